"""The bin: what was put there, until when it can be brought back, and erasing it for good."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.journal.reading_pane import ReadingPane
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.layouts import Columns


class BinSheet(Sheet):
    """``entry_chosen(id)`` to read it, ``restore_wished(id)``, ``erase_wished(id)``, ``empty_wished``."""

    entry_chosen = Signal(str)
    restore_wished = Signal(str)
    erase_wished = Signal(str)
    empty_wished = Signal()

    def __init__(self, window: QWidget, days: int) -> None:
        super().__init__(window, _("The bin"), " ", widest=900)
        self._days = days
        self.nothing = self.add(Body(_("The bin is empty."), "ink2"))
        self.beside = self.add(Columns((2, 3), needs=640))
        self.list = RowsView(_("Entries in the bin"), most=7)
        self.words = ReadingPane(_("The entry"))
        self.beside.add(self.list)
        self.beside.add(self.words)
        self.list.chosen.connect(self.entry_chosen)
        self.restore = self.add_action(Button(_("Bring it back"), Kind.PRIMARY, icon="undo-2"))
        self.erase = self.add_action(Button(_("Erase this one"), Kind.SECONDARY))
        self.empty = self.add_action(Button(_("Empty the bin"), Kind.QUIET))
        self.restore.clicked.connect(lambda: self.restore_wished.emit(self.list.key()))
        self.erase.clicked.connect(self._erase)
        self.empty.clicked.connect(self._empty)

    def show_binned(self, entries: Sequence[RowItem], *, held: bool) -> None:
        """Show what is in the bin. While the vault is on hold nothing can be erased."""
        if held:
            self.line.setText(_("Your vault is on hold: nothing is erased, however long it has been here."))
        else:
            self.line.setText(
                _("Entries stay here for {count} days, then they are erased for good.").format(count=self._days)
            )
        self.list.show_rows(entries)
        self.nothing.setVisible(not entries)
        for widget in (self.beside, self.restore, self.erase, self.empty):
            widget.setVisible(bool(entries))
        self.erase.setEnabled(not held)
        self.empty.setEnabled(not held)
        if not entries:
            self.words.show_text("")
        self.open_sheet(self.list if entries else self.close_button)
        if entries and not self.list.key():
            self.list.choose_first()
        elif entries:
            self.entry_chosen.emit(self.list.key())

    def show_words(self, text: str) -> None:
        """Show the chosen entry."""
        self.words.show_text(text)

    def clear(self) -> None:
        self.list.show_rows([])
        self.words.show_text("")

    def _erase(self) -> None:
        here = self.list.key()
        self.ask(
            _(
                "This entry, its earlier versions and its files will be erased for good. Backups made "
                "before keep them until they go too."
            ),
            _("Erase it"),
            lambda: self.erase_wished.emit(here),
        )

    def _empty(self) -> None:
        self.ask(
            _("Everything in the bin will be erased for good. Backups made before keep it until they go too."),
            _("Empty the bin"),
            self.empty_wished.emit,
        )
