"""Times as other journals write them: with a zone, with an offset, in milliseconds, or in somebody's own order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from leaderlens.importers.entry import EntryProblemError

FIRST_YEAR, LAST_YEAR = 1850, 2150
"""An entry outside these years has a damaged date."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOTHING = 1e300
_TICKS_AT_EPOCH = 621_355_968_000_000_000
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?$")
_LONGEST = 64


def zone_named(name: str) -> ZoneInfo | timezone | None:
    """The zone of an IANA name or of ``GMT+01:00``; None for one that is not known here."""
    name = name.strip()
    if not name or len(name) > _LONGEST or not re.fullmatch(r"[A-Za-z0-9_+\-/: ]+", name):
        return None
    if found := _OFFSET.match(name):
        hours, minutes = int(found[2]), int(found[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if found[1] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def name_of(zone: ZoneInfo | timezone) -> str:
    """The IANA name, or nothing where only the offset is known."""
    return zone.key if isinstance(zone, ZoneInfo) else ""


def sensible(moment: datetime) -> datetime:
    """``moment`` itself. EntryProblemError ``no-date`` for a year that no journal has."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise EntryProblemError("no-date")
    return moment


def from_iso(text: str, home: ZoneInfo) -> datetime:
    """An ISO 8601 time; one without an offset is in ``home``. EntryProblemError ``no-date``."""
    if not text or len(text) > _LONGEST:
        raise EntryProblemError("no-date")
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise EntryProblemError("no-date") from error
    sensible(found)
    return found if found.tzinfo is not None else found.replace(tzinfo=home)


def from_millis(number: float | None) -> datetime:
    """Milliseconds since 1970, in UTC. EntryProblemError ``no-date`` for none and for nonsense."""
    if number is None or not abs(number) < 1e16:
        raise EntryProblemError("no-date")
    try:
        return sensible(_EPOCH + timedelta(milliseconds=number))
    except OverflowError as error:
        raise EntryProblemError("no-date") from error


def from_ticks(ticks: int, home: ZoneInfo) -> datetime:
    """.NET ticks: tenths of microseconds since the year 1, as the time of day in ``home``."""
    try:
        found = datetime(1970, 1, 1) + timedelta(microseconds=(ticks - _TICKS_AT_EPOCH) // 10)  # noqa: DTZ001 - placed below
    except OverflowError as error:
        raise EntryProblemError("no-date") from error
    return sensible(found).replace(tzinfo=home)


def moved(moment: datetime, name: str, home: ZoneInfo) -> tuple[datetime, str, tuple[str, ...]]:
    """A moment seen in the zone called ``name``: the moment, the zone's IANA name, and notes.

    Without a name the moment keeps what it has; a name that is not known here gives ``home`` and a note.
    """
    if not name:
        return moment.astimezone(home) if moment.tzinfo is UTC else moment, home.key if moment.tzinfo is UTC else "", ()
    zone = zone_named(name)
    if zone is None:
        return moment.astimezone(home), home.key, ("unknown-zone",)
    return moment.astimezone(zone), name_of(zone), ()


def number_or_none(value: object) -> float | None:
    """A number, unless it is one that means “none” (the largest a computer can write) or is no number at all."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if abs(found) < _NOTHING else None


_STAMP = re.compile(
    r"(?P<a>\d{1,4})[-./ ](?P<b>\d{1,2}|[A-Za-z]{3,9})[-./ ,]\s?(?P<c>\d{1,4})"
    r"(?:[ T,]+(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?)?"
)
_MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip
_LETTERS = re.compile(r"(?P<b>[A-Za-z]{3,9})\s+(?P<c>\d{1,2}),?\s+(?P<a>\d{4})")


def day_comes_first(stamps: Iterable[str]) -> bool:
    """Whether a person who wrote ``09/06/2013`` means June: some other date of theirs tells; British when none does."""
    for stamp in stamps:
        if found := _STAMP.match(stamp.strip()):
            first, second = found["a"], found["b"]
            if len(first) <= 2 and second.isdigit():
                if int(first) > 12:
                    return True
                if int(second) > 12:
                    return False
    return True


def from_stamp(text: str, home: ZoneInfo, *, day_first: bool = True) -> datetime:
    """A date with or without a time of day, in most orders people use; in ``home``. EntryProblemError ``no-date``.

    Understood: year first, day first or (``day_first`` False) month first; months as numbers or English names; 24
    hours, or 12 with am and pm. Without a time of day it is noon, which is on that day wherever the reader is.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise EntryProblemError("no-date")
    found = _STAMP.fullmatch(text)
    if found is None:
        letters = _LETTERS.match(text)
        if letters is None:
            raise EntryProblemError("no-date")
        swapped = f"{letters['a']}-{letters['b']}-{letters['c']}{text[letters.end() :]}"
        found = _STAMP.fullmatch(swapped)
        if found is None:
            raise EntryProblemError("no-date")
    first, middle, last = found["a"], found["b"], found["c"]
    if len(first) >= 3:
        year, month, day = first, middle, last
    elif day_first or not middle.isdigit():
        day, month, year = first, middle, last
    else:
        month, day, year = first, middle, last
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3].lower(), 0)
    full = int(year) + (2000 if len(year) <= 2 else 0)
    hour = 12 if found["hour"] is None else int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    try:
        made = datetime(full, number, int(day), hour, int(found["minute"] or 0), int(found["second"] or 0), tzinfo=home)
    except ValueError as error:
        raise EntryProblemError("no-date") from error
    return sensible(made)
