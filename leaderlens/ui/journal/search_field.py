"""Find as you type: the field, the filters typed in it as chips, and what it offers to go on with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.journal.completion import Offer, Vocabulary, filter_chips, offers
from leaderlens.ui.journal.removable_chip import RemovableChip
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.style.metrics import RADIUS_INPUT
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph

SEARCH_AFTER_MS = 90
"""A pause this long in typing begins the search."""


class SearchField(QWidget):
    """``searched(words)`` a moment after the last letter. Escape empties it; Down leads to what is offered, then on to
    ``left_down``; Tab takes the first offer while a filter is being typed.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = Vocabulary()
        self._offers: dict[str, Offer] = {}
        self.line = _Line()
        self.edit = self.line.edit
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.clear_button = self.line.clear_button
        self.clear_button.clicked.connect(self._clear)
        self.chips = FlowRow(gap=6)
        self.offered = RowsView(_("Ways to search"), most=6)
        self.offered.pressed_row.connect(self._take)
        self.offered.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.line, self.chips, self.offered):
            column.addWidget(widget)
        self.chips.hide()
        self.offered.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.edit.text()))
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def know(self, vocabulary: Vocabulary) -> None:
        """Offer these from now on."""
        self._vocabulary = vocabulary
        self._show_chips()

    def search(self, query: str) -> None:
        """Put ``query`` into the field and search at once."""
        self.edit.setText(query)
        self._timer.stop()
        self._hide_offers()
        self.searched.emit(query)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() is QEvent.Type.FocusIn:
                self._show_offers()
            elif event.type() is QEvent.Type.FocusOut:
                QTimer.singleShot(0, self, self._focus_moved)
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
        elif watched is self.offered:
            if event.type() is QEvent.Type.FocusOut:
                QTimer.singleShot(0, self, self._focus_moved)
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                at_top = self.offered.currentIndex().row() <= 0
                if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and at_top):
                    self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.edit.text():
            self._clear()
            return True
        if key == Qt.Key.Key_Escape and self.offered.isVisible():
            self._hide_offers()
            return True
        if key == Qt.Key.Key_Down:
            if self.offered.isVisible() and self.edit.text().strip():
                self.offered.setFocus(Qt.FocusReason.TabFocusReason)
                self.offered.choose_first()
            else:
                self.left_down.emit()
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.search(self.edit.text())
            return True
        half = ":" in self.edit.text().rpartition(" ")[2]
        if key == Qt.Key.Key_Tab and self._offers and half and not event.modifiers():
            self._take(next(iter(self._offers)))
            return True
        return False

    def _typed(self, words: str) -> None:
        self.clear_button.setVisible(bool(words))
        self._show_chips()
        if self.edit.hasFocus():
            self._show_offers()
        self._timer.start()

    def _clear(self) -> None:
        self.search("")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, key: str) -> None:
        offer = self._offers.get(key)
        if offer is None:
            return
        self.edit.setText(offer.query)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_offers()

    def _show_offers(self) -> None:
        found = offers(self.edit.text(), self._vocabulary)
        if found and found[0].query.strip() == self.edit.text().strip():
            found = ()
        self._offers = {str(number): offer for number, offer in enumerate(found)}
        self.offered.show_rows(
            [RowItem(key, offer.title, trailing=offer.detail, icon=offer.icon) for key, offer in self._offers.items()]
        )
        self.offered.setVisible(bool(found))

    def _hide_offers(self) -> None:
        self._offers = {}
        self.offered.hide()

    def _focus_moved(self) -> None:
        if not (self.edit.hasFocus() or self.offered.hasFocus()):
            self._hide_offers()

    def _show_chips(self) -> None:
        self.chips.clear()
        found = filter_chips(self.edit.text(), self._vocabulary)
        for one in found:
            chip = RemovableChip(one.text, Tone.ACCENT)
            chip.setAccessibleName(_("{filter}. Press to take this filter away").format(filter=one.text))
            chip.removed.connect(lambda without=one.without: self._without(without))
            chip.clicked.connect(lambda _on=False, without=one.without: self._without(without))
            self.chips.add(chip)
        self.chips.setVisible(bool(found))

    def _without(self, query: str) -> None:
        self.search(query)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class _Line(QWidget):
    """The box with the glass, the words and the cross."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setProperty("quiet", True)
        self.edit.setProperty("asks", True)  # it may be used where nothing can be written (ui/reading_only.py)
        self.edit.setPlaceholderText(_("Search your journal"))
        self.edit.setAccessibleName(_("Search your journal"))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.installEventFilter(self)
        self.clear_button = IconButton("x", _("Clear the search"))
        self.clear_button.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(Glyph("search", "ink2", 18))
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self.clear_button)
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
        if watched is self.edit and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        here = self.edit.hasFocus()
        box(painter_for(self), QRect(self.rect()).toRectF(), RADIUS_INPUT, t.surface if here else t.sunken,
            t.focus if here else t.line_strong, 2 if here else 1)  # fmt: skip
