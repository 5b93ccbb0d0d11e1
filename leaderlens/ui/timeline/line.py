"""The line itself: a painted row for each day, hung on a thread that runs down the page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.timeline.view import Row, Year
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.labels import Eyebrow, Heading

_WRAP = Qt.TextFlag.TextWordWrap
_FAR = 9_999


class DayRow(PaintedButton):
    """One day: when, a mark on the thread, what it was, and a line about it."""

    def __init__(self, row: Row) -> None:
        self.row = row
        super().__init__(row.title)
        self.setAccessibleName(row.said)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme()
        room = max(1, width - self._left() - self._pad())
        height = look.font_metrics(self._title_type()).boundingRect(0, 0, room, _FAR, _WRAP, self.text()).height()
        if self.row.line:
            height += look.font_metrics(Type.SMALL).boundingRect(0, 0, room, _FAR, _WRAP, self.row.line).height() + 2
        return max(look.metrics.hit, height + 2 * self._pad())

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(200), theme().metrics.hit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t, metrics = look.tokens, look.metrics
        painter = painter_for(self)
        if self.underMouse():
            box(painter, QRectF(self.rect()), 8, t.accent_soft)
        thread, top = self._thread(), self._pad()
        centre = QPointF(placed(self, QRect(thread, top, 1, look.font_metrics(Type.BODY).height())).center())
        painter.setPen(
            QPen(QColor(t.line_strong), 1.5, Qt.PenStyle.DotLine if self.row.ahead else Qt.PenStyle.SolidLine)
        )
        painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), self.height()))
        if self.row.season:
            band = QColor(t.warm)
            band.setAlphaF(0.35)
            painter.fillRect(QRectF(centre.x() - 5, 0, 10, self.height()), band)
        side = metrics.icon(26 if self.row.major else 22)
        spot = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        own = t.accent if self.row.major else t.line_strong
        box(painter, spot, side / 2, t.accent_soft if self.row.ours or self.row.major else t.surface, own, 1.5)
        inset = side * 0.24
        ink = t.accent if self.row.ours or self.row.major else t.ink2
        draw_icon(painter, self.row.icon, spot.adjusted(inset, inset, -inset, -inset), ink)
        flags = int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop)
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(t.ink2))
        when = QRect(self._pad(), top + 1, self._when() - self._pad(), self.height())
        painter.drawText(placed(self, when), int(leading() | Qt.AlignmentFlag.AlignTop), self.row.when)
        room = QRect(self._left(), top, self.width() - self._left() - self._pad(), self.height())
        painter.setFont(look.font(self._title_type()))
        painter.setPen(QColor(t.ink))
        used = painter.boundingRect(placed(self, room), flags, self.text())
        painter.drawText(placed(self, room), flags, self.text())
        if self.row.line:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink2))
            painter.drawText(placed(self, room.adjusted(0, used.height() + 2, 0, 4)), flags, self.row.line)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 8, t.focus)

    def _title_type(self) -> Type:
        return Type.STRONG if self.row.major else Type.BODY

    def _pad(self) -> int:
        return theme().metrics.space(9)

    def _when(self) -> int:
        return self._pad() + theme().font_metrics(Type.SMALL_STRONG).horizontalAdvance("Wed 30") + 8

    def _thread(self) -> int:
        return self._when() + theme().metrics.icon(18)

    def _left(self) -> int:
        return self._thread() + theme().metrics.icon(26)


class Line(QWidget):
    """A year of days under their months. ``chosen(Row)``; arrows go from day to day.

    ``today`` stands between what was and what is to come, in the year that has both.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._parts: list[QWidget] = []
        self.rows: list[DayRow] = []
        self.today: Eyebrow | None = None

    def show_year(self, year: Year) -> None:
        """Show the months of a year; the keyboard stays on the day it was on."""
        held = next((row.row.event for row in self.rows if row.hasFocus()), "")
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows, self.today = [], [], None
        before = True  # what comes next lies behind us, as far as we know
        for month in year.months:
            heading = Heading(month.title, 3)
            heading.setContentsMargins(0, theme().metrics.space(18), 0, theme().metrics.space(6))
            self._put(heading)
            for row in month.rows:
                if row.ahead and before and self.rows:
                    self.today = Eyebrow(_("From here on, still to come"), "accent")
                    self.today.setContentsMargins(0, theme().metrics.space(10), 0, theme().metrics.space(4))
                    self._put(self.today)
                before = not row.ahead
                shown = DayRow(row)
                shown.clicked.connect(lambda _checked=False, row=row: self.chosen.emit(row))
                self.rows.append(shown)
                self._put(shown)
        if held:
            self.focus_on(held)

    def focus_on(self, event_id: str) -> None:
        """Lead the keyboard to an event."""
        for row in self.rows:
            if row.row.event == event_id:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_ahead(self) -> None:
        """Lead the keyboard to the first day still to come."""
        for row in self.rows:
            if row.row.ahead:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _put(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)
