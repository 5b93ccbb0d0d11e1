"""The list of entries: a view over the paged model that keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from leaderlens.domain.journal import JournalLine
from leaderlens.i18n import _
from leaderlens.ui.journal.model import Index, JournalModel
from leaderlens.ui.journal.row import EntryDelegate
from leaderlens.ui.style.theme import theme


class EntryList(QListView):
    """The entries. ``opened(id)`` when the person moves to one, ``entered`` when they want to go on writing in it,
    ``page_wanted(row)`` for rows that come into sight.
    """

    opened = Signal(str)
    entered = Signal()
    bin_wished = Signal()
    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._open_row = -1
        self.entries = JournalModel(self)
        # queued: a page that comes at once must not change the model while a row of it is being painted
        self.entries.page_wanted.connect(self.page_wanted, Qt.ConnectionType.QueuedConnection)
        self.setModel(self.entries)
        self.setItemDelegate(EntryDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Journal entries"))
        self.setStyleSheet("QListView, QListView:focus { border: 0; background: transparent; padding: 0; }")
        self.clicked.connect(self._open)
        theme().changed.connect(self.restyle)

    def show_lines(self, lines: tuple[JournalLine, ...], today: date, count: int | None = None) -> None:
        """List ``lines``, the first of ``count``; the scroll position and the row in view stay where they are."""
        here, place = self.current_id(), self.verticalScrollBar().value()
        self._quiet, self._open_row = True, -1
        kept = self.entries.show(lines, today, count)
        if not kept:
            self.select(here)
            self.verticalScrollBar().setValue(place)
        self._quiet = False

    def fill(self, row: int, lines: Iterable[JournalLine]) -> None:
        """A page has come. A row that waited for its entry opens it now."""
        before, self._quiet = self._quiet, True
        self.entries.fill(row, lines)
        self._quiet = before
        if self._open_row >= 0 and self.entries.line(self._open_row) is not None:
            wanted, self._open_row = self._open_row, -1
            self._open(self.entries.index(wanted))

    def current_id(self) -> str:
        line = self.entries.line(self.currentIndex().row())
        return line.id if line else ""

    def select(self, entry_id: str) -> None:
        """Mark the row of an entry without opening it; none where it is not listed."""
        before, self._quiet = self._quiet, True
        row = self.entries.row_of(entry_id)
        chosen = self.selectionModel()
        if row < 0:
            chosen.clear()
        elif self.currentIndex().row() != row or not chosen.hasSelection():
            index = self.entries.index(row)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        self._quiet = before

    def go_to(self, row: int) -> None:
        """Bring a row to the top and open its entry, as soon as it is here."""
        if not 0 <= row < self.entries.rowCount():
            return
        index = self.entries.index(row)
        before, self._quiet = self._quiet, True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self._quiet = before
        self._open(index)

    def restyle(self) -> None:
        self.doItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows are equally high whatever they say: they are painted again, and nothing is laid out anew."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self._open(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.bin_wished.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        line = self.entries.line(index.row())
        if line is not None:
            self._open_row = -1
            self.opened.emit(line.id)
        else:
            self._open_row = index.row()
            self.entries.data(index)  # asks for its page
