"""The journal's entries as a Qt model: one row each, fetched by pages as they come into sight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from leaderlens.domain.journal import JournalLine, by_its_clock
from leaderlens.i18n import _
from leaderlens.ui.journal.view import Happenings
from leaderlens.ui.journal.wording import day_of, title_of

LINE = Qt.ItemDataRole.UserRole
"""The :class:`JournalLine` of a row, None while its page is on its way."""

EVENT = Qt.ItemDataRole.UserRole + 1
"""What happened in the council's life beside a row, in words; None where nothing did."""

MARKED = Qt.ItemDataRole.UserRole + 2
"""Whether the clock was in doubt when the entry of a row was saved."""

PAGE = 100
"""Rows that are fetched at once."""

Index = QModelIndex | QPersistentModelIndex


class JournalModel(QStringListModel):
    """Entries, newest first. ``today`` decides which of them are from today.

    ``page_wanted(row)`` when a row is looked at that is not here yet: its page begins at ``row``. Each page is asked
    for once, until it comes (:meth:`fill`) or is given up (:meth:`give_up`).

    Rows are counted by Qt's own list of strings, all of them empty: a layout asks for the count once for each row, and
    asking Python twenty thousand times would hold the window up.
    """

    page_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._rows: dict[int, JournalLine] = {}
        self._asked: set[int] = set()
        self._stale: set[int] = set()
        self._happenings = Happenings()
        self._marked: frozenset[str] = frozenset()
        self.today = date.min
        self._coming: tuple[JournalLine, ...] = ()
        self.rowsInserted.connect(self._came)  # before any view hears of it
        self.rowsRemoved.connect(self._went)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < self._count:
            return None
        line = self._rows.get(index.row())
        self._want(index.row(), here=line is not None)
        if line is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        says = {
            LINE: lambda line: line,
            EVENT: self._event,
            MARKED: lambda line: line.id in self._marked,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.DisplayRole: title_of,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
        }.get(role)
        return says(line) if says is not None else None

    def line(self, row: int) -> JournalLine | None:
        """The entry in that row, None while it is not here."""
        return self._rows.get(row)

    def row_of(self, entry_id: str) -> int:
        """Where an entry stands, -1 when it is not listed or not here yet."""
        return next((row for row, line in self._rows.items() if line.id == entry_id), -1)

    def show(self, lines: tuple[JournalLine, ...], today: date, count: int | None = None) -> bool:
        """List ``count`` entries, of which ``lines`` are the first (all of them where no count is given).

        Small changes stay small, so that the list neither jumps nor loses its place; pages further down are kept and
        read again when they come into sight. Answers False when the whole list was replaced, and with it the view's
        current row.
        """
        self.today = today
        count = len(lines) if count is None else max(count, len(lines))
        before = [self._rows[row].id if row in self._rows else "" for row in range(min(self._count, len(lines) + 1))]
        ids = [line.id for line in lines]
        self._asked.clear()
        if count == self._count and ids == before[: len(ids)]:
            self._put(0, lines)
            self._grow_stale(len(lines))
            return True
        if count == self._count + 1 and ids[1:] == before[: len(ids) - 1]:
            self._coming = lines
            self.insertRows(0, 1)
            self._grow_stale(len(lines))
            return True
        gone = next((row for row, known in enumerate(before) if row >= len(ids) or ids[row] != known), -1)
        if (
            count == self._count - 1
            and gone >= 0
            and (before[:gone] + before[gone + 1 :])[: len(ids)] == ids[: len(before) - 1]
        ):
            self._coming = lines
            self.removeRows(gone, 1)
            self._grow_stale(len(lines))
            return True
        self._stale.clear()
        self._count, self._rows = count, dict(enumerate(lines))
        self.setStringList([""] * count)
        return False

    def fill(self, row: int, lines: Iterable[JournalLine]) -> None:
        """A page has come: the entries from ``row`` on."""
        self._asked.discard(row)
        self._stale.discard(row)
        self._put(row, tuple(lines))

    def give_up(self, row: int) -> None:
        """A page will not come: something else was wanted more. It is asked for again when it is looked at."""
        self._asked.discard(row)

    def show_happenings(self, happenings: Happenings) -> None:
        """What happened in the council's life, to stand beside the entries."""
        self._happenings = happenings
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def show_marked(self, marked: frozenset[str]) -> None:
        """Entries that were saved while the clock was in doubt."""
        changed, self._marked = marked != self._marked, marked
        if changed and self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def _want(self, row: int, *, here: bool) -> None:
        page = row - row % PAGE
        if page not in self._asked and (not here or page in self._stale):
            self._asked.add(page)
            self.page_wanted.emit(page)

    def _put(self, begin: int, lines: tuple[JournalLine, ...]) -> None:
        for row, line in enumerate(lines[: max(0, self._count - begin)], begin):
            if self._rows.get(row) != line:
                self._rows[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))

    def _came(self, _parent: Index, row: int, _last: int) -> None:
        self._shift(row, 1)
        self._count += 1
        self._rows.update(enumerate(self._coming))

    def _went(self, _parent: Index, row: int, _last: int) -> None:
        self._rows.pop(row, None)
        self._shift(row, -1)
        self._count -= 1
        self._rows.update(enumerate(self._coming))

    def _shift(self, first: int, by: int) -> None:
        self._rows = {row + by if row >= first else row: line for row, line in self._rows.items()}

    def _grow_stale(self, fresh: int) -> None:
        """Whatever lies beyond the ``fresh`` rows may have changed: it is read again when it is looked at."""
        self._stale = {row - row % PAGE for row in self._rows if row >= fresh}

    def _event(self, line: JournalLine) -> str | None:
        found = self._happenings.beside(by_its_clock(line.moment).date())
        return found[1] if found else None

    def _tip(self, line: JournalLine) -> str | None:
        if line.id not in self._marked:
            return None
        return _("Saved while this computer’s clock could not be trusted. Its day and time may not be right.")

    def _spoken(self, line: JournalLine) -> str:
        words = _("{title}, {when}").format(title=title_of(line)[:80], when=day_of(line, self.today))
        marks = [
            name
            for there, name in (
                (line.pinned, _("pinned")),
                (line.has_attachments, _("with an attachment")),
                (line.id in self._marked, _("clock changed")),
            )
            if there
        ]
        event = self._event(line)
        return ", ".join([words, *marks, *([event] if event else [])])
