"""The steps about the recovery words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.welcome.recovery import CheckPane, WordsPane


def test_words_are_written_down(qtbot: QtBot) -> None:
    pane = WordsPane()
    qtbot.addWidget(pane)
    pane.words.show_words(("about", "bright"))
    with qtbot.waitSignal(pane.written):
        pane.done.click()


def test_three_words_are_typed_back_postponed_or_looked_at_again(qtbot: QtBot) -> None:
    pane = CheckPane()
    qtbot.addWidget(pane)
    pane.check.ask((2, 9, 24))
    pane.check.fields[2].set_text("bright")
    with qtbot.waitSignal(pane.answered) as told:
        qtbot.keyClick(pane.check.fields[24].edit, Qt.Key.Key_Return)
    assert told.args == [{2: "bright", 9: "", 24: ""}]
    with qtbot.waitSignal(pane.postponed):
        pane.later.click()
    with qtbot.waitSignal(pane.left):
        pane.look.click()
