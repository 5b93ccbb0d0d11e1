"""Dresses a document of Markdown source, line by line, as it changes. The words are never touched: only their looks.

What a letter looks like is kept in the line's layout, as Qt's own highlighters do; how a line stands (its leading, what
hangs to its left) in its block format. Neither is part of the text, and undo knows nothing of them (:mod:`history`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLayout

from leaderlens.ui.writing.dress import Dress
from leaderlens.ui.writing.marks import WORDLESS, Block, Kind, Shape, Span, shape_of, spans_of, units

Misspelt = Callable[[QTextBlock, str, list[tuple[int, int]]], list[tuple[int, int]]]
"""Says of a line (block, letters, runs not to read) which of its words are misspelt."""

NOT_YET = -1
"""The user state of a line that has never been dressed."""

_FENCES = ("", "```", "~~~")  # what a block's user state stands for; a longer fence closes like one of three


def shape_at(block: QTextBlock) -> Shape:
    """What the line ``block`` is, knowing what stands before it."""
    return shape_of(units(block.text()), fence_before(block))


def fence_before(block: QTextBlock) -> str:
    """The fence of code that is open at the start of ``block``."""
    state = block.previous().userState() if block.previous().isValid() else 0
    return _FENCES[state] if 0 < state < len(_FENCES) else ""


def address_at(cursor: QTextCursor) -> str:
    """The address of the link that ``cursor`` stands in; empty where there is none that may be opened."""
    block, at = cursor.block(), cursor.positionInBlock()
    for span in spans_of(units(block.text()), shape_at(block)):
        if span.address and span.start <= at <= span.end:
            address = "https://" + span.address if span.address.startswith("www.") else span.address
            return address if address.startswith(("https://", "http://", "mailto:")) else ""
    return ""


class Styler:
    """Dresses documents in ``dress``. ``misspelt`` finds what to underline; without it nothing is."""

    def __init__(self, dress: Dress) -> None:
        self.dress = dress
        self.misspelt: Misspelt | None = None
        self.revealed = -1
        """Number of the line whose marks are shown because the caret stands in it."""

    def style(self, document: QTextDocument, first: int, last: int) -> None:
        """Dress the lines that letters ``first`` to ``last`` stand in, and those after them whose meaning changed."""
        block, end = document.findBlock(first), document.findBlock(last)
        until = end.blockNumber() if end.isValid() else document.blockCount() - 1
        begin, length = block.position(), 0
        while block.isValid():
            before = block.userState()
            self._lines(block)
            length = block.position() + block.length() - begin
            now = block.userState()
            block = block.next()
            if block.blockNumber() > until and (now == before or block.userState() == NOT_YET):
                break
        if length > 0:
            document.markContentsDirty(begin, length)

    def _lines(self, block: QTextBlock) -> None:
        line = units(block.text())
        shape = shape_of(line, fence_before(block))
        block.setUserState(_FENCES.index(shape.fence[:3]))
        spans = spans_of(line, shape)
        wanted = self.dress.block(shape, line[: shape.begin])
        if block.blockFormat() != wanted:
            QTextCursor(block).setBlockFormat(wanted)
        shown = self.dress.plain or block.blockNumber() == self.revealed
        ranges = self._ranges(line, shape, spans, shown=shown)
        if self.misspelt is not None and shape.block not in WORDLESS:
            unread = unread_in(shape, spans)
            ranges += [_range(start, end, self.dress.misspelt) for start, end in self.misspelt(block, line, unread)]
        block.layout().setFormats(ranges)

    def _ranges(self, line: str, shape: Shape, spans: list[Span], *, shown: bool) -> list[QTextLayout.FormatRange]:
        look = self.dress
        made: list[QTextLayout.FormatRange] = []
        size = len(line)
        if shape.block is Block.HEADING:
            made += [_range(0, size, look.heads[shape.level]), _range(0, shape.begin, self._mark(shown=shown))]
        elif shape.block in {Block.CODE, Block.FENCE}:
            made.append(_range(0, size, look.runs[Kind.CODE]))
            if shape.block is Block.FENCE:
                made.append(_range(0, size, self._mark(shown=shown)))
        elif shape.block is Block.COMMENT:
            labelled = shape.comment in look.labels and not shown
            made.append(_range(0, size, look.unseen if labelled else look.runs[Kind.MARK]))
        elif shape.block is Block.RULE:
            made.append(_range(0, size, look.runs[Kind.MARK] if shown else look.unseen))
        elif shape.begin:
            made += self._marked(line, shape, size)
        for span in spans:
            hides = span.kind in {Kind.MARK, Kind.TARGET} and not shown
            made.append(_range(span.start, span.end, look.hidden if hides else look.runs[span.kind]))
        made += [_range(start, end, look.both) for start, end in _bold_and_italic(spans)]
        return made

    def _marked(self, line: str, shape: Shape, size: int) -> list[QTextLayout.FormatRange]:
        """The marks of a quote or an item: bar, bullet and box are painted in their place."""
        look = self.dress
        if look.plain:
            return [_range(0, shape.begin, look.runs[Kind.MARK])]
        if shape.block is Block.QUOTE:
            return [_range(0, size, look.quote), _range(0, shape.begin, look.hidden)]
        if shape.block is Block.NUMBER:
            return [_range(0, shape.mark, look.hidden), _range(shape.mark, shape.begin, look.runs[Kind.MARK])]
        hide = line.index("[", shape.mark) if shape.block is Block.CHECK else shape.mark
        made = [_range(0, hide, look.hidden), _range(hide, shape.begin, look.unseen)]
        return [_range(0, size, look.done), *made] if shape.checked else made

    def _mark(self, *, shown: bool) -> object:
        return self.dress.runs[Kind.MARK] if shown else self.dress.hidden


def unread_in(shape: Shape, spans: list[Span]) -> list[tuple[int, int]]:
    """The letters of a line that are no prose: marks, code, addresses and tags."""
    return [(0, shape.begin), *((span.start, span.end) for span in spans if _unread(span))]


def _unread(span: Span) -> bool:
    """Whether nobody checks the spelling of these letters."""
    written = span.kind is Kind.LINK and not (span.address and _bare(span))
    return not written and span.kind in {Kind.MARK, Kind.CODE, Kind.TARGET, Kind.TAG, Kind.LINK}


def _bare(span: Span) -> bool:
    return len(span.address) == span.end - span.start


def _bold_and_italic(spans: list[Span]) -> list[tuple[int, int]]:
    italic = [span for span in spans if span.kind is Kind.ITALIC]
    bold = [span for span in spans if span.kind is Kind.BOLD] if italic else []
    pairs = ((max(one.start, other.start), min(one.end, other.end)) for one in bold for other in italic)
    return [(start, end) for start, end in pairs if start < end]


def _range(start: int, end: int, look: object) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look  # type: ignore[assignment]
    return made
