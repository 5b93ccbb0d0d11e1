"""The whole instrument at the page: moments, guesses, a second look, endings, settings; and nothing of the other's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Amount, Answer, Basis, Ending, FormKind, Moment, Remarks, Stage
from leaderlens.domain.event import Event
from leaderlens.domain.pair_settings import Cadence, Rhythm
from leaderlens.ui.desk import Place
from tests.ui.checkin.seats import Seat

SENTINELS = ("Kestrel-note", "Heron-moment", "Plover-hidden")


def stage(seat: Seat, checkin_id: str) -> Stage:
    return next(one.stage for one in seat.checkins.overview(seat.two.pair_id) if one.checkin.id == checkin_id)


def every_text(page: QWidget) -> str:
    """All that can be read or heard on the page, hidden views too."""
    found = []
    for widget in [page, *page.findChildren(QWidget)]:
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found)


def test_a_moment_from_the_timeline_and_one_typed(robin: Seat, qtbot: QtBot) -> None:
    event = Event("e1" * 16, robin.two.clock().date() - timedelta(days=3), "budget", "Budget council")
    robin.events.add(robin.two.pair_id, [event])
    checkin_id = robin.open()
    robin.presenter.show(Place("checkins", checkin_id, act="rate"))
    page = robin.page.moments
    assert robin.page.currentWidget() is page
    page.forms[0].event_choice.combo.setCurrentIndex(1)
    page.forms[0].event_choice.changed.emit()
    page.another.click()
    qtbot.keyClicks(page.forms[1].text.edit, "The lift")
    qtbot.keyClick(page.forms[1].text.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert robin.page.currentWidget() is robin.page.rating
    kept = robin.checkins.sheet(robin.two.pair_id, checkin_id).sheet.remarks
    assert kept == Remarks((Moment("", event.id, event.day), Moment("The lift")))


def test_tags_are_one_key_each_and_belong_to_a_rating(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open("ryley")
    order = robin.checkins.sheet(robin.two.pair_id, checkin_id).order
    patient = next(question for question in order if question.item == "ryley.patient")
    robin.presenter.show(Place("checkins", checkin_id, patient.key, act="rate"))
    card = robin.page.rating.card
    qtbot.keyClick(card, "b")
    assert not card.tags.isVisibleTo(card), "nothing to tag before there is a rating"
    for key in "7bba":
        qtbot.keyClick(card, key)
    assert card.note.label.text() == "One example?"
    kept = robin.checkins.sheet(robin.two.pair_id, checkin_id).sheet.answers[patient]
    assert kept == Answer(7, basis=Basis.SEVERAL, amount=Amount.TOO_LITTLE)
    qtbot.keyClick(card, "n")
    assert robin.checkins.sheet(robin.two.pair_id, checkin_id).sheet.answers[patient].basis is None


def test_guesses_come_after_the_questions_and_are_kept(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open(predict=True)
    robin.answer_everything(checkin_id, 5)
    last = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[-1]
    robin.presenter.show(Place("checkins", checkin_id, last.key, act="rate"))
    robin.page.rating.next.click()
    page = robin.page.guesses
    assert robin.page.currentWidget() is page
    assert len(page.rows) == 9
    for row in page.rows:
        qtbot.keyClick(row, "3")
    page.go_on.click()
    assert robin.page.review.guesses_button.text() == "9 of 9 guessed"
    kept = robin.checkins.sheet(robin.two.pair_id, checkin_id).sheet.answers.values()
    assert sorted(answer.prediction or 0 for answer in kept) == [0] * 9 + [3] * 9


def test_a_changed_answer_keeps_its_guess(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open(predict=True)
    mine = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[9]
    robin.checkins.answer(robin.two.pair_id, checkin_id, mine, Answer(5, prediction=2), 9)
    robin.presenter.show(Place("checkins", checkin_id, mine.key, act="rate"))
    qtbot.keyClick(robin.page.rating.card, "6")
    assert robin.stored(checkin_id)[9] == Answer(6, prediction=2)


def test_quick_equal_answers_are_asked_about_once_and_alone(robin: Seat, qtbot: QtBot) -> None:
    checkin_id = robin.open("ryley")
    robin.rate(checkin_id)
    while robin.page.currentWidget() is robin.page.rating:
        qtbot.keyClick(robin.page.rating.card, "4")
        robin.page.rating.next.click()
    robin.page.review.seal_button.click()
    look = robin.page.second_look
    assert robin.page.currentWidget() is look
    assert look.line.text().startswith("About Morgan, most of your answers are the same number")
    look.again.click()
    assert robin.page.currentWidget() is robin.page.review
    robin.page.review.seal_button.click()
    assert look.line.text().startswith("About you")
    look.keep.click()
    assert robin.page.currentWidget() is robin.page.sealing
    looks = robin.checkins.sheet(robin.two.pair_id, checkin_id).sheet.looks
    assert [(one.block, one.kept) for one in looks] == [("other", False), ("self", True)]


def test_a_check_in_is_withdrawn_by_either_and_told_to_both(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    checkin_id = robin.open()
    morgan.checkins.log.sync()
    morgan.presenter.show(Place("checkins"))
    assert morgan.page.list.now_card is not None
    morgan.page.list.now_card.end.click()
    ending = morgan.page.ending
    assert "stays in your vault" in ending.consequences.text()
    assert not ending.missed_card.isVisibleTo(ending), "its day has not passed"
    ending.withdraw_button.click()
    assert stage(morgan, checkin_id) is Stage.ENDED
    robin.checkins.log.sync()
    robin.presenter.show(Place("checkins", checkin_id, act="status"))
    status = robin.page.status
    assert status.heading.text() == "This check-in was withdrawn"
    assert status.line.text().startswith("Withdrawn by Morgan on ")
    assert not status.hand_over.isVisibleTo(status)
    robin.presenter.show(Place("checkins"))
    assert robin.page.list.now_card is None
    assert [row.row.words.chip for row in robin.page.list.rows] == ["Withdrawn"]


def test_one_whose_day_has_passed_is_closed_as_missed(robin: Seat) -> None:
    checkin_id = robin.open(days=1)
    robin.two.clock.moment += timedelta(days=3)
    robin.presenter.show(Place("checkins", checkin_id, act="end"))
    robin.page.ending.close_button.click()
    (summary,) = robin.checkins.overview(robin.two.pair_id)
    assert summary.checkin.ended is not None
    assert summary.checkin.ended.how is Ending.MISSED
    assert robin.page.currentWidget() is robin.page.list


def test_settings_are_shared_and_shape_the_next_check_in(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    robin.presenter.show(Place("checkins", act="settings"))
    form = robin.page.settings
    form.rhythm.set_value(Rhythm.OWN.value)
    form.days.setValue(21)
    form.focus_choice.set_value("ryley.patient")
    form.focus_choice.changed.emit()
    form.lens_rows["taylor"].click()
    form.prediction.click()
    form.keep_button.click()
    assert form.said.isVisibleTo(form)
    morgan.checkins.log.sync()
    kept = morgan.choices.view(morgan.two.pair_id).settings
    assert (kept.cadence, kept.focus, kept.lenses) == (Cadence(Rhythm.OWN, 21), ("ryley.patient",), ("ryley",))
    morgan.presenter.show(Place("checkins", act="open"))
    opening = morgan.page.opening
    assert opening.chosen() == ("ryley",)
    assert opening.form.value() == FormKind.FULL.value, "the first is always a full one"
    assert not opening.predict.isChecked()
    assert opening.follows.text().startswith("In focus: Patient.")
    next(one for one in opening.form.segments if one.value == "pulse").click()
    assert opening.total.text().startswith("16 judgements"), "Patient and a third of nineteen, about both"
    opening.open_button.click()
    (summary,) = morgan.checkins.overview(morgan.two.pair_id)
    assert (summary.checkin.form, summary.asked, summary.checkin.predict) == (FormKind.PULSE, 16, False)


def test_a_setting_both_changed_at_once_is_settled_by_either(seats: tuple[Seat, Seat]) -> None:
    robin, morgan = seats
    for seat, rhythm in ((robin, Rhythm.WEEKLY), (morgan, Rhythm.QUARTERLY)):
        seat.presenter.show(Place("checkins", act="settings"))
        seat.page.settings.rhythm.set_value(rhythm.value)
    pair_id = robin.two.pair_id
    wishes = [seat.page.settings.settings() for seat in (robin, morgan)]
    robin.choices.change(pair_id, wishes[0])
    morgan.choices.change(pair_id, wishes[1])
    for seat in (robin, morgan, robin):
        seat.checkins.log.sync()
    robin.presenter.show(Place("checkins", act="settings"))
    buttons = robin.page.settings.settle_buttons
    assert {button.text() for button in buttons} == {"every week", "every three months"}
    chosen = buttons[-1].text()
    buttons[-1].click()
    assert robin.choices.view(pair_id).settings.cadence.label == chosen
    assert robin.page.settings.settle_buttons == ()
    morgan.checkins.log.sync()
    assert robin.choices.view(pair_id).settings.cadence == morgan.choices.view(pair_id).settings.cadence


@pytest.mark.parametrize("theirs_first", [True, False])
def test_nothing_of_the_other_sheet_shows_before_the_reveal(
    seats: tuple[Seat, Seat], qtbot: QtBot, *, theirs_first: bool
) -> None:
    robin, morgan = seats
    pair_id, checkin_id = robin.two.pair_id, robin.open(predict=True)
    morgan.checkins.log.sync()
    order = morgan.checkins.sheet(pair_id, checkin_id).order
    morgan.checkins.keep_remarks(
        pair_id, checkin_id, Remarks((Moment(SENTINELS[1], shared=True), Moment(SENTINELS[2])))
    )
    morgan.checkins.answer_all(
        pair_id, checkin_id, {question: Answer(2, note=SENTINELS[0], basis=Basis.ONE_MOMENT) for question in order}
    )
    if theirs_first:
        morgan.checkins.seal(pair_id, checkin_id)
    robin.checkins.log.sync()
    robin.answer_everything(checkin_id, 6)
    for act in ("", "status", "moments", "rate", "guesses", "paper", "review", "end", "open", "settings"):
        robin.presenter.show(Place("checkins", checkin_id if act not in {"", "open", "settings"} else "", act=act))
        said = every_text(robin.page)
        assert not any(sentinel in said for sentinel in SENTINELS), act
    robin.presenter.show(Place("checkins", checkin_id, act="review"))
    robin.page.review.seal_button.click()
    robin.page.sealing.finished.click()
    robin.page.sealing.seal_button.click()
    assert robin.page.currentWidget() is robin.page.status
    assert not any(sentinel in every_text(robin.page) for sentinel in SENTINELS)
