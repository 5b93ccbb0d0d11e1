"""The end of a term, and what goes along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.event import Event
from leaderlens.domain.objective import Course, ObjectiveText, Purpose
from leaderlens.domain.people import Role
from leaderlens.domain.priority import Horizon
from leaderlens.domain.record import SetFields
from leaderlens.domain.session import SessionState
from leaderlens.domain.term import Carried
from leaderlens.errors import NotAllowedError
from tests.reflection import Room, room
from tests.two_people import laptop, pair_up

LEADER, CHIEF = Role.LEADER, Role.CHIEF_EXECUTIVE
LAST_DAY = date(2026, 11, 20)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def test_one_word_closes_and_the_record_stands_still_for_both(both: Room) -> None:
    both.leader.agreements.make(both.pair_id, "Ring at any hour.", Owner.BOTH, None)
    both.meet()
    both.chief.terms.close(both.pair_id, LAST_DAY, "s10")
    both.meet()
    closing = both.leader.terms.closing(both.pair_id)
    assert (closing.closed_on, closing.last_session, set(closing.asked)) == (LAST_DAY, "s10", {CHIEF})
    for chair in (both.leader, both.chief):
        with pytest.raises(NotAllowedError) as error:
            chair.agreements.make(both.pair_id, "One more.", Owner.BOTH, None)
        assert error.value.code == "term-closed"
        assert [one.text for one in chair.agreements.all(both.pair_id)] == ["Ring at any hour."]
    with pytest.raises(NotAllowedError) as error:
        both.chief.terms.close(both.pair_id, LAST_DAY)
    assert error.value.code == "closed"
    both.leader.terms.close(both.pair_id, LAST_DAY)


def test_the_last_day_cannot_lie_ahead_of_the_moment_from_which_nothing_changes(both: Room) -> None:
    with pytest.raises(NotAllowedError) as error:
        both.leader.terms.close(both.pair_id, both.seats.clock().date() + timedelta(days=1))
    assert error.value.code == "ahead"
    assert both.leader.terms.closing(both.pair_id).closed_on is None


def test_nothing_of_a_closed_term_can_be_written_by_either(both: Room) -> None:
    pair_id, leader = both.pair_id, both.leader
    _changes, agreement = leader.agreements.make(pair_id, "Ring.", Owner.BOTH, None)
    leader.objectives.set_out(pair_id, ObjectiveText("Budget", "Set it.", "On time."), Purpose.DEVELOPMENT)
    _changes, priority = leader.priorities.choose(pair_id, "Homes", Horizon.EARLY)
    checkin = both.seats.open_checkin()
    _changes, session_id = leader.sessions.plan(pair_id, "regular_check_in", both.seats.clock(), 45)
    leader.sessions.begin(pair_id, session_id, LEADER)
    leader.sessions.add_line(pair_id, session_id, "describe", "The gates were shut.")
    both.meet()
    leader.terms.close(pair_id, LAST_DAY)
    both.meet()
    for chair in (both.leader, both.chief):
        (objective,) = chair.objectives.all(pair_id)
        (standing,) = chair.priorities.all(pair_id)
        assert chair.sessions.record(pair_id, session_id).session.state is SessionState.DONE
        assert [one.text for one in chair.sessions.record(pair_id, session_id).lines] == ["The gates were shut."]
        tries = (
            partial(chair.agreements.review, pair_id, agreement, AgreementState.DONE),
            partial(chair.agreements.change, chair.agreements.all(pair_id)[0], "Write.", Owner.BOTH, None, ""),
            partial(chair.objectives.propose, objective, replace(objective.text, title="Other")),
            partial(chair.objectives.agree, objective, objective.versions[0]),
            partial(chair.objectives.review, objective, Course.MET, "Seen."),
            partial(chair.priorities.put_down, standing),
            partial(chair.priorities.set_cap, pair_id, 3),
            partial(chair.sessions.plan, pair_id, "regular_check_in", both.seats.clock(), 45),
            partial(chair.seat.checkins.open, pair_id, both.seats.clock().date(), ("ryley",)),
            partial(chair.seat.events.add, pair_id, [Event("e1", LAST_DAY, "budget", "Budget")]),
            partial(chair.seat.checkins.seal, pair_id, checkin),
        )
        for attempt in tries:
            with pytest.raises(NotAllowedError):
                attempt()
        assert [one.text for one in chair.agreements.all(pair_id)] == ["Ring."]
        assert [one.id for one in chair.priorities.all(pair_id)] == [priority]


def test_nobody_can_close_for_the_other(both: Room) -> None:
    with both.leader.seat.laptop.database.transaction() as session:
        forged = SetFields("term", both.pair_id, {"closed.chief_executive": "2026-01-01"})
        both.leader.seat.log.append(session, both.pair_id, [forged])
    assert both.leader.terms.closing(both.pair_id).closed_on is None


def test_only_what_both_chose_goes_into_the_new_pair_and_the_old_name_stays_behind(both: Room, tmp_path: Path) -> None:
    pair_id = both.pair_id
    both.leader.seat.events.add(pair_id, [Event("e1", date(2026, 2, 24), "budget", "Budget council", major=True)])
    both.leader.agreements.make(pair_id, "Ring at any hour.", Owner.BOTH, None)
    past, ahead = both.seats.clock().date() - timedelta(days=9), both.seats.clock().date() + timedelta(days=9)
    both.leader.agreements.make(pair_id, "Tell Sandy.", Owner.CHIEF_EXECUTIVE, past)
    both.leader.agreements.make(pair_id, "What only Robin promised.", Owner.LEADER, ahead)
    both.leader.agreements.make(pair_id, "Visit Wharfside.", Owner.BOTH, ahead)
    _changes, done = both.leader.agreements.make(pair_id, "Done already.", Owner.BOTH, None)
    both.leader.agreements.review(pair_id, done, AgreementState.DONE)
    both.leader.priorities.choose(pair_id, "Homes above the shops", Horizon.LONGER)
    both.leader.objectives.set_out(pair_id, ObjectiveText("Budget", "Set it.", "On time."), Purpose.DEVELOPMENT)
    both.meet()
    (objective,) = both.chief.objectives.all(pair_id)
    both.chief.objectives.agree(objective, objective.versions[0])
    assert both.chief.terms.standing(pair_id)[Carried.AGREEMENTS] == 3
    assert set(both.chief.terms.standing(pair_id).values()) == {1, 3}
    both.chief.terms.close(pair_id, LAST_DAY)
    both.meet()
    assert [pair.term_end for pair in both.leader.seat.laptop.pairing.pairs()] == [LAST_DAY]
    both.chief.terms.carry(pair_id, [Carried.TIMELINE, Carried.AGREEMENTS, Carried.OBJECTIVES])
    both.leader.terms.carry(pair_id, [Carried.TIMELINE, Carried.AGREEMENTS, Carried.PRIORITIES])
    both.meet()
    clock, exchange = both.seats.clock, tmp_path / "exchange"
    with laptop(tmp_path / "new", "Sam Okonjo-Reeve", LEADER, clock, exchange) as successor:
        new_pair = pair_up(both.seats.two.chief_executive, successor)
        both.chief.terms.carry_over(pair_id, new_pair)
        kept = both.chief
        assert kept.terms.carried_into(pair_id) == new_pair
        with pytest.raises(NotAllowedError) as error:
            kept.terms.carry_over(pair_id, new_pair)
        assert error.value.code == "carried"
        brought = {one.text: one for one in kept.agreements.all(new_pair)}
        assert {one.brought.by if one.brought else None for one in brought.values()} == {CHIEF}
        assert {text: (one.due, one.brought and one.brought.was_due) for text, one in brought.items()} == {
            "Ring at any hour.": (None, None),
            "Tell Sandy.": (None, past),
            "Visit Wharfside.": (ahead, None),
        }
        assert {one.made for one in brought.values()} == {clock().date()}, "the old pair's days stay with it"
        assert [one.due for one in kept.agreements.all(pair_id) if one.text == "Tell Sandy."] == [past]
        assert kept.agreements.due(new_pair, 0) == (), "a new pair begins with nothing overdue"
        assert [one.title for one in kept.seat.events.all(new_pair)] == ["Budget council"]
        assert kept.priorities.all(new_pair) == ()
        assert kept.objectives.all(new_pair) == ()
        names = [pair.leader for pair in successor.pairing.pairs()]
        assert names == ["Sam Okonjo-Reeve"]


def test_nothing_goes_along_before_both_have_chosen(both: Room) -> None:
    both.leader.terms.carry(both.pair_id, [Carried.TIMELINE])
    with pytest.raises(NotAllowedError) as error:
        both.leader.terms.carry_over(both.pair_id, both.pair_id)
    assert error.value.code == "nothing"
