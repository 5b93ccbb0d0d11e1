"""What is proposed, why and when; and that a person who puts it off is left in peace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from leaderlens.domain.checkin import Answer
from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.services.session_proposals import REST, RHYTHM
from tests.reflection import Room, room


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


@pytest.fixture
def london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The wall clock of the people this is made for, with its summer time."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def proposed(both: Room) -> str:
    found = both.leader.proposals.proposal(both.pair_id)
    return "" if found is None else found.script


def hold(both: Room, script: str = "regular_check_in") -> None:
    sessions, pair_id = both.leader.sessions, both.pair_id
    _changes, session_id = sessions.plan(pair_id, script, both.seats.clock(), 45)
    sessions.begin(pair_id, session_id, Role.LEADER)
    sessions.finish(pair_id, session_id)


def reveal(both: Room, trust: int, lens: str = "taylor") -> None:
    checkin_id = both.seats.open_checkin((lens,))
    questions = both.leader.seat.checkins.overview(both.pair_id)[0].checkin.questions
    sheet = {q: Answer(trust if q.item.endswith(".trust") else 5) for q in questions}
    both.seats.reveal(checkin_id, sheet, sheet)


def test_the_first_thing_proposed_is_to_begin_well(both: Room) -> None:
    found = both.leader.proposals.proposal(both.pair_id)
    assert found is not None
    assert (found.script, found.minutes) == ("first_conversation", 75)
    assert len(found.days) == 3


def test_a_reveal_without_a_talk_proposes_the_regular_session_and_strain_a_repair(both: Room) -> None:
    hold(both, "first_conversation")
    assert proposed(both) == ""
    both.seats.clock.moment += timedelta(days=1)
    reveal(both, 6)
    assert proposed(both) == "regular_check_in"
    hold(both)
    assert proposed(both) == ""
    both.seats.clock.moment += timedelta(days=1)
    reveal(both, 4)  # two steps below its median, though not low
    assert proposed(both) == "repair_after_strain"


def test_a_season_is_prepared_for_once(both: Room) -> None:
    hold(both, "first_conversation")
    today = both.seats.clock().date()
    both.leader.seat.events.add(
        both.pair_id, [Event("e1", today + timedelta(30), "budget", "Budget council", major=True)]
    )
    assert proposed(both) == "budget_or_election_season"
    hold(both, "budget_or_election_season")
    assert proposed(both) == ""


def test_a_last_day_that_is_near_proposes_the_last_session_and_nothing_follows_it(both: Room) -> None:
    today = both.seats.clock().date()
    hold(both, "first_conversation")
    both.leader.terms.foresee(both.pair_id, today + timedelta(60))
    assert (proposed(both), both.leader.proposals.ending(both.pair_id)) == ("", False)
    both.leader.terms.foresee(both.pair_id, today + timedelta(30))
    both.meet()
    assert both.chief.terms.closing(both.pair_id).foreseen == today + timedelta(30)
    found = both.chief.proposals.proposal(both.pair_id)
    assert found is not None
    assert (found.script, found.reason) == (
        "last_session", "Your term together ends on Monday 21 December: end it on purpose.",
    )  # fmt: skip
    assert both.chief.proposals.ending(both.pair_id)
    both.seats.clock.moment += timedelta(days=31)
    found = both.leader.proposals.proposal(both.pair_id)
    assert found is not None
    assert found.reason == "The last day of your term together has come: end it on purpose."
    assert not both.leader.proposals.parting(both.pair_id)
    hold(both, "last_session")
    both.seats.clock.moment += timedelta(days=RHYTHM)
    assert (proposed(both), both.leader.proposals.parting(both.pair_id)) == ("", True)
    both.seats.clock.moment += timedelta(days=RHYTHM)
    assert (proposed(both), both.leader.proposals.parting(both.pair_id)) == ("regular_check_in", False)
    assert not both.leader.proposals.ending(both.pair_id)


def test_a_last_session_in_the_plans_can_be_chosen_again(both: Room) -> None:
    assert not both.leader.proposals.ending(both.pair_id)
    both.leader.sessions.plan(both.pair_id, "last_session", both.seats.clock() + timedelta(days=3), 60)
    assert both.leader.proposals.ending(both.pair_id)


def test_six_weeks_without_a_session_are_enough_and_a_year_asks_for_the_whole(both: Room) -> None:
    hold(both, "first_conversation")
    both.seats.clock.moment += timedelta(days=RHYTHM)
    assert proposed(both) == "regular_check_in"
    both.seats.clock.moment += timedelta(days=320)
    assert proposed(both) == "annual_review"


def test_nothing_is_proposed_while_one_is_planned(both: Room) -> None:
    both.leader.sessions.plan(both.pair_id, "first_conversation", both.seats.clock() + timedelta(days=3), 75)
    assert proposed(both) == ""


def test_whoever_puts_it_off_is_left_in_peace_and_the_other_is_not_told(both: Room) -> None:
    both.leader.proposals.put_off(both.pair_id)
    assert proposed(both) == ""
    both.meet()
    assert both.chief.proposals.proposal(both.pair_id) is not None
    both.seats.clock.moment += timedelta(days=REST + 1)
    assert proposed(both) == "first_conversation"


def test_days_avoid_weekends_events_and_the_pre_election_period(both: Room) -> None:
    today = both.seats.clock().date()
    first = both.leader.proposals.days(both.pair_id)[0].date()
    both.leader.seat.events.add(both.pair_id, [Event("e1", first, "cabinet", "Cabinet")])
    days = [moment.date() for moment in both.leader.proposals.days(both.pair_id)]
    assert first not in days
    assert all(day.weekday() < 5 and day > today for day in days)
    assert both.leader.proposals.clash(both.pair_id, first) == "On that day there is already: Cabinet."
    polling = today + timedelta(20)
    both.leader.seat.events.add(both.pair_id, [Event("e2", polling, "election", "Election day", major=True)])
    assert all(moment.date() > polling for moment in both.leader.proposals.days(both.pair_id))
    assert "pre-election period" in both.leader.proposals.clash(both.pair_id, polling - timedelta(2))
    assert both.leader.proposals.clash(both.pair_id, date(2027, 8, 3)) == ""


def test_a_check_in_opened_before_a_session_and_revealed_after_it_is_still_to_be_talked_about(both: Room) -> None:
    checkin_id = both.seats.open_checkin(("taylor",))
    questions = both.leader.seat.checkins.overview(both.pair_id)[0].checkin.questions
    both.seats.clock.moment += timedelta(hours=2)
    hold(both, "first_conversation")
    assert proposed(both) == ""
    both.seats.clock.moment += timedelta(hours=2)  # the same day still
    strained = {q: Answer(2 if q.item.endswith(".trust") else 5) for q in questions}
    both.seats.reveal(checkin_id, strained, strained)
    assert proposed(both) == "repair_after_strain"
    both.seats.clock.moment += timedelta(minutes=1)
    hold(both, "repair_after_strain")
    assert proposed(both) == ""


@pytest.mark.parametrize("today", [date(2026, 12, 18), date(2027, 3, 20)])
@pytest.mark.usefixtures("london")
def test_days_avoid_holidays_and_keep_to_the_wall_clock(both: Room, today: date) -> None:
    both.seats.clock.moment = datetime.combine(today, datetime.min.time()).astimezone()
    days = both.leader.proposals.days(both.pair_id)
    local = [moment.astimezone() for moment in days]
    assert {(moment.hour, moment.minute) for moment in local} == {(16, 0)}
    assert not {moment.date() for moment in local} & {
        *(date(2026, 12, day) for day in range(24, 32)), date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29),
    }  # fmt: skip


def test_a_holiday_is_remarked_on(both: Room) -> None:
    clash = both.leader.proposals.clash
    assert clash(both.pair_id, date(2027, 3, 29)) == "That day is a holiday in England and Wales."
    assert clash(both.pair_id, date(2026, 12, 30)) == "That day lies between Christmas and the New Year."
