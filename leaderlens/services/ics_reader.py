"""Reads a calendar file (.ics, RFC 5545) into days with titles, and counts what it leaves out and why.

Only the day and the title of an event are read: descriptions, places, people and attachments stay where they are.
Days are those of the person's own time zone. A repeating event is written out within the bounds that are asked for.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from leaderlens.domain.event import LONGEST_TITLE, Event
from leaderlens.domain.event_kinds import kind_hinted
from leaderlens.domain.text import portable
from leaderlens.errors import ImportSourceError
from leaderlens.i18n import _, ngettext

if TYPE_CHECKING:
    import icalendar

LARGEST_FILE = 10 * 1024**2
"""Bytes of a calendar file that is read."""
MOST_READ = 20_000
"""Entries of a calendar file that are looked at."""
MOST_FOUND = 2_000
"""Events that one file may bring."""
MOST_TIMES = 200
"""Times that one repeating event is written out."""
OWN_MARK = "@leaderlens"
"""How the names of events end that LeaderLens wrote itself."""
_PATIENCE = 5.0  # seconds for all repeating events together: some rules never come true, and finding out takes time
_EARLIEST_RULE = 1970
_TIMES_OF_DAY = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_OFTEN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", *_TIMES_OF_DAY}
_RARELY = {*_OFTEN, "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "BYWEEKNO"}
_FOLLOWED = {"DAILY": _OFTEN, "WEEKLY": _OFTEN, "MONTHLY": _RARELY, "YEARLY": _RARELY}


class Skip(StrEnum):
    """Why something in a calendar file is left out."""

    PRIVATE = "private"
    CANCELLED = "cancelled"
    NAMELESS = "nameless"
    UNDATED = "undated"
    OUTSIDE = "outside"
    RULE = "rule"
    TOO_MANY = "too_many"

    def sentence(self, count: int) -> str:
        """``3 are marked private there``."""
        return {
            Skip.PRIVATE: ngettext("{count} is marked private there", "{count} are marked private there", count),
            Skip.CANCELLED: ngettext("{count} was cancelled", "{count} were cancelled", count),
            Skip.NAMELESS: ngettext("{count} has no title", "{count} have no title", count),
            Skip.UNDATED: ngettext(
                "{count} has no day that can be read", "{count} have no day that can be read", count
            ),
            Skip.OUTSIDE: ngettext(
                "{count} lies outside the years looked at", "{count} lie outside the years looked at", count
            ),
            Skip.RULE: ngettext(
                "{count} repeats in a way that cannot be followed", "{count} repeat in a way that cannot be followed",
                count,
            ),
            Skip.TOO_MANY: ngettext("{count} is one too many for one file", "{count} are too many for one file", count),
        }[self].format(count=count)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a calendar file holds: events, oldest first, and how many entries were left out for which reason."""

    events: tuple[Event, ...]
    skipped: Mapping[Skip, int]


class _SkippedError(Exception):
    def __init__(self, why: Skip) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class _Bounds:
    first: date
    last: date
    zone: tzinfo
    deadline: float


def read(data: bytes, first: date, last: date, zone: tzinfo) -> Found:
    """The events of a calendar file from ``first`` to ``last``.

    Raises ImportSourceError: ``too-large``, ``unreadable`` for anything that is not a calendar.
    """
    entries = _entries(data)
    bounds = _Bounds(first, last, zone, time.monotonic() + _PATIENCE)
    moved: dict[str, set[date]] = {}
    for entry in entries:
        if (day := _day_of(entry, "RECURRENCE-ID", zone)) is not None:
            moved.setdefault(_uid(entry), set()).add(day)
    found: dict[str, Event] = {}
    skipped: Counter[Skip] = Counter()
    for entry in entries:
        try:
            fresh = {event.id: event for event in _events(entry, bounds, moved)}
        except _SkippedError as left:
            skipped[left.why] += 1
            continue
        if len(found.keys() | fresh.keys()) > MOST_FOUND:
            skipped[Skip.TOO_MANY] += 1
        else:
            found |= fresh
    return Found(tuple(sorted(found.values(), key=lambda one: (one.day, one.title, one.id))), skipped)


def _entries(data: bytes) -> list[icalendar.Component]:
    from icalendar import Calendar

    if len(data) > LARGEST_FILE:
        raise ImportSourceError(
            _("This calendar file is larger than {count} MB. Please export a shorter period.").format(
                count=LARGEST_FILE // 1024**2
            ),
            code="too-large",
        )
    entries: list[icalendar.Component] = []
    try:
        for calendar in Calendar.from_ical(data.decode("utf-8-sig", "replace"), multiple=True):
            if calendar.name == "VCALENDAR":
                entries.extend(calendar.walk("VEVENT"))
    except Exception:  # noqa: BLE001 - a parser of strangers' files may meet anything; none of it may reach the person
        entries = []
        calendars = 0
    else:
        calendars = data.upper().count(b"BEGIN:VCALENDAR")
    if not calendars:
        raise ImportSourceError(
            _("This is not a calendar file that can be read. Nothing was added. Calendar files usually end in .ics."),
            code="unreadable",
        )
    return entries[:MOST_READ]


def _events(entry: icalendar.Component, bounds: _Bounds, moved: Mapping[str, set[date]]) -> Iterator[Event]:
    if _text(entry, "STATUS").upper() == "CANCELLED":
        raise _SkippedError(Skip.CANCELLED)
    if _text(entry, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise _SkippedError(Skip.PRIVATE)
    title = " ".join(portable(_text(entry, "SUMMARY")).split())[:LONGEST_TITLE].strip()
    if not title:
        raise _SkippedError(Skip.NAMELESS)
    start = _day_of(entry, "DTSTART", bounds.zone)
    if start is None:
        raise _SkippedError(Skip.UNDATED)
    uid, kind = _uid(entry), kind_hinted(title)
    days = sorted(_days(entry, start, bounds) - (moved.get(uid, set()) if "RECURRENCE-ID" not in entry else set()))
    inside = [day for day in days if bounds.first <= day <= bounds.last]
    if not inside:
        raise _SkippedError(Skip.OUTSIDE)
    for day in inside[:MOST_TIMES]:
        yield Event(_id(uid, title, day), day, kind, title)


def _days(entry: icalendar.Component, start: date, bounds: _Bounds) -> set[date]:
    if "RECURRENCE-ID" in entry or not ("RRULE" in entry or "RDATE" in entry):
        return {start}
    days = {start, *_listed(entry, "RDATE", bounds.zone)}
    if "RRULE" in entry:
        days |= _repeated(entry, start, bounds)
    return days - _listed(entry, "EXDATE", bounds.zone)


def _repeated(entry: icalendar.Component, start: date, bounds: _Bounds) -> set[date]:
    """The days a rule makes, up to the end of the bounds. Times of day play no part: a day is what we keep."""
    from dateutil.rrule import rrulestr

    if time.monotonic() > bounds.deadline:
        raise _SkippedError(Skip.RULE)
    rule = _rule(entry["RRULE"])
    if not rule or start.year < _EARLIEST_RULE:
        raise _SkippedError(Skip.RULE)
    days: set[date] = set()
    try:
        for moment in rrulestr(rule, dtstart=datetime(start.year, start.month, start.day)):  # noqa: DTZ001 - a day
            if moment.date() > bounds.last or len(days) >= MOST_TIMES:
                break
            if moment.date() >= bounds.first:
                days.add(moment.date())
    except Exception:  # noqa: BLE001 - as above: rules of strangers
        raise _SkippedError(Skip.RULE) from None
    return days


def _rule(rule: Any) -> str:
    """The rule without times of day; empty for one that cannot be read, or repeats within a day, or may never end.

    By week or day only weekdays and months are followed: with days of the month a rule may search for ever.
    """
    try:
        parts = {str(name).upper(): value for name, value in rule.items()}
        frequency = str(parts["FREQ"][0]).upper()
        if int(parts.get("INTERVAL", [1])[0]) < 1 or not parts.keys() <= _FOLLOWED.get(frequency, set()):
            return ""
        return ";".join(f"{name}={_plain(name, value)}" for name, value in parts.items() if name not in _TIMES_OF_DAY)
    except Exception:  # noqa: BLE001 - as above
        return ""


def _plain(name: str, value: list[Any]) -> str:
    """A part of a rule as text; the end of a rule as a day."""
    if name == "UNTIL":
        return f"{_only_day(value[0]):%Y%m%d}"
    return ",".join(str(one) for one in value)


def _only_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _listed(entry: icalendar.Component, name: str, zone: tzinfo) -> set[date]:
    """The days of EXDATE or RDATE lines; what cannot be read there is passed over."""
    lines = entry.get(name)
    if lines is None:
        return set()
    found = set()
    for line in lines if isinstance(lines, list) else [lines]:
        for one in getattr(line, "dts", ()):
            if (day := _local(getattr(one, "dt", None), zone)) is not None:
                found.add(day)
    return found


def _day_of(entry: icalendar.Component, name: str, zone: tzinfo) -> date | None:
    value = entry.get(name)
    try:
        return _local(getattr(value, "dt", None), zone)
    except ValueError:
        return None


def _local(value: object, zone: tzinfo) -> date | None:
    """The day in the person's own zone; a moment without a zone is local already."""
    if isinstance(value, tuple):  # a period of RDATE
        value = value[0]
    if isinstance(value, datetime):
        try:
            return (value if value.tzinfo is None else value.astimezone(zone)).date()
        except (OverflowError, ValueError):
            return None
    return value if isinstance(value, date) else None


def _text(entry: icalendar.Component, name: str) -> str:
    value = entry.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)


def _uid(entry: icalendar.Component) -> str:
    return _text(entry, "UID")


def _id(uid: str, title: str, day: date) -> str:
    """The same for the same event of the same file, so that bringing a file in twice adds nothing."""
    own = uid.removesuffix(OWN_MARK)
    if own != uid and own.isascii() and 0 < len(own) <= 64 and set(own) <= _OWN_LETTERS:
        return own
    return sha256(f"ics\0{uid or title}\0{day.isoformat()}".encode("utf-8", "replace")).hexdigest()[:32]


_OWN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_.-")
