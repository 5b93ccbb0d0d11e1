"""The left side of the journal: its name, a new entry, the search, and the entries found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from leaderlens.domain.journal import JournalLine
from leaderlens.i18n import _, ngettext
from leaderlens.ui.accessibility import announce
from leaderlens.ui.journal.model import Index, JournalModel
from leaderlens.ui.journal.row import EntryDelegate
from leaderlens.ui.style.metrics import RADIUS_INPUT
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.notice import Glyph

SEARCH_AFTER_MS = 120


class SearchField(QWidget):
    """Find as you type: ``searched(words)`` a moment after the last letter. Escape empties it."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setProperty("quiet", True)
        self.edit.setProperty("asks", True)  # it may be used where nothing can be written (ui/reading_only.py)
        self.edit.setPlaceholderText(_("Search your journal"))
        self.edit.setAccessibleName(_("Search your journal"))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.clear_button = IconButton("x", _("Clear the search"))
        self.clear_button.clicked.connect(self._clear)
        self.clear_button.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(Glyph("search", "ink2", 18))
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self.clear_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.edit.text()))
        self.setFocusProxy(self.edit)
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        space = theme().metrics.space
        self._row.setContentsMargins(space(12), 2, 2, 2)
        self._row.setSpacing(space(10))
        self.setFixedHeight(theme().metrics.hit + 6)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                self.update()
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape and self.edit.text():
                    self._clear()
                    return True
                if event.key() == Qt.Key.Key_Down:
                    self.left_down.emit()
                    return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        here = self.edit.hasFocus()
        box(painter_for(self), QRect(self.rect()).toRectF(), RADIUS_INPUT, t.surface if here else t.sunken,
            t.focus if here else t.line_strong, 2 if here else 1)  # fmt: skip

    def _typed(self, words: str) -> None:
        self.clear_button.setVisible(bool(words))
        self._timer.start()

    def _clear(self) -> None:
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.stop()
        self.searched.emit("")


class EntryList(QListView):
    """The entries. ``opened(id)`` when the person moves to one, ``entered`` when they want to go on writing in it."""

    opened = Signal(str)
    entered = Signal()
    bin_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.entries = JournalModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(EntryDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Journal entries"))
        self.setStyleSheet("QListView, QListView:focus { border: 0; background: transparent; padding: 0; }")
        self.clicked.connect(self._open)
        theme().changed.connect(self.restyle)

    def show_lines(self, lines: tuple[JournalLine, ...], today: date) -> None:
        """List ``lines``; the scroll position and the row in view stay where they are."""
        here, place = self.current_id(), self.verticalScrollBar().value()
        self._quiet = True
        kept = self.entries.show(lines, today)
        if not kept:
            self.select(here)
            self.verticalScrollBar().setValue(place)
        self._quiet = False

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

    def restyle(self) -> None:
        self.doItemsLayout()

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
            self.opened.emit(line.id)


class ListPanel(QWidget):
    """The side panel. ``new_wished``, ``searched(words)``, and the signals of its ``list``."""

    new_wished = Signal()
    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(_("Journal"), 2, wrap=False)
        self.new = Button(_("New"), Kind.PRIMARY, icon="plus")
        self.new.setAccessibleName(_("New journal entry"))
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.new_wished)
        self.search, self.list = SearchField(), EntryList()
        self.search.searched.connect(self.searched)
        self.search.left_down.connect(self._into_list)
        self.nothing = _Nothing()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.new)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.search)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._words = ""
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_lines(self, lines: tuple[JournalLine, ...], words: str, today: date) -> None:
        """List what was found for ``words``."""
        self.list.show_lines(lines, today)
        searching = bool(words.strip())
        self.search.setVisible(searching or bool(lines) or bool(self.search.edit.text()))
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.show_words(searching=searching)
        self._column.setStretch(4, 0 if lines else 1)
        if words != self._words and searching:
            found = ngettext("{count} entry found", "{count} entries found", len(lines)).format(count=len(lines))
            announce(self.list, found)
        self._words = words

    def restyle(self) -> None:
        space = theme().metrics.space
        self._column.setContentsMargins(space(14), space(24), space(10), 0)
        self._column.setSpacing(space(14))
        self._head.setContentsMargins(space(6), 0, 0, 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline towards the entry."""
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = 0 if right else self.width() - 1
        QPainter(self).fillRect(side, 0, 1, self.height(), QColor(theme().tokens.line))

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
