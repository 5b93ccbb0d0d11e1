"""Which backups stay: a few of the latest, then ever sparser ones, so that a mistake found late can still be undone.

Backups are put in order by (epoch, seq), the counters of the vault, never by the clock: a clock that was wrong for a
while must not push good backups out. Dates only say which backups share a day, a week, a month or a year.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date

LAST = 5
DAYS = 7
WEEKS = 4
MONTHS = 12
BEFORE_CHANGE = 3
"""How many are kept of those made before a migration, a restore or a change of key."""


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """What the rule needs to know of a backup; ``name`` tells two of the same counters apart."""

    epoch: int
    seq: int
    before_change: bool
    day: date
    name: str


def kept(stamps: Iterable[Stamp]) -> frozenset[Stamp]:
    """Those that stay of all there are: 5 last, 7 daily, 4 weekly, 12 monthly, one of every year, 3 before a change.

    A shelf counts its own periods, so one backup may stand on several shelves.
    """
    newest_first = sorted(stamps, reverse=True)
    ordinary = [stamp for stamp in newest_first if not stamp.before_change]
    before = [stamp for stamp in newest_first if stamp.before_change]
    stay = {*ordinary[:LAST], *before[:BEFORE_CHANGE]}
    stay |= _one_of_each(ordinary, lambda day: day, DAYS)
    stay |= _one_of_each(ordinary, lambda day: day.isocalendar()[:2], WEEKS)
    stay |= _one_of_each(ordinary, lambda day: (day.year, day.month), MONTHS)
    stay |= _one_of_each(ordinary, lambda day: day.year, len(ordinary))
    return frozenset(stay)


def _one_of_each(newest_first: Iterable[Stamp], period: Callable[[date], Hashable], most: int) -> set[Stamp]:
    """The newest stamp of each of the ``most`` newest periods."""
    first: dict[Hashable, Stamp] = {}
    for stamp in newest_first:
        if len(first) == most:
            break
        first.setdefault(period(stamp.day), stamp)
    return set(first.values())
