"""The right side of the journal: one entry, to write and to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.paragraph import Mark
from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.attachment_strip import AttachmentStrip
from leaderlens.ui.journal.beside import Beside
from leaderlens.ui.journal.links_row import LinksRow
from leaderlens.ui.journal.moment_popover import MomentButton
from leaderlens.ui.journal.prompt_strip import PromptStrip
from leaderlens.ui.journal.surgery import mark_here, mark_of, sentence_here
from leaderlens.ui.journal.view import SaveState, Written
from leaderlens.ui.style.metrics import READING_WIDTH, Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import Centred
from leaderlens.ui.widgets.notice import Glyph, NoticeBar
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.toolbar import WritingBar

DRAFT_MS = 600
"""So long after the first new letter what stands here is kept as a draft, whether one still types or not: a computer
that dies takes the last second with it and no more.
"""

_MARGIN = 44
_SHORT = 470  # px at 100 %: below this height the words need the room that chips would take
_DRAFTED_MOST = 200_000  # characters; reading a longer text out of the editor takes long, so it waits for a pause
_TOOLS = ("bold", "italic", "bullets", "checks", "link", "focus")


class EntryEditor(QWidget):
    """``edited`` at every change, ``drafted`` within a second of it, ``paused`` when the person pauses. Wishes for the
    bin, the list, a new try, the pin, and the entry's menu.
    """

    edited = Signal()
    drafted = Signal()
    paused = Signal()
    bin_wished = Signal()
    back_wished = Signal()
    retry_wished = Signal()
    pin_wished = Signal(bool)
    menu_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", _("Back to the list"), shortcut="Esc")
        self.moment = MomentButton()
        self.pin = IconButton("pin", _("Pin this entry"))
        self.pin.setCheckable(True)
        self.bin = IconButton("trash-2", _("Put this entry in the bin"))
        self.more = IconButton("ellipsis", _("More for this entry"))
        self.title = QLineEdit()
        self.title.setProperty("quiet", True)
        self.title.setTextMargins(-2, 0, 0, 0)  # in line with the words below
        self.title.setPlaceholderText(_("A title, if you like"))
        self.title.setAccessibleName(_("Title of the entry"))
        self.title.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.title.installEventFilter(self)
        self.links = LinksRow()
        self.beside = Beside()
        self.prompt = PromptStrip()
        self.body = Editor()
        self.body.setPlaceholderText(_("What happened, and what did you make of it?"))
        self.body.setAccessibleName(_("Your entry"))
        self.body.set_labels(
            {
                Mark.BUSINESS.value: _("Council business"),
                Mark.REFLECTION.value: _("Personal reflection"),
                Mark.MOVED.value: _("Moved to the official record"),
            }
        )
        self.strip = AttachmentStrip()
        self.promise = Small(_("Private. Nobody else can read your journal."))
        self.count, self.state = Small(wrap=False), Small(wrap=False)
        self._notice: NoticeBar | None = None
        self._notice_place = QVBoxLayout()
        self.tools = WritingBar(self.body, _TOOLS)
        self._build()
        self._connect()
        theme().changed.connect(self.restyle)
        self.restyle()

    # ------------------------------------------------------------ what is shown

    def show_entry(self, entry: JournalEntry, today: date) -> None:
        """Show an entry; where it has been open before, as it was left."""
        self._draft.stop()
        self.title.setText(entry.title)
        self.title.setCursorPosition(0)
        self.moment.show_moment(entry.moment, today)
        self._fit()
        self.body.open(entry.id, entry.body)
        self.show_pinned(pinned=entry.pinned)
        self.prompt.put_away()

    def written(self) -> Written:
        """What stands here now."""
        return Written(self.title.text(), self.body.text(), self.moment.moment())

    def show_links(self, links: tuple[tuple[str, str, str], ...]) -> None:
        """The entry's tags, items and people as (kind, key, words)."""
        self.links.show_links(links)

    def show_pinned(self, *, pinned: bool) -> None:
        """Whether the entry is pinned. Says nothing."""
        self.pin.setChecked(pinned)
        self.pin.set_icon("pin", _("Take the pin out") if pinned else _("Pin this entry"))

    def show_beside(self, sentence: str) -> None:
        """What happened in the council's life about then; empty for nothing."""
        self.beside.say(sentence)

    def show_state(self, state: SaveState) -> None:
        words, tone = {
            SaveState.NOTHING: ("", "ink3"),
            SaveState.SAVING: (_("Saving…"), "ink3"),
            SaveState.SAVED: (_("Saved"), "good"),
            SaveState.NOT_SAVED: (_("Not saved yet"), "warm"),
        }[state]
        self.state.setText(words)
        self.state.set_tone(tone)

    def show_problem(self, sentence: str) -> None:
        """Say calmly why the words could not be saved, and offer to try again; an empty sentence takes it back."""
        if self._notice is not None:
            if self._notice.sentence == sentence:
                return
            self._notice_place.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if sentence:
            self._notice = NoticeBar(sentence, Tone.WARM, _("Try again"), closable=False)
            self._notice.acted.connect(self.retry_wished)
            self._notice_place.addWidget(self._notice)

    @property
    def notice(self) -> NoticeBar | None:
        """The notice about words that could not be saved, while there is one."""
        return self._notice

    def write_on(self) -> None:
        """Put the caret in the body."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_composing(self) -> None:
        """A letter that an input method is still making (ŵ, 字) is written as it stands: its page is being left."""
        QGuiApplication.inputMethod().commit()
        composed = self.body.textCursor().block().layout().preeditAreaText()
        if composed:  # there is no input method that would have done it
            finished = QInputMethodEvent()
            finished.setCommitString(composed)
            QApplication.sendEvent(self.body, finished)

    def set_alone(self, *, alone: bool) -> None:
        """Whether the list is out of sight, so that there has to be a way back to it."""
        self.back.setVisible(alone)
        self._fit()

    # ------------------------------------------------------------ record-keeping

    def sentence(self) -> str:
        """What is selected, or the sentence the caret stands in."""
        return sentence_here(self.body)

    def mark(self) -> Mark:
        """How the paragraph at the caret is marked."""
        return mark_of(self.body)

    def set_mark(self, mark: Mark) -> None:
        """Mark the paragraph at the caret; one step, which undo takes back."""
        mark_here(self.body, mark)
        self.write_on()

    # ------------------------------------------------------------ inside

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.back)
        head.addWidget(self.moment)
        head.addStretch(1)
        for widget in (self.tools, self.pin, self.more, self.bin):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        lock = Glyph("lock", "ink3", 16)
        lock.setToolTip(self.promise.text())
        foot.addWidget(lock)
        foot.addWidget(self.promise, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.strip.fold)
        foot.addStretch(0)
        foot.addWidget(self.count)
        foot.addWidget(self.state)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addLayout(head)
        self._column.addWidget(self.title)
        for part in (self.links, self.beside, self.prompt):
            self._column.addWidget(part)
        self._column.addWidget(self.body, 1)
        self._column.addWidget(self.strip)
        self._column.addLayout(self._notice_place)
        self._column.addWidget(Divider())
        self._column.addLayout(foot)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(Centred(self._inner, READING_WIDTH + 2 * _MARGIN))

    def _connect(self) -> None:
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._draft.timeout.connect(self.drafted)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_MS)
        self._pause.timeout.connect(self.paused)
        self.back.clicked.connect(self.back_wished)
        self.bin.clicked.connect(self.bin_wished)
        self.more.clicked.connect(self.menu_wished)
        self.pin.clicked.connect(self.pin_wished)
        self.moment.changed.connect(self._edited_beside)
        self.title.textEdited.connect(lambda _text: self._edited_beside())
        self.body.changed.connect(self._edited)
        self.body.paused.connect(self.paused)
        self.body.counted.connect(self._counted)
        self.body.left_up.connect(lambda: self.title.setFocus(Qt.FocusReason.OtherFocusReason))
        self.body.left.connect(self._left)

    def restyle(self) -> None:
        self.title.setFont(theme().font(Type.DISPLAY))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = theme().metrics
        self._make_room(brief=self.height() < metrics.text(_SHORT))
        others = 3 if self.back.isHidden() else 4
        beside = self.moment.sizeHint().width() + others * metrics.hit + metrics.space(24)
        room = min(self.width(), metrics.text(READING_WIDTH + 2 * _MARGIN)) - 2 * metrics.space(_MARGIN)
        self.tools.setVisible(room >= beside + len(_TOOLS) * (metrics.hit + metrics.space(2)))

    def _make_room(self, *, brief: bool) -> None:
        """Where there is little height the words have most of it: what stands around them says itself in a word."""
        space = theme().metrics.space
        self.links.set_brief(brief=brief)
        self.strip.set_brief(brief=brief)
        self.promise.setVisible(not brief)
        above, below = (8, 6) if brief else (20, 16)
        self._column.setContentsMargins(space(_MARGIN), space(above), space(_MARGIN), space(below))
        self._column.setSpacing(space(6 if brief else 10))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.title and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
                self.write_on()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.back_wished.emit()
                return True
        return super().eventFilter(watched, event)

    def _left(self) -> None:
        """Escape leaves what holds one: first the focus mode, then the entry."""
        if self.body.focus_mode:
            self.body.set_focus_mode(on=False)
        else:
            self.back_wished.emit()

    def _edited(self) -> None:
        small = self.body.document().characterCount() < _DRAFTED_MOST
        if small and not self._draft.isActive():
            self._draft.start()
        self.prompt.put_away()
        self.edited.emit()

    def _edited_beside(self) -> None:
        """The title or the moment: the body's own clock knows nothing of them."""
        self._pause.start()
        self._edited()

    def _counted(self, words: int, selected: int) -> None:
        said = ngettext("{count} word", "{count} words", words).format(count=words)
        if selected:
            said = _("{selected} of {words}").format(selected=selected, words=said)
        self.count.setText(said)
