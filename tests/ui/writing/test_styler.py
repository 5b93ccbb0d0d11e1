"""What lines and letters look like, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextFormat
from pytestqt.qtbot import QtBot

from leaderlens.ui.writing.editor import Editor
from tests.ui.writing.desk import caret, desk, looks


def test_marks_show_on_the_line_of_the_caret_only(qtbot: QtBot) -> None:
    editor = desk(qtbot, "so **loud** here\nother")
    hidden = editor.dress.hidden

    def stars() -> list[QTextFormat]:
        return [look for words, look in looks(editor.document(), 0) if words == "**"]

    assert stars() == [hidden, hidden]
    caret(editor, 2)
    assert hidden not in stars()
    caret(editor, 18)
    assert stars() == [hidden, hidden]


def test_a_comment_of_ours_shows_as_a_label(qtbot: QtBot) -> None:
    editor = desk(qtbot, "first\n<!--llbusiness-->\nAgreed.\n<!-- other -->")
    caret(editor, 0)
    bare = editor.grab().toImage()
    editor.set_labels({"llbusiness": "Council business"})
    assert [look for _words, look in looks(editor.document(), 1)] == [editor.dress.unseen]
    assert [look for _words, look in looks(editor.document(), 3)] != [editor.dress.unseen]
    assert editor.grab().toImage() != bare
    caret(editor, 8)
    assert [look for _words, look in looks(editor.document(), 1)] != [editor.dress.unseen]
    assert editor.text() == "first\n<!--llbusiness-->\nAgreed.\n<!-- other -->"


def test_a_fence_changes_what_follows_it(qtbot: QtBot) -> None:
    editor = desk(qtbot, "# One\n# Two")
    caret(editor, 0)
    qtbot.keyClicks(editor, "```")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    code = editor.document().findBlockByNumber(2).blockFormat()
    assert code.indent() > 0
    for _step in range(2):
        editor.undo()
    assert editor.text() == "# One\n# Two"
    assert editor.document().findBlockByNumber(1).blockFormat().indent() == 0


def test_right_to_left_is_decided_line_by_line(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- שלום\n- words")
    document = editor.document()
    assert document.findBlockByNumber(0).textDirection() is Qt.LayoutDirection.RightToLeft
    assert document.findBlockByNumber(1).textDirection() is Qt.LayoutDirection.LeftToRight
    assert box_side(editor, 0) > box_side(editor, 1)


def box_side(editor: Editor, line: int) -> float:
    return editor.document().findBlockByNumber(line).layout().lineAt(0).naturalTextRect().left()
