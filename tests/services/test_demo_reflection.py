"""The demonstration's sessions and promises, as both vaults hold them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from leaderlens.domain.agreement import AgreementState
from leaderlens.domain.objective import Course
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.session import SessionState
from leaderlens.domain.story import Story
from leaderlens.domain.story_file import load_story
from leaderlens.services.demo_reflection import Teller, tell
from leaderlens.services.lenses import Library
from tests.reflection import Room, room

STORY: Story = load_story(Library().shipped())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with room(tmp_path_factory.mktemp("demo")) as both:
        seats = {Role.LEADER: both.leader.seat, Role.CHIEF_EXECUTIVE: both.chief.seat}
        tellers = {role: Teller(seat.laptop.database, seat.log, role) for role, seat in seats.items()}
        tell(STORY, both.pair_id, tellers, both.seats.clock)
        yield both


@pytest.mark.parametrize("role", SEATS)
def test_both_hold_ten_sessions_with_their_notes(told: Room, role: Role) -> None:
    chair = told.of(role)
    held = chair.sessions.all(told.pair_id)
    assert [one.id for one in reversed(held)] == [session.id for session in STORY.sessions]
    assert all(one.state is SessionState.DONE for one in held)
    record = chair.sessions.record(told.pair_id, STORY.sessions[0].id)
    assert [line.text for line in record.lines] == [STORY.sessions[0].described, STORY.sessions[0].expressed]
    assert [one.heard for one in record.check_backs] == [STORY.sessions[0].checked_back]
    assert len(record.agreements) == len(STORY.sessions[0].agreements)
    assert len(chair.sessions.heard(told.pair_id)) == 10


@pytest.mark.parametrize("role", SEATS)
def test_both_hold_every_agreement_and_only_the_last_are_open(told: Room, role: Role) -> None:
    agreements = told.of(role).agreements.all(told.pair_id)
    wanted = [agreement for session in STORY.sessions for agreement in session.agreements]
    assert {one.text for one in agreements} == {one.text for one in wanted}
    first = {one.id: one.reviews[0].state.value if one.reviews else "open" for one in agreements}
    assert first == {one.id: one.status for one in wanted}
    left = told.of(role).agreements.to_review(told.pair_id)
    assert {one.session_id for one in left} <= {session.id for session in STORY.sessions[-2:]}
    assert any(one.state is AgreementState.OPEN for one in left)


@pytest.mark.parametrize("role", SEATS)
def test_five_objectives_stand_with_their_reviews(told: Room, role: Role) -> None:
    found = told.of(role).objectives.all(told.pair_id)
    assert {one.text.title for one in found} == {one.title for one in STORY.objectives}
    assert all(one.standing is not None for one in found)
    assert sum(len(one.reviews) for one in found) == sum(len(one.notes) for one in STORY.objectives)
    assert {one.course for one in found} == {Course.MET, Course.PART_MET}


def test_four_priorities_and_the_leaders_own_weeks(told: Room) -> None:
    for chair in (told.leader, told.chief):
        assert [one.title for one in chair.priorities.all(told.pair_id)] == [one.title for one in STORY.priorities]
        assert chair.seat.log.problems() == ()
    assert len(told.leader.priorities.time_shares(told.pair_id)) == 12
    assert told.chief.priorities.time_shares(told.pair_id) == ()
