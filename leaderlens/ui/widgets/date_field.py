"""A day: typed or picked from a calendar, written as people in Britain write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.fields import Labelled

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class DateField(Labelled):
    """A day with its label; weeks begin on Monday. ``changed`` when the person picks or types another."""

    changed = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QDateEdit()
        self.edit.setLocale(_BRITISH)
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.edit.setCalendarPopup(True)
        super().__init__(label, self.edit, hint, parent)
        self.edit.calendarWidget().setLocale(_BRITISH)
        self.edit.dateChanged.connect(lambda _day: self.changed.emit())
        theme().changed.connect(self.restyle)
        self.restyle()

    def value(self) -> date:
        day = self.edit.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, day: date) -> None:
        """Show ``day``. Says nothing."""
        before = self.edit.blockSignals(True)
        self.edit.setDate(QDate(day.year, day.month, day.day))
        self.edit.blockSignals(before)

    def set_earliest(self, day: date) -> None:
        """Take no day before ``day``."""
        self.edit.setMinimumDate(QDate(day.year, day.month, day.day))

    def set_latest(self, day: date) -> None:
        """Take no day after ``day``."""
        self.edit.setMaximumDate(QDate(day.year, day.month, day.day))

    def restyle(self) -> None:
        calendar = self.edit.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(theme().tokens.ink2))  # Qt would paint it red
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
