"""The keys that no other text field has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.writing.desk import SHIFT, caret, desk


def test_lists_go_on_and_end(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    qtbot.keyClicks(editor, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "deep")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- one\n- two\n  - deep\n  - "
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- one\n- two\n  - deep\n- "
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "after")
    assert editor.text() == "- one\n- two\n  - deep\nafter"


def test_shift_enter_is_only_a_line(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert editor.text() == "- one\n"


def test_home_goes_to_the_words_first(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- [ ] ring")
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    assert editor.textCursor().position() == 6
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    assert editor.textCursor().position() == 0


def test_tab_belongs_to_lists_and_leads_out_elsewhere(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- one\n- two\nwords")
    caret(editor, 0, 9)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "  - one\n  - two\nwords"
    qtbot.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.text() == "- one\n- two\nwords"
    caret(editor, 14)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "- one\n- two\nwords"


def test_escape_and_the_way_up_lead_out(qtbot: QtBot) -> None:
    editor = desk(qtbot, "one\ntwo")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(editor.left_up):
        qtbot.keyClick(editor, Qt.Key.Key_Up)
    with qtbot.waitSignal(editor.left_up):
        qtbot.keyClick(editor, Qt.Key.Key_Up)
