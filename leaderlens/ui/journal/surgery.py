"""What is done to the paragraph or sentence at the caret: marked, or chosen to be parked."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

from leaderlens.domain.paragraph import Mark, Paragraph, paragraphs, plain, with_mark
from leaderlens.ui.writing.editor import Editor

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")


def paragraph_here(editor: Editor) -> tuple[int, Paragraph] | None:
    """The paragraph at the caret with its number, the one before where the caret stands between two."""
    body = editor.text()
    caret = _letters(body, editor.textCursor().position())
    found = None
    for number, one in enumerate(paragraphs(body)):
        if one.start > caret:
            break
        found = (number, one)
    return found


def mark_of(editor: Editor) -> Mark:
    """How the paragraph at the caret is marked."""
    here = paragraph_here(editor)
    return here[1].mark if here else Mark.NONE


def mark_here(editor: Editor, mark: Mark) -> None:
    """Mark the paragraph at the caret, or unmark it; one step for undo, and the caret stays on its letter."""
    here = paragraph_here(editor)
    if here is None or here[1].mark is mark:
        return
    number, one = here
    body = editor.text()
    changed = with_mark(body, number, mark)
    new = changed[one.start : len(changed) - (len(body) - one.end)]
    caret = editor.textCursor()
    from_end = editor.document().characterCount() - caret.position()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(_units(body[: one.start]))
    cursor.setPosition(_units(body[: one.end]), QTextCursor.MoveMode.KeepAnchor)
    editor.close_step()
    cursor.insertText(new)
    editor.close_step()
    caret = editor.textCursor()
    caret.setPosition(
        max(0, min(editor.document().characterCount() - 1, editor.document().characterCount() - from_end))
    )
    editor.setTextCursor(caret)


def sentence_here(editor: Editor) -> str:
    """What is selected, or the sentence at the caret, as it is written."""
    cursor = editor.textCursor()
    if cursor.hasSelection():
        return cursor.selectedText().replace("\u2029", "\n").strip()
    here = paragraph_here(editor)
    if here is None:
        return ""
    one = here[1]
    body = editor.text()
    begin = one.end - len(one.text) if body[one.start : one.end].endswith(one.text) else one.start
    caret = max(0, _letters(body, cursor.position()) - begin)
    start = 0
    for end in _SENTENCE_ENDS.finditer(one.text):
        if end.end() > caret:
            return one.text[start : end.start()].strip() if plain(one.text[start : end.start()]) else one.text.strip()
        start = end.end()
    return one.text[start:].strip()


def _units(text: str) -> int:
    """How long ``text`` is as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _letters(text: str, units: int) -> int:
    """How many letters of ``text`` come before so many of Qt's units."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
