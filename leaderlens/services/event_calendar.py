"""The timeline and other people's calendars: events out of a calendar file and into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from leaderlens.domain.changes import Changes
from leaderlens.domain.event import Event
from leaderlens.domain.event_kinds import kind_of
from leaderlens.domain.people import Pair
from leaderlens.errors import ImportSourceError
from leaderlens.i18n import _
from leaderlens.services import audit
from leaderlens.services.events import Events
from leaderlens.services.ics_reader import LARGEST_FILE, OWN_MARK, Skip, read
from leaderlens.services.whole_files import whole_file

YEARS_AHEAD = 3
"""How far into the future a calendar file is read."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a calendar file would bring. ``there`` are ids of events that are on the timeline already as they are."""

    name: str
    events: tuple[Event, ...]
    there: frozenset[str]
    skipped: Mapping[Skip, int]


@dataclass(frozen=True, slots=True)
class EventCalendar:
    """Calendar files for the timelines of one person's pairs."""

    events: Events

    def look(self, pair: Pair, path: Path) -> Look:
        """Read a file and write nothing. ImportSourceError: ``unreadable``, ``too-large``, ``unreachable``."""
        now = self.events.log.clock()
        assert now.tzinfo is not None  # noqa: S101 - clocks tell moments
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError:
            raise ImportSourceError(
                _("This file cannot be opened just now. Nothing was added."), code="unreachable"
            ) from None
        found = read(data, pair.term_start, date(now.year + YEARS_AHEAD, 12, 31), now.tzinfo)
        known = {event.id: event for event in self.events.all(pair.id)}
        there = {one.id for one in found.events if one.id in known and known[one.id].day == one.day}
        return Look(path.name, found.events, frozenset(there), found.skipped)

    def bring(self, pair: Pair, look: Look, chosen: Sequence[Event]) -> Changes:
        """Put the chosen events of a file on the timeline of both."""
        changes = self.events.add(pair.id, chosen)
        audit.note(self.events.database, self.events.log.clock, "imported", look.name)
        return changes

    def write(self, pair: Pair, target: Path) -> int:
        """Write the timeline to a file; answers how many events are in it. ExportError as :func:`whole_file`.

        Days, titles and kinds of what concerns the council: no notes, and nothing that is between the two people.
        """
        events = [one for one in self.events.all(pair.id) if not kind_of(one.kind).between_us]
        data = self._file(events)
        with whole_file(target, replace=True) as unfinished:
            unfinished.write_bytes(data)
        audit.note(self.events.database, self.events.log.clock, "exported", target.name)
        return len(events)

    def _file(self, events: Sequence[Event]) -> bytes:
        from icalendar import Calendar
        from icalendar import Event as Entry

        calendar = Calendar()
        calendar.add("prodid", "-//LeaderLens//Timeline//EN")
        calendar.add("version", "2.0")
        now = self.events.log.clock()
        for event in events:
            entry = Entry()
            entry.add("uid", f"{event.id}{OWN_MARK}")
            entry.add("dtstamp", now)
            entry.add("dtstart", event.day)
            entry.add("dtend", event.day + timedelta(1))
            entry.add("summary", event.title)
            entry.add("categories", [kind_of(event.kind).name])
            entry.add("transp", "TRANSPARENT")
            calendar.add_component(entry)
        data: bytes = calendar.to_ical()
        return data
