"""A session's clock, states and what was heard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from leaderlens.domain.people import Role
from leaderlens.domain.session import CheckBack, ReflectionSession, SessionState, Turn, Verdict, heard_share

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


def heard(listener: Role, verdict: Verdict | None) -> CheckBack:
    return CheckBack("c", "s", "check_back", listener, NOW, "You walked past three times.", verdict)


def test_a_running_turn_counts_down_and_past_its_end() -> None:
    turn = Turn(since=NOW, left=300)
    assert turn.remaining(NOW + timedelta(seconds=100)) == 200
    assert turn.remaining(NOW + timedelta(seconds=360)) == -60


def test_a_turn_that_stands_keeps_what_is_left() -> None:
    assert Turn(left=120).remaining(NOW + timedelta(hours=3)) == 120


@pytest.mark.parametrize(
    ("state", "under_way", "over"),
    [
        (SessionState.PLANNED, False, False),
        (SessionState.RUNNING, True, False),
        (SessionState.PAUSED, True, False),
        (SessionState.DONE, False, True),
        (SessionState.CANCELLED, False, True),
    ],
)
def test_a_session_is_before_under_way_or_over(state: SessionState, under_way: bool, over: bool) -> None:
    assert (state.under_way, state.over) == (under_way, over)


def test_a_session_is_dated_by_when_it_began_and_before_that_by_its_plan() -> None:
    planned = ReflectionSession("s", "p", "regular_check_in", planned=NOW)
    assert planned.moment == NOW
    began = ReflectionSession("s", "p", "regular_check_in", planned=NOW, began=NOW + timedelta(minutes=7))
    assert began.moment == NOW + timedelta(minutes=7)


def test_how_well_somebody_heard_is_the_share_of_what_was_judged() -> None:
    checkbacks = [
        heard(Role.LEADER, Verdict.YES),
        heard(Role.LEADER, Verdict.PARTLY),
        heard(Role.LEADER, None),
        heard(Role.CHIEF_EXECUTIVE, Verdict.NO),
    ]
    assert heard_share(checkbacks, Role.LEADER) == 0.75
    assert heard_share(checkbacks, Role.CHIEF_EXECUTIVE) == 0.0
    assert heard_share(checkbacks[2:3], Role.LEADER) is None


def test_what_was_heard_is_judged_by_the_one_who_spoke() -> None:
    assert heard(Role.LEADER, None).speaker is Role.CHIEF_EXECUTIVE
