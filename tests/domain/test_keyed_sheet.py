"""Keying in a sheet from paper: quick when right, and a sentence with the place when wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Answer, Missing, Question, Subject
from leaderlens.domain.keyed_sheet import KeyedSheetError, parse_keyed
from leaderlens.domain.people import Role

ABOUT_THEM = [Question(f"ryley.item{number}", Subject.CHIEF_EXECUTIVE) for number in range(3)]
ABOUT_ME = [Question(f"ryley.item{number}", Subject.LEADER) for number in range(2)]
ORDER = [*ABOUT_THEM, *ABOUT_ME]
ANSWERS = [Answer(5), Answer(6), Answer(missing=Missing.NO_CHANCE), Answer(4), Answer(missing=Missing.TALK)]


@pytest.mark.parametrize("text", ["5 6 - 4 ?", "56-4?", "5,6,-,4,?\n", " 5;6 – 4\n?  ", "5\t6\t−\t4\t？"])
def test_however_it_is_keyed(text: str) -> None:
    assert parse_keyed(text, ORDER, Role.LEADER) == dict(zip(ORDER, ANSWERS, strict=True))


def test_blank_and_predicted() -> None:
    found = parse_keyed("5 . 6 4/6 -/5", ORDER, Role.LEADER, predict=True)
    assert found == {
        ORDER[0]: Answer(5),
        ORDER[2]: Answer(6),
        ORDER[3]: Answer(4, prediction=6),
        ORDER[4]: Answer(missing=Missing.NO_CHANCE, prediction=5),
    }


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("5 6 8", 3, "from 1 to 7"),
        ("5 0", 2, "from 1 to 7"),
        ("5 six", 2, "“s” is no mark"),
        ("5 6 - 4", 5, "1 question is left after number 4"),
        ("", 1, "5 questions are left after number 0"),
        ("5 6 - 4 ? 3 3", 6, "2 marks more than the 5 questions"),
        ("5 6 - 4 ? 3", 6, "1 mark more than the 5 questions"),
        ("5/4 6 - 4 ?", 1, "nothing to be predicted"),
        ("5 6 - ./4 ?", 4, "needs an answer"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, place: int, says: str) -> None:
    with pytest.raises(KeyedSheetError, match=says) as refused:
        parse_keyed(text, ORDER, Role.LEADER, predict=True)
    assert refused.value.place == place


def test_nothing_can_be_predicted_where_it_is_not_asked() -> None:
    with pytest.raises(KeyedSheetError, match="nothing to be predicted"):
        parse_keyed("5 6 - 4/4 ?", ORDER, Role.LEADER)


@given(st.text(max_size=30))
def test_nothing_that_can_be_typed_breaks_it(text: str) -> None:
    try:
        found = parse_keyed(text, ORDER, Role.LEADER, predict=True)
    except KeyedSheetError as refused:
        assert 1 <= refused.place <= len(ORDER) + 1  # noqa: PT017 - either outcome is fine
    else:
        assert set(found) <= set(ORDER)
