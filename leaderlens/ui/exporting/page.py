"""The page for exporting: three questions, one warning, one button."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.exporting.view import FORMATS, WHAT, ExportView
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.progress import SegmentedProgress

_STEPS = 20


class ExportPage(PageScaffold):
    """Wishes: ``what_changed``, ``format_changed(value)``, ``place_wanted``, ``place_chosen(Path, replace)``,
    ``export_wanted``, ``stop_wanted``, ``print_wanted``, ``back_wanted``. ``stepped(done, total)`` may be emitted on
    the worker: it moves the bar.
    """

    what_changed = Signal()
    format_changed = Signal(str)
    place_wanted = Signal()
    place_chosen = Signal(object, bool)
    export_wanted = Signal()
    stop_wanted = Signal()
    print_wanted = Signal()
    back_wanted = Signal()
    stepped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Export the journal"),
            _("Your words are yours. Take all of them, or some, in a form that other programs read."),
            width=RATING_WIDTH,
            parent=parent,
        )
        self.back = Button(_("Back to the journal"), Kind.QUIET, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.add_action(self.back)
        self._done: Path | None = None
        self._offered: tuple[str, ...] = ()
        self._build_what()
        self._build_format()
        self._build_place()
        self._build_outcome()
        self.stepped.connect(self._step)

    # ------------------------------------------------------------ what the presenter asks

    @property
    def what(self) -> str:
        """Which entries: ``all``, ``found`` or ``chosen``."""
        return self.whats.value() or WHAT[0]

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day, when the person wants only some days; in order, whichever was picked first."""
        if not self.between.isChecked():
            return None
        first, last = self.first.value(), self.last.value()
        return (first, last) if first <= last else (last, first)

    def show_view(self, view: ExportView) -> None:
        """Show what would be exported, and where to."""
        offered = tuple(value for value, *_rest in view.whats)
        if offered != self._offered:
            self._offered = offered
            self.whats.set_items(view.whats)
        self.whats.set_value(view.what)
        self.whats.setVisible(len(view.whats) > 1)
        self.formats.set_value(view.format)
        self.count.setText(view.counted)
        self.format_note.setText(view.format_note)
        self.place.setText(view.place)
        self.place.setVisible(bool(view.place))
        self.warning.setText(view.warning)
        self.warning.set_tone("warm" if view.severe else "ink2")
        self.warning.setVisible(bool(view.warning))
        self.start.setEnabled(view.ready)
        self.printing.setEnabled(view.printable)
        self.print_note.setText(view.print_note)
        self.print_note.setVisible(bool(view.print_note))

    def offer_days(self, first: date, last: date) -> None:
        """The days that the fields begin with."""
        self.first.set_value(first)
        self.last.set_value(last)

    def show_busy(self, *, busy: bool) -> None:
        """An export is under way, with a way to stop it, or over."""
        for part in (self.whats, self.between, self.first, self.last, self.formats, self.choose, self.back):
            part.setEnabled(not busy)
        self.start.setVisible(not busy)
        self.printing.setVisible(not busy)
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        if busy:
            self.bar.show_progress(_STEPS, 0)
            self._done = None
            self.outcome.hide()
            self.show_it.hide()
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def ask_folder(self, name: str) -> None:
        """Ask which folder a new folder called ``name`` is to be made in."""
        parent = QFileDialog.getExistingDirectory(
            self.window(), _("Where should the folder “{name}” go?").format(name=name)
        )
        if parent:
            self.place_chosen.emit(Path(parent) / name, False)

    def ask_file(self, name: str, kind: str, suffix: str) -> None:
        """Ask for a file, offering ``name``. The dialog itself asks before it takes one that is there."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Where should the export go?"), str(Path.home() / name), f"{kind} (*{suffix})"
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

    def _build_what(self) -> None:
        card = self.add(Card(gap=12))
        card.add(Heading(_("What"), 2))
        self.whats = card.add(ChoiceCards(_("Which entries"), ()))
        self.whats.changed.connect(lambda _value: self.what_changed.emit())
        self.between = card.add(CheckRow(_("Only between two days")))
        self.first = DateField(_("From"))
        self.last = DateField(_("To"))
        self.days = card.add(FlowRow(self.first, self.last, gap=16))
        self.days.hide()
        self.between.toggled.connect(self._toggle_days)
        for field in (self.first, self.last):
            field.changed.connect(self.what_changed)
        self.count = card.add(Strong(""))
        card.add(Small(_("What is in the bin, earlier versions and ratings are never part of an export."), "ink3"))

    def _build_format(self) -> None:
        card = self.add(Card(gap=12))
        card.add(Heading(_("As"), 2))
        self.formats = card.add(
            ChoiceCards(_("Format"), tuple((one.value, one.title, one.line, one.icon) for one in FORMATS()))
        )
        self.formats.changed.connect(self.format_changed)
        self.format_note = card.add(Small("", "ink2"))

    def _build_place(self) -> None:
        card = self.add(Card(gap=12))
        card.add(Heading(_("Where to"), 2))
        self.place = card.add(Strong(""))
        self.place.make_selectable()
        self.warning = card.add(Body("", "ink2"))
        self.choose = Button(_("Choose where…"), icon="folder")
        self.start = Button(_("Export"), Kind.PRIMARY, icon="download")
        self.printing = Button(_("Preview and print…"), Kind.QUIET, icon="printer")
        self.stop = Button(_("Stop"), Kind.QUIET)
        self.bar = SegmentedProgress(_STEPS)
        self.bar.setAccessibleName(_("Export"))
        self.choose.clicked.connect(self.place_wanted)
        self.start.clicked.connect(self.export_wanted)
        self.printing.clicked.connect(self.print_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        card.add(FlowRow(self.choose, self.start, self.printing))
        self.print_note = card.add(Small("", "ink3"))
        card.add(self.bar)
        card.add(FlowRow(self.stop))
        self.bar.hide()
        self.stop.hide()
        self._place_card = card

    def _build_outcome(self) -> None:
        self.outcome = self._place_card.add(Body(""))
        self.show_it = Button(_("Show in folder"), icon="folder")
        self.show_it.clicked.connect(self._show_in_folder)
        self._place_card.add(FlowRow(self.show_it))
        self.outcome.hide()
        self.show_it.hide()

    def _toggle_days(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self.days.setVisible(chosen)
        self.what_changed.emit()

    def _step(self, done: int, total: int) -> None:
        self.bar.show_progress(_STEPS, done * _STEPS // max(1, total))

    def _show_in_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.parent)))
