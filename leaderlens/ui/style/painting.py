"""The few strokes that painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

FOCUS_WIDTH = 2


def painter_for(widget: QWidget) -> QPainter:
    """An antialiased painter on ``widget``."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def box(
    painter: QPainter, area: QRectF, radius: float, fill: str | None, line: str | None = None, width: float = 1
) -> None:
    """A rounded box inside ``area``, its outline wholly within."""
    painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line else 0
    inner = area.adjusted(inset, inset, -inset, -inset)
    radius = min(radius, inner.width() / 2, inner.height() / 2)
    painter.drawRoundedRect(inner, radius, radius)


def focus_ring(painter: QPainter, area: QRectF, radius: float, colour: str) -> None:
    """Where the keyboard is: a ring of 2 px."""
    box(painter, area, radius, None, colour, FOCUS_WIDTH)


def placed(widget: QWidget, area: QRect) -> QRect:
    """``area`` mirrored where the language reads from the right."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), area)


def leading() -> Qt.AlignmentFlag:
    """Text alignment at the side where reading starts: a painter on a widget mirrors left and right by itself."""
    return Qt.AlignmentFlag.AlignLeading
