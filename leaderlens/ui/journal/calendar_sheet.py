"""Find an entry by its day: a year of writing at a glance, and a field for a day that is far away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.journal.year_map import YearMap
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.labels import Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow


class CalendarSheet(Sheet):
    """``year_wished(year)`` for another year, ``day_chosen(date)`` when the person goes to a day."""

    year_wished = Signal(int)
    day_chosen = Signal(date)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Calendar"), widest=900)
        self.map = YearMap()
        self.map.year_wished.connect(self.year_wished)
        self.map.day_chosen.connect(self._choose)
        self.map.walked.connect(lambda: self.bring_into_sight(self.map, self.map.area_of(self.map.day)))
        self.before = IconButton("chevron-left", _("The year before"))
        self.after = IconButton("chevron-right", _("The year after"))
        self.year = Heading("", 2, wrap=False)
        self.count = Small(wrap=False)
        self.before.clicked.connect(lambda: self.year_wished.emit(self.map.day.year - 1))
        self.after.clicked.connect(lambda: self.year_wished.emit(self.map.day.year + 1))
        years = QWidget()
        row = QHBoxLayout(years)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.before, self.year, self.after):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        self.jump = DateField("")
        self.jump.edit.setAccessibleName(_("Go to a day"))
        self.go = Button(_("Go"), Kind.SECONDARY)
        self.go.setAccessibleName(_("Go to that day"))
        self.go.clicked.connect(lambda: self._choose(self.jump.value()))
        self.add(FlowRow(years, self.jump, self.go, gap=12))
        self.add(self.map)
        self.add(Small(_("The darker a day, the more you wrote on it. A dot is an event of the council’s year.")))

    def show_year(
        self, year: int, counts: Mapping[date, int], events: Mapping[date, str], today: date, day: date | None = None
    ) -> None:
        """Show a year, with the keys on ``day``."""
        self.map.show_year(year, counts, events, today, day)
        self.year.setText(str(year))
        total, days = sum(counts.values()), sum(bool(count) for count in counts.values())
        entries = ngettext("{count} entry", "{count} entries", total).format(count=total)
        on_days = ngettext("on {count} day", "on {count} days", days).format(count=days)
        self.count.setText(_("{entries} {on_days}").format(entries=entries, on_days=on_days) if total else entries)
        self.jump.set_value(self.map.day)
        self.after.setEnabled(year <= today.year)
        if self.isHidden():
            self.open_sheet(self.map)
        else:
            self.fit()
        self.bring_into_sight(self.map, self.map.area_of(self.map.day))

    def clear(self) -> None:
        self.map.show_year(self.map.day.year, {}, {}, date.min)

    def _choose(self, day: date) -> None:
        self.leave()
        self.day_chosen.emit(day)
