"""Blocks laid out as pieces of one long column, each cut into strips that must not be torn.

Qt's own pagination knows no widows and repeats no column names, and it needs a whole journal in memory. So each piece
is laid out without pages; :mod:`leaderlens.ui.printing.pages` decides where a page ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from leaderlens.documents.document import (
    Align,
    Block,
    Code,
    Figure,
    Heading,
    Item,
    Listing,
    Marker,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    Tone,
    followable,
    printable,
    words_of,
)
from leaderlens.ui.printing import type_area as area
from leaderlens.ui.printing.type_area import Face

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

_TONES = {Tone.BODY: area.BODY, Tone.QUIET: area.QUIET, Tone.LEAD: area.LEAD}
_ALIGNED = {Align.START: Qt.AlignmentFlag.AlignLeading, Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignTrailing}  # fmt: skip
_CELL_PADDING = 4.0
_LIST_DEEPEST = 6
_TALLEST = 0.72  # of the type area: a figure leaves room for what is said about it
_INSIDE = 5.0
"""Qt draws every cell that touches a clip: so the clip keeps inside the rows it is meant for."""
_NARROWEST, _WIDEST = 12, 36
"""Letters a column is taken to hold at least and at most when a table's width is shared out."""
_BOX = 7.5  # the side of a check box
_SCREEN_DPI = 150  # a picture of unknown width is set as wide as it is at this resolution
_INSTEAD = replace(area.BODY, italic=True)
"""How the words of a picture are set that cannot be shown."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of a piece from ``top`` to ``bottom`` that stays whole. ``tied``: no page may end right after it."""

    top: float
    bottom: float
    tied: bool = False


class Piece(Protocol):
    """Something laid out: what space it wants before it, and its strips. ``again`` is drawn on top of each new page."""

    before: float
    after: float
    strips: tuple[Strip, ...]
    again: Strip | None

    def draw(self, painter: QPainter, top: float, bottom: float) -> None:
        """Draw what lies between ``top`` and ``bottom``, with ``top`` at the painter's origin."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where blocks stand: how far in, whether quoted, and the marker that hangs before the first of them."""

    inset: float = 0.0
    quoted: bool = False
    marker: str = ""
    box: bool | None = None
    listed: bool = False


def pieces(blocks: Iterable[Block]) -> Iterator[Piece | NewPage]:
    """``blocks`` laid out, top to bottom."""
    yield from _pieces(blocks, _Place())


def _pieces(blocks: Iterable[Block], place: _Place) -> Iterator[Piece | NewPage]:
    for block in blocks:
        match block:
            case Heading():
                face = area.HEADINGS[min(3, max(1, block.level)) - 1]
                yield TextPiece(face, block.runs, place, tied=True)
            case Paragraph():
                yield TextPiece(_face(block, place), block.runs, place)
            case Listing():
                for number, item in enumerate(block.items, start=block.start):
                    yield from _pieces(_beginning(item), _inside(place, block.marker, number, item))
            case Quote():
                yield from _pieces(
                    block.blocks, replace(place, quoted=True, inset=place.inset + area.INDENT, marker="", box=None)
                )
            case _:
                yield from _set_apart(block, place)
        place = replace(place, marker="", box=None)


def _set_apart(block: Code | Table | Figure | PageBreak | Rule, place: _Place) -> Iterator[Piece | NewPage]:
    match block:
        case Code():
            yield TextPiece(area.CODE, (Run(block.text),), replace(place, inset=place.inset + 6))
        case Table():
            yield TablePiece(block)
        case Figure():
            yield from _figure(block, place)
        case Rule():
            yield RulePiece()
        case PageBreak():
            yield NewPage()


def _figure(block: Figure, place: _Place) -> Iterator[Piece]:
    image = _read(block.image)
    if image.isNull() and block.draw is None:
        yield TextPiece(_INSTEAD, (Run(block.alt),), place)
        return
    yield FigurePiece(block, image)
    if block.caption:
        yield TextPiece(area.CAPTION, (Run(block.caption),), place)


def _face(block: Paragraph, place: _Place) -> Face:
    if place.quoted:
        return area.QUOTED
    return area.LISTED if place.listed else _TONES[block.tone]


def _beginning(item: Item) -> tuple[Block, ...]:
    """The blocks of an item; its marker needs a paragraph to stand before."""
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks
    return (Paragraph(()), *item.blocks)


def _inside(place: _Place, marker: Marker, number: int, item: Item) -> _Place:
    sign = "•" if marker is Marker.BULLET else f"{number}."
    inset = min(place.inset + area.INDENT, area.INDENT * _LIST_DEEPEST)
    return replace(place, inset=inset, listed=True, marker="" if item.done is not None else sign, box=item.done)


class TextPiece:
    """A paragraph or heading. A page never ends after its first line nor before its last."""

    again: Strip | None = None

    def __init__(self, face: Face, runs: Iterable[Run], place: _Place, *, tied: bool = False) -> None:
        self.before, self.after = face.before, face.after
        self._place = place
        self._text = document_of(face, runs, area.WIDTH - place.inset)
        self._marker = document_of(face, (Run(place.marker),), area.INDENT * 4) if place.marker else None
        self.strips = tuple(_lines(self._text.firstBlock(), tied=tied))

    def draw(self, painter: QPainter, top: float, bottom: float) -> None:
        painter.save()
        painter.translate(self._place.inset, 0)
        draw_document(self._text, painter, top, bottom)
        if top == 0 and self._marker is not None:
            painter.translate(-max(self._marker.idealWidth() + 4, area.INDENT * 0.66), 0)
            draw_document(self._marker, painter, 0, self._marker.size().height())
        elif top == 0 and self._place.box is not None:
            _draw_box(painter, self._text.firstBlock(), ticked=self._place.box)
        painter.restore()


class TablePiece:
    """A table. Its rows stay whole, and the names of its columns stand again on each page."""

    def __init__(self, table: Table) -> None:
        self.before, self.after = 8.0, 14.0
        self._text = QTextDocument()
        _prepare(self._text, area.WIDTH)
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(_CELL_PADDING)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        columns = max(1, len(table.header))
        form.setColumnWidthConstraints(_widths(table, columns))
        filling = QTextCursor(self._text)
        filling.beginEditBlock()  # or Qt lays the whole table out anew for every cell
        laid = filling.insertTable(1 + len(table.rows), columns, form)
        for number, row in enumerate((table.header, *table.rows)):
            face = area.COLUMN if number == 0 else area.CELL
            for column, runs in enumerate(row[:columns]):
                cursor = laid.cellAt(number, column).firstCursorPosition()
                cursor.setBlockFormat(_block(face, table.aligned[column] if table.aligned else Align.START))
                _write(cursor, runs, face)
        filling.endEditBlock()
        self.strips = tuple(self._rows(laid))
        self.again: Strip | None = self.strips[0]

    def draw(self, painter: QPainter, top: float, bottom: float) -> None:
        self._draw_cells(painter, top, bottom)
        for number, strip in enumerate(self.strips):
            if top < strip.bottom <= bottom + 0.1:
                painter.setPen(QPen(QColor(area.INK2 if number == 0 else area.LINE), 0.7 if number == 0 else 0.5))
                painter.drawLine(QLineF(0, strip.bottom - top, area.WIDTH, strip.bottom - top))

    def _draw_cells(self, painter: QPainter, top: float, bottom: float) -> None:
        painter.save()
        painter.setClipRect(QRectF(0, 0, area.WIDTH, bottom - top))
        painter.translate(0, -top)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(area.INK))
        context.palette = palette
        context.clip = QRectF(0, top + _INSIDE, area.WIDTH, max(1.0, bottom - top - 2 * _INSIDE))
        self._text.documentLayout().draw(painter, context)
        painter.restore()

    def _rows(self, laid: QTextTable) -> Iterator[Strip]:
        layout = self._text.documentLayout()
        tops = []
        for row in range(laid.rows()):
            blocks = [laid.cellAt(row, column).firstCursorPosition().block() for column in range(laid.columns())]
            tops.append(min(layout.blockBoundingRect(block).top() for block in blocks) - _CELL_PADDING)
        frame = layout.frameBoundingRect(laid)
        for row, (top, bottom) in enumerate(zip(tops, (*tops[1:], frame.bottom()), strict=True)):
            yield Strip(top if row else 0.0, bottom, tied=row == 0)


def _widths(table: Table, columns: int) -> list[QTextLength]:
    """Wider columns for longer texts, within bounds: a date needs a line, a sentence need not have half the page."""
    longest = [
        max(len(line) for row in (table.header, *table.rows) for line in words_of(row[column]).split("\n"))
        if all(column < len(row) for row in (table.header, *table.rows))
        else _NARROWEST
        for column in range(columns)
    ]
    weights = [min(_WIDEST, max(_NARROWEST, length)) for length in longest]
    return [QTextLength(QTextLength.Type.PercentageLength, 100 * one / sum(weights)) for one in weights]


class FigurePiece:
    """A picture, in the middle of the line, with its caption tied to it."""

    again: Strip | None = None

    def __init__(self, figure: Figure, image: QImage) -> None:
        self.before, self.after = 10.0, 8.0
        self._figure, self._image = figure, image
        ratio = image.height() / image.width() if not image.isNull() else 0.5
        wide = figure.width * area.MM or image.width() / _SCREEN_DPI * 72 or area.WIDTH
        self._width = min(wide, area.WIDTH, area.HEIGHT * _TALLEST / ratio)
        self._height = self._width * ratio
        self.strips: tuple[Strip, ...] = (Strip(0.0, self._height, tied=bool(figure.caption)),)

    def draw(self, painter: QPainter, _top: float, _bottom: float) -> None:
        painter.save()
        painter.translate((area.WIDTH - self._width) / 2 if not self._figure.caption else 0, 0)
        if self._figure.draw is not None:
            self._figure.draw(painter, self._width, self._height)
        else:
            lossless = self._figure.image.startswith(b"\x89PNG")
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, lossless)
            painter.drawImage(QRectF(0, 0, self._width, self._height), self._image)
        painter.restore()


class RulePiece:
    """A thin line, as wide as a change of scene needs."""

    before, after = 10.0, 14.0
    strips: tuple[Strip, ...] = (Strip(0.0, 1.0),)
    again: Strip | None = None

    def draw(self, painter: QPainter, _top: float, _bottom: float) -> None:
        painter.setPen(QPen(QColor(area.LINE), 0.8))
        painter.drawLine(QLineF(area.WIDTH * 0.4, 0.5, area.WIDTH * 0.6, 0.5))


def document_of(face: Face, runs: Iterable[Run], width: float, align: Align = Align.START) -> QTextDocument:
    """One paragraph, laid out ``width`` points wide."""
    made = QTextDocument()
    _prepare(made, width)
    cursor = QTextCursor(made)
    cursor.setBlockFormat(_block(face, align))
    _write(cursor, runs, face)
    made.size()  # lays it out
    return made


def draw_document(text: QTextDocument, painter: QPainter, top: float, bottom: float) -> None:
    """Draw the lines of a paragraph from ``top`` to ``bottom``, with ``top`` at the painter's origin.

    Line by line, because Qt draws one line more than a clip asks for.
    """
    layout = text.firstBlock().layout()
    painter.setPen(QColor(area.INK))
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if top - 0.01 <= line.y() + line.height() / 2 < bottom:
            line.draw(painter, QPointF(0, -top))


def _prepare(text: QTextDocument, width: float) -> None:
    """Points are pixels here: laid out as for a device of 72 dpi, without rounding to these."""
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setUndoRedoEnabled(False)
    text.setDefaultTextOption(option)
    text.setDocumentMargin(0)
    text.documentLayout().setPaintDevice(_device())
    text.setTextWidth(width)


@cache
def _device() -> QImage:
    made = QImage(1, 1, QImage.Format.Format_Grayscale8)
    made.setDotsPerMeterX(round(72 / 0.0254))
    made.setDotsPerMeterY(round(72 / 0.0254))
    return made


def _block(face: Face, align: Align = Align.START) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(face.leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setAlignment(_ALIGNED[align])
    return made


def _write(cursor: QTextCursor, runs: Iterable[Run], face: Face) -> None:
    for run in runs:
        form = QTextCharFormat()
        font = face.font() if not run.code else replace(area.CODE, size=face.size * 0.88).font()
        form.setFont(font)
        form.setForeground(QColor(face.colour))
        if run.bold:
            form.setFontWeight(600)
        if run.italic:
            form.setFontItalic(not face.italic)
        form.setFontStrikeOut(run.strike)
        if followable(run.link):
            form.setAnchor(True)
            form.setAnchorHref(run.link)
            form.setForeground(QColor(area.LINK))
            form.setFontUnderline(True)
        cursor.insertText(printable(run.text).replace("\n", "\u2028"), form)


def _lines(block: QTextBlock, *, tied: bool) -> Iterator[Strip]:
    layout = block.layout()
    count = layout.lineCount()
    last = layout.lineAt(count - 1)
    ends = [*(layout.lineAt(number).y() for number in range(1, count)), last.y() + last.height()]
    top = 0.0
    for number, bottom in enumerate(ends):
        yield Strip(top, bottom, tied=tied or (number in {0, count - 2} and number < count - 1))
        top = bottom


def _draw_box(painter: QPainter, block: QTextBlock, *, ticked: bool) -> None:
    line = block.layout().lineAt(0)
    middle = line.y() + line.height() / 2
    square = QRectF(-area.INDENT * 0.66, middle - _BOX / 2 + 0.5, _BOX, _BOX)
    painter.setPen(QPen(QColor(area.INK2), 0.8))
    painter.drawRoundedRect(square, 1.4, 1.4)
    if ticked:
        painter.setPen(QPen(QColor(area.INK), 1.2))
        left, top = square.left(), square.top()
        painter.drawPolyline([QPointF(left + 1.6, top + 4), QPointF(left + 3.2, top + 5.7), QPointF(left + 6, top + 2)])


def _read(image: bytes) -> QImage:
    """The picture the right way up; a null one where it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(image))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()
