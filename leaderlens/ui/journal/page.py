"""The journal page: the list beside the entry, or one of the two where there is no room for both."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leaderlens.domain.journal import JournalEntry, JournalLine
from leaderlens.i18n import _
from leaderlens.ui.journal.editor import EntryEditor
from leaderlens.ui.journal.list_panel import ListPanel
from leaderlens.ui.journal.view import SaveState, Written
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.empty_state import EmptyState

_BOTH_NEED = 900
_LIST_WIDTH = 348


class _Sheet(QWidget):
    """The white sheet an entry is written on."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme().tokens.surface))


class JournalPage(QWidget):
    """Wishes: ``new_wished``, ``entry_chosen(id)``, ``searched(words)``, ``bin_wished``, ``retry_wished``.

    ``edited`` at every change of the entry, ``paused`` a moment after the last one. For the house:
    ``done(sentence, undo)``, a toast whose ``undo`` is called when the person presses Undo.
    """

    new_wished = Signal()
    entry_chosen = Signal(str)
    searched = Signal(str)
    edited = Signal()
    paused = Signal()
    bin_wished = Signal()
    retry_wished = Signal()
    done = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Journal"))
        self.panel, self.editor = ListPanel(), EntryEditor()
        self.nothing_written = EmptyState(
            "notebook-pen",
            _("A page nobody else will ever read"),
            _("Write what happened today and what you made of it. One sentence is enough to begin."),
            _("Write your first entry"),
            action_icon="pencil",
        )
        self.nothing_chosen = EmptyState(
            "notebook-pen",
            _("Choose an entry, or begin a new one"),
            _("Whatever you write is saved as you go, in your own vault."),
            _("New entry"),
            action_icon="plus",
        )
        self._pane = QStackedWidget()
        for widget in (self.nothing_chosen, self.nothing_written, self.editor):
            self._pane.addWidget(widget)
        self._sheet = _Sheet()
        pane = QVBoxLayout(self._sheet)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.addWidget(self._pane)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.panel)
        across.addWidget(self._sheet, 1)
        self._writing = self._listing = False
        self._empty = False
        self._connect()
        theme().changed.connect(self._reflow)
        self._reflow()

    # ------------------------------------------------------------ what the presenter shows

    def show_lines(self, lines: tuple[JournalLine, ...], words: str, today: date) -> None:
        """List what was found for ``words``; with neither lines nor words the journal is still empty."""
        self.panel.show_lines(lines, words, today)
        self._empty = not lines and not words.strip()
        self._reflow()

    def show_entry(self, entry: JournalEntry, today: date) -> None:
        """Put an entry into the editor."""
        self.editor.show_entry(entry, today)
        self.panel.list.select(entry.id)
        self._writing, self._listing = True, False
        self._reflow()

    def show_no_entry(self) -> None:
        """Nothing is open."""
        self._writing = False
        self.panel.list.select("")
        self._reflow()

    def select(self, entry_id: str) -> None:
        """Mark the entry that is open in the list."""
        self.panel.list.select(entry_id)

    def write_on(self) -> None:
        """Put the caret where the words go."""
        self._listing = False
        self._reflow()
        self.editor.write_on()

    def written(self) -> Written:
        """What stands in the editor."""
        return self.editor.written()

    def forget(self, entry_id: str) -> None:
        """Let an entry's undo history go."""
        self.editor.body.forget(entry_id)

    def show_state(self, state: SaveState) -> None:
        """Say whether the words are on the disk."""
        self.editor.show_state(state)

    def show_problem(self, sentence: str) -> None:
        """Say why the words are not on the disk; an empty sentence takes it back."""
        self.editor.show_problem(sentence)

    # ------------------------------------------------------------ inside

    @property
    def both(self) -> bool:
        """Whether the list and the entry are side by side."""
        return self.width() >= _BOTH_NEED * (1 + (theme().metrics.scale - 1) * 0.6)

    def _connect(self) -> None:
        self.panel.new_wished.connect(self.new_wished)
        self.panel.searched.connect(self.searched)
        self.panel.list.opened.connect(self.entry_chosen)
        self.panel.list.entered.connect(self.write_on)
        self.panel.list.bin_wished.connect(self.bin_wished)
        self.nothing_written.primary.connect(self.new_wished)
        self.nothing_chosen.primary.connect(self.new_wished)
        self.editor.edited.connect(self.edited)
        self.editor.paused.connect(self.paused)
        self.editor.bin_wished.connect(self.bin_wished)
        self.editor.retry_wished.connect(self.retry_wished)
        self.editor.back_wished.connect(self._to_list)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def _find(self) -> None:
        self._listing = True
        self._reflow()
        if self.panel.search.isVisible():
            self.panel.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.panel.search.edit.selectAll()

    def _to_list(self) -> None:
        """Leave the entry; what is written in it is saved as ever."""
        self._listing = True
        self._reflow()
        self.panel.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _reflow(self) -> None:
        both = self.both
        pane = self.editor if self._writing else self.nothing_written if self._empty else self.nothing_chosen
        self._pane.setCurrentWidget(pane)
        if both:
            self.panel.setMaximumWidth(theme().metrics.text(_LIST_WIDTH))
            self.panel.setMinimumWidth(min(theme().metrics.text(_LIST_WIDTH), self.width() * 2 // 5))
        else:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
        alone = self._empty and not self._writing and not both
        listed = both or ((self._listing or not self._writing) and not alone)
        self.panel.setVisible(listed)
        self._sheet.setVisible(both or not listed)
        self.editor.set_alone(alone=not both)
