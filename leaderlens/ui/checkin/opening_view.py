"""Opening a check-in: when it is due, pulse or full, which lenses, and what opening does and does not do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from leaderlens.domain.checkin import FormKind
from leaderlens.domain.political_calendar import PreElection
from leaderlens.i18n import _, medium_date
from leaderlens.ui.checkin.due_field import DueField
from leaderlens.ui.checkin.opening import Opened, OpeningForm
from leaderlens.ui.checkin.words import LensOffer, QuickDate, burden
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.choices import SegmentedChoice
from leaderlens.ui.widgets.fields import Labelled
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class OpeningView(PageScaffold):
    """``opened(Opened)`` when the person opens it, ``cancelled`` when they do not.

    ``planned(form, lens ids)`` asks how much another choice would ask; ``settings_wanted`` for the pair's settings.
    """

    opened = Signal(object)
    planned = Signal(object, object)
    cancelled = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Open a check-in"), width=RATING_WIDTH)
        self._periods: tuple[PreElection, ...] = ()
        self._build_when()
        self._build_what()
        self._telling = self.add(Small("", "ink2"))
        self.problem = self.add(Body("", "danger"))
        self.problem.hide()
        self.open_button = Button(_("Open"), Kind.PRIMARY, trailing="arrow-right")
        self.cancel_button = Button(_("Not now"), Kind.QUIET)
        self.open_button.clicked.connect(self._open)
        self.cancel_button.clicked.connect(self.cancelled)
        self.add(FlowRow(self.open_button, self.cancel_button))

    def show_form(self, form: OpeningForm) -> None:
        """A fresh form, as the pair's settings propose."""
        self._periods = form.periods
        self.set_title(_("Open a check-in"), form.already)
        self.due.show_day(form.day, form.earliest)
        self._show_quick(form.quick)
        self.form.set_value(form.form.value)
        self._show_offers(form.offers)
        self.predict.setChecked(form.predict)
        sides = _("Principles are asked from both sides.") if form.mirrors else _("Principles are asked from one side.")
        if form.focus:
            focus = _("In focus: {items}.").format(items=_(", ").join(form.focus))
            sides = _("{focus} {sides}").format(focus=focus, sides=sides)
        self.follows.setText(sides)
        self._telling.setText(
            _(
                "Opening it tells {name} that a check-in is due, by when and with which lenses. It shows nothing of "
                "anybody’s answers."
            ).format(name=form.partner)
        )
        self.show_problem("")
        self.show_burden(form.asked)
        self._remark()
        self.to_top()

    def show_burden(self, judgements: int) -> None:
        """How much the choice in sight asks of each."""
        self.total.setText(_("{burden} for each of you").format(burden=burden(judgements)))

    def show_problem(self, sentence: str) -> None:
        """Why it could not be opened; the form stays as it is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.open_button.setEnabled(bool(self.chosen()))

    def chosen(self) -> tuple[str, ...]:
        """The ticked lenses, in the order they are offered."""
        return tuple(lens for lens, row in self.lens_rows.items() if row.isChecked())

    # ------------------------------------------------------------ inside

    def _build_when(self) -> None:
        when = self.add(Card())
        when.add(Heading(_("When should both sheets be sealed?"), 3))
        self.due = DueField()
        self.due.changed.connect(self._remark)
        self.quick = FlowRow()
        self.quick_buttons: tuple[Button, ...] = ()
        beside = Columns((2, 3), needs=620)
        beside.add(self.due)
        beside.add(Labelled(_("Or choose"), self.quick))
        when.add(beside)
        self.remark = when.add(Body("", "warm"))
        when.add(Small(_("A date to aim for. Nothing closes by itself if one of you needs longer.")))

    def _build_what(self) -> None:
        shape = self.add(Card(gap=10))
        shape.add(Heading(_("How much?"), 3))
        self.form = shape.add(
            SegmentedChoice(_("How much?"), ((FormKind.PULSE.value, _("Pulse")), (FormKind.FULL.value, _("Full"))))
        )
        shape.add(
            Small(
                _(
                    "A pulse asks what is always asked, what is in focus, and a third of the rest in turn. The full "
                    "form asks everything the lenses hold."
                )
            )
        )
        self.form.changed.connect(lambda _value: self._count())
        self._lens_card = self.add(Card(gap=4))
        self._lens_card.add(Heading(_("Which lenses?"), 3))
        self.lens_rows: dict[str, CheckRow] = {}
        self._lens_card.add_divider()
        self.total = self._lens_card.add(Strong())
        self.follows = self._lens_card.add(Small("", "ink2"))
        self.settings_button = Button(_("How you check in"), Kind.QUIET, icon="settings")
        self.settings_button.clicked.connect(self.settings_wanted)
        self._lens_card.add(FlowRow(self.settings_button))
        guessing = self.add(Card(gap=4))
        self.predict = guessing.add(
            CheckRow(
                _("Ask each of us what we think the other gave"),
                _("A short block before sealing. The reveal shows where you were surprised."),
            )
        )

    def _show_quick(self, quick: tuple[QuickDate, ...]) -> None:
        self.quick.clear()
        self.quick_buttons = tuple(Button(one.label) for one in quick)
        for button, one in zip(self.quick_buttons, quick, strict=True):
            button.clicked.connect(lambda _checked=False, chosen=one.day: self.due.set_day(chosen))
            self.quick.add(button)

    def _show_offers(self, offers: tuple[LensOffer, ...]) -> None:
        for row in self.lens_rows.values():
            self._lens_card.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.lens_rows = {}
        for index, offer in enumerate(offers):
            row = CheckRow(offer.name, offer.detail)
            row.setChecked(offer.chosen)
            row.toggled.connect(lambda _on: self._count())
            self._lens_card.body.insertWidget(1 + index, row)
            self.lens_rows[offer.lens_id] = row

    def _count(self) -> None:
        lenses = self.chosen()
        self.open_button.setEnabled(bool(lenses))
        if lenses:
            self.planned.emit(FormKind(self.form.value()), lenses)
        else:
            self.total.setText(_("Choose at least one lens, so that there is something to answer."))

    def _remark(self) -> None:
        """A day in a pre-election period is remarked on and nothing more: it may be the right one."""
        self.remark.setText(pre_election_remark(self.due.day(), self._periods))
        self.remark.setVisible(bool(self.remark.text()))

    def _open(self) -> None:
        self.open_button.setEnabled(False)  # once is enough: the answer comes from the worker
        self.opened.emit(Opened(self.due.day(), self.chosen(), FormKind(self.form.value()), self.predict.isChecked()))


def pre_election_remark(due: date, periods: tuple[PreElection, ...]) -> str:
    """What to say of a due day that lies in a pre-election period; empty for any other."""
    found = next((period for period in periods if period.first <= due <= period.last), None)
    if found is None:
        return ""
    return _(
        "That is in a pre-election period ({first} to {last}). Many pairs wait until it is over; the choice is yours."
    ).format(first=medium_date(found.first), last=medium_date(found.last))
