"""When a check-in is due: typed, stepped or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QDateEdit

from leaderlens.i18n import _
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.fields import Labelled


class DueField(Labelled):
    """A due date, never before ``earliest``. ``changed`` when it is another."""

    changed = Signal()

    def __init__(self) -> None:
        self.edit = QDateEdit()
        super().__init__(_("Due date"), self.edit)
        self.edit.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.edit.setDisplayFormat("ddd d MMMM yyyy")
        self.edit.setCalendarPopup(True)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.installEventFilter(self)
        self.edit.dateChanged.connect(lambda _day: self.changed.emit())
        calendar: QCalendarWidget = self.edit.calendarWidget()
        calendar.setLocale(self.edit.locale())
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        theme().changed.connect(self._restyle)
        self._restyle()

    def show_day(self, day: date, earliest: date) -> None:
        self.edit.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self.set_day(day)

    def set_day(self, day: date) -> None:
        self.edit.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        chosen = self.edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scrolling the page over the field must not move the date."""
        if watched is self.edit and event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        self.edit.setMinimumWidth(theme().metrics.text(230))
