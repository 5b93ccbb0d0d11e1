"""What the commands do to the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.writing.desk import CTRL, SHIFT, caret, desk, pick


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ([(Qt.Key.Key_B, CTRL)], "so **loud** here"),
        ([(Qt.Key.Key_I, CTRL)], "so *loud* here"),
        ([(Qt.Key.Key_B, CTRL), (Qt.Key.Key_I, CTRL)], "so ***loud*** here"),
        ([(Qt.Key.Key_B, CTRL), (Qt.Key.Key_B, CTRL)], "so loud here"),
        ([(Qt.Key.Key_B, CTRL), (Qt.Key.Key_I, CTRL), (Qt.Key.Key_B, CTRL)], "so *loud* here"),
        ([(Qt.Key.Key_I, CTRL), (Qt.Key.Key_I, CTRL)], "so loud here"),
        ([(Qt.Key.Key_E, CTRL)], "so `loud` here"),
        ([(Qt.Key.Key_X, CTRL | SHIFT)], "so ~~loud~~ here"),
        ([(Qt.Key.Key_1, CTRL | SHIFT)], "# so loud here"),
        ([(Qt.Key.Key_QuoteDbl, CTRL | SHIFT)], "## so loud here"),
        ([(Qt.Key.Key_3, CTRL | SHIFT), (Qt.Key.Key_3, CTRL | SHIFT)], "so loud here"),
        ([(Qt.Key.Key_Ampersand, CTRL | SHIFT)], "1. so loud here"),
        ([(Qt.Key.Key_8, CTRL | SHIFT)], "- so loud here"),
        ([(Qt.Key.Key_9, CTRL | SHIFT)], "- [ ] so loud here"),
        ([(Qt.Key.Key_Greater, CTRL | SHIFT)], "> so loud here"),
        ([(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL)], "- [x] so loud here"),
    ],
)
def test_the_keys_of_formatting(qtbot: QtBot, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]], text: str) -> None:
    QGuiApplication.clipboard().clear()
    editor = desk(qtbot, "so loud here")
    pick(editor, "loud")
    for key, modifiers in keys:
        qtbot.keyClick(editor, key, modifiers)
    assert editor.text() == text
    for _key in keys:
        editor.undo()
    assert editor.text() == "so loud here"


def test_bold_of_the_word_at_the_caret_and_of_nothing(qtbot: QtBot) -> None:
    editor = desk(qtbot, "so loud here")
    caret(editor, 5)
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.text() == "so **loud** here"
    editor.open("e2", "")
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(editor, "in between")
    assert editor.text() == "**in between**"


def test_a_link_asks_for_what_is_missing(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    editor = desk(qtbot, "see 😀 paper")
    pick(editor, "paper")
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL | SHIFT)
    qtbot.keyClicks(editor, "https://x.org")
    assert editor.text() == "see 😀 [paper](https://x.org)"
    QGuiApplication.clipboard().setText("https://y.org/a")
    editor.open("e2", "page")
    pick(editor, "page")
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL | SHIFT)
    assert editor.text() == "[page](https://y.org/a)"


def test_in_code_enter_goes_on_with_nothing(qtbot: QtBot) -> None:
    editor = desk(qtbot, "```\n- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "```\n- one\n"


def test_backspace_takes_the_marks_of_an_item_first(qtbot: QtBot) -> None:
    editor = desk(qtbot, "  - one")
    caret(editor, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "- one"
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "one"


def test_a_selection_of_lines_becomes_a_list_and_back(qtbot: QtBot) -> None:
    editor = desk(qtbot, "one\n\ntwo\nthree")
    editor.selectAll()
    editor.do("numbers")
    assert editor.text() == "1. one\n\n2. two\n3. three"
    editor.selectAll()
    editor.do("numbers")
    assert editor.text() == "one\n\ntwo\nthree"
