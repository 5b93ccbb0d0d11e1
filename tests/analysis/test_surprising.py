from __future__ import annotations

from datetime import date

import pytest

from leaderlens.analysis.surprising import surprising
from leaderlens.domain.checkin import CheckIn, Reveal, Sheet, Subject
from tests.analysis.invented import answered
from tests.analysis.rounds import C, L, ask, names

DAY = date(2025, 11, 10)
ITEMS = ("decisive", "patient", "honest", "accessible")


def predicted(*pairs: tuple[int | None, int]) -> Reveal:
    """What the leader thought, and what the chief executive gave, of the first items."""
    questions = tuple(ask(item, Subject.LEADER) for item in ITEMS[: len(pairs)])
    checkin = CheckIn("c", "p", L, DAY, DAY, ("ryley",), questions, predict=True)
    thought = {one: answered(pair[0], 5) for one, pair in zip(questions, pairs, strict=True)}
    given = {one: answered(None, pair[1]) for one, pair in zip(questions, pairs, strict=True)}
    return Reveal(checkin, Sheet("c", L, thought), Sheet("c", C, given))


@pytest.mark.parametrize(
    ("pairs", "headline"),
    [
        (((5, 5), (5, 6)), "All two predictions came within one step"),
        (((5, 6),), "The one prediction came within one step"),
        (((3, 6), (5, 5)), "Decisive was rated higher than was thought"),
        (
            ((3, 6), (7, 4), (7, 5)),
            "Decisive was rated higher than was thought; patient and honest were rated lower than was thought",
        ),
    ],
)
def test_the_headline_counts_surprises_of_two_steps(pairs: tuple[tuple[int, int], ...], headline: str) -> None:
    found = surprising(predicted(*pairs), L, names())
    assert found is not None
    assert found.headline == headline


def test_rows_are_grouped_by_the_way_they_went_the_widest_first() -> None:
    found = surprising(predicted((3, 5), (2, 7), (5, 5), (6, 4)), L, names())
    assert found is not None
    assert [(group.title, [row.steps for row in group.rows]) for group in found.groups] == [
        ("More than was thought", [5, 2]),
        ("Less than was thought", [-2]),
        ("Much as was thought", [0]),
    ]
    assert ("More than was thought", "Patient", "2", "7", "+5") in found.table.rows
    assert "Patient, thought 2, given 7, five steps" in found.alt
    assert found.subtitle == (
        "What the Leader thought the Chief Executive would give, and what the Chief Executive gave, November 2025."
    )


def test_without_a_prediction_there_is_no_chart() -> None:
    assert surprising(predicted((None, 5)), L, names()) is None
    assert surprising(predicted((5, 5)), C, names()) is None
