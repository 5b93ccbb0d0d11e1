"""The circle and the diamond beside a value: whose view it is, in the charts' own colours whatever the accent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.charts.theme import DARK, LIGHT
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.labels import TextLabel


def view_colour(rater: Role) -> str:
    """``#RRGGBB`` of that person's view in the look that is on."""
    return (DARK if theme().tokens.dark else LIGHT).mark(rater).colour


def view_name(rater: Role) -> str:
    """``Leader’s view``, as the charts' own key says it."""
    return _("Leader’s view") if rater is Role.LEADER else _("Chief Executive’s view")


def paint_mark(painter: QPainter, rater: Role, middle: QPointF, radius: float, *, hollow: bool = False) -> None:
    """The mark of a view; hollow where there is a view but no number."""
    colour = QColor(view_colour(rater))
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(2.0)
    painter.setPen(pen if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    painter.drawPath(mark_shape(rater, middle, radius))


def mark_shape(rater: Role, middle: QPointF, radius: float) -> QPainterPath:
    """The outline of a view's mark: a circle for the leader's, a diamond for the chief executive's."""
    path = QPainterPath()
    if rater is Role.LEADER:
        path.addEllipse(middle, radius, radius)
        return path
    reach = radius * 1.2  # a diamond of equal weight to the eye
    corners = ((0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0))
    path.addPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


class ViewMark(QWidget):
    """One mark, the size of the text beside it."""

    def __init__(self, rater: Role, *, hollow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rater, self._hollow = rater, hollow
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_hollow(self, *, hollow: bool) -> None:
        self._hollow = hollow
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().metrics.icon(18)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.width()
        paint_mark(painter_for(self), self._rater, QRectF(self.rect()).center(), side * 0.34, hollow=self._hollow)


class ViewLabel(TextLabel):
    """Whose view it is, in that view's colour: no token, since charts keep their own palette."""

    def __init__(self, rater: Role) -> None:
        self._rater = rater
        super().__init__(view_name(rater), Type.SMALL_STRONG)

    def restyle(self) -> None:
        self.setFont(theme().font(Type.SMALL_STRONG))
        self.setStyleSheet(f"color: {view_colour(self._rater)}")
