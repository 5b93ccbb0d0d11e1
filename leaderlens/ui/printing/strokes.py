"""Charts drawn on a page as lines and letters, at whatever resolution the page has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from leaderlens.charts.plate import RGBA, Letters, Plate, Stroke
from leaderlens.documents.document import Drawing
from leaderlens.ui.printing import type_area as area

_CAPS = {"butt": Qt.PenCapStyle.FlatCap, "round": Qt.PenCapStyle.RoundCap, "projecting": Qt.PenCapStyle.SquareCap}


_FINE = 10


def drawing(plate: Plate) -> Drawing:
    """How a chart is drawn on a painter, into a width and height in points at its origin."""
    return partial(_draw, plate)


def _draw(plate: Plate, painter: QPainter, width: float, height: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(width / plate.width, height / plate.height)
    for one in plate.strokes:
        if isinstance(one, Letters):
            _write(painter, one)
        else:
            _stroke(painter, one)
    painter.restore()


def _write(painter: QPainter, letters: Letters) -> None:
    """One logical pixel is a unit of the scaled painter, so the size is one in pixels; Qt has only whole ones."""
    font = area.Face(area.SANS, letters.size, letters.size, weight=letters.weight).font()
    font.setPixelSize(round(letters.size * _FINE))
    painter.save()
    painter.translate(letters.x, letters.y)
    painter.scale(1 / _FINE, 1 / _FINE)
    painter.setFont(font)
    painter.setPen(_colour(letters.colour))
    painter.drawText(QPointF(0, 0), letters.text)
    painter.restore()


def _stroke(painter: QPainter, stroke: Stroke) -> None:
    path = _path(stroke)
    if stroke.fill is not None and stroke.fill[3] > 0:
        painter.fillPath(path, _colour(stroke.fill))
    if stroke.line is not None and stroke.line[3] > 0:
        pen = QPen(_colour(stroke.line), stroke.width)
        pen.setCapStyle(_CAPS.get(stroke.cap, Qt.PenCapStyle.FlatCap))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if stroke.dashes:
            pen.setDashPattern([length / stroke.width for length in stroke.dashes])
        painter.strokePath(path, pen)


def _path(stroke: Stroke) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for name, points in stroke.moves:
        at = _points(points)
        match name:
            case "to":
                path.moveTo(at[0])
            case "line":
                path.lineTo(at[0])
            case "quad":
                path.quadTo(at[0], at[1])
            case "cubic":
                path.cubicTo(at[0], at[1], at[2])
            case "close":
                path.closeSubpath()
    return path


def _points(numbers: Sequence[float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _colour(rgba: RGBA) -> QColor:
    return QColor.fromRgbF(*rgba)
