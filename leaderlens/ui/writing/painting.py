"""What stands around the words: bullets and boxes for their marks, bars of quotations, the ground of code."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QTextEdit

from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box
from leaderlens.ui.style.theme import theme
from leaderlens.ui.writing.dress import Dress
from leaderlens.ui.writing.marks import Block, Shape
from leaderlens.ui.writing.styler import shape_at


def visible(edit: QTextEdit) -> Iterator[tuple[QTextBlock, QRectF]]:
    """The lines in sight with their places in the viewport, each down to where the next begins."""
    layout = edit.document().documentLayout()
    up = edit.verticalScrollBar().value()
    block = edit.cursorForPosition(edit.viewport().rect().topLeft()).block()
    if block.previous().isValid():
        block = block.previous()
    while block.isValid():
        place = layout.blockBoundingRect(block).translated(0, -up)
        if place.top() > edit.viewport().height():
            return
        following = block.next()
        if following.isValid():
            below = layout.blockBoundingRect(following).top() - following.blockFormat().topMargin() - up
            place.setBottom(max(place.bottom(), below))
        yield block, place
        block = following


def behind(painter: QPainter, edit: QTextEdit, dress: Dress) -> None:
    """The ground of code and the bars of quotations."""
    t = dress.tokens
    for block, place in visible(edit):
        shape = shape_at(block)
        if shape.block in {Block.CODE, Block.FENCE}:
            painter.fillRect(QRectF(0, place.top(), edit.viewport().width(), place.height() + 1), QColor(t.sunken))
        elif shape.block is Block.QUOTE:
            for depth in range(min(shape.level, 6)):
                across = dress.em * 0.75 * depth
                bar = QRectF(_side(edit, block, across, 3), place.top(), 3, place.height() + 0.5)
                painter.fillRect(bar, QColor(t.accent_line))


def upon(painter: QPainter, edit: QTextEdit, dress: Dress) -> None:
    """Bullets, boxes and rules, drawn over marks that are there but not seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    t = dress.tokens
    for block, place in visible(edit):
        shape = shape_at(block)
        if shape.block is Block.BULLET:
            middle = _first_row(block, place)
            size = dress.em * 0.15
            across = _side(edit, block, dress.inset(shape) - dress.em * 0.78, 2 * size) + size
            painter.setPen(QPen(QColor(t.ink2), 1.4))
            painter.setBrush(QColor(t.ink2) if shape.level % 2 == 0 else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(across, middle), size, size)
        elif shape.block is Block.CHECK:
            _box(painter, box_place(edit, block, place, shape, dress), dress, checked=bool(shape.checked))
        elif shape.block is Block.COMMENT and shape.comment in dress.labels and block != edit.textCursor().block():
            _label(painter, edit, block, place, dress.labels[shape.comment])
        elif shape.block is Block.RULE and block != edit.textCursor().block():
            painter.fillRect(QRectF(0, place.center().y(), edit.viewport().width(), 1), QColor(t.line_strong))


def box_place(edit: QTextEdit, block: QTextBlock, place: QRectF, shape: Shape, dress: Dress) -> QRectF:
    """Where the box of an item stands in the viewport."""
    side = round(dress.em * 0.92)
    left = round(_side(edit, block, dress.inset(shape) - dress.em * 1.42, side))
    return QRectF(left, round(_first_row(block, place) - side / 2), side, side)


def faded(painter: QPainter, edit: QTextEdit, ground: str) -> None:
    """All but the paragraph of the caret steps back."""
    veil = QColor(ground)
    veil.setAlphaF(0.66)
    here = edit.textCursor().block()
    for block, place in visible(edit):
        if block != here:
            painter.fillRect(QRectF(0, place.top(), edit.viewport().width(), place.height() + 1), veil)


def _label(painter: QPainter, edit: QTextEdit, block: QTextBlock, place: QRectF, words: str) -> None:
    """A quiet label in the place of a comment."""
    look = theme()
    fonts = look.font_metrics(Type.SMALL_STRONG)
    width, height = fonts.horizontalAdvance(words) + look.metrics.space(18), fonts.height() + look.metrics.space(4)
    area = QRectF(_side(edit, block, 0, width), round(place.top() + 1), width, height)
    box(painter, area, height / 2, look.tokens.sunken)
    painter.setPen(QColor(look.tokens.ink2))
    painter.setFont(look.font(Type.SMALL_STRONG))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _box(painter: QPainter, area: QRectF, dress: Dress, *, checked: bool) -> None:
    t = dress.tokens
    radius = area.width() * 0.25
    if not checked:
        box(painter, area, radius, t.surface, t.line_strong, 1.5)
        return
    box(painter, area, radius, t.accent)
    pen = QPen(QColor(t.on_accent), max(1.6, area.width() * 0.11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = [QPointF(area.left() + area.width() * x, area.top() + area.height() * y) for x, y in _TICK]
    painter.drawPolyline(at)


_TICK = ((0.26, 0.53), (0.43, 0.70), (0.75, 0.32))


def _first_row(block: QTextBlock, place: QRectF) -> float:
    """The middle of the small letters of a line's first row."""
    row = block.layout().lineAt(0)
    if not row.isValid():
        return place.center().y()
    return place.top() - block.layout().boundingRect().top() + row.y() + row.ascent() * 0.66


def _side(edit: QTextEdit, block: QTextBlock, across: float, width: float) -> float:
    """``across`` from the side where this line starts."""
    if block.textDirection() is Qt.LayoutDirection.RightToLeft:
        return edit.viewport().width() - across - width
    return across
