"""A small trend for the Today page, painted at once: no chart library is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.domain.people import Role
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme


@dataclass(frozen=True, slots=True)
class SparkSeries:
    """One person's view over time, in steps of the scale; None where there is no rating: the line breaks there."""

    name: str
    rater: Role
    values: tuple[float | None, ...]

    @property
    def last(self) -> tuple[int, float] | None:
        """Where the last rating stands, and what it is."""
        return next(
            ((place, value) for place, value in reversed(list(enumerate(self.values))) if value is not None), None
        )


class Sparkline(QWidget):
    """Two views on the scale of 1 to 7: a circle is the leader's last, a diamond the chief executive's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[SparkSeries, ...] = ()
        self._first = self._last = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_series(self, series: tuple[SparkSeries, ...], first: str, last: str, said: str) -> None:
        """Show ``series`` over one time axis whose ends are labelled; ``said`` is its sentence for screen readers."""
        self._series, self._first, self._last = series, first, last
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(150 * (1 + (theme().metrics.scale - 1) * 0.4)))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs this way everywhere
        painter.setFont(look.font(Type.SMALL))
        fonts = painter.fontMetrics()
        labels = look.font_metrics(Type.SMALL_STRONG)
        names = [f"{each.name} {each.last[1]:g}" for each in self._series if each.last]
        aside = max((labels.horizontalAdvance(name) for name in names), default=0) + 18
        left = fonts.horizontalAdvance("7") + 12
        plot = QRectF(left, fonts.height() / 2, self.width() - left - aside, self.height() - fonts.height() * 2 - 4)
        for step in (LOWEST, 4, HIGHEST):
            height = self._height(plot, step)
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            painter.setPen(QColor(t.ink3))
            room = QRectF(0, height - fonts.height() / 2, left - 8, fonts.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(step))
        foot = QRectF(plot.left(), plot.bottom() + 4, plot.width(), fonts.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._first)
        if self._last != self._first:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self._last)
        for each in self._series:
            self._paint_line(painter, plot, each)
        self._paint_labels(painter, plot)

    def _height(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - (value - LOWEST) / (HIGHEST - LOWEST) * plot.height()

    def _point(self, plot: QRectF, each: SparkSeries, place: int, value: float) -> QPointF:
        span = max(1, len(each.values) - 1)
        return QPointF(plot.left() + plot.width() * place / span, self._height(plot, value))

    def _colour(self, each: SparkSeries) -> QColor:
        t = theme().tokens
        return QColor(t.leader if each.rater is Role.LEADER else t.chief_executive)

    def _paint_line(self, painter: QPainter, plot: QRectF, each: SparkSeries) -> None:
        path, drawing = QPainterPath(), False
        for place, value in enumerate(each.values):
            if value is None:
                drawing = False
                continue
            point = self._point(plot, each, place, value)
            if drawing:
                path.lineTo(point)
            else:
                path.moveTo(point)
            drawing = True
        pen = QPen(self._colour(each), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)

    def _paint_labels(self, painter: QPainter, plot: QRectF) -> None:
        """Mark and name each line's end; names that would touch step apart."""
        painter.setFont(theme().font(Type.SMALL_STRONG))
        tall = painter.fontMetrics().height()
        ends = [(each, *each.last) for each in self._series if each.last]
        ends.sort(key=lambda end: -end[2])
        below = -1e9
        for each, place, value in ends:
            point = self._point(plot, each, place, value)
            painter.setPen(QPen(QColor(theme().tokens.surface), 1.5))
            painter.setBrush(self._colour(each))
            if each.rater is Role.LEADER:
                painter.drawEllipse(point, 5, 5)
            else:
                x, y = point.x(), point.y()
                painter.drawPolygon(
                    QPolygonF([QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6), QPointF(x - 6, y)])
                )
            middle = max(point.y(), below + tall)
            below = middle
            painter.setPen(self._colour(each))
            room = QRectF(plot.right() + 12, middle - tall / 2, self.width() - plot.right() - 12, tall)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{each.name} {value:g}")
