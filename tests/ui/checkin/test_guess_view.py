"""What do you think they gave you? One key for each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Question, Subject
from leaderlens.ui.checkin.guess_view import GuessView
from leaderlens.ui.checkin.open_sheet import Guess

ITEMS = ("patient", "honest", "decisive")
QUESTIONS = tuple(Question(f"ryley.{item}", Subject.LEADER) for item in ITEMS)


@pytest.fixture
def view(qtbot: QtBot) -> GuessView:
    made = GuessView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    guesses = tuple(
        Guess(question, question.item, "I wait.", "5, Usually", targeted=False, prediction=4 if place == 0 else None)
        for place, question in enumerate(QUESTIONS)
    )
    made.show_guesses(guesses, "Morgan")
    return made


def test_a_key_guesses_and_goes_to_the_next(view: GuessView, qtbot: QtBot) -> None:
    said: list[tuple[Question, int | None]] = []
    view.guessed.connect(lambda question, value: said.append((question, value)))
    assert QApplication.focusWidget() is view.rows[1], "the first without a guess"
    qtbot.keyClick(view.rows[1], "6")
    assert QApplication.focusWidget() is view.rows[2]
    qtbot.keyClick(view.rows[2], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.go_on
    assert said == [(QUESTIONS[1], 6)]


def test_arrows_change_it_and_backspace_takes_it_back(view: GuessView, qtbot: QtBot) -> None:
    row = view.rows[0]
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert row.prediction == 5
    qtbot.keyClick(row, Qt.Key.Key_Backspace)
    assert row.prediction is None
    qtbot.keyClick(row, Qt.Key.Key_Left)
    assert row.prediction is None
    qtbot.keyClick(row, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.rows[1]
    qtbot.keyClick(view.rows[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is row


def test_it_is_pressed_and_pressed_again(view: GuessView, qtbot: QtBot) -> None:
    row = view.rows[1]
    cell = row._cells(row.width())[3]
    for expected in (3, None):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(cell.center().x(), cell.center().y()))
        assert row.prediction == expected


def test_it_is_told_by_ear(view: GuessView) -> None:
    row = view.rows[0]
    assert row.accessibleName() == "ryley.patient: what do you think they gave you?"
    assert row.accessibleDescription() == "More often than not. I wait. You said of yourself: 5, Usually."
    row.choose(None)
    assert row.accessibleDescription().startswith("Nothing said yet.")
