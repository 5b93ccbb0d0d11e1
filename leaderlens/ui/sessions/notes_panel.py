"""Notes as lines: one is typed below the others, each can be changed, and two versions of one wait for a choice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaderlens.domain.session import LONGEST_LINE
from leaderlens.i18n import _
from leaderlens.ui.sessions.rows import Rows
from leaderlens.ui.sessions.version_choice import VersionChoice
from leaderlens.ui.sessions.view import NoteLine
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Heading, Reading
from leaderlens.ui.widgets.pause import Pause


class NoteRow(QWidget):
    """A line to read. ``wanted(id, text)`` when it should be changed."""

    wanted = Signal(str, str)

    def __init__(self, line: NoteLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().metrics.space(8))
        row.addWidget(Reading(line.text), 1)
        self.edit = IconButton("pencil", _("Change this line"))
        self.edit.setAccessibleName(_("Change this line: {text}").format(text=line.text))
        self.edit.clicked.connect(lambda: self.wanted.emit(line.id, line.text))
        row.addWidget(self.edit)


class NotesPanel(Card):
    """``typed(text)`` while somebody types, ``entered(text)`` when the line is finished, ``edit_wanted(id, text)``,
    ``kept(Versions, text)`` for a version chosen.
    """

    typed = Signal(str)
    entered = Signal(str)
    edit_wanted = Signal(str, str)
    kept = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.add(Heading(_("Notes"), 3))
        self._rows = self.add(Rows(6))
        self.line = self.add(
            TextField(
                _("A line for both of you"),
                _("Enter keeps it and begins the next. Either laptop can change it."),
                limit=LONGEST_LINE,
            )
        )
        self._pause = Pause(self)
        self._pause.over.connect(lambda: self.typed.emit(self.line.text()))
        self.line.changed.connect(self._pause.touch)
        self.line.submitted.connect(self._enter)
        self._shown: tuple[NoteLine, ...] | None = None
        theme().changed.connect(self._again)

    def show_lines(self, lines: tuple[NoteLine, ...]) -> None:
        """The lines of this step, without the one being typed."""
        if lines == self._shown:
            return
        self._shown = lines
        self._rows.put(*(self._part(line) for line in lines))

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The lines as they are shown."""
        return self._rows.parts

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def show_text(self, text: str) -> None:
        """Put ``text`` into the line without a word of it having been typed."""
        before = self.line.blockSignals(True)
        self.line.set_text(text)
        self.line.blockSignals(before)
        self._pause.stop()

    def _part(self, line: NoteLine) -> QWidget:
        if line.choosing is not None:
            choice = VersionChoice(line.choosing)
            choice.kept.connect(self.kept)
            return choice
        row = NoteRow(line)
        row.wanted.connect(self.edit_wanted)
        return row

    def _enter(self) -> None:
        self._pause.stop()
        self.entered.emit(self.line.text())

    def _again(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_lines(shown)
