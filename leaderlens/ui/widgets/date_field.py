"""A day: typed or picked from a calendar, written as people in Britain write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from leaderlens.ui.widgets.fields import Labelled

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class DateField(Labelled):
    """A day with its label. ``changed`` when the person picks or types another."""

    changed = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QDateEdit()
        self.edit.setLocale(_BRITISH)
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.edit.setCalendarPopup(True)
        super().__init__(label, self.edit, hint, parent)
        self.edit.calendarWidget().setLocale(_BRITISH)
        self.edit.dateChanged.connect(lambda _day: self.changed.emit())

    def value(self) -> date:
        day = self.edit.date()
        return date(day.year(), day.month(), day.day())

    def set_value(self, day: date) -> None:
        """Show ``day``. Says nothing."""
        before = self.edit.blockSignals(True)
        self.edit.setDate(QDate(day.year, day.month, day.day))
        self.edit.blockSignals(before)
