"""Check-ins with two real vaults and a real exchange folder."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Answer, Missing, Question, Stage, Subject
from leaderlens.domain.people import Role
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.services.checkins import NOTE_LIMIT, asking_order
from leaderlens.services.lenses import Library
from tests.seats import Seats, all_rated, seats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENT_LEADER = Question("ryley.patient", Subject.LEADER)
PATIENT_CHIEF = Question("ryley.patient", Subject.CHIEF_EXECUTIVE)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as both:
        yield both


def test_a_check_in_opened_by_one_is_on_the_other_laptop(both: Seats) -> None:
    checkin_id = both.open_checkin(("ryley", "taylor"))
    (theirs,) = both.chief.checkins.overview(both.pair_id)
    assert theirs.checkin.id == checkin_id
    assert theirs.checkin.opened_by is Role.LEADER
    assert theirs.stage is Stage.TO_DO
    assert (theirs.answered, theirs.asked) == (0, 68)


def test_either_person_may_open_one(both: Seats) -> None:
    _changes, checkin_id = both.chief.checkins.open(both.pair_id, both.clock().date(), ("taylor",))
    both.leader.log.sync()
    assert both.stage(Role.LEADER, checkin_id) is Stage.TO_DO


def test_a_due_date_in_the_past_and_no_lens_are_refused(both: Seats) -> None:
    with pytest.raises(NotAllowedError, match="already passed"):
        both.leader.checkins.open(both.pair_id, both.clock().date() - timedelta(days=1), ("ryley",))
    with pytest.raises(NotAllowedError, match="at least one lens"):
        both.leader.checkins.open(both.pair_id, both.clock().date(), ())
    assert both.leader.checkins.overview(both.pair_id) == ()


def test_a_fresh_sheet_holds_no_answer_and_remembers_its_order(both: Seats) -> None:
    checkin_id = both.open_checkin(("ryley", "taylor"))
    view = both.leader.checkins.sheet(both.pair_id, checkin_id)
    assert dict(view.sheet.answers) == {}
    assert view.unanswered == view.order
    assert both.leader.checkins.sheet(both.pair_id, checkin_id).order == view.order
    assert set(view.order) == set(view.checkin.questions)


def test_every_answer_is_kept_at_once_and_can_be_taken_back(both: Seats) -> None:
    checkin_id = both.open_checkin()
    checkins = both.leader.checkins
    checkins.sheet(both.pair_id, checkin_id)
    checkins.answer(both.pair_id, checkin_id, PATIENT_CHIEF, Answer(6, note="Waited a week.\x07"), 3)
    checkins.answer(both.pair_id, checkin_id, PATIENT_LEADER, Answer(missing=Missing.TALK), 4)
    sheet = checkins.sheet(both.pair_id, checkin_id).sheet
    assert sheet.answers == {
        PATIENT_CHIEF: Answer(6, note="Waited a week."),
        PATIENT_LEADER: Answer(missing=Missing.TALK),
    }
    assert sheet.position == 4
    checkins.answer(both.pair_id, checkin_id, PATIENT_CHIEF, Answer(5), 3)
    checkins.answer(both.pair_id, checkin_id, PATIENT_LEADER, None, 4)
    assert checkins.sheet(both.pair_id, checkin_id).sheet.answers == {PATIENT_CHIEF: Answer(5)}
    assert both.leader.checkins.overview(both.pair_id)[0].answered == 1


def test_a_draft_never_leaves_its_vault(both: Seats) -> None:
    checkin_id = both.open_checkin()
    both.leader.checkins.answer_all(both.pair_id, checkin_id, {PATIENT_CHIEF: Answer(2, note="the heron on the weir")})
    both.leader.log.sync()
    both.chief.log.sync()
    assert both.stage(Role.CHIEF_EXECUTIVE, checkin_id) is Stage.TO_DO
    assert both.chief.checkins.sheet(both.pair_id, checkin_id).sheet.answers == {}
    for path in both.two.exchange.rglob("*"):
        assert path.is_dir() or b"heron" not in path.read_bytes()


def test_the_whole_walk_on_one_laptop(both: Seats) -> None:
    checkin_id = both.open_checkin()
    questions = Library().questions(("ryley",))
    both.seal(Role.LEADER, checkin_id, all_rated(questions, 6, patient="You waited."))
    assert both.stage(Role.LEADER, checkin_id) is Stage.SEALED_WAITING
    both.chief.log.sync()
    assert both.stage(Role.CHIEF_EXECUTIVE, checkin_id) is Stage.OTHER_WAITING
    both.seal(Role.CHIEF_EXECUTIVE, checkin_id, all_rated(questions, 4, patient="Not always."))
    both.leader.log.sync()
    assert both.stage(Role.LEADER, checkin_id) is Stage.REVEALED
    both.chief.log.sync()
    assert both.stage(Role.CHIEF_EXECUTIVE, checkin_id) is Stage.REVEALED
    for seat in (both.leader, both.chief):
        reveal = seat.checkins.reveal(both.pair_id, checkin_id)
        assert reveal.answer(Role.LEADER, PATIENT_CHIEF) == Answer(6, note="You waited.")
        assert reveal.answer(Role.CHIEF_EXECUTIVE, PATIENT_CHIEF) == Answer(4, note="Not always.")
        assert [one.checkin.id for one in seat.checkins.reveals(both.pair_id)] == [checkin_id]


def test_nothing_can_be_read_before_both_are_sealed(both: Seats) -> None:
    checkin_id = both.open_checkin()
    questions = Library().questions(("ryley",))
    both.seal(Role.LEADER, checkin_id, all_rated(questions, 6))
    both.chief.log.sync()
    for seat in (both.leader, both.chief):
        with pytest.raises(NotAllowedError, match="Both sheets have to be sealed"):
            seat.checkins.reveal(both.pair_id, checkin_id)
        assert seat.checkins.reveals(both.pair_id) == ()


def test_a_sealed_sheet_never_changes(both: Seats) -> None:
    checkin_id = both.open_checkin()
    both.seal(Role.LEADER, checkin_id, {PATIENT_CHIEF: Answer(6)})
    checkins = both.leader.checkins
    for attempt in (
        lambda: checkins.answer(both.pair_id, checkin_id, PATIENT_CHIEF, Answer(1), 0),
        lambda: checkins.answer_all(both.pair_id, checkin_id, {PATIENT_CHIEF: Answer(1)}),
        lambda: checkins.seal(both.pair_id, checkin_id),
    ):
        with pytest.raises(NotAllowedError, match="never changes"):
            attempt()
    assert checkins.sheet(both.pair_id, checkin_id).sheet.answers == {PATIENT_CHIEF: Answer(6)}


def test_an_empty_sheet_cannot_be_sealed_and_a_partly_filled_one_can(both: Seats) -> None:
    checkin_id = both.open_checkin()
    with pytest.raises(NotAllowedError, match="nothing to seal"):
        both.leader.checkins.seal(both.pair_id, checkin_id)
    both.reveal(checkin_id, {PATIENT_CHIEF: Answer(6)}, {PATIENT_LEADER: Answer(missing=Missing.NO_CHANCE)})
    reveal = both.chief.checkins.reveal(both.pair_id, checkin_id)
    assert reveal.answer(Role.LEADER, PATIENT_LEADER) is None
    assert reveal.answer(Role.CHIEF_EXECUTIVE, PATIENT_LEADER) == Answer(missing=Missing.NO_CHANCE)


def test_an_answer_to_something_not_asked_is_refused(both: Seats) -> None:
    checkin_id = both.open_checkin(("taylor",))
    both.leader.checkins.sheet(both.pair_id, checkin_id)
    with pytest.raises(NotAllowedError, match="does not ask"):
        both.leader.checkins.answer(both.pair_id, checkin_id, PATIENT_CHIEF, Answer(6), 0)
    with pytest.raises(NotAllowedError, match="does not ask"):
        both.leader.checkins.answer_all(both.pair_id, checkin_id, {PATIENT_CHIEF: Answer(6)})


def test_33_a_full_disk_while_sealing_leaves_the_whole_draft(both: Seats) -> None:
    checkin_id = both.open_checkin()
    questions = Library().questions(("ryley",))
    answers = all_rated(questions, 5, patient="x" * NOTE_LIMIT, honest="y" * NOTE_LIMIT)
    both.leader.checkins.answer_all(both.pair_id, checkin_id, answers)
    database = both.leader.laptop.database
    with database.reading() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(VaultError) as caught:
        both.leader.checkins.seal(both.pair_id, checkin_id)
    assert caught.value.code == "disk-full"
    assert "honest" not in str(caught.value)
    view = both.leader.checkins.sheet(both.pair_id, checkin_id)
    assert view.stage is Stage.TO_DO
    assert view.sheet.answers == answers
    with database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1073741823")
    both.leader.checkins.seal(both.pair_id, checkin_id)
    assert both.stage(Role.LEADER, checkin_id) is Stage.SEALED_WAITING


def test_sealing_without_the_exchange_folder_loses_nothing(both: Seats) -> None:
    checkin_id = both.open_checkin()
    both.leader.checkins.answer_all(both.pair_id, checkin_id, {PATIENT_CHIEF: Answer(6)})
    shutil.rmtree(both.two.exchange)
    both.leader.checkins.seal(both.pair_id, checkin_id)
    assert both.stage(Role.LEADER, checkin_id) is Stage.SEALED_WAITING
    both.leader.log.sync()
    both.chief.log.sync()
    assert both.stage(Role.CHIEF_EXECUTIVE, checkin_id) is Stage.OTHER_WAITING


@given(seed=st.integers(0, 2**31 - 1), role=st.sampled_from([Role.LEADER, Role.CHIEF_EXECUTIVE]))
def test_the_other_is_rated_first_then_self_then_us_whatever_the_seed(seed: int, role: Role) -> None:
    questions = Library().questions(("ryley", "taylor"))
    order = asking_order(questions, role, seed)
    assert Counter(order) == Counter(questions)
    blocks = [question.subject.seen_by(role) for question in order]
    assert blocks == sorted(blocks, key=["other", "self", "us"].index)
    assert asking_order(questions, role, seed) == order


def test_two_seeds_ask_in_different_orders() -> None:
    questions = Library().questions(("ryley",))
    assert len({asking_order(questions, Role.LEADER, seed) for seed in range(5)}) == 5


def test_a_note_keeps_its_words_apart(both: Seats) -> None:
    checkin_id = both.open_checkin()
    first = both.leader.checkins.sheet(both.pair_id, checkin_id).order[0]
    note = "Chief\texecutive,\u00a0on\u202fMonday\nand\x00 Tuesday"
    both.leader.checkins.answer(both.pair_id, checkin_id, first, Answer(4, note=note), 0)
    kept = both.leader.checkins.sheet(both.pair_id, checkin_id).sheet.answers[first]
    assert kept.note == "Chief executive,\u00a0on\u202fMonday\nand Tuesday"
