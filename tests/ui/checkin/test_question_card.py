"""One question: nothing chosen beforehand, every way to answer it, and the note that goes with an answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Answer, Missing
from leaderlens.ui.checkin.question_card import QuestionCard
from leaderlens.ui.widgets.pause import PAUSE_MS
from tests.ui.checkin.samples import LIBRARY, question


@pytest.fixture
def card(qtbot: QtBot) -> QuestionCard:
    made = QuestionCard()
    qtbot.addWidget(made)
    made.resize(820, 600)
    made.show_question(question(), None)
    made.show()
    return made


def said_by(card: QuestionCard) -> list[Answer | None]:
    said: list[Answer | None] = []
    card.changed.connect(said.append)
    return said


def test_every_question_starts_with_nothing_chosen(card: QuestionCard) -> None:
    for lens in LIBRARY.lenses:
        for one in lens.questions:
            card.choose(4)
            card.show_question(question(one.key), None)
            assert card.answer() is None, one.key
            assert not any(button.isChecked() for button in (*card.scale.steps, card.no_chance, card.talk))
            assert card.note.text() == ""
            assert card.statement.text()
            assert card.stem.text()


def test_a_choice_is_said_at_once_and_once(card: QuestionCard) -> None:
    said = said_by(card)
    card.choose(6)
    card.choose(6)
    card.choose_missing(Missing.TALK)
    card.choose(2)
    assert said == [Answer(rating=6), Answer(missing=Missing.TALK), Answer(rating=2)]
    assert not card.talk.isChecked()


def test_pressing_a_chosen_reason_again_does_not_lose_it(card: QuestionCard) -> None:
    card.no_chance.click()
    card.no_chance.click()
    assert card.answer() == Answer(missing=Missing.NO_CHANCE)


def test_a_note_waits_for_an_answer_and_is_said_after_a_pause(card: QuestionCard, qtbot: QtBot) -> None:
    assert card.note.isVisibleTo(card)
    assert not card.note.edit.isEnabled()
    assert card.note.edit.placeholderText() == "Room for a note, once you have answered."
    card.choose(5)
    assert card.note.edit.isEnabled()
    with qtbot.waitSignal(card.changed, timeout=10 * PAUSE_MS) as caught:
        qtbot.keyClicks(card.note.edit, "On Monday")
    assert caught.args == [Answer(rating=5, note="On Monday")]


def test_a_note_is_said_while_its_author_types_on(card: QuestionCard, qtbot: QtBot) -> None:
    card.choose(5)
    said = said_by(card)

    def typed_on() -> bool:
        qtbot.keyClicks(card.note.edit, "x")  # never a pause of the length it waits for
        return bool(said)

    qtbot.waitUntil(typed_on, timeout=10 * PAUSE_MS)
    assert said[0] is not None
    assert said[0].note.startswith("xx")


def test_an_answer_with_a_note_is_not_taken_back_by_one_press(card: QuestionCard) -> None:
    card.choose(5)
    assert card.take_back.isVisibleTo(card)
    card.note.set_text("Kept")
    assert not card.take_back.isVisibleTo(card)


def test_taking_back_leaves_nothing(card: QuestionCard) -> None:
    said = said_by(card)
    card.choose(5)
    card.take_back.click()
    assert said[-1] is None
    assert card.scale.value is None


def test_escape_leaves_the_note_and_says_it(card: QuestionCard, qtbot: QtBot) -> None:
    said = said_by(card)
    card.choose(5)
    card.activateWindow()
    card.note.edit.setFocus()
    qtbot.keyClicks(card.note.edit, "Monday")
    qtbot.keyClick(card.note.edit, Qt.Key.Key_Escape)
    assert said[-1] == Answer(rating=5, note="Monday")
    assert not card.writing
    assert QApplication.focusWidget() is card


def test_control_enter_in_the_note_goes_on_and_enter_makes_a_line(card: QuestionCard, qtbot: QtBot) -> None:
    card.choose(5)
    with qtbot.assertNotEmitted(card.on_wanted):
        qtbot.keyClick(card.note.edit, Qt.Key.Key_Return)
    assert card.note.text() == "\n"
    with qtbot.waitSignal(card.on_wanted):
        qtbot.keyClick(card.note.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_on_a_step_chooses_it_and_goes_on_the_second_time(card: QuestionCard, qtbot: QtBot) -> None:
    step = card.scale.steps[2]
    with qtbot.assertNotEmitted(card.on_wanted):
        qtbot.keyClick(step, Qt.Key.Key_Return)
    assert card.scale.value == 3
    with qtbot.waitSignal(card.on_wanted):
        qtbot.keyClick(step, Qt.Key.Key_Return)


def test_examples_wait_until_asked_for(card: QuestionCard) -> None:
    first, second = card.examples
    assert not first.isVisibleTo(card)
    card.example_button.click()
    assert first.isVisibleTo(card)
    assert not second.isVisibleTo(card), "one subject, one example"
    card.show_question(question("taylor.trust_truth_tolerance.trust:pair"), None)
    assert first.isVisibleTo(card)
    assert second.isVisibleTo(card)


def test_a_screen_reader_hears_what_is_rated(card: QuestionCard) -> None:
    assert card.scale.accessibleName() == "Your rating: Patient, About Morgan"
    assert card.scale.accessibleDescription() == card.statement.text()
    assert card.statement.text() in card.accessibleName()
    assert card.scale.steps[5].accessibleName() == "6, Almost always"
    assert card.note.edit.accessibleName() == "What did it look like?"


def test_own_lines_are_folded_until_asked_for_and_go_with_the_question(card: QuestionCard, qtbot: QtBot) -> None:
    own = card.own
    assert not own.isVisible(), "nothing was written, nothing is offered"
    own.show_lines((("8 November 2026", "Let the silence run."), ("2 November 2026", "I did not ask.")))
    assert own.button.text() == "You wrote about this (2)"
    words = [label for label in own.findChildren(QLabel) if label.text() == "Let the silence run."]
    assert len(words) == 1
    assert not words[0].isVisible()
    own.button.setFocus()
    qtbot.keyClick(own.button, Qt.Key.Key_Space)
    assert words[0].isVisible()
    assert any("Only you see this" in label.text() for label in own.findChildren(QLabel) if label.isVisible())
    card.show_question(question(), None)
    assert not own.isVisible()
