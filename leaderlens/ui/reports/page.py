"""The page for reports: four questions, one warning, two buttons."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.services.reports import Part
from leaderlens.ui.accessibility import announce
from leaderlens.ui.reports.view import DAYS, PartRow, ReportsView, form_cards, period_choices
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import Choice
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.progress import SegmentedProgress

_STEPS = 10


class ReportsPage(PageScaffold):
    """Wishes: ``kind_chosen(str)``, ``session_chosen(str)``, ``period_chosen(str)``, ``days_chosen``,
    ``part_ticked(str, bool)``, ``form_chosen(str)``, ``place_wanted``, ``place_chosen(Path, replace)``,
    ``export_wanted``, ``stop_wanted``, ``preview_wanted``, ``back_wanted``. ``stepped(done, total)`` may be emitted on
    the worker: it moves the bar.
    """

    kind_chosen = Signal(str)
    session_chosen = Signal(str)
    period_chosen = Signal(str)
    days_chosen = Signal()
    part_ticked = Signal(str, bool)
    form_chosen = Signal(str)
    place_wanted = Signal()
    place_chosen = Signal(object, bool)
    export_wanted = Signal()
    stop_wanted = Signal()
    preview_wanted = Signal()
    back_wanted = Signal()
    stepped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Reports"),
            _("On paper or as a file: developmental, never an appraisal. Every page says so."),
            width=RATING_WIDTH,
            parent=parent,
        )
        self.back = Button(_("Back to sessions"), Kind.QUIET, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.add_action(self.back)
        self._offered: tuple[object, ...] = ()
        self._done: Path | None = None
        self.rows: dict[Part, CheckRow] = {}
        self._build_which()
        self._build_parts()
        self._build_form()
        self._build_place()
        self.stepped.connect(self._step)

    # ------------------------------------------------------------ what the presenter asks

    @property
    def days(self) -> tuple[date, date]:
        """The two days in the fields."""
        return self.first.value(), self.last.value()

    def offer_days(self, first: date, last: date) -> None:
        """The days that the fields begin with."""
        self.first.set_value(first)
        self.last.set_value(last)

    def show_view(self, view: ReportsView) -> None:
        """Show which report it would be, what is in it, and where it would go."""
        offered = (view.kinds, view.sessions)
        if offered != self._offered:
            self._offered = offered
            self.kinds.set_items(view.kinds)
            self.session.set_items(view.sessions)
        self.kinds.set_value(view.kind.value)
        self.session.set_value(view.session)
        self.session.setVisible(view.of_one_session and bool(view.sessions))
        self.period.set_value(view.period)
        self.period.setVisible(not view.of_one_session and not view.missing)
        self.between.setVisible(not view.of_one_session and view.period == DAYS and not view.missing)
        self.missing.setText(view.missing)
        self.missing.setVisible(bool(view.missing))
        self._show_parts(view)
        for card in (self._parts, self._forms, self._where):
            card.setVisible(not view.missing)
        self.form.set_value(view.form.value)
        self.form_note.setText(view.form_note)
        self.place.setText(view.place)
        self.place.setVisible(bool(view.place))
        self.warning.setText(view.warning)
        self.warning.set_tone("warm" if view.severe else "ink2")
        self.warning.setVisible(bool(view.warning))
        self.start.setEnabled(view.ready)
        self.preview_it.setEnabled(view.printable)

    def show_busy(self, *, busy: bool, stoppable: bool = True) -> None:
        """A report is being made, with a way to stop it, or is not."""
        parts = (self.kinds, self.session, self.period, self.first, self.last, self.form, self.choose, self.back)
        for part in (*parts, *self.rows.values()):
            part.setEnabled(not busy)
        self.start.setVisible(not busy)
        self.preview_it.setVisible(not busy)
        self.bar.setVisible(busy)
        self.stop.setVisible(busy and stoppable)
        if busy:
            self.bar.show_progress(_STEPS, 0)
            self.tell("")
            (self.stop if stoppable else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str, tone: str = "ink2", done: Path | None = None) -> None:
        """What came of it; ``done`` is where it lies, when it does."""
        self._done = done
        self.outcome.setText(sentence)
        self.outcome.set_tone(tone)
        self.outcome.setVisible(bool(sentence))
        self.show_it.setVisible(done is not None)
        if done is not None:
            self.show_it.setFocus(Qt.FocusReason.OtherFocusReason)
        if sentence:
            announce(self.outcome, sentence)

    def ask_file(self, name: str, kind: str, suffix: str) -> None:
        """Ask for a file, offering ``name``. The dialog itself asks before it takes one that is there."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Where should the report go?"), str(Path.home() / name), f"{kind} (*{suffix})"
        )
        if chosen:
            path = Path(chosen)
            whole = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
            self.place_chosen.emit(whole, whole == path)

    def preview(self, title: str, pages: bytes) -> bool:
        """Show the pages of a PDF, with a way to print them; whether they were sent to a printer."""
        from leaderlens.ui.printing.printer import preview

        return preview(title, pages, self.window())

    # ------------------------------------------------------------ building

    def _build_which(self) -> None:
        card = self.add(Card(gap=12))
        card.add(Heading(_("Which report"), 2))
        self.kinds = card.add(ChoiceCards(_("Which report"), ()))
        self.kinds.changed.connect(self.kind_chosen)
        self.missing = card.add(Body("", "ink2"))
        self.session = card.add(Choice(_("Session")))
        self.session.changed.connect(lambda: self.session_chosen.emit(self.session.value()))
        self.period = card.add(Choice(_("Period"), period_choices()))
        self.period.changed.connect(lambda: self.period_chosen.emit(self.period.value()))
        self.first = DateField(_("From"))
        self.last = DateField(_("To"))
        self.between = card.add(FlowRow(self.first, self.last, gap=16))
        for field in (self.first, self.last):
            field.changed.connect(self.days_chosen)

    def _build_parts(self) -> None:
        self._parts = self.add(Card(gap=8))
        self._parts.add(Heading(_("What is in it"), 2))
        self._parts.add(Small(_("Nothing that is not revealed can be part of a report."), "ink3"))
        self._part_list = QWidget()
        self._part_column = QVBoxLayout(self._part_list)
        self._part_column.setContentsMargins(0, 0, 0, 0)
        self._part_column.setSpacing(0)
        self._parts.add(self._part_list)

    def _show_parts(self, view: ReportsView) -> None:
        if tuple(self.rows) != tuple(row.value for row in view.parts):
            self._offer_parts(view.parts)
        for part, row in self.rows.items():
            before = row.blockSignals(True)
            row.setChecked(part in view.ticked)
            row.blockSignals(before)

    def _offer_parts(self, parts: tuple[PartRow, ...]) -> None:
        for row in self.rows.values():
            self._part_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {one.value: CheckRow(one.title, one.line) for one in parts}
        previous: QWidget = self.last.edit
        for part, row in self.rows.items():
            row.toggled.connect(partial(self.part_ticked.emit, part.value))
            self._part_column.addWidget(row)
            self.setTabOrder(previous, row)  # they were made last, and stand in the middle
            previous = row

    def _build_form(self) -> None:
        self._forms = self.add(Card(gap=12))
        self._forms.add(Heading(_("As"), 2))
        self.form = self._forms.add(ChoiceCards(_("Format"), form_cards()))
        self.form.changed.connect(self.form_chosen)
        self.form_note = self._forms.add(Small("", "ink2"))

    def _build_place(self) -> None:
        card = self._where = self.add(Card(gap=12))
        card.add(Heading(_("Where to"), 2))
        self.place = card.add(Strong(""))
        self.place.make_selectable()
        self.warning = card.add(Body("", "ink2"))
        self.choose = Button(_("Choose where…"), icon="folder")
        self.start = Button(_("Save the report"), Kind.PRIMARY, icon="download")
        self.preview_it = Button(_("Preview and print…"), Kind.QUIET, icon="printer")
        self.choose.clicked.connect(self.place_wanted)
        self.start.clicked.connect(self.export_wanted)
        self.preview_it.clicked.connect(self.preview_wanted)
        card.add(FlowRow(self.choose, self.start, self.preview_it))
        self.bar = card.add(SegmentedProgress(_STEPS))
        self.bar.setAccessibleName(_("The report"))
        self.stop = Button(_("Stop"), Kind.QUIET)
        self.stop.clicked.connect(self.stop_wanted)
        card.add(FlowRow(self.stop))
        self.outcome = card.add(Body(""))
        self.show_it = Button(_("Show in folder"), icon="folder")
        self.show_it.clicked.connect(self._show_in_folder)
        card.add(FlowRow(self.show_it))
        for part in (self.bar, self.stop, self.outcome, self.show_it):
            part.hide()

    def _step(self, done: int, total: int) -> None:
        self.bar.show_progress(_STEPS, done * _STEPS // max(1, total))

    def _show_in_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.parent)))
