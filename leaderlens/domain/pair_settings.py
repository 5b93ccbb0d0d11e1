"""How a pair checks in: how often, with what, in which form, who may be reminded. Shared; either may change it.

Defaults follow the measurement paper: the full form at the start, then a pulse with the full form every third time.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leaderlens.domain.checkin import FormKind
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, ngettext

FEWEST_DAYS, MOST_DAYS = 7, 366
"""The ends of a rhythm in days of the pair's own."""
FIRST_DUE_AFTER = 7
"""Days from today until a pair's first check-in is due."""


class Rhythm(StrEnum):
    """How often a pair means to check in."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    OWN = "own"


_DAYS = {Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}
_MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}


@dataclass(frozen=True, slots=True)
class Cadence:
    """A rhythm; ``days`` counts only for :attr:`Rhythm.OWN`, 7 to 366. ValueError outside that."""

    rhythm: Rhythm = Rhythm.MONTHLY
    days: int = 0

    def __post_init__(self) -> None:
        if self.rhythm is Rhythm.OWN and not FEWEST_DAYS <= self.days <= MOST_DAYS:
            raise ValueError("a rhythm of one's own has 7 to 366 days")

    @property
    def label(self) -> str:
        """``every month``, ``every 10 days``."""
        return {
            Rhythm.WEEKLY: _("every week"),
            Rhythm.FORTNIGHTLY: _("every two weeks"),
            Rhythm.MONTHLY: _("every month"),
            Rhythm.QUARTERLY: _("every three months"),
            Rhythm.OWN: ngettext("every {count} day", "every {count} days", self.days).format(count=self.days),
        }[self.rhythm]

    def after(self, day: date, times: int = 1) -> date:
        """The day ``times`` steps after ``day``. A month from the 31st ends at the end of a shorter month."""
        if self.rhythm in _MONTHS:
            month = day.year * 12 + day.month - 1 + _MONTHS[self.rhythm] * times
            year, month = month // 12, month % 12 + 1
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        return day + timedelta(days=_DAYS.get(self.rhythm, self.days) * times)


class FormRule(StrEnum):
    """Which form a check-in takes. The first one of a pair is always full: it is the starting picture."""

    PULSE = "pulse"
    FULL = "full"
    MIXED = "mixed"

    def form_after(self, earlier: Sequence[FormKind]) -> FormKind:
        """The form that comes next; ``earlier`` are the forms so far, oldest first. Mixed: full every third time."""
        if self is FormRule.FULL or not earlier:
            return FormKind.FULL
        if self is FormRule.MIXED and len(earlier) > 1 and FormKind.FULL not in earlier[-2:]:
            return FormKind.FULL
        return FormKind.PULSE


@dataclass(frozen=True, slots=True)
class PairSettings:
    """What a pair has chosen. ``lenses`` are ids, ``focus`` item keys (five at most).

    ``mirrors`` asks principles about one role from the other role's side too; ``prediction`` asks each what they think
    the other gave them. ``reminded`` are the seats whose app may remind them.
    """

    cadence: Cadence = Cadence()
    lenses: tuple[str, ...] = ("ryley", "taylor")
    focus: tuple[str, ...] = ()
    mirrors: bool = True
    prediction: bool = True
    form: FormRule = FormRule.MIXED
    reminded: frozenset[Role] = frozenset(SEATS)


def next_due(cadence: Cadence, last: date | None, today: date) -> date:
    """When the next check-in is due, never before today. ``last`` is the due day of the last one, None before any."""
    if last is None:
        return today + timedelta(days=FIRST_DUE_AFTER)
    times = 1
    while (due := cadence.after(last, times)) < today:
        times += 1
    return due
