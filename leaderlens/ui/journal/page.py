"""The journal page: the list beside the entry, or over it where there is no room for both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderlens.domain.journal import JournalEntry, JournalLine
from leaderlens.i18n import _
from leaderlens.ui.journal.choices import Choice
from leaderlens.ui.journal.entry_menu import menu_of, pop_up
from leaderlens.ui.journal.pane import Pane
from leaderlens.ui.journal.parts import Parts
from leaderlens.ui.journal.sheets import Sheets
from leaderlens.ui.journal.thumbnail import small_picture
from leaderlens.ui.journal.view import Listing, SaveState, Written
from leaderlens.ui.style.theme import theme

_BOTH_NEED = 900
_LIST_WIDTH = 348
_ENTRY_KEEPS = 56  # px of the entry that stay in sight beside a list that lies over it


class JournalPage(QWidget):
    """Wishes: ``new_wished``, ``entry_chosen(id)``, ``searched(words)``, ``bin_wished``, ``retry_wished``.

    ``edited`` at every change of the entry, ``drafted`` within a second, ``paused`` a moment after the last. For the
    house: ``done(sentence, undo)``, a toast whose ``undo`` is called when the person presses Undo; ``said(sentence)``,
    a notice; ``focused(bool)``: the person wants nothing in sight but the words. ``files_chosen(paths)`` to go with it.
    ``understood``, ``templates_wished``, ``landing_made(Landing)``: what the pane shows is made when it is first seen.
    """

    new_wished = Signal()
    entry_chosen = Signal(str)
    searched = Signal(str)
    edited = Signal()
    drafted = Signal()
    paused = Signal()
    bin_wished = Signal()
    retry_wished = Signal()
    done = Signal(str, object)
    said = Signal(str)
    focused = Signal(bool)
    files_chosen = Signal(list)
    understood = Signal()
    templates_wished = Signal()
    landing_made = Signal(object)

    make_thumbnail = staticmethod(small_picture)
    """Makes a thumbnail of bytes; safe on the worker."""

    def __init__(self, parts: Parts | None = None, parent: QWidget | None = None) -> None:
        """``parts`` that were made ahead become this page's own."""
        super().__init__(parent)
        self.setAccessibleName(_("Journal"))
        parts = parts or Parts()
        self.panel, self.editor = parts.panel, parts.editor
        self.panel.setParent(self)
        self.sheets = Sheets(self)
        self.pane = Pane(parts, self)
        self._veil = _Veil(self)
        self._veil.pressed.connect(self._close_list)
        self._listing = False
        self._more: list[Choice] = []
        self._connect()
        theme().changed.connect(self._reflow)
        self._reflow()

    # ------------------------------------------------------------ what the presenter shows

    def show_listing(self, listing: Listing, today: date) -> None:
        """List what was found; with neither lines nor words the journal is still empty."""
        self.panel.show_listing(listing, today)
        self.pane.empty = not listing.lines and not listing.query.strip()
        self._reflow()

    def show_lines(self, lines: tuple[JournalLine, ...], words: str, today: date) -> None:
        """List all that was found for ``words``."""
        self.show_listing(Listing(words, len(lines), lines), today)

    def show_entry(self, entry: JournalEntry, today: date) -> None:
        """Put an entry into the editor."""
        self.editor.show_entry(entry, today)
        self.panel.list.select(entry.id)
        looking_through = self.panel.isAncestorOf(self.focusWidget() or self)
        self.pane.writing, self.pane.telling = True, False
        self._listing = self._listing and looking_through and not self.both
        self._reflow()
        if self.isVisible() and not looking_through:
            self.editor.write_on()

    def show_no_entry(self) -> None:
        """Nothing is open."""
        self.pane.writing = False
        self.panel.list.select("")
        self._reflow()

    def show_conscience(self) -> None:
        """Say what private means, before anything else or when it is asked for."""
        self.pane.telling = True
        self._reflow()
        self.pane.conscience.to_top()
        self.pane.conscience.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_conscience(self) -> None:
        """It was read."""
        self.pane.telling = False
        self._reflow()

    def select(self, entry_id: str) -> None:
        """Mark the entry that is open in the list."""
        self.panel.list.select(entry_id)

    def write_on(self) -> None:
        """Put the caret where the words go."""
        self._listing = False
        self._reflow()
        self.editor.write_on()

    def finish_composing(self) -> None:
        """The entry is being left: write what an input method is still composing."""
        self.editor.finish_composing()

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

    def offer(self, choices: Sequence[Choice]) -> None:
        """What the menu of the whole journal offers, from top to bottom."""
        self._more = list(choices)

    def open_menu(self, choices: Sequence[Choice]) -> None:
        """Open the entry's own menu."""
        pop_up(menu_of(self, _("More for this entry"), choices), self.editor.more)

    def choose_files(self) -> None:
        """Let the person choose files to go with the entry: ``files_chosen(paths)``."""
        paths, _kind = QFileDialog.getOpenFileNames(self, _("Pictures and files to put into your vault"))
        if paths:
            self.files_chosen.emit(paths)

    # ------------------------------------------------------------ inside

    @property
    def both(self) -> bool:
        """Whether the list and the entry are side by side."""
        return self.width() >= _BOTH_NEED * (1 + (theme().metrics.scale - 1) * 0.6)

    def _connect(self) -> None:
        panel, editor, pane = self.panel, self.editor, self.pane
        for signal, answer in (
            (pane.new_wished, self.new_wished),
            (pane.templates_wished, self.templates_wished),
            (pane.entry_chosen, self.entry_chosen),
            (pane.understood, self.understood),
            (pane.landing_made, self.landing_made),
            (panel.new_wished, self.new_wished),
            (panel.searched, self.searched),
            (panel.list.opened, self.entry_chosen),
            (panel.list.bin_wished, self.bin_wished),
            (editor.edited, self.edited),
            (editor.drafted, self.drafted),
            (editor.paused, self.paused),
            (editor.bin_wished, self.bin_wished),
            (editor.retry_wished, self.retry_wished),
        ):
            signal.connect(answer)
        panel.list.entered.connect(self.write_on)
        panel.close_wished.connect(self._close_list)
        panel.menu_wished.connect(lambda: pop_up(menu_of(self, _("More of your journal"), self._more), panel.more))
        editor.back_wished.connect(self._to_list)
        editor.body.mode_changed.connect(self._mode_changed)
        editor.body.refused.connect(self.said)
        editor.body.link_wished.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        panel.installEventFilter(self)
        self._key("Ctrl+F", self.look_for_words)
        self._key("Ctrl+T", editor.links.add_wished.emit)
        self._key("Ctrl+D", panel.calendar_wished.emit)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere leaves no sheet behind, and the rail comes back."""
        self.sheets.put_away()
        self.editor.body.set_focus_mode(on=False)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if watched is self.panel and pressed == Qt.Key.Key_Escape and self._lies_over:
            self._close_list()
            return True
        return super().eventFilter(watched, event)

    def look_for_words(self) -> None:
        """Put the keyboard into the search."""
        self._listing = True
        self.editor.body.set_focus_mode(on=False)
        self._reflow()
        self.panel.search.show()  # before the first entry is listed, too: letters meant for it go nowhere else
        if self.panel.search.isVisible():
            self.panel.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.panel.search.edit.selectAll()

    def _to_list(self) -> None:
        """Leave the entry; what is written in it is saved as ever."""
        self._listing = True
        self._reflow()
        self.panel.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_list(self) -> None:
        if self.pane.writing:
            self.write_on()

    def _mode_changed(self) -> None:
        self._reflow()
        self.focused.emit(self.editor.body.focus_mode)

    @property
    def _lies_over(self) -> bool:
        """Whether the list lies over the entry just now."""
        return self.panel.isVisible() and not self.both and self.pane.writing

    def _reflow(self) -> None:
        both, focus = self.both, self.editor.body.focus_mode and self.pane.writing
        self.pane.settle()
        alone = (self.pane.empty and not self.pane.writing and not both) or self.pane.telling
        listed = (
            not focus
            and not (self.pane.telling and not both)
            and (both or ((self._listing or not self.pane.writing) and not alone))
        )
        over = listed and not both
        width = self._list_width(both=both)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        beside = width if listed and both else 0
        self.panel.setGeometry(self.width() - width if right else 0, 0, width, self.height())
        self.pane.setGeometry(0 if right else beside, 0, self.width() - beside, self.height())
        self._veil.setGeometry(self.rect())
        self._veil.setVisible(over and self.pane.writing)
        self.pane.setVisible(not over or self.pane.writing)
        self.panel.setVisible(listed)
        self.panel.close_button.setVisible(over and self.pane.writing)
        if over:
            self._veil.raise_()
            self.panel.raise_()
        self.editor.set_alone(alone=not both)

    def _list_width(self, *, both: bool) -> int:
        wanted = theme().metrics.text(_LIST_WIDTH)
        if both:
            return max(min(wanted, self.width() * 2 // 5), 0)
        if not self.pane.writing:
            return self.width()
        return max(0, min(wanted, self.width() - _ENTRY_KEEPS))


class _Veil(QWidget):
    """Dims the entry while the list lies over it; a press on it closes the list."""

    pressed = Signal()

    def mousePressEvent(self, _event: object) -> None:
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0, 120) if theme().tokens.dark else QColor(26, 40, 39, 70)
        QPainter(self).fillRect(self.rect(), shade)
