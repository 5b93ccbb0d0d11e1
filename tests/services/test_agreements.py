"""Agreements made, worded anew, looked back at, and due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.domain.agreement import AgreementState, Before, Owner
from leaderlens.domain.people import Role
from leaderlens.errors import NotAllowedError
from tests.reflection import Room, room


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def test_an_agreement_is_seen_by_both_and_due_for_its_owner(both: Room) -> None:
    today = both.seats.clock().date()
    both.leader.agreements.make(both.pair_id, "One hour a day with the door open.", Owner.CHIEF_EXECUTIVE, today, "Ask")
    both.leader.agreements.make(both.pair_id, "Ring at any hour.", Owner.BOTH, today + timedelta(30))
    both.meet()
    assert [one.text for one in both.chief.agreements.due(both.pair_id)] == ["One hour a day with the door open."]
    assert both.leader.agreements.due(both.pair_id) == ()
    assert len(both.leader.agreements.due(both.pair_id, ahead=30)) == 1
    assert both.leader.agreements.to_review(both.pair_id) == both.chief.agreements.to_review(both.pair_id)


def test_reviews_are_kept_and_the_newest_counts(both: Room) -> None:
    _changes, made = both.leader.agreements.make(both.pair_id, "Send two lines.", Owner.LEADER, None)
    both.leader.agreements.review(both.pair_id, made, AgreementState.NOT_DONE, "Never became a habit.")
    both.meet()
    both.seats.clock.moment += timedelta(days=30)
    both.chief.agreements.review(both.pair_id, made, AgreementState.LET_GO, "Replaced by a better idea.", "s5")
    both.meet()
    (found,) = both.leader.agreements.all(both.pair_id)
    assert [(one.state, one.by.value) for one in found.reviews] == [
        (AgreementState.NOT_DONE, "leader"), (AgreementState.LET_GO, "chief_executive"),
    ]  # fmt: skip
    assert found.settled
    assert both.leader.agreements.to_review(both.pair_id) == ()


def test_a_wording_changed_on_both_laptops_keeps_both_until_one_is_chosen(both: Room) -> None:
    _changes, made = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, None)
    both.meet()
    for chair, text in ((both.leader, "Ring at any hour."), (both.chief, "Ring before nine.")):
        (one,) = chair.agreements.all(both.pair_id)
        chair.agreements.change(one, text, Owner.BOTH, None, "")
    both.meet()
    (mine,), (theirs,) = (chair.agreements.all(both.pair_id) for chair in (both.leader, both.chief))
    assert mine == theirs
    assert {mine.text, *mine.others} == {"Ring at any hour.", "Ring before nine."}
    both.leader.agreements.change(mine, mine.text, Owner.BOTH, None, "")
    both.meet()
    (kept,) = both.chief.agreements.all(both.pair_id)
    assert kept.others == ()
    assert [one.text for one in kept.earlier] == ["Ring.", *mine.others]
    assert mine.id == made


def test_nothing_said_is_nothing_agreed(both: Room) -> None:
    with pytest.raises(NotAllowedError) as error:
        both.leader.agreements.make(both.pair_id, "  ", Owner.BOTH, None)
    assert error.value.code == "empty"
    assert both.leader.agreements.all(both.pair_id) == ()


def test_a_session_opens_agreeing_once_its_telling_is_done_or_left_out_on_purpose(both: Room) -> None:
    agreements, sessions = both.leader.agreements, both.leader.sessions
    moment = both.seats.clock() + timedelta(days=1)
    _changes, session_id = sessions.plan(both.pair_id, "regular_check_in", moment, 45)
    sessions.begin(both.pair_id, session_id, Role.LEADER)
    with pytest.raises(NotAllowedError) as error:
        agreements.make(both.pair_id, "Ring.", Owner.BOTH, None, session_id=session_id)
    assert error.value.code == "not-yet"
    script = sessions.record(both.pair_id, session_id).script
    told, *rest = script.before_agreeing((), ())
    while told.id not in sessions.record(both.pair_id, session_id).session.done:
        sessions.forward(both.pair_id, session_id)
    with pytest.raises(NotAllowedError):
        agreements.make(both.pair_id, "Ring.", Owner.BOTH, None, session_id=session_id)
    sessions.leave_out(both.pair_id, session_id, [step.id for step in rest])
    _changes, made = agreements.make(both.pair_id, "Ring.", Owner.BOTH, None, session_id=session_id)
    assert [one.id for one in agreements.made_in(both.pair_id, session_id)] == [made]
    assert agreements.session_days(both.pair_id) == {session_id: both.seats.clock().date()}
    assert [one.id for one in sessions.record(both.pair_id, session_id).agreements] == [made]


def test_a_look_back_that_settles_nothing_may_give_it_a_new_day_and_remembers_the_old_one(both: Room) -> None:
    today = both.seats.clock().date()
    first, second = today + timedelta(days=14), today + timedelta(days=40)
    _changes, made = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, today)
    both.meet()
    both.chief.agreements.review(both.pair_id, made, AgreementState.NOT_DONE, "The flood.", new_day=first)
    both.meet()
    (found,) = both.leader.agreements.all(both.pair_id)
    assert (found.due, found.reviews[0].moved_from, found.reviews[0].moved_to) == (first, today, first)
    both.leader.agreements.review(both.pair_id, made, AgreementState.PART, "Half.", new_day=second)
    both.leader.agreements.review(both.pair_id, made, AgreementState.DONE, "All of it.", new_day=today)
    both.meet()
    (found,) = both.chief.agreements.all(both.pair_id)
    assert found.due == second
    assert [(one.moved_from, one.moved_to) for one in found.reviews] == [(today, first), (first, second), (None, None)]


def test_a_wording_that_is_replaced_stays_with_it(both: Room) -> None:
    today = both.seats.clock().date()
    _changes, made = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, today, "Ask.")
    both.meet()
    (found,) = both.chief.agreements.all(both.pair_id)
    both.chief.agreements.change(found, "Ring at any hour.", Owner.LEADER, None, "Ask.")
    (found,) = both.chief.agreements.all(both.pair_id)
    both.chief.agreements.change(found, found.text, Owner.LEADER, None, "The log says so.")
    both.chief.agreements.change(found, found.text, found.owner, found.due, found.how)
    both.meet()
    (found,) = both.leader.agreements.all(both.pair_id)
    assert (found.id, found.text, found.how) == (made, "Ring at any hour.", "The log says so.")
    assert [(one.text, one.owner, one.due, one.how, one.by.value) for one in found.earlier] == [
        ("Ring.", Owner.BOTH, today, "Ask.", "chief_executive"),
        ("Ring at any hour.", Owner.LEADER, None, "Ask.", "chief_executive"),
    ]


def test_an_agreement_without_a_session_says_what_came_before_it(both: Room) -> None:
    both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, None, before=Before.LEFT_OUT)
    both.meet()
    assert [one.before for one in both.chief.agreements.all(both.pair_id)] == [Before.LEFT_OUT]
