"""The check-ins page at work: real services on real vaults, real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, FormKind, Missing, Stage
from leaderlens.errors import NotAllowedError
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.checkin.opening import Opened
from leaderlens.ui.checkin.page import CheckInsPage
from leaderlens.ui.checkin.words import badge
from leaderlens.ui.desk import Place
from tests.ui.checkin.seats import Seat, fill_disk, free_disk

LONG_NOTE = "“…” " * 790  # more than a page of the vault holds, in fewer characters than a note may have


def sealed_by_both(leader: Seat, chief: Seat, rating: int = 4) -> str:
    """A revealed check-in with the same answer everywhere."""
    checkin_id = leader.open()
    chief.checkins.log.sync()
    for one in (leader, chief):
        one.answer_everything(checkin_id, rating)
        one.checkins.seal(one.two.pair_id, checkin_id)
    leader.checkins.log.sync()
    chief.checkins.log.sync()
    return checkin_id


# ---------------------------------------------------------------- the list


def test_without_a_pair_it_offers_to_set_one_up(robin: Seat) -> None:
    robin.pair = None
    robin.presenter.show(Place("checkins"))
    empty = robin.page.list.empty
    assert empty is not None
    empty.action.click()
    assert robin.went == [Place("people", act="pair")]


def test_while_the_invitation_waits_nothing_can_be_opened(robin: Seat) -> None:
    assert robin.pair is not None
    robin.pair = replace(robin.pair, connected=False)
    robin.presenter.show(Place("checkins", act="open"))
    assert robin.page.currentWidget() is robin.page.list
    assert robin.page.list.empty is not None


def test_who_comes_for_one_lens_finds_it_chosen_and_whole(robin: Seat) -> None:
    robin.presenter.show(Place("checkins", act="open", chosen="collaboration"))
    assert robin.page.opening.chosen() == ("collaboration",)
    assert robin.page.opening.form.value() == "full"
    robin.page.opening.open_button.click()
    (summary,) = robin.checkins.overview(robin.two.pair_id)
    assert summary.checkin.lenses == ("collaboration",)
    robin.presenter.show(Place("checkins", act="open", chosen="a lens nobody has"))
    assert robin.page.opening.chosen() == ("ryley", "taylor")


def test_the_first_check_in_is_opened_from_the_empty_list(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    robin.presenter.show(Place("checkins"))
    assert robin.page.list.empty is not None
    robin.page.list.empty.action.click()
    assert robin.page.currentWidget() is robin.page.opening
    robin.page.opening.open_button.click()
    (summary,) = robin.checkins.overview(robin.two.pair_id)
    assert summary.asked == 68
    assert (summary.checkin.due - robin.two.clock().date()).days == 7
    assert robin.page.currentWidget() is robin.page.list
    assert robin.told[-1].checkins
    morgan.checkins.log.sync()
    morgan.presenter.show(Place("checkins"))
    assert morgan.page.list.now_card is not None
    assert morgan.page.list.now_card.row.act == "rate"
    assert badge(morgan.checkins.overview(morgan.two.pair_id)) == "1 due"


def test_what_waits_for_me_comes_before_what_waits_for_the_other(seats: tuple[Seat, Seat]) -> None:
    robin, _morgan = seats
    first, second = robin.open(days=3), robin.open(days=10)
    robin.answer_everything(first)
    robin.checkins.seal(robin.two.pair_id, first)
    robin.presenter.show(Place("checkins"))
    assert robin.page.list.now_card is not None
    assert robin.page.list.now_card.row.checkin_id == second
    assert [row.row.words.chip for row in robin.page.list.rows] == ["Waiting for Morgan"]


def test_a_revealed_check_in_leads_to_its_reveal(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    checkin_id = sealed_by_both(robin, morgan)
    robin.open()
    robin.presenter.show(Place("checkins"))
    robin.page.list.rows[0].action.click()
    assert robin.went == [Place("reveal", checkin_id)]


# ---------------------------------------------------------------- answering


def test_a_fresh_sheet_shows_nothing_chosen_for_every_question(robin: Seat) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    card = robin.page.rating.card
    seen = []
    while robin.page.currentWidget() is robin.page.rating:
        seen.append((card.answer(), card.note.text(), any(step.isChecked() for step in card.scale.steps)))
        robin.page.rating.next.click()
    assert seen == [(None, "", False)] * 18
    assert robin.stored(checkin_id) == [None] * 18


def test_earlier_answers_are_never_shown(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    sealed_by_both(robin, morgan, rating=6)
    checkin_id = robin.open()
    robin.rate(checkin_id)
    card = robin.page.rating.card
    while robin.page.currentWidget() is robin.page.rating:
        assert card.scale.value is None
        robin.page.rating.next.click()
    assert robin.page.review.rows == ()


def test_keys_answer_and_enter_goes_on(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    view = robin.page.rating
    for key in (Qt.Key.Key_6, Qt.Key.Key_N, Qt.Key.Key_T):
        qtbot.keyClick(view.card, key)
        qtbot.keyClick(view.card, Qt.Key.Key_Return)
    assert robin.stored(checkin_id)[:4] == [
        Answer(rating=6), Answer(missing=Missing.NO_CHANCE), Answer(missing=Missing.TALK), None,
    ]  # fmt: skip
    assert view.count.text() == "4 of 18"
    qtbot.keyClick(view.card, Qt.Key.Key_Backspace)
    assert view.count.text() == "3 of 18"
    assert view.card.talk.isChecked()


def test_choosing_never_goes_on_by_itself(robin: Seat, qtbot: QtBot) -> None:
    robin.rate(robin.open())
    for key in (Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_N):
        qtbot.keyClick(robin.page.rating.card, key)
        assert robin.page.rating.count.text() == "1 of 18"


def test_it_is_taken_up_where_it_was_left(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    for _question in range(3):
        qtbot.keyClick(robin.page.rating.card, Qt.Key.Key_5)
        qtbot.keyClick(robin.page.rating.card, Qt.Key.Key_Return)
    robin.page.rating.later.click()
    assert robin.page.currentWidget() is robin.page.list
    assert robin.page.list.now_card is not None
    assert robin.page.list.now_card.row.answered == 3
    robin.page.list.now_card.action.click()
    assert robin.page.rating.count.text() == "4 of 18"
    robin.page.rating.back.click()
    assert robin.page.rating.card.scale.value == 5


def test_an_answer_can_be_taken_back(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    qtbot.keyClick(robin.page.rating.card, Qt.Key.Key_2)
    robin.page.rating.card.take_back.click()
    assert robin.stored(checkin_id) == [None] * 18


def test_leaving_hands_over_the_note_that_was_just_typed(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    card = robin.page.rating.card
    qtbot.keyClick(card, Qt.Key.Key_3)
    qtbot.keyClicks(card.note.edit, "On Monday 1 7 n t")
    assert robin.stored(checkin_id)[0] == Answer(rating=3)
    robin.presenter.leave()
    assert robin.stored(checkin_id)[0] == Answer(rating=3, note="On Monday 1 7 n t")


def test_saved_is_said_only_once_the_worker_has_confirmed(robin: Seat, qtbot: QtBot) -> None:
    tasks = BackgroundTasks(lambda error: pytest.fail(type(error).__name__))
    checkin_id = robin.open()
    robin.page = CheckInsPage()
    qtbot.addWidget(robin.page)
    robin.page.show()
    robin.sit(tasks)
    robin.rate(checkin_id)
    qtbot.waitUntil(lambda: tasks.idle)
    view = robin.page.rating
    assert view.saved.text() == ""
    qtbot.keyClick(view.card, Qt.Key.Key_4)
    assert (view.card.scale.value, view.saved.text()) == (4, "Saving")
    qtbot.waitUntil(lambda: tasks.idle)
    assert view.saved.text() == "Saved"
    tasks.finish()


def test_a_full_disk_keeps_the_answer_on_screen_and_saves_it_later(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    view = robin.page.rating
    qtbot.keyClick(view.card, Qt.Key.Key_5)
    fill_disk(robin.laptop.database)
    view.card.note.set_text(LONG_NOTE)
    view.flush()
    assert (view.saved.text(), view.card.note.text()) == ("Not saved yet", LONG_NOTE)
    assert view.notice is not None
    assert "no room" in view.notice.sentence
    assert robin.tasks.told == []
    view.later.click()
    robin.rate(checkin_id)
    assert view.card.note.text() == LONG_NOTE, "what could not be saved is not forgotten by leaving"
    free_disk(robin.laptop.database)
    robin.page.retry_wanted.emit()
    assert (view.saved.text(), view.notice) == ("Saved", None)
    assert robin.stored(checkin_id)[0] == Answer(rating=5, note=LONG_NOTE.strip())


def test_the_next_change_takes_along_what_failed(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    view = robin.page.rating
    qtbot.keyClick(view.card, Qt.Key.Key_5)
    fill_disk(robin.laptop.database)
    view.card.note.set_text(LONG_NOTE)
    view.next.click()
    free_disk(robin.laptop.database)
    qtbot.keyClick(view.card, Qt.Key.Key_1)
    assert [answer.rating if answer else 0 for answer in robin.stored(checkin_id)[:2]] == [5, 1]
    assert view.saved.text() == "Saved"


# ---------------------------------------------------------------- looking over, sealing, waiting


def test_looking_over_lists_what_is_missing_and_leads_back_to_it(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    for key in (Qt.Key.Key_5, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_6):
        qtbot.keyClick(robin.page.rating.card, key)
    robin.page.rating.review.click()
    review = robin.page.review
    assert [row.line.position for row in review.missing_rows] == [1, *range(3, 18)]
    assert sorted(row.line.position for row in review.rows) == [0, 2]
    review.missing_rows[0].click()
    assert robin.page.rating.count.text() == "2 of 18"


def seal_through_the_page(seat: Seat, checkin_id: str) -> None:
    seat.presenter.show(Place("checkins", checkin_id, act="review"))
    seat.page.review.seal_button.click()
    seat.page.sealing.finished.click()
    seat.page.sealing.seal_button.click()


def test_the_walk_on_one_laptop(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    checkin_id = robin.open()
    robin.answer_everything(checkin_id)
    seal_through_the_page(robin, checkin_id)
    assert robin.page.currentWidget() is robin.page.status
    assert robin.page.status.heading.text() == "Your answers are sealed"
    assert robin.told[-1].checkins

    morgan.checkins.log.sync()
    morgan.presenter.show(Place("checkins"))
    assert morgan.page.list.now_card is not None
    assert morgan.page.list.now_card.row.words.title == "Robin has sealed"
    morgan.answer_everything(checkin_id)
    seal_through_the_page(morgan, checkin_id)
    assert morgan.page.status.heading.text() == "Both of you have sealed"

    robin.checkins.log.sync()
    robin.presenter.refresh(Changes(reveals=True))
    assert robin.page.status.heading.text() == "Both sheets are open"
    robin.page.status.reveal.click()
    assert robin.went == [Place("reveal", checkin_id)]


def test_a_sealed_sheet_cannot_be_taken_up_again(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.answer_everything(checkin_id, 4)
    robin.rate(checkin_id)
    question = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[0]
    seal_through_the_page(robin, checkin_id)
    for act in ("rate", "review", ""):
        robin.presenter.show(Place("checkins", checkin_id, act=act))
        assert robin.page.currentWidget() is robin.page.status
    qtbot.keyClick(robin.page.rating.card, Qt.Key.Key_1)  # a key that arrives late
    with pytest.raises(NotAllowedError):
        robin.checkins.answer(robin.two.pair_id, checkin_id, question, Answer(rating=1), 0)
    assert robin.stored(checkin_id) == [Answer(rating=4)] * 18


def test_a_disk_that_fills_while_sealing_leaves_a_draft_to_seal_again(robin: Seat) -> None:
    checkin_id = robin.open()
    order = robin.checkins.sheet(robin.two.pair_id, checkin_id).order
    robin.checkins.answer_all(
        robin.two.pair_id, checkin_id, {question: Answer(rating=4, note=LONG_NOTE) for question in order}
    )
    fill_disk(robin.laptop.database)
    seal_through_the_page(robin, checkin_id)
    sealing = robin.page.sealing
    assert robin.page.currentWidget() is sealing
    assert sealing.notice is not None
    assert "no room" in sealing.notice.sentence
    assert robin.tasks.told == []
    (summary,) = robin.checkins.overview(robin.two.pair_id)
    assert (summary.stage, summary.answered) == (Stage.TO_DO, 18)
    free_disk(robin.laptop.database)
    assert sealing.seal_button.isEnabled()
    sealing.seal_button.click()
    assert robin.page.currentWidget() is robin.page.status


def test_an_answer_that_could_not_be_saved_is_sealed_with_the_rest_or_not_at_all(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open()
    robin.rate(checkin_id)
    qtbot.keyClick(robin.page.rating.card, Qt.Key.Key_5)
    fill_disk(robin.laptop.database)
    robin.page.rating.card.note.set_text(LONG_NOTE)
    robin.page.rating.review.click()
    robin.page.review.seal_button.click()
    robin.page.sealing.finished.click()
    robin.page.sealing.seal_button.click()
    assert robin.checkins.overview(robin.two.pair_id)[0].stage is Stage.TO_DO
    free_disk(robin.laptop.database)
    robin.page.sealing.seal_button.click()
    assert Answer(rating=5, note=LONG_NOTE.strip()) in robin.stored(checkin_id)
    assert robin.checkins.overview(robin.two.pair_id)[0].stage is Stage.SEALED_WAITING


def test_a_refresh_leaves_a_sheet_in_the_making_alone(robin: Seat, qtbot: QtBot) -> None:
    robin.rate(robin.open())
    qtbot.keyClick(robin.page.rating.card, Qt.Key.Key_5)
    qtbot.keyClicks(robin.page.rating.card.note.edit, "half a sen")
    robin.presenter.refresh(Changes(checkins=True, drafts=True, reveals=True, people=True))
    assert robin.page.currentWidget() is robin.page.rating
    assert robin.page.rating.card.note.text() == "half a sen"


def test_one_may_ask_for_one_question(robin: Seat) -> None:
    checkin_id = robin.open()
    question = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[7]
    robin.presenter.show(Place("checkins", checkin_id, question.key, act="rate"))
    assert robin.page.rating.count.text() == "8 of 18"


def test_a_check_in_that_cannot_be_opened_says_why_and_keeps_the_form(robin: Seat) -> None:
    robin.presenter.show(Place("checkins", act="open"))
    robin.page.opening.lens_rows["place"].click()
    yesterday = robin.two.clock().date().replace(day=20)
    robin.page.opened.emit(Opened(yesterday, ("ryley",), FormKind.FULL, predict=False))
    assert "passed" in robin.page.opening.problem.text()
    assert robin.page.opening.chosen() == ("ryley", "taylor", "place")
    assert robin.checkins.overview(robin.two.pair_id) == ()
