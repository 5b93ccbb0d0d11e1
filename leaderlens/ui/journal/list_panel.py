"""The left side of the journal: its name, a new entry, the search, what is pinned, and the entries found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.domain.journal import JournalLine
from leaderlens.i18n import _, ngettext
from leaderlens.ui.accessibility import announce
from leaderlens.ui.journal.completion import Vocabulary
from leaderlens.ui.journal.entry_list import EntryList
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.search_field import SearchField
from leaderlens.ui.journal.view import Listing
from leaderlens.ui.journal.wording import day_of, title_of
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.labels import Body, Heading, Small

_PINNED_IN_SIGHT = 3
_OFFERED_IN_SIGHT = 6
_SHORT = 470  # px at 100 %: below this height what was found needs the room


class ListPanel(QWidget):
    """The side panel. ``new_wished``, ``searched(words)``, ``calendar_wished``, ``menu_wished``, ``close_wished``, and
    the signals of its ``list``.
    """

    new_wished = Signal()
    searched = Signal(str)
    calendar_wished = Signal()
    menu_wished = Signal()
    close_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(_("Journal"), 2, wrap=False)
        self.more = IconButton("ellipsis", _("More of your journal"))
        self.calendar = IconButton("calendar-days", _("Calendar"), shortcut="Ctrl+D")
        self.close_button = IconButton("x", _("Close the list"), shortcut="Esc")
        self.close_button.hide()
        self.new = Button(_("New"), Kind.PRIMARY, icon="plus")
        self.new.setAccessibleName(_("New journal entry"))
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.new_wished)
        self.more.clicked.connect(self.menu_wished)
        self.calendar.clicked.connect(self.calendar_wished)
        self.close_button.clicked.connect(self.close_wished)
        self.search, self.list = SearchField(), EntryList()
        self.search.searched.connect(self.searched)
        self.search.left_down.connect(self._into_list)
        self.found = Small(wrap=False)
        self.found.hide()
        self.pinned = RowsView(_("Pinned entries"), most=_PINNED_IN_SIGHT)
        self.pinned.pressed_row.connect(self.list.opened)
        self.pinned.hide()
        self.nothing = _Nothing()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        for widget in (self.more, self.calendar, self.new, self.close_button):
            self._head.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for part in (self.search, self.found, self.pinned, self.nothing):
            self._column.addWidget(part)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._words = ""
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_listing(self, listing: Listing, today: date) -> None:
        """List what was found."""
        lines, words = listing.lines, listing.query
        self.list.entries.show_marked(listing.marked)
        self.list.show_lines(lines, today, listing.count)
        searching = bool(words.strip())
        self.search.setVisible(searching or bool(lines) or bool(self.search.text()))
        self.calendar.setVisible(searching or bool(lines))
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.show_words(searching=searching)
        self._show_pinned(listing.pinned, today)
        self._column.setStretch(self._column.count() - 1, 0 if lines else 1)
        found = ngettext("{count} entry found", "{count} entries found", listing.count).format(count=listing.count)
        self.found.setText(found)
        self.found.setVisible(searching and bool(lines))
        if words != self._words and searching:
            announce(self.list, found)
        self._words = words

    def show_lines(self, lines: tuple[JournalLine, ...], words: str, today: date) -> None:
        """List all that was found for ``words``."""
        self.show_listing(Listing(words, len(lines), lines), today)

    def know(self, vocabulary: Vocabulary) -> None:
        """What can be filtered by."""
        self.search.know(vocabulary)

    def restyle(self) -> None:
        space = theme().metrics.space
        self._column.setContentsMargins(space(14), space(24), space(10), 0)
        self._column.setSpacing(space(12))
        self._head.setContentsMargins(space(6), 0, 0, 0)
        self._head.setSpacing(2)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little height, the list keeps most of it."""
        short = self.height() < theme().metrics.text(_SHORT)
        self.search.offered.set_most(2 if short else _OFFERED_IN_SIGHT)
        self.pinned.set_most(1 if short else _PINNED_IN_SIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper of its own, as it may lie over an entry, and a hairline towards it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().tokens.paper))
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = 0 if right else self.width() - 1
        painter.fillRect(side, 0, 1, self.height(), QColor(theme().tokens.line))

    def _show_pinned(self, pinned: tuple[JournalLine, ...], today: date) -> None:
        self.pinned.show_rows(
            [RowItem(line.id, title_of(line), trailing=day_of(line, today), icon="pin") for line in pinned]
        )
        self.pinned.setVisible(bool(pinned))

    def _into_list(self) -> None:
        if self.list.entries.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.entries.index(0))


class _Nothing(QWidget):
    """What the list says while it has nothing to list."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Body("", "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 0)
        column.addWidget(self.words)

    def show_words(self, *, searching: bool) -> None:
        if searching:
            self.words.setText(_("Nothing fits these words. Try fewer, or the beginning of one."))
        else:
            self.words.setText(_("Your entries will be listed here, the newest first."))
