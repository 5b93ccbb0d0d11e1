"""When an entry is about: a quiet line of text that opens a small popover with the day and the time."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDateEdit, QFrame, QHBoxLayout, QSizePolicy, QTimeEdit, QVBoxLayout, QWidget

from leaderlens.i18n import _, day_name, long_date, medium_date
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind, PaintedButton
from leaderlens.ui.widgets.fields import Labelled

_ARROW = 14  # the side of the small arrow, in px
_TIME = 112  # px of the field for the time, at 100 %


def moment_words(moment: datetime, today: date) -> str:
    """``Tuesday 24 November, 22:41``, with the year where it is another. ``moment`` in local time."""
    day = moment.date()
    if day.year == today.year:
        return _("{date}, {time}").format(date=long_date(day), time=f"{moment:%H:%M}")
    return _("{weekday} {date}, {time}").format(weekday=day_name(day), date=medium_date(day), time=f"{moment:%H:%M}")


class _Popover(QFrame):
    """The day and the time; Enter and Done keep them, Escape and a click elsewhere do not.

    It lies in the window and is no window of its own: those open in odd places under Wayland.
    """

    kept = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._below: QWidget | None = None
        self.hide()
        self.setAccessibleName(_("When this entry is about"))
        self.day, self.time = QDateEdit(), QTimeEdit()
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setCalendarPopup(True)
        self.time.setDisplayFormat("HH:mm")
        self.done = Button(_("Done"), Kind.PRIMARY)
        self.done.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Labelled(_("Day"), self.day), 1)
        row.addWidget(Labelled(_("Time"), self.time))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(14)
        column.addLayout(row)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTrailing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def open(self, below: QWidget) -> None:
        """Show it under ``below``, with the keyboard on the day."""
        self._below = below
        self.time.setMinimumWidth(theme().metrics.text(_TIME))
        self.time.lineEdit().setTextMargins(theme().metrics.space(8), 0, 0, 0)
        self.adjustSize()
        spot = below.mapTo(self._window, QPoint(0, below.height() + 4))
        room = self._window.rect()
        self.move(
            max(4, min(spot.x(), room.width() - self.width() - 4)),
            max(4, min(spot.y(), room.height() - self.height() - 4)),
        )
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one while a widget is
        self.show()
        self.raise_()
        self.day.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Put it away; the keyboard goes back to where it came from."""
        self.hide()
        if self._below is not None:
            self._below.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # as above
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self.window():
                self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_BUTTON + 2, t.surface, t.line_strong)

    def _keep(self) -> None:
        self.leave()
        self.kept.emit()


class MomentButton(PaintedButton):
    """Says when an entry is about; ``changed`` when the person chose another day or time."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._moment = datetime.min  # noqa: DTZ901 - stands for "no entry yet" and is never shown
        self._today = date.min
        self.popover: _Popover | None = None
        self.clicked.connect(self._open)

    def moment(self) -> datetime:
        """The chosen moment, in local time."""
        return self._moment

    def show_moment(self, moment: datetime, today: date) -> None:
        """Show ``moment`` (aware) in local time. Says nothing."""
        self._moment, self._today = moment.astimezone(), today
        words = moment_words(self._moment, today)
        self.setText(words)
        self.setAccessibleName(_("{moment}. Change the date").format(moment=words))

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.font_metrics(Type.SMALL).horizontalAdvance(self.text())
        return QSize(words + look.metrics.icon(_ARROW) + 10, look.metrics.hit)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(72), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = painter_for(self)
        hot = self.underMouse() or self.isDown()
        ink = look.tokens.accent if hot else look.tokens.ink2
        side = look.metrics.icon(_ARROW)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(ink))
        room = QRect(0, 0, self.width() - side - 6, self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        spot = QRect(self.width() - side - 2, (self.height() - side) // 2, side, side)
        draw_icon(painter, "chevron-down", QRectF(placed(self, spot)), ink)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(-4, 4, 0, -4), RADIUS_BUTTON - 2, look.tokens.focus)

    def hideEvent(self, event: QHideEvent) -> None:
        """The popover goes with its button: another page has come."""
        if self.popover is not None:
            self.popover.hide()
        super().hideEvent(event)

    def _open(self) -> None:
        if self.popover is None:
            self.popover = _Popover(self.window())
            self.popover.kept.connect(self._keep)
        day = self._moment.date()
        self.popover.day.setDate(QDate(day.year, day.month, day.day))
        self.popover.time.setTime(QTime(self._moment.hour, self._moment.minute))
        self.popover.open(self)

    def _keep(self) -> None:
        if self.popover is None:
            return
        day, hour = self.popover.day.date(), self.popover.time.time()
        chosen = datetime.combine(
            date(day.year(), day.month(), day.day()), time(hour.hour(), hour.minute(), self._moment.second)
        ).astimezone()
        if chosen != self._moment:
            self.show_moment(chosen, self._today)
            self.changed.emit()
