"""The journal's entries as a Qt model: one row each, however many there are."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leaderlens.domain.journal import JournalLine
from leaderlens.i18n import _, day_name, medium_date, short_date

LINE = Qt.ItemDataRole.UserRole
"""The :class:`JournalLine` of a row."""

_FIRST_WORDS = 48  # characters of a first sentence that serve as a title

Index = QModelIndex | QPersistentModelIndex


def words_of(line: JournalLine) -> tuple[str, str]:
    """What an entry is called and what stands below: its title and first words, or its first words and the next."""
    title, words = line.title.strip(), line.excerpt.strip()
    if title:
        return title, words
    if not words:
        return _("An entry without words"), ""
    sentence = re.match(r"(.{1,60}?)[.!?]\s+", words)
    if sentence:
        return sentence.group(1), words[sentence.end() :]
    if len(words) <= _FIRST_WORDS:
        return words, ""
    cut = words.rfind(" ", 0, _FIRST_WORDS)
    return (words[:cut] + "…", words[cut + 1 :]) if cut > 0 else (words, "")


def title_of(line: JournalLine) -> str:
    """What an entry is called: its title, or its first words."""
    return words_of(line)[0]


def day_of(line: JournalLine, today: date) -> str:
    """``Today``, ``Sunday``, ``8 Nov``, ``8 November 2025``."""
    day = line.moment.astimezone().date()
    if day == today:
        return _("Today")
    if timedelta(0) < today - day < timedelta(days=7):
        return day_name(day)
    return short_date(day) if day.year == today.year else medium_date(day)


class JournalModel(QAbstractListModel):
    """Entries, newest first. ``today`` decides which of them are from today."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[JournalLine, ...] = ()
        self.today = date.min

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{title}, {when}").format(title=title_of(line)[:80], when=day_of(line, self.today))
        return None

    def line(self, row: int) -> JournalLine | None:
        """The entry in that row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, entry_id: str) -> int:
        """Where an entry stands, -1 when it is not listed."""
        return next((row for row, line in enumerate(self._lines) if line.id == entry_id), -1)

    def show(self, lines: tuple[JournalLine, ...], today: date) -> bool:
        """List ``lines``. Small changes stay small, so that the list neither jumps nor loses its place.

        Answers False when the whole list was replaced, and with it the view's current row.
        """
        self.today = today
        before, ids = [line.id for line in self._lines], [line.id for line in lines]
        if ids == before:
            old, self._lines = self._lines, lines
            for row, (was, now) in enumerate(zip(old, lines, strict=True)):
                if was != now:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return True
        if ids[1:] == before:
            self.beginInsertRows(QModelIndex(), 0, 0)
            self._lines = lines
            self.endInsertRows()
            return True
        gone = next((row for row, known in enumerate(before) if row >= len(ids) or ids[row] != known), -1)
        if before[:gone] + before[gone + 1 :] == ids:
            self.beginRemoveRows(QModelIndex(), gone, gone)
            self._lines = lines
            self.endRemoveRows()
            return True
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
        return False
