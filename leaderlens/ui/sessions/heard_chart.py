"""How well each heard the other, session by session: a small chart of two lines, painted at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.charting.marks import paint_mark, view_colour
from leaderlens.ui.sessions.view import HeardLine, HeardTrend
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme


class HeardChart(QWidget):
    """Shares of 0 (no) over one half (partly) to 1 (yes); a circle is the leader listening, a diamond the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend = HeardTrend((), "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_trend(self, trend: HeardTrend) -> None:
        self._trend = trend
        self.setAccessibleName(trend.said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, theme().metrics.text(132))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = painter_for(self)
        painter.setFont(look.font(Type.SMALL))
        fonts = look.font_metrics(Type.SMALL)
        labels = ((1.0, _("Yes")), (0.5, _("Partly")), (0.0, _("No")))
        left = max(fonts.horizontalAdvance(text) for _share, text in labels) + 16
        area = QRectF(left, 12, self.width() - left - 14, self.height() - fonts.height() - 26)
        for share, text in labels:
            height = area.bottom() - share * area.height()
            painter.setPen(QPen(QColor(look.tokens.line), 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(QColor(look.tokens.ink3))
            spot = QRectF(0, height - fonts.height() / 2, left - 10, fonts.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        below = QRectF(area.left(), area.bottom() + 10, area.width(), fonts.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._trend.first)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._trend.last)
        for place, line in enumerate(self._trend.lines):
            self._paint_line(painter, area, line, place)

    def _paint_line(self, painter: QPainter, area: QRectF, line: HeardLine, place: int) -> None:
        """One line; the second lies a little lower, so that two that agree can both be seen."""
        shift = 3.0 * place
        step = area.width() / max(len(line.shares) - 1, 1)
        points = [
            QPointF(area.left() + number * step, area.bottom() - share * area.height() + shift)
            for number, share in enumerate(line.shares)
            if share is not None
        ]
        if not points:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(view_colour(line.listener)), 2))
        painter.drawPath(path)
        for point in points:
            paint_mark(painter, line.listener, point, 5.0)
