"""What two people's ratings let one say, as typed findings: sentences are made from these and from nothing else.

Two tiers (measurement.md decision 6): two steps are *noticed*; three steps, or two that last, *hold up*. One step is
ordinary and yields no finding. Reveals are given in order, oldest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from statistics import median_low

from leaderlens.analysis.series import both, last_asked, rating
from leaderlens.analysis.thresholds import (
    EARLIER_POINTS,
    HOLDS_UP_OCCASIONS,
    HOLDS_UP_STEPS,
    SEEN_ALIKE_STEPS,
    SEEN_DIFFERENTLY_STEPS,
    USUAL_FROM,
)
from leaderlens.domain.checkin import Question, Reveal
from leaderlens.domain.people import SEATS, Role


class Tier(StrEnum):
    """How much a finding can carry."""

    NOTICED = "noticed"
    HOLDS_UP = "holds_up"


@dataclass(frozen=True, slots=True)
class Gap:
    """Two views two steps or more apart, at the newest check-in that asked.

    ``occasions`` counts how often in a row, among the times both rated, they have been that far apart the same way
    round; ``since`` is the first of them. ``rated`` is how often both have rated it at all.
    """

    question: Question
    leader: int
    chief_executive: int
    since: date
    occasions: int
    rated: int

    @property
    def steps(self) -> int:
        """How far apart, in whole steps."""
        return abs(self.leader - self.chief_executive)

    @property
    def tier(self) -> Tier:
        lasting = self.occasions >= HOLDS_UP_OCCASIONS
        return Tier.HOLDS_UP if lasting or self.steps >= HOLDS_UP_STEPS else Tier.NOTICED


@dataclass(frozen=True, slots=True)
class Closer:
    """Two views that were two steps or more apart the last time both rated, and are within one step now."""

    question: Question
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two views that were two steps or more apart for a while, and have been within one step for a while now.

    ``since`` is the first of the present run; both "for a while" mean two ratings by both or more.
    """

    question: Question
    since: date


@dataclass(frozen=True, slots=True)
class Shift:
    """One rater's view, two steps or more from ``before``; ``occasions`` says for how many ratings in a row.

    ``usual`` tells what ``before`` is: the median of the three ratings before (six or more known), else last time's.
    """

    question: Question
    rater: Role
    before: int
    after: int
    occasions: int
    usual: bool

    @property
    def steps(self) -> int:
        """Signed whole steps."""
        return self.after - self.before

    @property
    def held(self) -> bool:
        """Whether it has lasted."""
        return self.occasions >= HOLDS_UP_OCCASIONS

    @property
    def tier(self) -> Tier:
        return Tier.HOLDS_UP if self.held or abs(self.steps) >= HOLDS_UP_STEPS else Tier.NOTICED


def gap(reveals: Sequence[Reveal], question: Question) -> Gap | None:
    """The gap at the newest check-in that asked, or None: within one step, or a view missing."""
    latest = last_asked(reveals, question)
    seen = both(reveals, question)
    if latest is None or not seen or any(rating(latest, rater, question) is None for rater in SEATS):
        return None
    _day, leader, chief_executive = seen[-1]
    way = leader - chief_executive
    if abs(way) < SEEN_DIFFERENTLY_STEPS:
        return None
    since, occasions = seen[-1][0], 0
    for day, a, b in reversed(seen):
        if abs(a - b) < SEEN_DIFFERENTLY_STEPS or (a - b) * way < 0:
            break
        since, occasions = day, occasions + 1
    return Gap(question, leader, chief_executive, since, occasions, len(seen))


def closer(reveals: Sequence[Reveal], question: Question) -> Closer | None:
    """A gap that was there the last time both rated and is not there now."""
    latest = last_asked(reveals, question)
    seen = both(reveals, question)
    if latest is None or len(seen) < 2 or any(rating(latest, rater, question) is None for rater in SEATS):
        return None
    before, after = (abs(a - b) for _day, a, b in seen[-2:])
    return Closer(question, before, after) if before >= SEEN_DIFFERENTLY_STEPS and after <= SEEN_ALIKE_STEPS else None


def together(reveals: Sequence[Reveal], question: Question) -> Together | None:
    """A gap that lasted and has closed for good so far. The two runs need not touch: a wobble may lie between."""
    latest = last_asked(reveals, question)
    if latest is None or any(rating(latest, rater, question) is None for rater in SEATS):
        return None
    runs = [
        (near, [day for day, _near in run])
        for near, run in groupby(
            ((day, abs(a - b) <= SEEN_ALIKE_STEPS) for day, a, b in both(reveals, question)), key=itemgetter(1)
        )
    ]
    if not runs:
        return None
    near, days = runs[-1]
    lasted = any(not alike and len(earlier) >= HOLDS_UP_OCCASIONS for alike, earlier in runs)
    return Together(question, days[0]) if near and lasted and len(days) >= HOLDS_UP_OCCASIONS else None


def shift(reveals: Sequence[Reveal], question: Question, rater: Role) -> Shift | None:
    """A move of two steps or more in one rater's view, or None. Needs a rating at the newest check-in that asked.

    Below six ratings the newest is compared with the last one; from six on with the median of the three before. A move
    that has lasted is measured from what came before it.
    """
    latest = last_asked(reveals, question)
    if latest is None or rating(latest, rater, question) is None:
        return None
    values = [value for reveal in reveals if (value := rating(reveal, rater, question)) is not None]
    usual = len(values) >= USUAL_FROM
    reach = EARLIER_POINTS if usual else 1
    for occasions in range(min(len(values) - 1, reach if usual else HOLDS_UP_OCCASIONS), 0, -1):
        before = median_low(values[:-occasions][-reach:])
        moves = [value - before for value in values[-occasions:]]
        if min(moves) >= SEEN_DIFFERENTLY_STEPS or max(moves) <= -SEEN_DIFFERENTLY_STEPS:
            return Shift(question, rater, before, values[-1], occasions, usual)
    return None


def gaps(reveals: Sequence[Reveal], questions: Sequence[Question]) -> list[Gap]:
    """All gaps, those that hold up first, widest first, longest first, then in the order of the questions."""
    found = [one for question in questions if (one := gap(reveals, question)) is not None]
    return sorted(found, key=lambda one: (one.tier is not Tier.HOLDS_UP, -one.steps, -one.occasions))


def closers(reveals: Sequence[Reveal], questions: Sequence[Question]) -> list[Closer]:
    """Gaps that have closed, the widest first."""
    found = [one for question in questions if (one := closer(reveals, question)) is not None]
    return sorted(found, key=lambda one: one.after - one.before)


def meetings(reveals: Sequence[Reveal], questions: Sequence[Question]) -> list[Together]:
    """Views that have come together, the latest first."""
    found = [one for question in questions if (one := together(reveals, question)) is not None]
    return sorted(found, key=lambda one: -one.since.toordinal())


def shifts(reveals: Sequence[Reveal], questions: Sequence[Question]) -> list[Shift]:
    """All moves, those that hold up first, largest first; of equal ones a view of the other before one of oneself."""
    found = [one for question in questions for rater in SEATS if (one := shift(reveals, question, rater)) is not None]
    return sorted(
        found,
        key=lambda one: (
            one.tier is not Tier.HOLDS_UP,
            -abs(one.steps),
            one.question.subject.seen_by(one.rater) == "self",
        ),
    )
