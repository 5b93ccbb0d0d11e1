"""A session as an .ics file for one's own calendar: when, how long, and not a word more.

Calendars are kept by employers and read by assistants, so an invitation never says who meets or why: its title is
"LeaderLens session", and the place goes along only when the person says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from leaderlens.clock import Clock
from leaderlens.domain.session import ReflectionSession, SessionState
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.audit import note
from leaderlens.services.landing import Landing, landing
from leaderlens.services.whole_files import whole_file
from leaderlens.store.database import Database

if TYPE_CHECKING:
    from icalendar import Timezone

SUFFIX = ".ics"
ALARM = timedelta(minutes=30)
"""How long before a session the calendar speaks up."""
_ZONE = "Europe/London"
_SUNDAYS = {"DAYLIGHT": (3, "19960331T010000", 0, 1, "BST"), "STANDARD": (10, "19961027T020000", 1, 0, "GMT")}
"""The clocks' changes since 1996: month, first one in the wall time before it, hours before and after, name."""
_COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Invitations:
    """Invitations to the sessions of one vault."""

    database: Database
    clock: Clock

    def name_for(self, session: ReflectionSession) -> str:
        """What to call the file unless the person says otherwise."""
        return _("LeaderLens session {date}").format(date=f"{_moment(session):%Y-%m-%d}") + SUFFIX

    def save(
        self, session: ReflectionSession, target: Path, *, replace: bool = False, with_place: bool = False
    ) -> Landing:
        """Write the invitation to ``target``, note it in the log, and answer what kind of place it lies in.

        Raises NotAllowedError ``no-day`` for a session without one; ExportError as ``whole_file`` does.
        """
        written = invitation(session, self.clock(), with_place=with_place)
        with whole_file(target, replace=replace) as unfinished:
            unfinished.write_bytes(written)
            note(self.database, self.clock, "exported", _("Invitation to a session, {name}").format(name=target.name))
        return landing(target.parent)


def invitation(session: ReflectionSession, now: datetime, *, with_place: bool = False) -> bytes:
    """The session as an iCalendar object (RFC 5545). Saved again it replaces itself, because its UID stays; a session
    that was called off says so. NotAllowedError ``no-day`` for one without a day.
    """
    from icalendar import Alarm, Calendar, Event, vDatetime

    begins = _moment(session).astimezone(ZoneInfo(_ZONE))
    event = Event()
    event.add("uid", f"{session.id}@leaderlens.invalid")  # never a domain: the file names no council and no machine
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((now - _COUNTED_FROM).total_seconds() // 60)))
    event.add("dtstart", begins.replace(microsecond=0))
    event.add("dtend", (begins + timedelta(minutes=session.minutes)).replace(microsecond=0))
    event.add("summary", _("LeaderLens session"))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if session.state is SessionState.CANCELLED else "CONFIRMED")
    event.add("transp", "OPAQUE")
    if with_place and session.place.strip():
        event.add("location", session.place.strip())
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM)
    alarm.add("description", _("LeaderLens: something is due"))
    event.add_component(alarm)
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//LeaderLens//LeaderLens//EN")
    whole.add("calscale", "GREGORIAN")
    whole.add_component(_london(vDatetime.from_ical))
    whole.add_component(event)
    return bytes(whole.to_ical())


def _london(moment: Callable[[str], datetime]) -> Timezone:
    """London's clocks, for calendars that do not know them. By hand: the library's own are an hour off in March."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", _ZONE)
    for kind, (month, first, before, after, name) in _SUNDAYS.items():
        part = TimezoneDaylight() if kind == "DAYLIGHT" else TimezoneStandard()
        part.add("dtstart", moment(first))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def _moment(session: ReflectionSession) -> datetime:
    if session.planned is None:
        raise NotAllowedError(
            _("This session has no day yet. Choose one, and then save the invitation."), code="no-day"
        )
    return session.planned
