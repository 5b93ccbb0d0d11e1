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
def test_both_hold_every_agreement_in_each_state_with_its_history(told: Room, role: Role) -> None:
    agreements = told.of(role).agreements.all(told.pair_id)
    wanted = {agreement.id: agreement for session in STORY.sessions for agreement in session.agreements}
    assert {one.id: (one.text, one.how) for one in agreements} == {k: (w.text, w.how) for k, w in wanted.items()}
    first = {one.id: one.reviews[0].state.value if one.reviews else "open" for one in agreements}
    assert first == {name: one.status for name, one in wanted.items()}
    last = {one.id: one.state.value for one in agreements if len(one.reviews) > 1}
    assert last == {name: one.looks[-1].status for name, one in wanted.items() if one.looks}
    assert {one.state for one in agreements} == set(AgreementState)
    left = told.of(role).agreements.to_review(told.pair_id)
    assert {one.session_id for one in left} <= {session.id for session in STORY.sessions[-2:]}
    assert all(one.due is not None and one.due > STORY.now.date() for one in left)
    (moved,) = (one for one in agreements if any(review.moved_to for review in one.reviews))
    assert (moved.reviews[0].moved_from, moved.reviews[0].moved_to) == (wanted[moved.id].due, moved.due)
    assert all(one.reviews[0].on <= STORY.now.date() for one in agreements if one.reviews)


@pytest.mark.parametrize("role", SEATS)
def test_five_objectives_stand_each_at_another_place(told: Room, role: Role) -> None:
    objectives = told.of(role).objectives
    found = {one.text.title: one for one in objectives.all(told.pair_id)}
    assert set(found) == {one.title for one in STORY.objectives}
    assert all(one.standing is not None for one in found.values())
    assert sum(len(one.reviews) for one in found.values()) == sum(len(one.notes) for one in STORY.objectives)
    assert {title: (one.over, one.course, len(one.versions)) for title, one in found.items()} == {
        "A budget that balances honestly": (False, Course.ON_COURSE, 2),
        "A local plan the place can live with": (True, Course.MET, 1),
        "Children’s services fit to be seen": (False, Course.ON_COURSE, 4),
        "One message from the top": (False, None, 2),
        "Out among people": (True, Course.MET, 1),
    }
    talked = [one for one in found.values() if one.proposed is not None]
    assert [one.proposed.agreed for one in talked if one.proposed] == [frozenset({Role.CHIEF_EXECUTIVE})]
    assert [one.by for one in talked[0].versions[-2:]] == [Role.LEADER, Role.CHIEF_EXECUTIVE]


def test_four_priorities_and_the_leaders_own_weeks(told: Room) -> None:
    for chair in (told.leader, told.chief):
        assert [one.title for one in chair.priorities.all(told.pair_id)] == [one.title for one in STORY.priorities]
        known = {one.id for one in chair.agreements.all(told.pair_id)}
        linked = [one.agreements for one in chair.priorities.all(told.pair_id)]
        assert linked == [one.agreements for one in STORY.priorities]
        assert {name for names in linked for name in names} <= known
        assert any(linked)
        assert chair.seat.log.problems() == ()
    assert len(told.leader.priorities.time_shares(told.pair_id)) == 12
    assert told.chief.priorities.time_shares(told.pair_id) == ()
