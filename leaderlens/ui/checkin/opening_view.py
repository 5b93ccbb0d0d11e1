"""Opening a check-in: when it is due, which lenses, and what opening does and does not do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QDateEdit

from leaderlens.i18n import _
from leaderlens.ui.checkin.words import LensOffer, QuickDate, burden
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import Labelled
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class DueField(Labelled):
    """A due date: typed, stepped or picked from a calendar; never before ``earliest``."""

    def __init__(self) -> None:
        self.edit = QDateEdit()
        super().__init__(_("Due date"), self.edit)
        self.edit.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.edit.setDisplayFormat("ddd d MMMM yyyy")
        self.edit.setCalendarPopup(True)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.installEventFilter(self)
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


class OpeningView(PageScaffold):
    """``opened(day, lens ids)`` when the person opens it, ``cancelled`` when they do not."""

    opened = Signal(object, object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(_("Open a check-in"), width=RATING_WIDTH)
        self._partner = ""
        when = self.add(Card())
        when.add(Heading(_("When should both sheets be sealed?"), 3))
        self.due = DueField()
        self.quick = FlowRow()
        self.quick_buttons: tuple[Button, ...] = ()
        beside = Columns((2, 3), needs=620)
        beside.add(self.due)
        self._quick_field = Labelled(_("Or choose"), self.quick)
        beside.add(self._quick_field)
        when.add(beside)
        when.add(Small(_("A date to aim for. Nothing closes by itself if one of you needs longer.")))
        self._lens_card = self.add(Card(gap=4))
        self._lens_card.add(Heading(_("Which lenses?"), 3))
        self.lens_rows: dict[str, CheckRow] = {}
        self._judgements: dict[str, int] = {}
        self._lens_card.add_divider()
        self.total = self._lens_card.add(Strong())
        self._telling = self.add(Small("", "ink2"))
        self.problem = self.add(Body("", "danger"))
        self.problem.hide()
        self.open_button = Button(_("Open"), Kind.PRIMARY, trailing="arrow-right")
        self.cancel_button = Button(_("Not now"), Kind.QUIET)
        self.open_button.clicked.connect(self._open)
        self.cancel_button.clicked.connect(self.cancelled)
        self.add(FlowRow(self.open_button, self.cancel_button))

    def show_form(
        self, day: date, earliest: date, quick: tuple[QuickDate, ...], offers: tuple[LensOffer, ...], partner: str,
        already: str = "",
    ) -> None:  # fmt: skip
        """A fresh form. ``already`` says that another check-in is open, where one is."""
        self._partner = partner
        self.set_title(_("Open a check-in"), already)
        self.due.show_day(day, earliest)
        self.quick.clear()
        self.quick_buttons = tuple(Button(one.label) for one in quick)
        for button, one in zip(self.quick_buttons, quick, strict=True):
            button.clicked.connect(lambda _checked=False, chosen=one.day: self.due.set_day(chosen))
            self.quick.add(button)
        self._show_offers(offers)
        self._telling.setText(
            _(
                "Opening it tells {name} that a check-in is due, by when and with which lenses. It shows nothing of "
                "anybody’s answers."
            ).format(name=partner)
        )
        self.show_problem("")
        self._count()
        self.to_top()

    def show_problem(self, sentence: str) -> None:
        """Why it could not be opened; the form stays as it is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.open_button.setEnabled(bool(self.chosen()))

    def chosen(self) -> tuple[str, ...]:
        """The ticked lenses, in the order they are offered."""
        return tuple(lens for lens, row in self.lens_rows.items() if row.isChecked())

    def _show_offers(self, offers: tuple[LensOffer, ...]) -> None:
        for row in self.lens_rows.values():
            self._lens_card.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.lens_rows, self._judgements = {}, {}
        for index, offer in enumerate(offers):
            row = CheckRow(offer.name, offer.detail)
            row.setChecked(offer.chosen)
            row.toggled.connect(self._count)
            self._lens_card.body.insertWidget(1 + index, row)
            self.lens_rows[offer.lens_id] = row
            self._judgements[offer.lens_id] = offer.judgements

    def _count(self) -> None:
        judgements = sum(self._judgements[lens] for lens in self.chosen())
        if judgements:
            self.total.setText(_("{burden} for each of you").format(burden=burden(judgements)))
        else:
            self.total.setText(_("Choose at least one lens, so that there is something to answer."))
        self.open_button.setEnabled(bool(judgements))

    def _open(self) -> None:
        self.open_button.setEnabled(False)  # once is enough: the answer comes from the worker
        self.opened.emit(self.due.day(), self.chosen())
