"""A walk-through's plan: what may be shown, and coming back from the vault whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.walkthrough import FIRST_TICKS, MOST_ITEMS, Part, WalkThrough

PATIENT = Question("ryley.patient", Subject.LEADER)
PLAN = WalkThrough("c1", (PATIENT,), frozenset({Part.OWN, Part.EVENTS}), {PATIENT: "Ask about March."}, 4)


def test_a_plan_survives_being_kept() -> None:
    assert WalkThrough.of(json.loads(json.dumps(PLAN.fields()))) == PLAN


@pytest.mark.parametrize(
    "spoilt",
    [
        {},
        {"checkin": "c1"},
        PLAN.fields() | {"questions": ["no key"]},
        PLAN.fields() | {"questions": 3},
        PLAN.fields() | {"parts": ["everything"]},
        PLAN.fields() | {"remarks": ["x"]},
        PLAN.fields() | {"place": "last"},
        PLAN.fields() | {"questions": [f"ryley.item{n}:leader" for n in range(MOST_ITEMS + 1)]},
    ],
)
def test_what_does_not_read_as_a_plan_is_none(spoilt: dict[str, object]) -> None:
    assert WalkThrough.of(spoilt) is None


def test_a_part_is_shown_only_with_what_it_needs() -> None:
    assert PLAN.shown == {Part.OWN}  # both views over time would show the other's rating
    assert replace(PLAN, parts=frozenset({Part.OWN, Part.OTHER, Part.EVENTS})).shown == {
        Part.OWN,
        Part.OTHER,
        Part.EVENTS,
    }


def test_peoples_own_words_are_never_ticked_beforehand() -> None:
    assert Part.NOTES not in FIRST_TICKS
    assert WalkThrough("c1").parts == FIRST_TICKS


def test_there_is_an_end_to_what_fits() -> None:
    many = tuple(Question(f"ryley.item{number}", Subject.LEADER) for number in range(MOST_ITEMS + 1))
    with pytest.raises(ValueError, match="too many"):
        WalkThrough("c1", many)


def test_every_part_has_its_words() -> None:
    assert len({part.label for part in Part}) == len(Part)
