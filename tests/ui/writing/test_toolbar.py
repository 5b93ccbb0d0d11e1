"""The row of tools: one stop for Tab, arrows along it, names for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.writing.toolbar import SHOWN, WritingBar
from tests.ui.writing.desk import desk, pick


def test_the_buttons_do_what_they_say(qtbot: QtBot) -> None:
    editor = desk(qtbot, "so loud")
    bar = WritingBar(editor)
    qtbot.addWidget(bar)
    bar.show()
    pick(editor, "loud")
    bar.buttons["bold"].click()
    assert editor.text() == "so **loud**"
    assert editor.textCursor().selectedText() == "loud"
    bar.buttons["focus"].click()
    assert editor.focus_mode
    assert bar.buttons["focus"].isChecked()
    editor.set_focus_mode(on=False)
    assert not bar.buttons["focus"].isChecked()
    editor.do("plain")
    assert bar.buttons["plain"].isChecked()


def test_it_is_one_stop_with_arrows(qtbot: QtBot) -> None:
    editor = desk(qtbot, "words")
    window = QWidget()
    qtbot.addWidget(window)
    bar = WritingBar(editor, parent=window)
    window.show()
    window.activateWindow()
    stops = [name for name in SHOWN if bar.buttons[name].focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert stops == ["bold"]
    bar.buttons["bold"].setFocus()
    qtbot.keyClick(bar.buttons["bold"], Qt.Key.Key_Right)
    assert bar.buttons["italic"].focusPolicy() is Qt.FocusPolicy.TabFocus
    qtbot.keyClick(bar.buttons["italic"], Qt.Key.Key_Left)
    qtbot.keyClick(bar.buttons["bold"], Qt.Key.Key_Left)
    assert bar.buttons["plain"].focusPolicy() is Qt.FocusPolicy.TabFocus


def test_every_button_has_a_name_and_tells_its_key(qtbot: QtBot) -> None:
    bar = WritingBar(desk(qtbot))
    qtbot.addWidget(bar)
    assert all(button.accessibleName() for button in bar.buttons.values())
    assert "Ctrl+B" in bar.buttons["bold"].toolTip()
    bar.set_writable(on=False)
    assert not bar.buttons["bold"].isEnabled()
    assert bar.buttons["focus"].isEnabled()
