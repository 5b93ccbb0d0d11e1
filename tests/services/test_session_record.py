"""What one look at a session tells: whose turn it is, whether anything may be agreed yet, and when it is the last."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.domain.people import Role
from leaderlens.domain.script import Phase, Speaker
from leaderlens.domain.session import ReflectionSession, SessionState, Turn
from leaderlens.services.session_record import SessionRecord
from leaderlens.services.session_scripts import shipped

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
REPAIR = shipped().script("repair_after_strain")


def at(
    place: int, number: int = 0, *, first: Role = Role.LEADER, coached: bool = False, done: frozenset[str] = frozenset()
) -> SessionRecord:
    session = ReflectionSession(
        "s", "p", REPAIR.id, SessionState.RUNNING, first=first, coached=coached, turn=Turn(place, number, NOW, 60),
        done=done,
    )  # fmt: skip
    return SessionRecord(session, REPAIR, (), (), ())


def test_a_coach_speaks_only_where_one_leads() -> None:
    assert at(0, coached=True).turns == (Speaker.COACH, Speaker.LEADER, Speaker.CHIEF_EXECUTIVE)
    assert at(0).turns == (Speaker.LEADER, Speaker.CHIEF_EXECUTIVE)
    assert (at(0, coached=True).absent, at(0).absent) == ((), (Speaker.COACH,))


def test_whoever_is_more_hurt_tells_it_first_and_the_other_says_it_back() -> None:
    told, back = (REPAIR.place(step) for step in ("first_telling", "first_saying_back"))
    for first in (Role.LEADER, Role.CHIEF_EXECUTIVE):
        assert at(told, first=first).speaker is Speaker(first.value)
        assert at(back, first=first).speaker is Speaker(first.other.value)


def test_agreeing_opens_when_telling_and_saying_back_are_done() -> None:
    before = frozenset(
        step.id for step in REPAIR.steps if step.phase in {Phase.DESCRIBE, Phase.EXPRESS, Phase.CHECK_BACK}
    )
    assert at(0, done=before).may_agree
    for one in before:
        assert not at(0, done=before - {one}).may_agree


def test_a_place_beyond_the_script_is_its_last_step() -> None:
    """The other may hold the session by a longer copy of the script."""
    beyond = at(len(REPAIR.steps) + 3, 9)
    assert (beyond.step, beyond.last) == (REPAIR.steps[-1], True)
    assert not at(len(REPAIR.steps) - 1, 0).last
