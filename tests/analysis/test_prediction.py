"""Predictions beside what was given: counted, signed, and silent where there is nothing to compare."""

from __future__ import annotations

from datetime import date

from leaderlens.analysis.prediction import foresight, surprises
from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Reveal, Sheet, Subject
from leaderlens.domain.people import Role

L, C = Role.LEADER, Role.CHIEF_EXECUTIVE
QUESTIONS = tuple(Question(f"ryley.item{number}", Subject.LEADER) for number in range(5))


def reveal(day: date, predicted: list[int | None], given: list[int | None], *, predict: bool = True) -> Reveal:
    checkin = CheckIn("c", "p", L, day, day, ("ryley",), QUESTIONS, predict=predict)
    mine = {q: Answer(5, prediction=guess) for q, guess in zip(QUESTIONS, predicted, strict=False)}
    theirs = {
        q: Answer(missing=Missing.NO_CHANCE) if rating is None else Answer(rating)
        for q, rating in zip(QUESTIONS, given, strict=False)
    }
    return Reveal(checkin, Sheet("c", L, mine), Sheet("c", C, theirs))


def test_the_widest_of_the_mark_comes_first_and_the_sign_says_which_way() -> None:
    found = surprises(reveal(date(2026, 1, 1), [5, 4, None, 6, 3], [5, 7, 2, None, 2]), L)
    assert [(one.question, one.predicted, one.given, one.steps) for one in found] == [
        (QUESTIONS[1], 4, 7, 3),
        (QUESTIONS[4], 3, 2, -1),
        (QUESTIONS[0], 5, 5, 0),
    ]
    assert surprises(reveal(date(2026, 1, 1), [5], [5]), C) == ()


def test_a_series_of_its_own_in_order_with_its_gaps() -> None:
    later = reveal(date(2026, 3, 1), [5, 5, 5], [5, 6, 3])
    first = reveal(date(2026, 1, 1), [], [5], predict=False)
    between = reveal(date(2026, 2, 1), [4], [None])
    series = foresight([later, between, first], L)
    assert [(one.day.month, one.asked, one.closeness is None) for one in series] == [
        (1, False, True),
        (2, True, True),
        (3, True, False),
    ]
    near = series[2].closeness
    assert near is not None
    assert (near.k, near.same, near.within_one, near.two) == (3, 1, 2, 1)
    assert near.mean_gap is not None
    assert abs(near.mean_gap - (0 + 1 - 2) / 3) < 1e-12
