"""The cards of the import page: choose, look, what came of it, and earlier imports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.importing.view import Earlier, Looked
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.choices import SegmentedChoice
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.table import TableView


def _column(widget: QWidget, gap: int = 10) -> QVBoxLayout:
    """A column inside ``widget``, without margins."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().metrics.space(gap))
    return column


class ChooseCard(Card):
    """Which file or folder. ``chosen(Path)``; ``stop_wanted`` while it is read or taken in."""

    chosen = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Heading(_("Which journal?"), 2))
        self.add(
            Body(
                _(
                    "Exports of Day One, Day One Classic, jrnl, RedNotebook, Daylio, Journey, Diarium, Daybook and "
                    "Daily You; a folder of Markdown or text; and what LeaderLens itself has exported. What it is "
                    "shows from its contents. First you see what would come in; nothing is written until you say so."
                ),
                "ink2",
            )
        )
        self.file = Button(_("Choose a file…"), Kind.PRIMARY, icon="file-text")
        self.folder = Button(_("Choose a folder…"), icon="folder")
        self.buttons = self.add(FlowRow(self.file, self.folder))
        self.told = self.add(Body("", "danger"))
        self.bar = self.add(BusyBar())
        self.progress = self.add(Small("", "ink2"))
        self.stop = Button(_("Stop"), Kind.QUIET)
        self.stopping = self.add(FlowRow(self.stop))
        self.file.clicked.connect(self._choose_file)
        self.folder.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(self.stop_wanted)
        self.show_busy("")
        self.tell("")

    def show_busy(self, sentence: str) -> None:
        """What is going on, with a way to stop it; an empty sentence when it is over."""
        busy = bool(sentence)
        self.bar.set_busy(busy=busy)
        self.progress.setText(sentence)
        for part in (self.bar, self.progress, self.stopping):
            part.setVisible(busy)
        self.buttons.setVisible(not busy)
        if busy:
            self.tell("")

    def tell(self, sentence: str, tone: str = "danger") -> None:
        """Why it did not go; an empty sentence takes it back."""
        self.told.set_tone(tone)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        if sentence:
            announce(self.told, sentence)

    def _choose_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self.window(), _("Which file?"))
        if path:
            self.chosen.emit(Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self.window(), _("Which folder?"))
        if path:
            self.chosen.emit(Path(path))


class LookCard(Card):
    """What would come in. ``wanted(how, names)`` brings it in: how moods are kept, and what each is called."""

    wanted = Signal(str, object)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline, self.about = Heading("", 2), Small("", "ink2")
        self.counts = TableView(_("What would come in"))
        self.notes = Small("", "ink2")
        self.left_title, self.left_out = Strong(_("What cannot be read, and why")), TableView(_("What cannot be read"))
        for part in (self.headline, self.about, self.counts, self.notes, self.left_title, self.left_out):
            self.add(part)
        self.moods = self.add(MoodStep())
        self.bring = Button("", Kind.PRIMARY, icon="download")
        self.leave_it = Button(_("Leave it"), Kind.QUIET)
        self.add(FlowRow(self.bring, self.leave_it))
        self.bring.clicked.connect(self._want)
        self.leave_it.clicked.connect(self.dismissed)
        self.hide()

    def show_looked(self, found: Looked) -> None:
        """Show what a source holds."""
        self.headline.setText(found.headline)
        self.about.setText(found.about)
        self.counts.show_table((_("Found"), _("How many")), found.counts)
        self.notes.setText("\n".join(found.notes))
        self.notes.setVisible(bool(found.notes))
        for part in (self.left_title, self.left_out):
            part.setVisible(bool(found.left_out))
        self.left_out.show_table((_("Where"), _("Why")), found.left_out)
        self.moods.show_moods(found.moods if found.new else ())
        self.bring.setText(found.action)
        self.bring.setVisible(found.new > 0)
        self.leave_it.setText(_("Leave it") if found.new else _("Close"))
        self.show()
        announce(self.headline, found.headline)
        (self.bring if found.new else self.leave_it).setFocus(Qt.FocusReason.OtherFocusReason)

    def _want(self) -> None:
        self.wanted.emit(self.moods.how.value(), self.moods.names())


class MoodStep(QWidget):
    """What becomes of moods, and what each is called from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, TextField] = {}
        self._grid: Columns | None = None
        self._column = _column(self)
        self.how = SegmentedChoice(
            _("What becomes of moods"),
            (("tags", _("A tag each")), ("line", _("A line below")), ("nothing", _("Leave them out"))),
        )
        self._words = Small(
            _("The other journal's words. Change what you would call differently; an empty one is left out."),
            "ink2",
        )
        for part in (
            Strong(_("Moods")),
            Body(_("LeaderLens keeps no moods of its own. They can stay as words."), "ink2"),
            self.how,
            self._words,
        ):
            self._column.addWidget(part)
        self.how.changed.connect(self._changed)

    def show_moods(self, moods: tuple[tuple[str, str], ...]) -> None:
        """A field for each mood with how often it was used; none hides the step."""
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.deleteLater()
            self._grid = None
        self._fields = {}
        self.setVisible(bool(moods))
        if not moods:
            return
        grid = Columns(needs=480, top=True)
        for name, count in moods:
            field = TextField(name, count)
            field.set_text(name)
            self._fields[name] = field
            grid.add(field)
        self._grid = grid
        self._column.addWidget(grid)
        self._changed()

    def names(self) -> dict[str, str]:
        """What each mood is called from now on."""
        return {name: field.text().strip() for name, field in self._fields.items()}

    def _changed(self, _value: str = "") -> None:
        kept = self.how.value() != "nothing"
        self._words.setVisible(kept)
        if self._grid is not None:
            self._grid.setVisible(kept)


class DoneCard(Card):
    """What came of it, and what to do about the file it came from. ``undo_wanted``, ``journal_wanted``."""

    undo_wanted = Signal()
    journal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Heading(_("Done"), 2))
        self.sentence = self.add(Body(""))
        self.warning = self.add(
            Body(
                _(
                    "What you imported from is still where it was, and it is not encrypted: anybody who can open that "
                    "file can read it. LeaderLens does not touch it. When you are sure that everything is here, delete "
                    "it yourself, and empty the bin of this computer."
                ),
                "warm",
            )
        )
        self.journal = Button(_("Go to the journal"), Kind.PRIMARY, trailing="arrow-right")
        self.undo = Button(_("Undo this import"), Kind.QUIET, icon="undo-2")
        self.add(FlowRow(self.journal, self.undo))
        self.journal.clicked.connect(self.journal_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.hide()

    def show_done(self, sentence: str, *, undoable: bool) -> None:
        """Say what came of it."""
        self.sentence.setText(sentence)
        self.undo.setVisible(undoable)
        self.show()
        announce(self.sentence, sentence)
        self.journal.setFocus(Qt.FocusReason.OtherFocusReason)


class EarlierCard(Card):
    """Imports of before. ``undo_wanted(id)`` after the person was asked once more."""

    undo_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Heading(_("Earlier imports"), 2))
        self.outcome = self.add(Small("", "ink2"))
        self._shown: list[QWidget] = []
        self.rows: dict[str, EarlierRow] = {}
        self.outcome.hide()
        self.hide()

    def show_earlier(self, imports: tuple[Earlier, ...]) -> None:
        """Show them, newest first; without any there is no card."""
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown, self.rows = [], {}
        for one in imports:
            row = EarlierRow(one)
            row.undo_wanted.connect(self.undo_wanted)
            self.rows[one.id] = row
            self._shown.append(self.add(row))
        self.setVisible(bool(imports))

    def tell(self, sentence: str, tone: str = "ink2") -> None:
        """What came of taking one back."""
        self.outcome.set_tone(tone)
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        if sentence:
            announce(self.outcome, sentence)


class EarlierRow(QWidget):
    """One import, and the question before it is taken back."""

    undo_wanted = Signal(str)

    def __init__(self, one: Earlier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _column(self, 6)
        self.undo = Button(one.action or _("Undo this import…"), Kind.QUIET, icon="undo-2")
        self.sure, self.keep = Button(_("Erase them"), Kind.DANGER), Button(_("Keep them"), Kind.QUIET)
        self._question = Body(one.question, "ink2")
        self._asking = FlowRow(self.sure, self.keep)
        self._offer = FlowRow(self.undo)
        for part in (Strong(one.title), Small(one.line, "ink2"), self._offer, self._question, self._asking):
            column.addWidget(part)
        self._offer.setVisible(bool(one.action))
        self._ask(asking=False, possible=bool(one.action))
        self.undo.clicked.connect(lambda: self._ask(asking=True, possible=True))
        self.keep.clicked.connect(lambda: self._ask(asking=False, possible=True))
        self.sure.clicked.connect(lambda: self.undo_wanted.emit(one.id))

    def _ask(self, *, asking: bool, possible: bool) -> None:
        self._question.setVisible(asking)
        self._asking.setVisible(asking)
        self._offer.setVisible(possible and not asking)
        if asking:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
