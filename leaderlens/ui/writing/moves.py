"""What the writing commands do to a document, through a cursor: each is one step that undo takes back whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor

from leaderlens.ui.writing import lines
from leaderlens.ui.writing.marks import Block, units
from leaderlens.ui.writing.styler import shape_at

_KEEP = QTextCursor.MoveMode.KeepAnchor


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything within is one change of the document."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def wrap(cursor: QTextCursor, mark: str) -> None:
    """Put ``mark`` around the selection, the word at the caret, or the caret; take it away where it stands already."""
    if not cursor.hasSelection():
        _take_word(cursor)
    _within_line(cursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    line, at = units(cursor.document().findBlock(start).text()), cursor.document().findBlock(start).position()
    inner = line[start - at : end - at]
    spare = len(inner) - len(inner.lstrip())
    start, end = start + spare, max(start + spare, end - (len(inner.strip()) and len(inner) - len(inner.rstrip())))
    inner, wide = line[start - at : end - at], len(mark)
    with one_step(cursor):
        if len(inner) >= 2 * wide and _wears(inner, mark):
            _put(cursor, end - wide, end, "")
            _put(cursor, start, start + wide, "")
            end -= 2 * wide
        elif _wears(line[max(0, start - at - 3) : end - at + 3], mark, line, start - at, end - at):
            _put(cursor, end, end + wide, "")
            _put(cursor, start - wide, start, "")
            start, end = start - wide, end - wide
        else:
            _put(cursor, end, end, mark)
            _put(cursor, start, start, mark)
            start, end = start + wide, end + wide
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)


def _wears(inner: str, mark: str, line: str = "", start: int = -1, end: int = -1) -> bool:
    """Whether ``mark`` stands just inside ``inner``, or, with ``line``, just outside ``start`` to ``end`` of it.

    One asterisk is there when an odd number of them is, two when there are two or three: ``***both***``.
    """
    sign = mark[0]
    if start >= 0:
        before = len(line[:start]) - len(line[:start].rstrip(sign))
        after = len(line[end:]) - len(line[end:].lstrip(sign))
    else:
        before = len(inner) - len(inner.lstrip(sign))
        after = len(inner) - len(inner.rstrip(sign))
    count = min(before, after)
    return count in {1, 3} if mark == "*" else count >= len(mark)


def link(cursor: QTextCursor, address: str = "") -> None:
    """Make the selection (or the word at the caret) a link to ``address``; the caret goes where words are missing."""
    if not cursor.hasSelection():
        _take_word(cursor)
    _within_line(cursor)
    start, words = cursor.selectionStart(), cursor.selectedText()
    with one_step(cursor):
        cursor.insertText(f"[{words}]({address})")
    size = len(units(words))
    if not words:
        cursor.setPosition(start + 1)
    elif not address:
        cursor.setPosition(start + size + 3)


def start_lines(cursor: QTextCursor, change: Callable[[str, int], lines.Start | None]) -> bool:
    """Give every line of the selection another start: ``change`` says which, of a line and its number from 1."""
    blocks = blocks_of(cursor)
    many = len(blocks) > 1
    done, number = False, 0
    with one_step(cursor):
        edit = QTextCursor(cursor.document())
        for block in blocks:
            line = units(block.text())
            if many and not line.strip():
                continue
            number += 1
            start = change(line, number)
            if start is not None and (start.taken or start.given):
                _put(edit, block.position(), block.position() + start.taken, start.given)
                done = True
    return done


def heading(cursor: QTextCursor, level: int) -> None:
    start_lines(cursor, lambda line, _number: lines.heading(line, level))


def listed(cursor: QTextCursor, block: Block) -> None:
    """A list of the selected lines, or plain lines again where all of them are one already."""
    held = [shape_at(each).block for each in blocks_of(cursor) if each.text().strip()]
    back = bool(held) and all(each is block for each in held)
    start_lines(cursor, lambda line, number: lines.listed(line, block, number, back=back))


def tick(cursor: QTextCursor) -> bool:
    """Turn the tick of the line over; a line without a box gets one."""
    block = cursor.block()
    line = units(block.text())
    spot = lines.ticked(line) if shape_at(block).block is Block.CHECK else None
    if spot is None:
        if shape_at(block).block in {Block.CODE, Block.FENCE}:
            return False
        listed(cursor, Block.CHECK)
        return True
    edit = QTextCursor(block)
    _put(edit, block.position() + spot[0], block.position() + spot[0] + 1, spot[1])
    return True


def enter(cursor: QTextCursor) -> None:
    """A new line, which goes on with the list or quotation that the caret stands in; an empty item ends it."""
    block = cursor.block()
    with one_step(cursor):
        cursor.removeSelectedText()
        block = cursor.block()
        given = "" if _in_code(block) else lines.next_line(units(block.text()), cursor.positionInBlock())
        if isinstance(given, lines.Start):
            _put(QTextCursor(block), block.position(), block.position() + given.taken, given.given)
            return
        cursor.insertText("\n" + given)


def unmark(cursor: QTextCursor) -> bool:
    """Backspace at the first letter of an item, heading or quotation: it becomes a plain line. Whether it did."""
    if cursor.hasSelection():
        return False
    block = cursor.block()
    shape = shape_at(block)
    if not shape.begin or cursor.positionInBlock() != shape.begin:
        return False
    line = units(block.text())
    start = (lines.outdented(line) if shape.block in lines.ITEMS else None) or lines.Start(shape.begin, "")
    _put(QTextCursor(block), block.position(), block.position() + start.taken, start.given)
    return True


def home(cursor: QTextCursor, mode: QTextCursor.MoveMode) -> bool:
    """Home on the first row of an item or heading: to its first word, then to the very start. Whether it went."""
    block = cursor.block()
    begin = shape_at(block).begin
    row = block.layout().lineForTextPosition(cursor.positionInBlock())
    if not begin or cursor.positionInBlock() <= begin or (row.isValid() and row.textStart() > 0):
        return False
    cursor.setPosition(block.position() + begin, mode)
    return True


def blocks_of(cursor: QTextCursor) -> list[QTextBlock]:
    """The lines that the selection touches; a selection that ends at the start of a line leaves that line alone."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if last != first and cursor.selectionEnd() == last.position():
        last = last.previous()
    blocks = [first]
    while blocks[-1] != last and blocks[-1].next().isValid():
        blocks.append(blocks[-1].next())
    return blocks


def _in_code(block: QTextBlock) -> bool:
    return shape_at(block).block in {Block.CODE, Block.FENCE}


def _take_word(cursor: QTextCursor) -> None:
    """Select the word that the caret stands in; nothing where it stands beside one or in space."""
    line = units(cursor.block().text())
    at = cursor.positionInBlock()
    start = end = at
    while start > 0 and (line[start - 1].isalnum() or line[start - 1] in "'’-"):
        start -= 1
    while end < len(line) and (line[end].isalnum() or line[end] in "'’-"):
        end += 1
    if start < at < end:
        cursor.setPosition(cursor.block().position() + start)
        cursor.setPosition(cursor.block().position() + end, _KEEP)


def _within_line(cursor: QTextCursor) -> None:
    """Marks do not reach over lines: what is selected beyond the first line is left alone."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    cursor.setPosition(start)
    cursor.setPosition(min(end, block.position() + block.length() - 1), _KEEP)


def _put(cursor: QTextCursor, start: int, end: int, words: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    cursor.insertText(words)
