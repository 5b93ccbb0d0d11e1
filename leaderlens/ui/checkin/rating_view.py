"""Answering a sheet: where one is above, one question in the middle, the way back and on below, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.domain.checkin import Answer, Missing
from leaderlens.i18n import N_, _
from leaderlens.ui.checkin.asked import Asked
from leaderlens.ui.checkin.question_card import QuestionCard
from leaderlens.ui.checkin.sheet_keeper import Saving
from leaderlens.ui.checkin.sheet_progress import SheetProgress
from leaderlens.ui.style.metrics import PAGE_MARGIN, RATING_WIDTH
from leaderlens.ui.style.painting import placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.labels import Small, Strong
from leaderlens.ui.widgets.layouts import Centred
from leaderlens.ui.widgets.notice import Glyph, NoticeBar

KEYS = (
    (N_("Rate 1 to 7"), "1"),
    (N_("No chance to see it"), "N"),
    (N_("I’d rather talk about this"), "T"),
    (N_("What it rests on"), "B"),
    (N_("The right amount?"), "A"),
    (N_("Next question"), "Return"),
    (N_("Previous question"), "Backspace"),
    (N_("Next question, from the note"), "Ctrl+Return"),
)
"""The keys of this view, for the sheet of shortcuts."""

_STEPS = tuple("1234567")
_MISSING = {"n": Missing.NO_CHANCE, "t": Missing.TALK}
_TAGS = ("a", "b")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MARGIN_NEEDS, _MARGIN_MOST, _MARGIN_GAP = 170, 260, 24  # px at 100 % of a note beside the card
_ROOM_NEEDS = 700  # px of height from which the card stands with air
_TIGHT_BELOW = 430  # px of height at 100 %: lower, and the scale comes before what explains it
_HINT_NEEDS = 640  # px at 100 %: narrower, and the title and the line about keys make way


class RatingView(QWidget):
    """Signals carry wishes; the presenter answers them.

    ``changed(answer)``: the answer on screen is another (None: taken back). ``next_wanted``, ``back_wanted``,
    ``later_wanted``, ``review_wanted``, ``retry_wanted``.
    """

    changed = Signal(object)
    next_wanted = Signal()
    back_wanted = Signal()
    later_wanted = Signal()
    review_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Strong(wrap=False)
        self.count = Small(wrap=False)
        self.saved_icon = Glyph("check", "good", 16)
        self.saved = Small(wrap=False)
        self.later = Button(_("Finish later"), Kind.QUIET)
        self.review = Button(_("Look over"), Kind.QUIET)
        self.progress = SheetProgress()
        self.card = QuestionCard()
        self.back = Button(_("Back"), Kind.QUIET, icon="chevron-left")
        self.keys_hint = Small(_("1 to 7, N or T, then Enter"), wrap=False)
        self.next = Button(_("Next"), Kind.PRIMARY, trailing="arrow-right")
        self.notice: NoticeBar | None = None
        self._build()
        self.card.changed.connect(self.changed)
        self.card.on_wanted.connect(self._next)
        self.next.clicked.connect(self._next)
        self.back.clicked.connect(self._back)
        self.later.clicked.connect(self._later)
        self.review.clicked.connect(self._review)
        theme().changed.connect(self.restyle)
        self.restyle()

    # ------------------------------------------------------------ what the presenter asks

    def show_question(
        self, asked: Asked, answer: Answer | None, position: int, blocks: tuple[int, ...], done: frozenset[int]
    ) -> None:
        """Ask one question. ``position`` counts from 0, ``blocks`` holds the sizes of the blocks of the sheet."""
        total = sum(blocks)
        self.card.show_question(asked, answer)
        self.count.setText(_("{number} of {total}").format(number=position + 1, total=total))
        self.show_progress(blocks, done, position)
        self.next.setText(_("Next") if position + 1 < total else _("Go on"))
        self._scroll.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._bring_scale)  # once the words have their height

    def show_progress(self, blocks: tuple[int, ...], done: frozenset[int], position: int) -> None:
        """How far the sheet has come."""
        self.progress.show_blocks(blocks, done, position)

    def show_title(self, title: str) -> None:
        self.title.setText(title)

    def show_saving(self, saving: Saving, sentence: str = "") -> None:
        """How it stands with what was answered; ``sentence`` says why it could not be saved."""
        words = {
            Saving.NOTHING: "",
            Saving.UNDER_WAY: _("Saving"),
            Saving.SAVED: _("Saved"),
            Saving.FAILED: _("Not saved yet"),
        }[saving]
        self.saved.setText(words)
        self.saved.set_tone("warm" if saving is Saving.FAILED else "ink3")
        self.saved_icon.show_icon(
            "triangle-alert" if saving is Saving.FAILED else "check", "warm" if saving is Saving.FAILED else "good"
        )
        self.saved_icon.setVisible(saving in {Saving.SAVED, Saving.FAILED})
        if saving is Saving.FAILED:
            self._show_notice(sentence)
        elif saving is Saving.SAVED:
            self._hide_notice()

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        self.card.flush()

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not plain or self.card.writing or not self._do(event):
            super().keyPressEvent(event)

    def _do(self, event: QKeyEvent) -> bool:
        """Act on a key that no control took; False for a key that means nothing here."""
        key, letter = event.key(), event.text().lower()
        if letter in _STEPS:
            self.card.choose(int(letter))
            self._bring(self.card.scale)
        elif letter in _MISSING:
            self.card.choose_missing(_MISSING[letter])
            self._bring(self.card.missing)
        elif letter in _TAGS:
            if not self.card.tag(letter):
                return False
            self._bring(self.card.tags)
        elif key in _ENTER and not event.isAutoRepeat():
            self._next()
        elif key == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self._back()
        else:
            return False
        return True

    def _bring_scale(self) -> None:
        """Nobody should have to look for the scale: the statement stands right above it."""
        self._bring(self.card.scale)

    def _bring(self, answers: QWidget) -> None:
        """What a key chose must be seen, however large the text is."""
        self._scroll.ensureWidgetVisible(answers, 0, 12)

    # ------------------------------------------------------------ inside

    def _next(self) -> None:
        self.flush()
        self.next_wanted.emit()

    def _back(self) -> None:
        self.flush()
        self.back_wanted.emit()

    def _later(self) -> None:
        self.flush()
        self.later_wanted.emit()

    def _review(self) -> None:
        self.flush()
        self.review_wanted.emit()

    def _build(self) -> None:
        head = QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(0, 0, 0, 0)
        self._top = top
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.title)
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.saved_icon)
        line.addWidget(self.saved)
        line.addWidget(self.review)
        line.addWidget(self.later)
        top.addLayout(line)
        top.addWidget(self.progress)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(0, 0, 0, 0)
        top.addLayout(self._notices)
        foot = QWidget()
        bottom = QHBoxLayout(foot)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(14)
        bottom.addWidget(self.back)
        bottom.addStretch(1)
        bottom.addWidget(self.keys_hint)
        bottom.addWidget(self.next)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        self._middle = QVBoxLayout(scrolled)
        self._middle.addWidget(Centred(self.card, RATING_WIDTH))
        self._build_margin(scrolled)
        self._middle.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(scrolled)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_range: self._line_up())
        self._head_row, self._foot_row = Centred(head, RATING_WIDTH), Centred(foot, RATING_WIDTH)
        for row in (self._head_row, self._foot_row):
            row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head_row)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot_row)

    def _build_margin(self, holder: QWidget) -> None:
        self._holder, self._margin = holder, QWidget(holder)
        self._margin_column = QVBoxLayout(self._margin)
        self._margin_column.setContentsMargins(0, 0, 0, 0)
        self._margin_column.addStretch(1)
        self._margin.hide()
        self.card.installEventFilter(self)

    def restyle(self) -> None:
        metrics = theme().metrics
        self._across = 24 if metrics.percent >= 150 else PAGE_MARGIN[0]
        self._top.setSpacing(metrics.space(6))
        self._middle.setContentsMargins(self._across, metrics.space(10), self._across, metrics.space(10))
        self._line_up()

    def _line_up(self) -> None:
        """Keep what stands above and below in line with the card beside a scroll bar."""
        bar = self._scroll.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        space = theme().metrics.space
        tight = self.height() < theme().metrics.text(_TIGHT_BELOW)
        self._head_row.setContentsMargins(self._across, space(4 if tight else 14), self._across + beside, 0)
        self._foot_row.setContentsMargins(self._across, space(6), self._across + beside, space(6 if tight else 14))
        self.card.set_roomy(roomy=self.height() >= _ROOM_NEEDS and theme().metrics.percent < 150, tight=tight)
        narrow = self.width() < theme().metrics.text(_HINT_NEEDS)
        self.keys_hint.setVisible(not narrow)
        self.title.setVisible(not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.card and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place_margin()
        return super().eventFilter(watched, event)

    def _place_margin(self) -> None:
        """Where the window leaves room beside the card, its examples stand there as a note in the margin."""
        holder = self._holder
        corner = self.card.mapTo(holder, QPoint(0, 0))
        gap = theme().metrics.space(_MARGIN_GAP)
        room = holder.width() - corner.x() - self.card.width() - gap - 16
        beside = room >= theme().metrics.text(_MARGIN_NEEDS)
        self.card.put_examples(self._margin_column if beside else None)
        self._margin.setVisible(beside)
        if beside:
            width = min(room, theme().metrics.text(_MARGIN_MOST))
            spot = QRect(corner.x() + self.card.width() + gap, corner.y() + gap, width, self.card.height() - gap)
            self._margin.setGeometry(placed(holder, spot))

    def _show_notice(self, sentence: str) -> None:
        if self.notice is not None and self.notice.sentence == sentence:
            return
        self._hide_notice()
        self.notice = NoticeBar(sentence, Tone.WARM, _("Try again"), closable=False)
        self.notice.acted.connect(self.retry_wanted)
        self._notices.addWidget(self.notice)

    def _hide_notice(self) -> None:
        if self.notice is not None:
            self._notices.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
