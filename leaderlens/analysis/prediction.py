"""How near each person came to what the other gave them: a series of its own, about the view and not the person.

A prediction is compared with the other's rating of the same question in the same check-in, wherever both exist. Steps
are given minus predicted: above zero, the other saw more than was expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leaderlens.analysis.agreement import Closeness, closeness
from leaderlens.analysis.series import in_order, rating
from leaderlens.domain.checkin import Question, Reveal
from leaderlens.domain.people import Role


@dataclass(frozen=True, slots=True)
class Surprise:
    """One prediction and what was given. ``steps`` is signed, given minus predicted."""

    question: Question
    predicted: int
    given: int

    @property
    def steps(self) -> int:
        """Above zero: the other saw more than was expected."""
        return self.given - self.predicted


@dataclass(frozen=True, slots=True)
class Foresight:
    """How near one person's predictions came at one check-in. ``closeness`` is None where nothing can be compared.

    Its gaps are given minus predicted; ``asked`` is False where the check-in did not ask for predictions at all.
    """

    day: date
    closeness: Closeness | None
    asked: bool


def surprises(reveal: Reveal, rater: Role) -> tuple[Surprise, ...]:
    """Every prediction ``rater`` made that can be compared, the widest of the mark first, then in the form's order."""
    found = []
    for question in reveal.checkin.questions:
        predicted, given = reveal.predicted(rater, question), rating(reveal, rater.other, question)
        if predicted is not None and given is not None:
            found.append(Surprise(question, predicted, given))
    return tuple(sorted(found, key=lambda one: -abs(one.steps)))


def foresight(reveals: Sequence[Reveal], rater: Role) -> tuple[Foresight, ...]:
    """One person's predictions over time, oldest first. A check-in without any keeps its place in the series."""
    return tuple(_foresight(reveal, rater) for reveal in in_order(reveals))


def _foresight(reveal: Reveal, rater: Role) -> Foresight:
    found = surprises(reveal, rater)
    near = closeness([one.given for one in found], [one.predicted for one in found]) if found else None
    return Foresight(reveal.checkin.due, near, reveal.checkin.predict)
