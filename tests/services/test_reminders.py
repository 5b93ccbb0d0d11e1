"""Moments at which something is due: from real vaults, without a word about what."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.agreement import Owner
from leaderlens.domain.people import Role
from leaderlens.services.reminders import Quiet, Reminders, packed, ripe, unpacked
from tests.reflection import Room, room
from tests.seats import all_rated

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
NEVER = Quiet(0, 0)


def reminders(met: Room, role: Role) -> Reminders:
    chair = met.of(role)
    return Reminders(chair.seat.checkins, chair.sessions, chair.agreements, met.seats.clock)


def moments(met: Room, role: Role) -> tuple[datetime, ...]:
    return reminders(met, role).moments(met.of(role).seat.laptop.pairing.pairs())


def test_each_thing_that_is_due_has_its_moment(tmp_path: Path) -> None:
    with room(tmp_path) as met:
        assert moments(met, Role.LEADER) == ()
        checkin = met.seats.open_checkin(due=date(2026, 11, 27))
        session = datetime(2026, 12, 3, 14, tzinfo=UTC)
        met.leader.sessions.plan(met.pair_id, "regular_check_in", session, 60)
        met.leader.agreements.make(met.pair_id, "Walk the depot", Owner.CHIEF_EXECUTIVE, date(2026, 12, 1), "We did")
        met.meet()
        ours = (
            datetime(2026, 11, 27, 9, tzinfo=UTC),
            session - timedelta(days=1),
            session - timedelta(hours=1),
        )
        assert moments(met, Role.LEADER) == ours
        assert moments(met, Role.CHIEF_EXECUTIVE) == (ours[0], datetime(2026, 12, 1, 9, tzinfo=UTC), *ours[1:])
        asked = met.seats.leader.checkins.sheet(met.pair_id, checkin).order
        met.seats.seal(Role.LEADER, checkin, all_rated(asked, 5))
        assert moments(met, Role.LEADER) == ours[1:]


def test_what_is_past_or_called_off_is_not_reminded_of(tmp_path: Path) -> None:
    with room(tmp_path) as met:
        _changes, session = met.leader.sessions.plan(met.pair_id, "regular_check_in", NOW + timedelta(hours=2), 60)
        assert moments(met, Role.LEADER) == (NOW + timedelta(hours=1),)
        met.leader.sessions.cancel(met.pair_id, session)
        assert moments(met, Role.LEADER) == ()


@pytest.mark.parametrize(
    ("quiet", "loud", "still"),
    [(Quiet(20, 8), (8, 12, 19), (20, 23, 0, 7)), (Quiet(12, 14), (11, 14, 0), (12, 13)), (NEVER, (0, 12, 23), ())],
)
def test_quiet_hours_hold_across_midnight(quiet: Quiet, loud: tuple[int, ...], still: tuple[int, ...]) -> None:
    assert not any(quiet.holds(NOW.replace(hour=hour)) for hour in loud)
    assert all(quiet.holds(NOW.replace(hour=hour)) for hour in still)


def test_nothing_is_said_in_quiet_hours_and_nothing_is_forgotten() -> None:
    due = (NOW - timedelta(minutes=5), NOW + timedelta(hours=1))
    assert ripe(due, NOW, Quiet(9, 10)) == (False, due)
    assert ripe(due, NOW + timedelta(minutes=30), Quiet(9, 10)) == (True, due[1:])


def test_several_at_once_are_said_once_and_what_is_long_past_not_at_all() -> None:
    assert ripe((NOW, NOW - timedelta(hours=3)), NOW, NEVER) == (True, ())
    assert ripe((NOW - timedelta(days=3),), NOW, NEVER) == (False, ())
    assert ripe((), NOW, NEVER) == (False, ())


@given(st.lists(st.integers(0, 60 * 24 * 60), max_size=40))
def test_moments_survive_a_change_of_process(minutes: list[int]) -> None:
    told = tuple(NOW + timedelta(minutes=one) for one in minutes)
    text = packed(told)
    assert unpacked(text, NOW) == told
    assert len(text) <= 9 * 40
    assert set(text) <= set("0123456789 ")


@given(st.text(max_size=200))
def test_what_is_no_moment_is_left_out(text: str) -> None:
    assert all(one.tzinfo is not None for one in unpacked(text, NOW))


def test_a_closed_term_reminds_nobody_of_anything(tmp_path: Path) -> None:
    with room(tmp_path) as met:
        met.leader.sessions.plan(met.pair_id, "regular_check_in", NOW + timedelta(days=5), 60)
        met.leader.agreements.make(met.pair_id, "Walk the depot", Owner.LEADER, date(2026, 12, 1), "We did")
        assert len(moments(met, Role.LEADER)) == 3
        met.leader.terms.close(met.pair_id, NOW.date())
        assert moments(met, Role.LEADER) == ()


def test_a_morning_is_nine_on_the_wall_after_the_clocks_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    try:
        with room(tmp_path) as met:
            met.seats.clock.moment = datetime(2027, 3, 20, 9, 30, tzinfo=UTC)
            met.leader.agreements.make(met.pair_id, "Walk the depot", Owner.LEADER, date(2027, 4, 1), "We did")
            (moment,) = moments(met, Role.LEADER)
            assert moment == datetime(2027, 4, 1, 8, tzinfo=UTC)  # nine in summer time
    finally:
        monkeypatch.undo()
        time.tzset()
