"""Questions, answers and the stage that follows from what is present."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Answer, Missing, Question, RoundFacts, Stage, Subject, rating_label
from leaderlens.domain.people import Role


@pytest.mark.parametrize("key", ["ryley.patient:leader", "taylor.trust_truth_tolerance.trust:pair"])
def test_a_question_key_goes_there_and_back(key: str) -> None:
    assert Question.parse(key).key == key


@given(st.text(max_size=60))
def test_anything_else_is_refused(text: str) -> None:
    try:
        question = Question.parse(text)
    except ValueError:
        return
    assert question.key == text


@pytest.mark.parametrize(
    "bad", ["ryley.patient", "ryley.patient:coach", "ryley:leader", "a.b.c.d:pair", "A.b:pair", ""]
)
def test_keys_that_name_nothing_are_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="question key"):
        Question.parse(bad)


def test_a_subject_is_self_other_or_us_from_each_chair() -> None:
    assert Subject.LEADER.seen_by(Role.LEADER) == "self"
    assert Subject.LEADER.seen_by(Role.CHIEF_EXECUTIVE) == "other"
    assert Subject.PAIR.seen_by(Role.LEADER) == "us"


@pytest.mark.parametrize("rating", [0, 8, -1])
def test_a_rating_outside_the_scale_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 7"):
        Answer(rating)


def test_an_answer_is_a_rating_or_a_reason_never_both_or_neither() -> None:
    with pytest.raises(ValueError, match="a rating or a reason"):
        Answer()
    with pytest.raises(ValueError, match="a rating or a reason"):
        Answer(4, Missing.TALK)


def test_every_step_of_the_scale_has_its_own_label() -> None:
    assert len({rating_label(step) for step in range(1, 8)}) == 7
    assert rating_label(1) == "Rarely or never"
    assert rating_label(7) == "Always, even under pressure"


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (RoundFacts(), Stage.TO_DO),
        (RoundFacts(their_commitment=True), Stage.OTHER_WAITING),
        (RoundFacts(my_commitment=True), Stage.SEALED_WAITING),
        (RoundFacts(my_commitment=True, their_commitment=True), Stage.BOTH_SEALED),
        (RoundFacts(True, True, my_opening=True), Stage.WAITING_FOR_OPENING),
        (RoundFacts(True, True, True, True), Stage.WAITING_FOR_RECEIPT),
        (RoundFacts(True, True, True, True, receipt=True), Stage.REVEALED),
        (RoundFacts(True, True, True, True, shown_anyway=True), Stage.REVEALED),
    ],
)
def test_the_stage_follows_from_the_facts(facts: RoundFacts, stage: Stage) -> None:
    assert facts.stage is stage


def test_nothing_is_ever_revealed_before_both_are_sealed_and_opened() -> None:
    for values in product((False, True), repeat=6):
        facts = RoundFacts(*values)
        if facts.stage is Stage.REVEALED:
            assert facts.my_commitment
            assert facts.their_commitment
            assert facts.my_opening
            assert facts.their_opening
            assert facts.receipt or facts.shown_anyway
