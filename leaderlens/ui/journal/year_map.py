"""A year of writing at a glance: twelve small months, each day as dark as it is full. Painted, and walked by keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from leaderlens.i18n import _, long_date, month_name, ngettext
from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, focus_ring, painter_for
from leaderlens.ui.style.theme import theme

_CELL = 22
_MONTHS, _WEEKS, _DAYS = 12, 6, 7
_STEPS = (1, 2, 4)  # entries from which a day is a step darker


def shade(count: int) -> int:
    """How dark a day with so many entries is: 0 for none, up to 3."""
    return sum(count >= step for step in _STEPS)


class YearMap(QWidget):
    """One year. ``day_chosen(date)`` for a click, Enter or Space; ``year_wished(year)`` when the keys walk out of it;
    ``walked`` at every step.

    Arrows move by days and weeks, Page Up and Down by months, Home and End to the first and last of a month.
    """

    day_chosen = Signal(date)
    year_wished = Signal(int)
    walked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = date(2000, 1, 1)
        self._today = date.min
        self._counts: Mapping[date, int] = {}
        self._events: Mapping[date, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.restyle)

    def show_year(
        self, year: int, counts: Mapping[date, int], events: Mapping[date, str], today: date, day: date | None = None
    ) -> None:
        """Show ``year``: entries counted by day, and what happened in the council's life. ``day`` takes the keys."""
        self._counts, self._events, self._today = counts, events, today
        if day is not None and day.year == year:
            self.day = day
        elif self.day.year != year:
            self.day = today if today.year == year else date(year, 1, 1)
        self._name()
        self.update()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def said(self, day: date) -> str:
        """A day in words: ``Tuesday 24 November: 2 entries. Budget council``."""
        count = self._counts.get(day, 0)
        entries = ngettext("{count} entry", "{count} entries", count).format(count=count) if count else _("no entry")
        words = _("{day}: {entries}").format(day=long_date(day), entries=entries)
        event = self._events.get(day)
        return f"{words}. {event}" if event else words

    # ------------------------------------------------------------ geometry

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-_MONTHS // self._across(width))
        return rows * self._month_size().height()

    def sizeHint(self) -> QSize:
        width = 4 * self._month_size().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._month_size().width(), self._month_size().height())

    def area_of(self, day: date) -> QRect:
        """Where a day of this year is painted."""
        return self._area(day, self._across(self.width()), self._month_size(), self._head())

    def _area(self, day: date, across: int, size: QSize, head: int) -> QRect:
        """The same, where the measures of a month are known already."""
        cell = self._cell()
        number = day.month - 1
        column, row = number % across, number // across
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = across - 1 - column
        spare = (self.width() - across * size.width()) // max(1, across)
        first = date(day.year, day.month, 1)
        place = first.weekday() + day.day - 1
        weekday = place % _DAYS
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            weekday = _DAYS - 1 - weekday
        left = column * (size.width() + spare) + spare // 2 + weekday * cell
        top = row * size.height() + head + place // _DAYS * cell
        return QRect(left, top, cell, cell)

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point, None between days."""
        measures = self._across(self.width()), self._month_size(), self._head()
        spot = point.toPoint()
        return next((day for day in _days_of(self.day.year) if self._area(day, *measures).contains(spot)), None)

    def _cell(self) -> int:
        return theme().metrics.text(_CELL)

    def _head(self) -> int:
        return theme().font_metrics(Type.SMALL_STRONG).height() + theme().metrics.space(8)

    def _month_size(self) -> QSize:
        cell = self._cell()
        return QSize(_DAYS * cell + theme().metrics.space(14), self._head() + _WEEKS * cell + theme().metrics.space(8))

    def _across(self, width: int) -> int:
        fits = max(1, width // max(1, self._month_size().width()))
        return next(across for across in (6, 4, 3, 2, 1) if across <= fits)

    # ------------------------------------------------------------ keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = -1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else 1
        key = Qt.Key
        moves = {
            key.Key_Left: timedelta(days=back),
            key.Key_Right: timedelta(days=-back),
            key.Key_Up: timedelta(days=-7),
            key.Key_Down: timedelta(days=7),
        }
        pressed = Qt.Key(event.key())
        if pressed in moves:
            self._go(self.day + moves[pressed])
        elif pressed in {key.Key_PageUp, key.Key_PageDown}:
            self._go(_another_month(self.day, -1 if pressed is key.Key_PageUp else 1))
        elif pressed is key.Key_Home:
            self._go(self.day.replace(day=1))
        elif pressed is key.Key_End:
            self._go(_another_month(self.day.replace(day=1), 1) - timedelta(days=1))
        elif pressed in {key.Key_Return, key.Key_Enter, key.Key_Space}:
            self.day_chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(day)
            self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            if day is not None:
                QToolTip.showText(event.globalPos(), self.said(day), self)
                return True
        return super().event(event)

    def _go(self, day: date) -> None:
        year, self.day = self.day.year, day
        if day.year != year:
            self.year_wished.emit(day.year)
        self._name()
        self.walked.emit()
        announce(self, self.said(day))
        self.update()

    def _name(self) -> None:
        total = sum(self._counts.values())
        words = ngettext("{count} entry", "{count} entries", total).format(count=total)
        name = _("Your writing in {year}: {entries}").format(year=self.day.year, entries=words)
        self.setAccessibleName(f"{name}. {self.said(self.day)}")
        self.setAccessibleDescription(_("Arrow keys move by days and weeks, Page Up and Page Down by months."))

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        look = theme()
        t = look.tokens
        year = self.day.year
        measures = self._across(self.width()), self._month_size(), self._head()
        tall = measures[-1]
        painter.setFont(look.font(Type.SMALL_STRONG))
        for month in range(1, _MONTHS + 1):
            first = date(year, month, 1)
            area = self._area(first, *measures)
            left = area.left() - first.weekday() * area.width()
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                left = area.right() + first.weekday() * area.width() - _DAYS * area.width()
            written = any(self._counts.get(date(year, month, day)) for day in range(1, 29))
            painter.setPen(QColor(t.ink if written else t.ink3))
            head = QRect(left + 4, area.top() - tall, _DAYS * area.width() - 8, tall - 4)
            painter.drawText(head, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, month_name(first))
        painter.setFont(look.font(Type.EYEBROW))
        for day in _days_of(year):
            self._paint_day(painter, day, QRectF(self._area(day, *measures)).adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_day(self, painter: QPainter, day: date, area: QRectF) -> None:
        t = theme().tokens
        step = shade(self._counts.get(day, 0))
        fill = (None, t.accent_soft, t.accent_line, t.accent)[step]
        if fill:
            box(painter, area, 6, fill)
        if day == self._today:
            box(painter, area, 6, None, t.accent, 1.5)
        if day == self.day and self.hasFocus():
            focus_ring(painter, area.adjusted(-1.5, -1.5, 1.5, 1.5), 7, t.ink if step == len(_STEPS) else t.focus)
        ink = t.on_accent if step == len(_STEPS) else t.ink if step else t.ink3
        painter.setPen(QColor(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day in self._events:
            side = max(5.0, area.width() * 0.2)
            spot = QRectF(area.right() - side - 1, area.top() + 1, side, side)
            box(painter, spot, side / 2, t.on_accent if step == len(_STEPS) else t.warm)


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]


def _another_month(day: date, step: int) -> date:
    """The same day of the next or the last month, or that month's last day."""
    number = day.year * 12 + day.month - 1 + step
    year, month = divmod(number, 12)
    first = date(year, month + 1, 1)
    after = date(year + (month == 11), 1 if month == 11 else month + 2, 1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), after - timedelta(days=1))
