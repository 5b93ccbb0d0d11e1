"""Where an entry is written: its Markdown source, dressed as it is typed, with an undo history of its own.

The words in and the words out are the same but for what :func:`~leaderlens.ui.writing.sheets.clean` says. Nothing is
converted, so nothing can be lost in conversion.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, QMargins, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from leaderlens.domain.paragraph import words_of as words_of_text
from leaderlens.i18n import _
from leaderlens.services.spelling import Spelling
from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.theme import theme
from leaderlens.ui.writing import hands, moves, painting, pasting
from leaderlens.ui.writing.dress import Dress, dress
from leaderlens.ui.writing.history import Edit, coded, plain
from leaderlens.ui.writing.keys import WRITINGS, WritingCommand
from leaderlens.ui.writing.marks import Block
from leaderlens.ui.writing.menu import menu_for
from leaderlens.ui.writing.proof import Proof
from leaderlens.ui.writing.sheets import Sheet, Sheets, clean, words_of
from leaderlens.ui.writing.styler import Styler, address_at, shape_at

PAUSE_MS = 600
"""So long after the last key the words are worth saving."""

LATEST_MS = 800
"""And so long after the first one, if the person types on: whatever happens, no more than a second of it is lost."""

LONGEST = 2_000_000
"""Characters: more than that does not come in by the clipboard. It is a shelf of novels."""

DRESS_SLICE = 0.012
"""Seconds that go into dressing a long entry at once, until all of it is."""

STYLED_MOST = 600_000
"""Characters: a longer text (a library pasted into a diary) is shown as it is, without styling or spelling."""


class Editor(QTextEdit):
    """The words of one entry at a time; what happens to them is told in signals.

    ``changed``: the person changed the words (never when an entry is shown). ``paused``: now is the time to save them.
    ``counted(words, selected)``: how many words there are, and how many of them are selected. ``left``: Esc.
    ``left_up``: the caret goes up from the first line. ``link_wished(address)``: a link was Ctrl+clicked.
    ``file_pasted(bytes, mime)``: a picture came from the clipboard. ``files_dropped(list[str])``: files came by drop or
    paste. ``word_added(str)``: a word is wanted in the person's own dictionary. ``refused(sentence)``: something could
    not be taken in, and why. ``mode_changed``: focus mode or the plain view was switched.
    """

    changed = Signal()
    paused = Signal()
    counted = Signal(int, int)
    left = Signal()
    left_up = Signal()
    link_wished = Signal(str)
    file_pasted = Signal(bytes, str)
    files_dropped = Signal(list)
    word_added = Signal(str)
    refused = Signal(str)
    mode_changed = Signal()

    def __init__(self, measure: int = 0, parent: QWidget | None = None) -> None:
        """``measure`` (px) is the widest a line may be: the column stands in the middle, its scroll bar at the edge.

        With 0 the words fill the widget.
        """
        super().__init__(parent)
        self._measure = measure
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("quiet", True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Your entry"))
        self._sheets = Sheets(self)
        self._styler = Styler(dress({}))
        self._proof = Proof(self)
        self._proof.judged.connect(self._judged)
        self._rest = QTextCursor()
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._dress_some)
        self._entry_id = ""
        self._busy = True
        self._dirty: tuple[int, int] | None = None
        self._focus_mode = self._plain = self._pressed = self._replaying = self._words_differ = False
        self._pause, self._latest, self._count = QTimer(self), QTimer(self), QTimer(self)
        for timer, wait, then in (
            (self._pause, PAUSE_MS, self._paused),
            (self._latest, LATEST_MS, self._paused),
            (self._count, 150, self._tell_count),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(then)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.selectionChanged.connect(self._count.start)
        self.verticalScrollBar().rangeChanged.connect(self._to_column)
        theme().changed.connect(self.restyle)
        self.restyle()
        self.open("", "")

    # ------------------------------------------------------------ entries

    @property
    def entry_id(self) -> str:
        """Which entry is shown; empty while none is."""
        return self._entry_id

    def open(self, entry_id: str, text: str) -> None:
        """Show an entry: as it was left, with its undo history, when it is still open here; else ``text``."""
        self._leave()
        sheet, new = self._sheets.take(entry_id, text)
        self._entry_id = entry_id
        self._show(sheet, new=new)
        self._count.start()

    @property
    def dress(self) -> Dress:
        """The formats in use."""
        return self._styler.dress

    def is_open(self, entry_id: str) -> bool:
        """Whether this entry's words and undo history are still held here."""
        return entry_id in self._sheets

    def forget(self, entry_id: str) -> None:
        """Let an entry's words and undo history go."""
        if entry_id == self._entry_id:
            self.open("", "")
        if entry_id:
            self._sheets.forget(entry_id)

    def text(self, entry_id: str | None = None) -> str:
        """The words of the entry shown, or of another that is open, as they were written."""
        sheet = self._sheets.get(self._entry_id if entry_id is None else entry_id)
        return words_of(sheet.document) if sheet is not None else ""

    def replace(self, text: str) -> None:
        """Other words for the entry shown (an earlier version, a template): one step, which undo takes back."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._sheet.history.close_step()
        cursor.insertText(clean(text))
        self._sheet.history.close_step()

    def insert(self, text: str) -> None:
        """Put words in at the caret (a prompt, a quotation): one step, which undo takes back."""
        self._sheet.history.close_step()
        self.textCursor().insertText(clean(text))
        self._sheet.history.close_step()
        self.ensureCursorVisible()

    def saved(self, entry_id: str) -> None:
        """The page has kept an entry's words: it may be let go when many others are opened."""
        sheet = self._sheets.get(entry_id)
        if sheet is not None:
            sheet.unsaved = False

    def save_now(self) -> None:
        """Say ``paused`` at once where words wait for it: the page is about to be left, or the vault to be locked."""
        if self._pause.isActive() or self._latest.isActive():
            self._paused()

    # ------------------------------------------------------------ modes and commands

    @property
    def focus_mode(self) -> bool:
        """Whether all but the paragraph of the caret steps back."""
        return self._focus_mode

    def set_focus_mode(self, *, on: bool) -> None:
        if on != self._focus_mode:
            self._focus_mode = on
            self._pad()
            self._to_the_middle()
            self.viewport().update()
            announce(self, _("Focus on one paragraph: on") if on else _("Focus on one paragraph: off"))
            self.mode_changed.emit()

    @property
    def plain(self) -> bool:
        """Whether the Markdown is shown as it is."""
        return self._plain

    def set_plain(self, *, on: bool) -> None:
        if on != self._plain:
            self._plain = on
            self.restyle()
            announce(self, _("Plain Markdown: on") if on else _("Plain Markdown: off"))
            self.mode_changed.emit()

    def set_labels(self, labels: dict[str, str]) -> None:
        """What to show in the place of a comment that stands alone on its line, by what the comment says.

        ``{"llbusiness": _("Council business")}`` shows ``<!--llbusiness-->`` as a label, but where the caret is.
        """
        self._styler.dress = dress(labels, plain=self._plain)
        self.restyle()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a switch by its own name
        """Whether the words can only be read; they can still be selected and copied."""
        self.setReadOnly(read_only)

    def commands(self) -> tuple[WritingCommand, ...]:
        """Everything the desk can do, for the palette and the shortcut sheet; the keys are heard here already."""
        return tuple(
            WritingCommand(each.name, each.words, each.shortcut, each.icon, partial(self.do, each.name))
            for each in WRITINGS
        )

    def do(self, name: str) -> None:
        """Carry out a command of :data:`~leaderlens.ui.writing.keys.WRITINGS`, as its key would."""
        if not (self.isReadOnly() and name not in _READING):
            self._sheet.history.close_step()
            _DEEDS[name](self)
            self._sheet.history.close_step()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        self._replay(self._sheet.history.back)

    def redo(self) -> None:
        self._replay(self._sheet.history.forth)

    @property
    def can_undo(self) -> bool:
        return self._sheet.history.can_undo and not self.isReadOnly()

    @property
    def can_redo(self) -> bool:
        return self._sheet.history.can_redo and not self.isReadOnly()

    def close_step(self) -> None:
        """Whatever is typed next is a step of its own for undo."""
        self._sheet.history.close_step()

    def link_of(self, cursor: QTextCursor) -> str:
        """The address of the link that ``cursor`` stands in; empty where there is none that may be opened."""
        return address_at(cursor)

    def open_link(self, cursor: QTextCursor | None = None) -> None:
        """Wish for the link that the caret (or ``cursor``) stands in to be opened."""
        if link := address_at(cursor or self.textCursor()):
            self.link_wished.emit(link)

    # ------------------------------------------------------------ spelling

    @property
    def spelling(self) -> Spelling | None:
        """What reads along, if anything does."""
        return self._proof.spelling

    def set_spelling(self, spelling: Spelling | None) -> None:
        """Read along with ``spelling``, which is loaded here in spare moments; None stops it."""
        self._proof.use(spelling)
        self._styler.misspelt = self._proof.misspelt if spelling is not None else None
        self.restyle()

    def misspelt_at(self, cursor: QTextCursor) -> tuple[int, int, str] | None:
        """The misspelt word that ``cursor`` stands in: where it begins and ends in the document, and the word."""
        at = cursor.position()
        return next((hit for hit in self._wrong_in(cursor.block()) if hit[0] <= at <= hit[1]), None)

    def learn(self, word: str) -> None:
        """A word for the person's own dictionary: right from now on, and ``word_added`` for the vault."""
        if self.spelling is not None:
            self.spelling.learn(word)
            self.restyle()
            announce(self, _("Added to your dictionary"))
            self.word_added.emit(word)

    def pass_over(self, word: str) -> None:
        """Find no fault with a word until the vault is locked."""
        if self.spelling is not None:
            self.spelling.pass_over(word)
            self.restyle()

    def next_misspelt(self) -> None:
        """Select the next word to check, from the caret on and round again, and offer better ones."""
        if self.spelling is None or not self._styled():
            return
        while self.spelling.load():
            pass
        here = self.textCursor().selectionEnd()
        block = first = self.document().findBlock(here)
        for _turn in range(self.document().blockCount() + 1):
            hit = next((hit for hit in self._wrong_in(block) if block != first or _turn or hit[0] >= here), None)
            if hit is not None:
                cursor = QTextCursor(self.document())
                cursor.setPosition(hit[0])
                cursor.setPosition(hit[1], QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
                self._open_menu(cursor)
                return
            block = block.next() if block.next().isValid() else self.document().firstBlock()
        announce(self, _("No more words to check"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.textCursor()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            there = self.cursorForPosition(event.pos())
            if not cursor.selectionStart() <= there.position() <= cursor.selectionEnd():
                self.setTextCursor(there)
            menu_for(self, there).popup(event.globalPos())
        else:
            self._open_menu(cursor)

    def _open_menu(self, cursor: QTextCursor) -> None:
        menu = menu_for(self, cursor)
        menu.popup(self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft()))
        menu.setActiveAction(next((each for each in menu.actions() if each.isEnabled()), menu.actions()[0]))

    def _wrong_in(self, block: QTextBlock) -> list[tuple[int, int, str]]:
        begin = block.position()
        return [(begin + start, begin + end, word) for start, end, word in self._proof.wrong_in(block)]

    def act_on(self, move: Callable[[QTextCursor], object]) -> None:
        """Let one of :mod:`~leaderlens.ui.writing.moves` work on the selection, and show where it left the caret."""
        cursor = self.textCursor()
        move(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def link_at(self, place: QPoint) -> str:
        """The address of the link at ``place`` of the viewport; empty where there is none that may be opened."""
        cursor = self.cursorForPosition(place)
        if not self.cursorRect(cursor).adjusted(-24, -4, 24, 4).contains(place):
            return ""
        return address_at(cursor)

    # ------------------------------------------------------------ keys, mouse and clipboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not hands.key(self, event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and hands.wanted(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.Resize:
            self._to_column()  # before the words are laid out anew
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            address = self.link_at(event.pos())
            sentence = _("Ctrl and a click open {address}").format(address=address)
            QToolTip.showText(event.globalPos(), sentence if address else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._sheet.history.close_step()
        self._pressed = True
        if event.button() is Qt.MouseButton.LeftButton and self._box_at(event.position()) is not None:
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = False
        box = self._box_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and box is not None and not self.textCursor().hasSelection():
            if not self.isReadOnly():
                self._sheet.history.close_step()
                moves.tick(QTextCursor(box))
                self._sheet.history.close_step()
                self._say_tick(box)
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (
            link := self.link_at(event.position().toPoint())
        ):
            self.link_wished.emit(link)
            return
        super().mouseReleaseEvent(event)
        self._caret_moved()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            hand = self._box_at(event.position()) is not None or (ctrl and self.link_at(event.position().toPoint()))
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
            if self.viewport().cursor().shape() is not shape:
                self.viewport().setCursor(shape)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: the words with their marks, as they are written."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: files and pictures go to the page, rich text becomes Markdown, the rest comes in as it is."""
        pasted = pasting.read(source, rich=not self._plain)
        if pasted.files:
            self.files_dropped.emit(list(pasted.files))
        elif pasted.picture:
            self.file_pasted.emit(pasted.picture, pasted.mime)
        elif pasted.refusal:
            self.refused.emit(pasted.refusal)
        else:
            self.paste_text(pasted.text)

    def paste_text(self, text: str) -> None:
        """Put ``text`` in at the caret; an address on selected words makes them a link."""
        cursor = self.textCursor()
        if self._size() + len(text) > LONGEST:
            self.refused.emit(pasting.too_long())
            return
        self._sheet.history.close_step()
        if (
            cursor.hasSelection()
            and pasting.is_address(text)
            and "\u2029" not in cursor.selectedText()
            and not self._plain
        ):
            moves.link(cursor, text.strip())
        else:
            cursor.insertText(clean(text))
        self.setTextCursor(cursor)
        self._sheet.history.close_step()
        self.ensureCursorVisible()

    def tick(self) -> None:
        """Turn the tick of the line over, or give it a box, and say so."""
        self.act_on(moves.tick)
        self._say_tick(self.textCursor().block())

    def paste_plain(self) -> None:
        """Paste the clipboard's text as it is."""
        source = QGuiApplication.clipboard().mimeData()
        if source is not None and source.hasText():
            self.paste_text(source.text())

    # ------------------------------------------------------------ how it looks

    def restyle(self) -> None:
        """Follow the theme, the text size and the mode. Entries that are not shown follow when they are opened."""
        self._styler.dress = dress(self._styler.dress.labels, plain=self._plain)
        self.setFont(self._styler.dress.font)
        if self._entry_id or self._sheets.get(""):
            self._busy = True
            self._sheet.dressed = None
            self._dress_sheet(self._sheet)
            self._busy = False
            self._pad()
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = not self._plain and self._styled()
        if live:
            with QPainter(self.viewport()) as painter:
                painting.behind(painter, self, self._styler.dress)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            if live:
                painting.upon(painter, self, self._styler.dress)
            if self._focus_mode:
                painting.faded(painter, self, self._styler.dress.tokens.surface)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pad()

    # ------------------------------------------------------------ inside

    @property
    def _sheet(self) -> Sheet:
        sheet = self._sheets.get(self._entry_id)
        assert sheet is not None  # noqa: S101 - __init__ opens the first
        return sheet

    def _size(self) -> int:
        return self.document().characterCount() - 1

    def _styled(self) -> bool:
        return self._size() <= STYLED_MOST

    def _show(self, sheet: Sheet, *, new: bool) -> None:
        self._busy = True
        if new:
            sheet.document.setDefaultFont(self._styler.dress.font)
            sheet.document.contentsChange.connect(self._contents_change)
            sheet.document.contentsChanged.connect(self._contents_changed)
        self._styler.revealed = sheet.document.findBlock(sheet.caret).blockNumber()
        self._dress_sheet(sheet)
        self.setDocument(sheet.document)
        self.setCursorWidth(2)  # Qt keeps it with the document
        cursor = QTextCursor(sheet.document)
        cursor.setPosition(min(sheet.anchor, self._size()))
        cursor.setPosition(min(sheet.caret, self._size()), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._busy = False
        self._pad()
        self.verticalScrollBar().setValue(sheet.scrolled)
        self._caret_moved()

    def _leave(self) -> None:
        sheet = self._sheets.get(self._entry_id)
        if sheet is not None:
            self.save_now()
            cursor = self.textCursor()
            sheet.caret, sheet.anchor = cursor.position(), cursor.anchor()
            sheet.scrolled = self.verticalScrollBar().value()
            sheet.history.close_step()

    def _dress_sheet(self, sheet: Sheet) -> None:
        """Dress the first lines of an entry now and the rest in spare moments."""
        document = sheet.document
        self._idle.stop()
        self._rest = QTextCursor()
        if sheet.dressed is self._styler.dress:
            return
        document.setDefaultFont(self._styler.dress.font)
        if document.characterCount() > STYLED_MOST:
            return
        sheet.dressed = self._styler.dress
        self._rest = QTextCursor(document)
        self._dress_some()
        if not self._rest.isNull():
            sheet.dressed = None  # until the last line is
            self._idle.start()

    def _dress_some(self) -> None:
        """Dress lines from where the last ones ended, for as long as nobody notices."""
        before, self._busy = self._busy, True
        until = perf_counter() + DRESS_SLICE
        document = self._rest.document()
        while perf_counter() < until and not self._rest.isNull():
            block = self._rest.block()
            self._styler.style(document, block.position(), block.position())
            if block.next().isValid():
                self._rest.setPosition(block.next().position())
            else:
                self._rest = QTextCursor()
                self._idle.stop()
                sheet = self._sheets.get(self._entry_id)
                if sheet is not None and sheet.document is document:
                    sheet.dressed = self._styler.dress
        self._busy = before

    def _judged(self, block: QTextBlock) -> None:
        if block.document() is self.document():
            self._dress_line(block)

    def _dress_line(self, block: QTextBlock) -> None:
        before, self._busy = self._busy, True
        self._proof.caret = (self.textCursor().blockNumber(), self.textCursor().positionInBlock())
        self._styler.style(self.document(), block.position(), block.position())
        self._busy = before

    def _contents_change(self, at: int, removed: int, added: int) -> None:
        if self._busy or self.sender() not in {None, self.document()}:
            return
        first, last = self._dirty or (at, at)
        self._dirty = (min(first, at), max(last, at + added))
        if self._replaying:
            return
        history, size = self._sheet.history, self._size()
        added = min(added, size - at)
        removed = min(removed, history.size - at)
        if history.size - removed + added != size:  # Qt counted otherwise: compare everything
            at, removed, added = 0, history.size, size
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + added, QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        if history.note(at, removed, coded(words)):
            self._words_differ = True

    def _contents_changed(self) -> None:
        if self._busy or self._dirty is None:
            return
        first, last = self._dirty
        self._dirty = None
        self._busy = True
        self._styler.revealed = self.textCursor().blockNumber()
        self._proof.caret = (self._styler.revealed, self.textCursor().positionInBlock())
        if self._styled():
            self._styler.style(self.document(), first, min(last, self._size()))
        self._busy = False
        if self._words_differ:
            self._words_differ = False
            self._sheet.unsaved = True
            self._pause.start()
            self._proof.rest()
            if not self._latest.isActive() and self._styled():  # a text of megabytes takes long to read out: at pauses
                self._latest.start()
            self._count.start()
            self.changed.emit()

    def _replay(self, step: Callable[[], Edit | None]) -> None:
        edit = None if self.isReadOnly() else step()
        if edit is None:
            return
        cursor = QTextCursor(self.document())
        self._replaying = self._words_differ = True
        cursor.beginEditBlock()
        cursor.setPosition(edit.at)
        cursor.setPosition(edit.at + len(edit.removed) // 2, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(plain(edit.added))
        cursor.endEditBlock()
        self._replaying = False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _caret_moved(self) -> None:
        if self._busy or self._pressed:
            return
        if self._focus_mode:
            self._to_the_middle()
            self.viewport().update()
        here, before = self.textCursor().block(), self._styler.revealed
        if not self._styled():
            return
        if here.blockNumber() != before:
            self._styler.revealed = here.blockNumber()
            for block in (self.document().findBlockByNumber(before), here):
                if block.isValid():
                    self._dress_line(block)
        elif self._proof.spared:
            self._proof.spared = False
            self._dress_line(here)

    def _say_tick(self, block: QTextBlock) -> None:
        checked = shape_at(block).checked
        if checked is not None:
            announce(self, _("Ticked") if checked else _("Not ticked"))

    def _box_at(self, place: QPointF) -> QTextBlock | None:
        if self._plain or not self._styled():
            return None
        block = self.cursorForPosition(place.toPoint()).block()
        shape = shape_at(block)
        if shape.block is not Block.CHECK:
            return None
        area = self.document().documentLayout().blockBoundingRect(block)
        there = area.translated(0, -self.verticalScrollBar().value())
        spot = painting.box_place(self, block, there, shape, self._styler.dress)
        return block if spot.adjusted(-5, -5, 5, 5).contains(place) else None

    def _to_column(self, *_range: int) -> None:
        """Keep the column in the middle of the widget, whether the scroll bar shows or not."""
        if self._measure:
            bar = self.verticalScrollBar()
            taken = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
            side = max(0, (self.width() - self._measure) // 2)
            margins = QMargins(side, 0, max(0, side - taken), 0)
            if self.viewportMargins() != margins:
                self.setViewportMargins(margins)

    def _pad(self) -> None:
        """Room below the last line, so that one never writes at the edge; in focus mode above the first as well."""
        half = self.viewport().height() / 2
        above, below = (half, half) if self._focus_mode else (0.0, min(half * 0.5, 8 * self._styler.dress.em))
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        if self._styled() and (form.topMargin(), form.bottomMargin()) != (above, below):
            form.setTopMargin(above)
            form.setBottomMargin(below)
            self._busy = True
            frame.setFrameFormat(form)
            self._busy = False

    def _to_the_middle(self) -> None:
        if self._focus_mode:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(self.cursorRect().center().y() - self.viewport().height() / 2))

    def _paused(self) -> None:
        self._pause.stop()
        self._latest.stop()
        self.paused.emit()

    def _tell_count(self) -> None:
        size = self._size()
        words = words_of_text(self.text()) if size <= STYLED_MOST else size // 6
        picked = self.textCursor().selectedText()
        self.counted.emit(words, len(picked.split()) if len(picked) <= STYLED_MOST else len(picked) // 6)


_READING = frozenset({"focus", "plain", "open-link", "next-misspelt"})
_DEEDS: dict[str, Callable[[Editor], object]] = {
    "bold": lambda desk: desk.act_on(partial(moves.wrap, mark="**")),
    "italic": lambda desk: desk.act_on(partial(moves.wrap, mark="*")),
    "strike": lambda desk: desk.act_on(partial(moves.wrap, mark="~~")),
    "code": lambda desk: desk.act_on(partial(moves.wrap, mark="`")),
    "link": lambda desk: desk.act_on(partial(moves.link, address=pasting.clipboard_address())),
    "heading-1": lambda desk: desk.act_on(partial(moves.heading, level=1)),
    "heading-2": lambda desk: desk.act_on(partial(moves.heading, level=2)),
    "heading-3": lambda desk: desk.act_on(partial(moves.heading, level=3)),
    "numbers": lambda desk: desk.act_on(partial(moves.listed, block=Block.NUMBER)),
    "bullets": lambda desk: desk.act_on(partial(moves.listed, block=Block.BULLET)),
    "checks": lambda desk: desk.act_on(partial(moves.listed, block=Block.CHECK)),
    "quote": lambda desk: desk.act_on(partial(moves.listed, block=Block.QUOTE)),
    "tick": lambda desk: desk.tick(),
    "open-link": lambda desk: desk.open_link(),
    "focus": lambda desk: desk.set_focus_mode(on=not desk.focus_mode),
    "plain": lambda desk: desk.set_plain(on=not desk.plain),
    "paste-plain": lambda desk: desk.paste_plain(),
    "next-misspelt": lambda desk: desk.next_misspelt(),
}
