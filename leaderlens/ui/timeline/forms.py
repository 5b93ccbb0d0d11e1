"""The forms of the timeline: one event, what is known about the council, and dates to tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.event import LONGEST_TEXT, LONGEST_TITLE, Event
from leaderlens.domain.event_kinds import KINDS, OTHER, kind_hinted
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.ui.style.theme import theme
from leaderlens.ui.timeline.view import Offered
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import Choice, TextArea, TextField
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import Columns, FlowRow


class _Form(Card):
    """A card that Escape leaves. ``left`` when it is."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EventForm(_Form):
    """One event. ``saved(Event)``, ``deleted(Event)``."""

    saved = Signal(object)
    deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event = Event("", date(2000, 1, 1), OTHER, "")
        self._guess = True
        self.heading = self.add(Heading("", 2))
        self.title = self.add(
            TextField(_("What"), _("A few words, as they should stand on a chart."), limit=LONGEST_TITLE)
        )
        pair = self.add(Columns((1, 1), needs=520, top=True))
        self.day = DateField(_("Day"))
        self.kind = Choice(_("Kind"), tuple((kind.key, kind.name) for kind in KINDS))
        pair.add(self.day)
        pair.add(self.kind)
        self.text = self.add(
            TextArea(_("Note"), _("If you like. Both of you can read it."), least=2, most=6, limit=LONGEST_TEXT)
        )
        self.major = self.add(
            CheckRow(_("Show it on small charts too"), _("For the few days that everybody remembers."))
        )
        self.who = self.add(Body("", "ink2"))
        self.save = Button(_("Save"), Kind.PRIMARY)
        self.cancel = Button(_("Cancel"), Kind.QUIET)
        self.delete = Button(_("Delete"), Kind.QUIET, icon="trash-2")
        self.add(FlowRow(self.save, self.cancel, self.delete))
        self.title.submitted.connect(self._save)
        self.title.changed.connect(self._guess_kind)
        self.kind.changed.connect(self._kind_chosen)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.left)
        self.delete.clicked.connect(lambda: self.deleted.emit(self._event))

    def show_event(self, event: Event, *, new: bool, who: str = "") -> None:
        """Fill the form in. A new event's kind follows its title until a kind is chosen."""
        self._event, self._guess = event, False
        self.heading.setText(_("Something that happened, or will") if new else _("Change this day"))
        self.title.show_problem("")
        self.title.set_text(event.title)
        self.day.set_value(event.day)
        self.kind.set_value(OTHER)
        self.kind.set_value(event.kind)
        self.text.set_text(event.text)
        self.major.setChecked(event.major)
        self.who.setText(who)
        self.who.setVisible(bool(who))
        self.delete.setVisible(not new)
        self._guess = new
        self.title.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def event_shown(self) -> Event:
        """The event as the form says it."""
        return replace(
            self._event,
            day=self.day.value(),
            kind=self.kind.value() or self._event.kind,
            title=self.title.text().strip(),
            text=self.text.text().strip(),
            major=self.major.isChecked(),
        )

    def _guess_kind(self) -> None:
        self.title.show_problem("")
        if self._guess:
            self.kind.set_value(kind_hinted(self.title.text()))

    def _kind_chosen(self) -> None:
        self._guess = False

    def _save(self) -> None:
        event = self.event_shown()
        if event.title:
            self.saved.emit(event)
        else:
            self.title.show_problem(_("Please say what it was, in a few words."))
            self.title.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class KnownDay(QWidget):
    """A day that may be known: a box to tick, and the day below it while it is ticked."""

    def __init__(self, text: str, detail: str, label: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(4))
        self.known = CheckRow(text, detail)
        self.day = DateField(label)
        column.addWidget(self.known)
        column.addWidget(self.day)
        self.day.hide()
        self.known.toggled.connect(self.day.setVisible)

    def show_day(self, day: date | None, otherwise: date) -> None:
        """Show what is known; ``otherwise`` is where the calendar begins."""
        self.day.set_value(day or otherwise)
        self.known.setChecked(day is not None)

    def value(self) -> date | None:
        return self.day.value() if self.known.isChecked() else None


class CouncilForm(_Form):
    """What is known about the council. ``told(CouncilCalendar)``."""

    told = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Heading(_("Your council’s dates"), 2))
        self.add(
            Body(
                _(
                    "Tell what you know; leave out the rest. LeaderLens proposes days from it, and you choose which go "
                    "on the timeline. The rules are those of England; every day can be changed."
                ),
                "ink2",
            )
        )
        self.conflict = self.add(Body("", "warm"))
        self.cycle = self.add(
            Choice(
                _("How the council elects its members"),
                (
                    (Cycle.WHOLE.value, _("All at once, every four years")),
                    (Cycle.HALVES.value, _("By halves, every two years")),
                    (Cycle.THIRDS.value, _("By thirds, three years out of four")),
                    (Cycle.OTHER.value, _("In another way, or not known")),
                ),
            )
        )
        self.fallow = self.add(
            TextField(_("A year without an election"), _("Only where members are elected by thirds: 2029, say."))
        )
        self.mayoral = self.add(
            CheckRow(_("A mayor is elected on that day too"), _("Then the pre-election period begins earlier."))
        )
        self.days = {
            "next_election": KnownDay(_("We know the next election day"), "", _("Election day")),
            "notice": KnownDay(
                _("We know the day of the notice of election"), _("The pre-election period begins with it."),
                _("Notice of election"),
            ),
            "budget_council": KnownDay(_("We know when the budget is set"), "", _("Budget council")),
            "annual_council": KnownDay(_("We know the day of annual council"), "", _("Annual council")),
            "peer_challenge": KnownDay(
                _("A peer challenge was held or is planned"), _("Its report and reviews follow from it."),
                _("Peer challenge"),
            ),
            "vesting_day": KnownDay(
                _("The council will be reorganised"), _("The day on which its successor begins."), _("Vesting day")
            ),
        }  # fmt: skip
        for part in self.days.values():
            self.add(part)
        self.propose = Button(_("Propose the dates"), Kind.PRIMARY, trailing="arrow-right")
        self.cancel = Button(_("Cancel"), Kind.QUIET)
        self.add(FlowRow(self.propose, self.cancel))
        self._told = CouncilCalendar()
        self.cycle.changed.connect(self._fit)
        self.propose.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.left)

    def show_council(self, told: CouncilCalendar, today: date, conflicts: Mapping[str, tuple[object, ...]]) -> None:
        """Show what was told. ``conflicts`` are fields for which the two of them told different things."""
        self._told = told
        self.cycle.set_value(told.cycle.value)
        self.fallow.set_text(str(told.fallow_year or ""))
        self.fallow.show_problem("")
        self.mayoral.setChecked(told.mayoral)
        for name, part in self.days.items():
            part.show_day(getattr(told, name), today)
        said = [
            _("For “{field}” the other of you told {values}.").format(
                field=self.days[name].day.label.text() if name in self.days else self.cycle.label.text(),
                values=", ".join(medium_date(one) if isinstance(one, date) else str(one) for one in values),
            )
            for name, values in conflicts.items()
        ]
        self.conflict.setText(" ".join([*said, _("What you tell now stands.")]) if said else "")
        self.conflict.setVisible(bool(said))
        self._fit()
        self.cycle.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.fallow.setVisible(self.cycle.value() == Cycle.THIRDS.value)

    def _tell(self) -> None:
        year = self.fallow.text().strip()
        if self.fallow.isVisible() and year and not (year.isascii() and year.isdigit() and 1990 < int(year) < 2200):
            self.fallow.show_problem(_("Please give a year, such as 2029, or nothing."))
            self.fallow.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        days = {name: part.value() for name, part in self.days.items()}
        thirds = self.cycle.value() == Cycle.THIRDS.value
        self.told.emit(
            replace(
                self._told,
                cycle=Cycle(self.cycle.value()),
                fallow_year=int(year) if thirds and year else None,
                mayoral=self.mayoral.isChecked(),
                **days,
            )
        )


class OfferedRow(QWidget):
    """One date to tick, with the day to put right."""

    def __init__(self, offered: Offered) -> None:
        super().__init__()
        self._event = offered.event
        columns = Columns((3, 2), needs=560, top=True)
        self.tick = CheckRow(offered.event.title, offered.why)
        self.tick.setChecked(True)
        self.day = DateField("")
        self.day.edit.setAccessibleName(_("Day of {title}").format(title=offered.event.title))
        self.day.set_value(offered.event.day)
        columns.add(self.tick)
        columns.add(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)

    def event_chosen(self) -> Event | None:
        return replace(self._event, day=self.day.value()) if self.tick.isChecked() else None


class OfferForm(_Form):
    """Dates to tick and put right. ``taken(tuple[Event, ...])``; ``more`` asks for an event of one's own."""

    taken = Signal(object)
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.about = self.add(Heading("", 2)), self.add(Body("", "ink2"))
        self.all = Button(_("Tick all"), Kind.QUIET)
        self.none = Button(_("Tick none"), Kind.QUIET)
        self.ticks = self.add(FlowRow(self.all, self.none))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().metrics.space(6))
        self.body.addLayout(self._list)
        self.rows: list[OfferedRow] = []
        self.take = Button("", Kind.PRIMARY)
        self.own = Button(_("Add a date of your own"), icon="plus")
        self.cancel = Button(_("Cancel"), Kind.QUIET)
        self.add(FlowRow(self.take, self.own, self.cancel))
        self.all.clicked.connect(lambda: self._tick(on=True))
        self.none.clicked.connect(lambda: self._tick(on=False))
        self.take.clicked.connect(self._take)
        self.own.clicked.connect(self.more)
        self.cancel.clicked.connect(self.left)

    def show_offers(self, heading: str, about: str, offered: tuple[Offered, ...], *, own: bool) -> None:
        """Show what may be put on the timeline, everything ticked."""
        self.heading.setText(heading)
        self.about.setText(about)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OfferedRow(one) for one in offered]
        for row in self.rows:
            self._list.addWidget(row)
            row.tick.toggled.connect(self._count)
        self.own.setVisible(own)
        self.ticks.setVisible(len(offered) > 1)
        self._count()
        first = self.rows[0].tick if self.rows else self.cancel
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, *, on: bool) -> None:
        for row in self.rows:
            row.tick.setChecked(on)

    def _count(self) -> None:
        count = sum(row.tick.isChecked() for row in self.rows)
        self.take.setText(
            ngettext("Add {count} day to the timeline", "Add {count} days to the timeline", count).format(count=count)
        )
        self.take.setEnabled(count > 0)

    def _take(self) -> None:
        self.taken.emit(tuple(event for row in self.rows if (event := row.event_chosen()) is not None))
