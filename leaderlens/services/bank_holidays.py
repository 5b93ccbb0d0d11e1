"""The bank holidays of England and Wales: what working days before an election are counted around.

By the rules of the Banking and Financial Dealings Act 1971 and the proclamations since; Easter comes from dateutil.
Days proclaimed once are listed; a future one moves a *latest day* by a day at most, and people enter the real day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_MONDAY, _SATURDAY = 0, 5
_MAY, _AUGUST, _DECEMBER = 5, 8, 12
_MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
"""Holidays that were put on another day: for the anniversary of VE Day and the Platinum Jubilee."""
_ONCE = (date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8))
"""The Platinum Jubilee, the funeral of Queen Elizabeth II, the coronation of King Charles III."""


class BankHolidays:
    """Every bank holiday, as a container of days; a year is worked out when it is first asked for."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _of_year(day.year)


@lru_cache(maxsize=64)
def _of_year(year: int) -> frozenset[date]:
    from dateutil.easter import easter

    sunday = easter(year)
    usual = (
        _substituted(date(year, 1, 1)),
        sunday - timedelta(2),
        sunday + timedelta(1),
        _first_monday(year, _MAY),
        _last_monday(year, _MAY),
        _last_monday(year, _AUGUST),
        *_christmas(year),
    )
    return frozenset((*(_MOVED.get(day, day) for day in usual), *(day for day in _ONCE if day.year == year)))


def _substituted(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day if day.weekday() < _SATURDAY else day + timedelta(7 - day.weekday())


def _christmas(year: int) -> tuple[date, date]:
    """Christmas Day and Boxing Day, or the weekdays that stand in for them."""
    first = date(year, _DECEMBER, 25)
    on = {4: (0, 3), 5: (2, 3), 6: (2, 1)}.get(first.weekday(), (0, 1))
    return first + timedelta(on[0]), first + timedelta(on[1])


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((_MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(last.weekday())
