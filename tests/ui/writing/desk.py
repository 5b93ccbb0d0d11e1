"""An editor on a screen nobody sees, and what one does to it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from leaderlens.ui.writing import painting
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.styler import shape_at

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def desk(qtbot: QtBot, text: str = "") -> Editor:
    """An editor with one entry open, the caret at its end."""
    made = Editor()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    made.open("e1", text)
    caret(made, len(text.encode("utf-16-le")) // 2)
    return made


def caret(editor: Editor, at: int, until: int | None = None) -> None:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(at)
    if until is not None:
        cursor.setPosition(until, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def pick(editor: Editor, words: str) -> None:
    """Select the first ``words`` in the text."""
    start = len(editor.text()[: editor.text().index(words)].encode("utf-16-le")) // 2
    caret(editor, start, start + len(words.encode("utf-16-le")) // 2)


def mime(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


def middle_of(editor: Editor, words: str) -> QPoint:
    """A point of the viewport within ``words``."""
    cursor = editor.textCursor()
    begin = editor.text().index(words)
    cursor.setPosition(begin + len(words) // 2)
    return editor.cursorRect(cursor).center()


def box_of(editor: Editor, line: int) -> QPoint:
    """A point of the viewport within the box of a line."""
    block = editor.document().findBlockByNumber(line)
    area = editor.document().documentLayout().blockBoundingRect(block)
    return painting.box_place(editor, block, area, shape_at(block), editor.dress).center().toPoint()


def looks(document: QTextDocument, line: int) -> list[tuple[str, QTextCharFormat]]:
    """The runs of a line that look different, with their formats."""
    block = document.findBlockByNumber(line)
    letters = block.text().encode("utf-16-le")
    return [
        (letters[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"), QTextCharFormat(each.format))  # type: ignore[attr-defined]
        for each in block.layout().formats()
    ]
