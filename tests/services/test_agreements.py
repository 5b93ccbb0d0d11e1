"""Agreements made, worded anew, looked back at, and due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.domain.agreement import AgreementState, Owner
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
    assert both.chief.agreements.all(both.pair_id)[0].others == ()
    assert mine.id == made


def test_nothing_said_is_nothing_agreed(both: Room) -> None:
    with pytest.raises(NotAllowedError) as error:
        both.leader.agreements.make(both.pair_id, "  ", Owner.BOTH, None)
    assert error.value.code == "empty"
    assert both.leader.agreements.all(both.pair_id) == ()


def test_an_agreement_says_which_session_it_comes_from(both: Room) -> None:
    moment = both.seats.clock() + timedelta(days=1)
    _changes, session_id = both.leader.sessions.plan(both.pair_id, "regular_check_in", moment, 45)
    _changes, made = both.leader.agreements.make(both.pair_id, "Ring.", Owner.BOTH, None, session_id=session_id)
    assert [one.id for one in both.leader.agreements.made_in(both.pair_id, session_id)] == [made]
    assert both.leader.agreements.session_days(both.pair_id) == {session_id: moment.date()}
    assert [one.id for one in both.leader.sessions.record(both.pair_id, session_id).agreements] == [made]
