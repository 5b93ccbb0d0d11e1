"""Check-ins with two real vaults and a real exchange folder."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.pictures import Absence
from leaderlens.domain.checkin import (
    Amount,
    Answer,
    Basis,
    Ended,
    Ending,
    Missing,
    Moment,
    Question,
    Remarks,
    SecondLook,
    Stage,
    Subject,
)
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


def test_what_one_thinks_the_other_gave_is_sealed_and_revealed_with_the_sheet(both: Seats) -> None:
    checkin_id = both.open_checkin()
    guessed = Answer(5, basis=Basis.ONE_MOMENT, amount=Amount.TOO_MUCH, prediction=4)
    both.reveal(checkin_id, {PATIENT_LEADER: guessed}, {PATIENT_LEADER: Answer(6)})
    revealed = both.chief.checkins.reveal(both.pair_id, checkin_id)
    assert revealed.answer(Role.LEADER, PATIENT_LEADER) == guessed
    assert revealed.predicted(Role.LEADER, PATIENT_LEADER) == 4
    assert revealed.predicted(Role.CHIEF_EXECUTIVE, PATIENT_LEADER) is None
    story = both.chief.trends.reveal(both.pair_id, checkin_id)
    assert [one.steps for one in story.surprises[Role.LEADER]] == [2]


def test_a_prediction_has_its_place_on_questions_about_oneself_only(both: Seats) -> None:
    checkin_id = both.open_checkin()
    guess = Answer(5, prediction=4)
    with pytest.raises(NotAllowedError, match="may have given"):
        both.leader.checkins.answer(both.pair_id, checkin_id, PATIENT_CHIEF, guess, 0)
    _changes, silent = both.leader.checkins.open(both.pair_id, both.clock().date(), ("ryley",), predict=False)
    with pytest.raises(NotAllowedError, match="may have given"):
        both.leader.checkins.answer_all(both.pair_id, silent, {PATIENT_LEADER: guess})


def test_a_shared_moment_is_revealed_and_a_private_one_stays(both: Seats) -> None:
    checkin_id = both.open_checkin()
    shared = Moment("Budget night\x07", items=("ryley.patient",), shared=True)
    private = Moment("What I did not say")
    both.leader.checkins.keep_remarks(both.pair_id, checkin_id, Remarks((shared, private, Moment("\x07", "e1"))))
    kept = both.leader.checkins.sheet(both.pair_id, checkin_id).sheet.remarks
    assert [moment.text for moment in kept.moments] == ["Budget night", "What I did not say", ""]
    both.reveal(checkin_id, {PATIENT_CHIEF: Answer(5)}, {PATIENT_LEADER: Answer(6)})
    assert both.leader.checkins.sheet(both.pair_id, checkin_id).sheet.remarks == kept
    for seat in (both.leader, both.chief):
        moments = seat.checkins.reveal(both.pair_id, checkin_id).leader.remarks.moments
        assert moments == (Moment("Budget night", items=("ryley.patient",), shared=True),)
        found = seat.trends.reveal(both.pair_id, checkin_id).moments
        assert [(one.rater, one.event) for one in found] == [(Role.LEADER, "")]
    with both.chief.laptop.database.reading() as session:
        everything = session.connection().exec_driver_sql("SELECT group_concat(CAST(payload AS TEXT)) FROM bundle")
        assert "What I did not say" not in str(everything.scalar())


def test_a_share_in_per_cent_travels_with_the_sheet(both: Seats) -> None:
    checkin_id = both.open_checkin(("convenor",))
    question = both.leader.checkins.sheet(both.pair_id, checkin_id).checkin.questions[0]
    time = Question("convenor.relationship_time", Subject.LEADER)
    both.leader.checkins.keep_remarks(both.pair_id, checkin_id, Remarks(measures={time: 55}))
    both.reveal(checkin_id, {question: Answer(5)}, {question: Answer(6)})
    assert both.chief.checkins.reveal(both.pair_id, checkin_id).leader.remarks.measures == {time: 55}
    for remarks in (Remarks(measures={question: 5}), Remarks((Moment("x", items=("ryley.patient",)),))):
        _changes, other = both.leader.checkins.open(both.pair_id, both.clock().date(), ("convenor",))
        with pytest.raises(NotAllowedError, match="does not ask"):
            both.leader.checkins.keep_remarks(both.pair_id, other, remarks)


def test_many_equal_answers_in_no_time_are_worth_a_second_look_for_the_rater_alone(both: Seats) -> None:
    checkin_id = both.open_checkin()
    checkins = both.leader.checkins
    view = checkins.sheet(both.pair_id, checkin_id)
    checkins.answer_all(both.pair_id, checkin_id, all_rated(view.order, 6))
    assert checkins.second_look(both.pair_id, checkin_id, dict.fromkeys(view.order, 5.0)) == ()
    assert checkins.second_look(both.pair_id, checkin_id, {}) == ()
    hurried = dict.fromkeys(view.order, 0.5)
    assert checkins.second_look(both.pair_id, checkin_id, hurried) == ("other", "self")
    checkins.keep_second_look(both.pair_id, checkin_id, "other", kept=True)
    assert checkins.second_look(both.pair_id, checkin_id, hurried) == ("self",)
    both.reveal(checkin_id, all_rated(view.order, 6), all_rated(view.order, 6))
    assert checkins.sheet(both.pair_id, checkin_id).sheet.looks == (SecondLook("other", True),)
    assert both.chief.checkins.reveal(both.pair_id, checkin_id).leader.looks == ()
    assert checkins.second_look(both.pair_id, checkin_id, hurried) == ()
    with pytest.raises(ValueError, match="block"):
        checkins.keep_second_look(both.pair_id, checkin_id, "all", kept=True)


def test_a_second_view_stands_beside_the_sealed_answer(both: Seats) -> None:
    checkin_id = both.open_checkin()
    with pytest.raises(NotAllowedError, match="not revealed"):
        both.leader.checkins.add_second_view(both.pair_id, checkin_id, PATIENT_LEADER, "Hm.")
    both.reveal(checkin_id, {PATIENT_LEADER: Answer(6)}, {PATIENT_LEADER: Answer(3)})
    both.leader.checkins.add_second_view(both.pair_id, checkin_id, PATIENT_LEADER, " On reflection. ", 4)
    both.chief.log.sync()
    revealed = both.chief.checkins.reveal(both.pair_id, checkin_id)
    (view,) = revealed.second_views_of(Role.LEADER, PATIENT_LEADER)
    assert (view.note, view.rating, view.on) == ("On reflection.", 4, both.clock().date())
    assert revealed.answer(Role.LEADER, PATIENT_LEADER) == Answer(6)
    story = both.chief.trends.item(both.pair_id, checkin_id, PATIENT_LEADER)
    assert story.second_views[Role.LEADER] == (view,)
    with pytest.raises(NotAllowedError, match="few words"):
        both.leader.checkins.add_second_view(both.pair_id, checkin_id, PATIENT_LEADER, " ")
    with pytest.raises(NotAllowedError, match="does not ask"):
        both.leader.checkins.add_second_view(both.pair_id, checkin_id, Question("place.x", Subject.PAIR), "x")


@pytest.mark.parametrize("sealed_first", [True, False])
def test_a_withdrawn_check_in_is_over_for_both_and_keeps_everything(both: Seats, *, sealed_first: bool) -> None:
    checkin_id = both.open_checkin()
    if sealed_first:
        both.seal(Role.CHIEF_EXECUTIVE, checkin_id, {PATIENT_LEADER: Answer(2)})
    both.leader.log.sync()
    both.leader.checkins.answer_all(both.pair_id, checkin_id, {PATIENT_CHIEF: Answer(5)})
    both.leader.checkins.end(both.pair_id, checkin_id, Ending.WITHDRAWN)
    both.chief.log.sync()
    for seat in (both.leader, both.chief):
        (summary,) = seat.checkins.overview(both.pair_id)
        assert (summary.stage, summary.may_end) == (Stage.ENDED, frozenset())
        assert summary.checkin.ended == Ended(Ending.WITHDRAWN, Role.LEADER, both.clock().date())
        assert seat.checkins.rounds(both.pair_id) == ()
        with pytest.raises(NotAllowedError, match="withdrawn or closed"):
            seat.checkins.answer(both.pair_id, checkin_id, PATIENT_CHIEF, Answer(5), 0)
        with pytest.raises(NotAllowedError, match="ended already"):
            seat.checkins.end(both.pair_id, checkin_id, Ending.WITHDRAWN)
    assert both.leader.checkins.sheet(both.pair_id, checkin_id).sheet.answers == {PATIENT_CHIEF: Answer(5)}
    if sealed_first:
        assert both.chief.checkins.sheet(both.pair_id, checkin_id).sheet.answers == {PATIENT_LEADER: Answer(2)}


def test_withdrawn_by_one_while_the_other_seals_nothing_is_opened(both: Seats) -> None:
    checkin_id = both.open_checkin()
    both.seal(Role.LEADER, checkin_id, {PATIENT_CHIEF: Answer(5)})
    both.leader.checkins.end(both.pair_id, checkin_id, Ending.WITHDRAWN)
    both.chief.checkins.answer_all(both.pair_id, checkin_id, {PATIENT_LEADER: Answer(2)})
    both.chief.checkins.seal(both.pair_id, checkin_id)
    for _turn in range(2):
        both.leader.log.sync()
        both.chief.log.sync()
    for role in (Role.LEADER, Role.CHIEF_EXECUTIVE):
        assert both.stage(role, checkin_id) is Stage.ENDED
        with pytest.raises(NotAllowedError, match="not revealed"):
            both.of(role).checkins.reveal(both.pair_id, checkin_id)
        assert both.of(role).log.problems() == ()


def test_once_both_are_sealed_it_goes_on_to_its_reveal(both: Seats) -> None:
    checkin_id = both.open_checkin()
    both.reveal(checkin_id, {PATIENT_CHIEF: Answer(5)}, {PATIENT_LEADER: Answer(6)})
    with pytest.raises(NotAllowedError, match="goes on to its reveal"):
        both.leader.checkins.end(both.pair_id, checkin_id, Ending.WITHDRAWN)


def test_closed_as_missed_it_stays_in_the_series_and_tells_missed_from_unopened(both: Seats) -> None:
    first = both.open_checkin()
    both.reveal(first, {PATIENT_CHIEF: Answer(5)}, {PATIENT_CHIEF: Answer(6)})
    both.clock.moment += timedelta(days=28)
    checkin_id = both.open_checkin(due=both.clock().date())
    both.seal(Role.LEADER, checkin_id, {PATIENT_CHIEF: Answer(3)})
    with pytest.raises(NotAllowedError, match="once its due day has passed"):
        both.leader.checkins.end(both.pair_id, checkin_id, Ending.MISSED)
    both.clock.moment += timedelta(days=1)
    both.leader.checkins.end(both.pair_id, checkin_id, Ending.MISSED)
    both.chief.log.sync()
    for seat in (both.leader, both.chief):
        closed = seat.checkins.rounds(both.pair_id)[-1]
        assert not closed.revealed
        assert closed.answer(Role.LEADER, PATIENT_CHIEF) is None
        series = seat.trends.item_trend(both.pair_id, PATIENT_CHIEF).series
        assert series is not None
        assert [point.absence for point in series.leader] == [None, Absence.UNOPENED]
        assert [point.absence for point in series.chief_executive] == [None, Absence.MISSED]
        story = seat.trends.overview(both.pair_id, Subject.CHIEF_EXECUTIVE)
        assert story.check_ins == 1
        assert story.multiples is not None


def test_two_check_ins_on_one_day_are_two(both: Seats) -> None:
    for rating in (3, 6):
        checkin_id = both.open_checkin(due=both.clock().date())
        sheet = all_rated(both.leader.checkins.sheet(both.pair_id, checkin_id).order, rating)
        both.reveal(checkin_id, sheet, sheet)
    story = both.leader.trends.overview(both.pair_id, Subject.LEADER)
    assert story.check_ins == 2
    assert story.changed is not None
    assert "nan" not in (story.multiples.alt if story.multiples else "nan")


def test_check_ins_without_a_common_item_are_told_side_by_side(both: Seats) -> None:
    for lens in ("place", "convenor"):
        checkin_id = both.open_checkin((lens,))
        sheet = all_rated(both.leader.checkins.sheet(both.pair_id, checkin_id).order, 4)
        both.reveal(checkin_id, sheet, sheet)
        both.clock.moment += timedelta(days=28)
    for subject in Subject:
        assert both.chief.trends.overview(both.pair_id, subject).check_ins == 2
    newest = both.chief.checkins.reveals(both.pair_id)[-1]
    summary = both.chief.trends.reveal(both.pair_id, newest.checkin.id).summary
    assert any("nothing to compare" in sentence for sentence in summary.sentences)
