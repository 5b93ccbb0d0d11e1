"""The right side of the journal: one entry, to write and to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leaderlens.domain.journal import JournalEntry
from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.body_edit import BodyEdit
from leaderlens.ui.journal.moment_popover import MomentButton
from leaderlens.ui.journal.view import SaveState, Written
from leaderlens.ui.style.metrics import READING_WIDTH, Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import Centred
from leaderlens.ui.widgets.notice import Glyph, NoticeBar

PAUSE_MS = 800
"""So long after the first new word they are saved, whether one still types or not. In a text of megabytes, which takes
long to read out of the editor, so long after the last key.
"""

_MARGIN = 44
_COUNT_EXACTLY = 200_000  # characters; beyond that the words are estimated, and only when the person pauses


class EntryEditor(QWidget):
    """``edited`` at every change, ``paused`` a moment after the last; wishes for the bin, the list, and a new try."""

    edited = Signal()
    paused = Signal()
    bin_wished = Signal()
    back_wished = Signal()
    retry_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", _("Back to the list"), shortcut="Esc")
        self.moment = MomentButton()
        self.bin = IconButton("trash-2", _("Put this entry in the bin"))
        self.title = QLineEdit()
        self.title.setProperty("quiet", True)
        self.title.setTextMargins(-2, 0, 0, 0)  # in line with the words below
        self.title.setPlaceholderText(_("A title, if you like"))
        self.title.setAccessibleName(_("Title of the entry"))
        self.title.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.title.installEventFilter(self)
        self.body = BodyEdit()
        self.body.setPlaceholderText(_("What happened, and what did you make of it?"))
        self.body.setAccessibleName(_("Your entry"))
        self.count, self.state = Small(wrap=False), Small(wrap=False)
        self._notice: NoticeBar | None = None
        self._notice_place = QVBoxLayout()
        self._build()
        self.back.clicked.connect(self.back_wished)
        self.bin.clicked.connect(self.bin_wished)
        self.moment.changed.connect(self._edited)
        self.title.textEdited.connect(lambda _text: self._edited())
        self.body.written.connect(self._edited)
        self.body.left_up.connect(lambda: self.title.setFocus(Qt.FocusReason.OtherFocusReason))
        self.body.left.connect(self.back_wished)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        theme().changed.connect(self.restyle)
        self.restyle()

    # ------------------------------------------------------------ what is shown

    def show_entry(self, entry: JournalEntry, today: date) -> None:
        """Show an entry; where it has been open before, as it was left."""
        self._pause.stop()
        self.title.setText(entry.title)
        self.title.setCursorPosition(0)
        self.moment.show_moment(entry.moment, today)
        self.body.show_entry(entry.id, entry.body)
        self._count()

    def written(self) -> Written:
        """What stands here now."""
        return Written(self.title.text(), self.body.words(), self.moment.moment())

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

    def set_alone(self, *, alone: bool) -> None:
        """Whether the list is out of sight, so that there has to be a way back to it."""
        self.back.setVisible(alone)

    # ------------------------------------------------------------ inside

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.back)
        head.addWidget(self.moment)
        head.addStretch(1)
        head.addWidget(self.bin)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(Glyph("lock", "ink3", 16))
        foot.addWidget(Small(_("Private. Nobody else can read your journal.")), 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.count)
        foot.addWidget(self.state)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addLayout(head)
        self._column.addWidget(self.title)
        self._column.addWidget(self.body, 1)
        self._column.addLayout(self._notice_place)
        self._column.addWidget(Divider())
        self._column.addLayout(foot)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(Centred(self._inner, READING_WIDTH + 2 * _MARGIN))

    def restyle(self) -> None:
        metrics = theme().metrics
        side = metrics.space(_MARGIN)
        self.title.setFont(theme().font(Type.DISPLAY))
        self._column.setContentsMargins(side, metrics.space(20), side, metrics.space(16))
        self._column.setSpacing(metrics.space(12))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.title and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
                self.write_on()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.back_wished.emit()
                return True
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        small = self.body.document().characterCount() < _COUNT_EXACTLY
        if not (small and self._pause.isActive()):
            self._pause.start()
        if small:
            self._count()
        self.edited.emit()

    def _paused(self) -> None:
        if self.body.document().characterCount() >= _COUNT_EXACTLY:
            self._count()
        self.paused.emit()

    def _count(self) -> None:
        size = self.body.document().characterCount()
        if size >= _COUNT_EXACTLY:
            thousands = max(1, round(size / 6_000))  # five letters and a space make a word
            self.count.setText(_("About {count} thousand words").format(count=thousands))
            return
        count = len(self.body.words().split())
        self.count.setText(ngettext("{count} word", "{count} words", count).format(count=count))
