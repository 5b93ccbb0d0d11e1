"""The timeline page: one year of days on a thread, and the forms by which days get there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderlens.domain.event import Event
from leaderlens.domain.political_calendar import CouncilCalendar
from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.timeline.forms import CouncilForm, EventForm, OfferForm
from leaderlens.ui.timeline.line import Line
from leaderlens.ui.timeline.view import Filter, Offered, Year
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.choices import SegmentedChoice
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class TimelinePage(PageScaffold):
    """``year_wanted(int)``, ``filter_wanted(str)``, ``row_chosen(Row)``, and what the buttons ask for.

    ``file_chosen(Path)`` to read, ``target_chosen(Path)`` to write. ``done(str)`` says what was done, for the window.
    """

    year_wanted = Signal(int)
    filter_wanted = Signal(str)
    row_chosen = Signal(object)
    add_wanted = Signal()
    council_wanted = Signal()
    file_chosen = Signal(object)
    target_chosen = Signal(object)
    pair_wanted = Signal()
    done = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Timeline"),
            _("The council’s life as you both see it. It stands behind your charts; it explains nothing by itself."),
            width=RATING_WIDTH,
            parent=parent,
        )
        self.new = Button(_("Add a day"), Kind.PRIMARY, icon="plus")
        self.council = Button(_("Propose the council’s dates"), icon="landmark")
        self.bring = Button(_("Import…"), Kind.QUIET, icon="download")
        self.write = Button(_("Export…"), Kind.QUIET, icon="upload")
        self.acts = self.add(FlowRow(self.new, self.council, self.bring, self.write))
        self.told = self.add(Body("", "danger"))
        self.event_form = self.add(EventForm())
        self.council_form = self.add(CouncilForm())
        self.offer_form = self.add(OfferForm())
        self.empty = self.add(
            EmptyState(
                "calendar-days",
                _("Nothing has a day yet"),
                _(
                    "Elections, budget council, the night of the flood: what both of you remember belongs here, and "
                    "shows behind every chart."
                ),
                _("Propose the council’s dates"),
                _("Add a day"),
                action_icon="landmark",
            )
        )
        self.alone = self.add(
            EmptyState(
                "users",
                _("First, become a pair"),
                _("The timeline is shared by a leader and a chief executive."),
                _("Go to People"),
            )
        )
        self.sheet = self.add(Card(gap=10))
        self.earlier = IconButton("chevron-left", _("Earlier year"))
        self.later = IconButton("chevron-right", _("Later year"))
        self.year = Heading("", 2, wrap=False)
        self.counted = Small("", "ink2", wrap=False)
        self.choice = SegmentedChoice(
            _("What is shown"),
            (
                (Filter.ALL.value, _("Everything")),
                (Filter.COUNCIL.value, _("The council")),
                (Filter.OURS.value, _("The two of us")),
            ),
        )
        self.ahead = Button(_("To what is ahead"), Kind.QUIET, icon="chevron-down")
        self.sheet.add(FlowRow(self.earlier, self.year, self.later, self.counted, self.choice, self.ahead))
        self.periods = self.sheet.add(FlowRow())
        self.none_here = self.sheet.add(Body(_("Nothing in this year."), "ink2"))
        self.line = self.sheet.add(Line())
        self._years, self._anything = (0, 0), False
        self.bring.setAccessibleName(_("Import a calendar file"))
        self.write.setAccessibleName(_("Export as a calendar file"))
        self._wire()
        self.tell("")
        self.show_list()

    def show_alone(self) -> None:
        """No pair to share a timeline with."""
        for part in (self.acts, self.sheet, self.empty, *self._forms):
            part.hide()
        self.tell("")
        self.alone.show()
        self.fill_height()

    def show_year(self, year: Year) -> None:
        """One year of the timeline."""
        self.alone.hide()
        self._years = (year.earlier, year.later)
        self.year.setText(str(year.year))
        self.counted.setText(year.counted)
        self.earlier.setEnabled(bool(year.earlier))
        self.later.setEnabled(bool(year.later))
        self.none_here.setVisible(not year.months)
        self.periods.clear()
        for period in year.periods:
            self.periods.add(Chip(period, Tone.WARM, icon="clock"))
        self.periods.setVisible(bool(year.periods))
        self.line.show_year(year)
        self.ahead.setVisible(self.line.today is not None)
        self._anything = year.anything
        self._settle()

    def show_list(self) -> None:
        """The year itself, no form."""
        for form in self._forms:
            form.hide()
        self._settle()

    def show_form(self, event: Event, *, new: bool, who: str = "") -> None:
        """One event to write or change."""
        self._only(self.event_form)
        self.event_form.show_event(event, new=new, who=who)

    def show_council(self, told: CouncilCalendar, today: date, conflicts: Mapping[str, tuple[object, ...]]) -> None:
        """What is known about the council."""
        self._only(self.council_form)
        self.council_form.show_council(told, today, conflicts)

    def show_offers(self, heading: str, about: str, offered: tuple[Offered, ...], *, own: bool) -> None:
        """Dates to tick."""
        self._only(self.offer_form)
        self.offer_form.show_offers(heading, about, offered, own=own)

    def go_ahead(self) -> None:
        """Lead the eye and the keyboard to the first day still to come, with what was before it still in sight."""
        today = self.line.today
        if today is not None:
            top = today.mapTo(self.line.window(), QPoint(0, 0)).y() - self.mapTo(self.line.window(), QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - self.viewport().height() // 3)
            self.line.focus_ahead()

    def tell(self, sentence: str, tone: str = "danger") -> None:
        """What did not go, or a word; an empty sentence takes it back."""
        self.told.set_tone(tone)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            announce(self.told, sentence)

    @property
    def writing(self) -> bool:
        """Whether the form of an event is open."""
        return not self.event_form.isHidden()

    @property
    def _forms(self) -> tuple[QWidget, ...]:
        return self.event_form, self.council_form, self.offer_form

    def _only(self, form: QWidget) -> None:
        self.tell("")
        for part in (*self._forms, self.sheet, self.empty, self.acts):
            part.setVisible(part is form)
        self.to_top()

    def _settle(self) -> None:
        shown = self.alone.isHidden() and all(form.isHidden() for form in self._forms)
        self.acts.setVisible(shown and self._anything)
        self.sheet.setVisible(shown and self._anything)
        self.empty.setVisible(shown and not self._anything)

    def _wire(self) -> None:
        self.earlier.clicked.connect(lambda: self.year_wanted.emit(self._years[0]))
        self.later.clicked.connect(lambda: self.year_wanted.emit(self._years[1]))
        self.choice.changed.connect(self.filter_wanted)
        self.line.chosen.connect(self.row_chosen)
        self.ahead.clicked.connect(self.go_ahead)
        self.new.clicked.connect(self.add_wanted)
        self.empty.secondary.connect(self.add_wanted)
        self.council.clicked.connect(self.council_wanted)
        self.empty.primary.connect(self.council_wanted)
        self.alone.primary.connect(self.pair_wanted)
        self.bring.clicked.connect(self.choose_file)
        self.write.clicked.connect(self.choose_target)
        for form in (self.event_form, self.council_form, self.offer_form):
            form.left.connect(self._left)

    def _left(self) -> None:
        self.show_list()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_file(self) -> None:
        """Ask which calendar file to read."""
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Which calendar?"), "", _("Calendars (*.ics)"))
        if path:
            self.file_chosen.emit(Path(path))

    def choose_target(self) -> None:
        """Ask where to write."""
        name = _("Council timeline.ics")
        path, _kind = QFileDialog.getSaveFileName(self.window(), _("Save as a calendar"), name, _("Calendars (*.ics)"))
        if path:
            self.target_chosen.emit(Path(path))
