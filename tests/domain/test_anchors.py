"""Agreed anchors: the same set in force whatever order proposals and agreements arrive in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.anchors import ANCHORS_KIND, Anchors, in_force, read_anchors
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.lens import wording_id
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.proposal import Proposal, Word, proposal_id
from leaderlens.services.lenses import Library

ITEM = Library().item("ryley.accessible")
BOTH = (Subject.LEADER, Subject.CHIEF_EXECUTIVE)
AGREED = dict.fromkeys(SEATS, Word.AGREED)


def proposed(anchors: Anchors, words: dict[Role, Word] | None = None) -> Proposal:
    return Proposal(
        proposal_id(ANCHORS_KIND, anchors.body), Role.LEADER, anchors.body, AGREED if words is None else words
    )


def anchors(low: str = "Hard to reach", number: int = 1, subjects: tuple[Subject, ...] = BOTH) -> Anchors:
    return Anchors(ITEM.key, subjects, low, "Had to chase in busy weeks", "Found time the same day", number)


SETS = st.builds(
    anchors,
    low=st.sampled_from(["a", "b", "c"]),
    number=st.integers(1, 3),
    subjects=st.sampled_from([BOTH, BOTH[:1], BOTH[1:]]),
)
PROPOSALS = st.builds(proposed, SETS, st.dictionaries(st.sampled_from(SEATS), st.sampled_from(Word)))


@given(
    st.lists(PROPOSALS, max_size=8, unique_by=lambda one: one.id).flatmap(
        lambda all_: st.tuples(st.just(all_), st.permutations(all_))
    )
)
def test_the_order_of_arrival_changes_nothing(orders: tuple[list[Proposal], list[Proposal]]) -> None:
    one, other = (read_anchors(found) for found in orders)
    assert one == other
    assert in_force(one) == in_force(other)
    for theme, chosen in in_force(one).items():
        rivals = [s.anchors for s in one if s.proposal.agreed and theme.subject in s.anchors.subjects]
        assert chosen.number == max(rival.number for rival in rivals)


def test_what_is_not_agreed_by_both_is_not_in_force() -> None:
    sets = read_anchors([proposed(anchors(), {Role.LEADER: Word.AGREED})])
    assert len(sets) == 1
    assert in_force(sets) == {}


def test_anchors_take_the_place_of_the_shipped_ones_and_name_another_wording() -> None:
    mine = anchors(subjects=BOTH[:1])
    worded = mine.applied(ITEM)
    assert worded.wording[Subject.LEADER].middle == "Had to chase in busy weeks"
    assert worded.wording[Subject.CHIEF_EXECUTIVE] == ITEM.wording[Subject.CHIEF_EXECUTIVE]
    (question,) = mine.questions(ITEM)
    assert question == Question(ITEM.key, Subject.LEADER, wording_id(worded, Subject.LEADER))
    assert question.wording != wording_id(ITEM, Subject.LEADER)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0},
        {"number": "1"},
        {"subjects": "leader"},
        {"subjects": ["nobody"]},
        {"low": ""},
        {"low": "x" * 161},
        {"high": 7},
    ],
)
def test_what_is_no_set_is_left_out(change: dict[str, Any]) -> None:
    body = anchors().body | change
    assert read_anchors([Proposal("p", Role.LEADER, body, AGREED)]) == ()
    del body["middle"]
    assert read_anchors([Proposal("p", Role.LEADER, body, AGREED)]) == ()
