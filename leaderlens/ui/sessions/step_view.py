"""One turn on one screen between two people: who speaks, the question said aloud, the clock, and room for notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.charting.marks import ViewMark
from leaderlens.ui.sessions.agree_panel import AgreePanel
from leaderlens.ui.sessions.heard_panel import HeardPanel
from leaderlens.ui.sessions.notes_panel import NotesPanel
from leaderlens.ui.sessions.on_the_table import OnTheTable
from leaderlens.ui.sessions.owed_list import OwedList
from leaderlens.ui.sessions.rows import Rows
from leaderlens.ui.sessions.turn_clock import TurnClock
from leaderlens.ui.sessions.view import StepShown
from leaderlens.ui.style.metrics import PAGE_MARGIN, Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.card import Card, Divider, HeroCard
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small, Strong, TextLabel
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.progress import SegmentedProgress

_WIDE = 1180
"""The most width of the screen between two people: wider than a page that is read close by."""


class SpeakerLine(QWidget):
    """Whose turn it is, large, with their mark, and what the other does meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._marks = {role: ViewMark(role) for role in (Role.LEADER, Role.CHIEF_EXECUTIVE)}
        self.words = TextLabel("", Type.DISPLAY)
        self.listens = Body("", "ink2")
        head = QHBoxLayout()
        head.setSpacing(10)
        for mark in self._marks.values():
            head.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
            mark.hide()
        head.addWidget(self.words, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self.listens)

    def show_speaker(self, role: Role | None, words: str, listens: str) -> None:
        for one, mark in self._marks.items():
            mark.setVisible(one is role)
        self.words.setText(words)
        self.listens.setText(listens)
        self.listens.setVisible(bool(listens))


class LookedBack(Card):
    """Agreements that were looked back at in this session, with what was said of each."""

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.add(Heading(_("You have looked back at"), 3))
        self._rows = self.add(Rows(4))
        self._shown: tuple[tuple[str, str], ...] | None = None

    def show_told(self, told: tuple[tuple[str, str], ...]) -> None:
        self.setVisible(bool(told))
        if told != self._shown:
            self._shown = told
            self._rows.put(*(part for text, detail in told for part in (Strong(text), Small(detail, "ink2"))))


class StepView(QWidget):
    """``went_on``, ``went_back``, ``skipped``, ``lengthened``, ``paused``. The panels speak for themselves."""

    went_on = Signal()
    went_back = Signal()
    skipped = Signal()
    lengthened = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.script, self.clock = Eyebrow("", "ink2"), TurnClock()
        self.pause = Button(_("Pause"), Kind.QUIET)
        self.progress = SegmentedProgress()
        self.phase_line, self.title = Small("", "ink2"), Heading("", 2)
        self.speaker = SpeakerLine()
        self.question_card = HeroCard(gap=10)
        self.question_card.add(Eyebrow(_("Said aloud")))
        self.question = self.question_card.add(TextLabel("", Type.ALOUD, leading=112))
        self.instruction = TextLabel("", Type.ROOM, "ink2", leading=126)
        self.tip_card = Card(gap=6)
        self.tip_card.add(Eyebrow(_("For the coach")))
        self.tip = self.tip_card.add(Reading())
        self.topics, self.notes, self.hearing, self.agree = OnTheTable(), NotesPanel(), HeardPanel(), AgreePanel()
        self.owed, self.looked_back = OwedList(), LookedBack()
        self.back = IconButton("arrow-left", _("One turn back"))
        self.skip = Button(_("Skip this step"), Kind.QUIET)
        self.longer = Button(_("A little longer"), Kind.SECONDARY, icon="plus")
        self.next = Button("", Kind.PRIMARY, trailing="arrow-right")
        self._key = ("", -1)
        self._whole = 1
        self._busy = False
        self._role: Role | None = None
        self._build()
        self._connect()
        theme().changed.connect(self.restyle)
        self.restyle()

    @property
    def key(self) -> tuple[str, int]:
        """The step and the turn in it that are shown."""
        return self._key

    def show_step(self, shown: StepShown) -> None:
        """Show a turn; what is being typed stays where it is."""
        moved = (shown.step_id, shown.turn) != self._key
        self._key, self._whole, self._role = (shown.step_id, shown.turn), shown.whole, shown.speaker
        self.script.setText(_("{script} · {phase}").format(script=shown.script, phase=shown.phase))
        self.progress.show_progress(shown.steps, shown.done, shown.place)
        self.progress.setAccessibleName(_("Step {number} of {total}").format(number=shown.place + 1, total=shown.steps))
        self.phase_line.setText(_("{phase}: {line}").format(phase=shown.phase, line=shown.phase_line))
        self.title.setText(shown.title)
        self.speaker.show_speaker(shown.speaker, shown.speaks, shown.listens)
        self.question.setText(shown.question)
        self.instruction.setText(shown.instruction)
        self.tip.setText(shown.tip)
        self.tip_card.setVisible(bool(shown.tip))
        self.owed.show_owed(shown.owed)
        self.looked_back.show_told(shown.looked_back)
        self._busy = shown.hearing is not None or shown.agreeing is not None or bool(shown.owed)
        self._place_topics()
        self.topics.show_topics(shown.topics)
        self.notes.show_lines(shown.lines)
        self.hearing.setVisible(shown.hearing is not None)
        if shown.hearing is not None:
            self.hearing.show_hearing(shown.hearing, words=moved)
        self.agree.setVisible(shown.agreeing is not None)
        if shown.agreeing is not None:
            self.agree.show_agreeing(shown.agreeing)
        self.next.setText(shown.go_on)
        self.skip.setVisible(shown.may_skip)
        self.back.setEnabled(shown.may_go_back)
        self._bar.updateGeometry()
        if moved:
            self.page.to_top()
        QTimer.singleShot(0, self.page, self._grow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_topics()

    def _place_topics(self) -> None:
        """The table stands last beside what is said; below it where that column is taken by something to do, unless the
        two columns are one: then what is to be done comes first.
        """
        below = self._busy and not self.columns.narrow
        home, other = (self._left, self._right) if below else (self._right, self._left)
        if home.indexOf(self.topics) < 0:
            other.removeWidget(self.topics)
            home.insertWidget(home.count() - 1, self.topics)  # before the stretch

    def forget(self) -> None:
        """Let go of what was typed: it is kept, and the next session begins with empty fields."""
        self._key = ("", -1)
        self.notes.show_text("")
        self.hearing.empty()
        self.agree.start()
        self.owed.forget()
        self.topics.show_ratings({})

    def show_left(self, seconds: int) -> None:
        """What is left of the turn, in seconds; negative once it has run over."""
        self.clock.show_left(seconds, self._whole, self._role)

    def _grow(self) -> None:
        """Ask everything on the page for its height again, from the inside out.

        Several panels come and go at once, and a layout in between may still remember the height of the turn before.
        """
        for panel in (self.question_card, self.owed, self.hearing, self.agree, self.notes, self.topics):
            part: QWidget | None = panel
            while part is not None and part is not self.page:
                part.updateGeometry()
                part = part.parentWidget()

    def restyle(self) -> None:
        space = theme().metrics.space
        across = 24 if theme().metrics.percent >= 150 else PAGE_MARGIN[0]
        self._top.setContentsMargins(across, space(14), across, space(10))
        self._foot.setContentsMargins(across, space(10), across, space(12))
        self._left.setSpacing(space(12 if theme().metrics.percent >= 150 else 24))
        self._right.setSpacing(space(16))

    # ------------------------------------------------------------ inside

    def _build(self) -> None:
        head = QWidget()
        self._top = QVBoxLayout(head)
        line = QHBoxLayout()
        line.setSpacing(20)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.script)
        words.addWidget(self.title)
        line.addLayout(words, 1)
        line.addWidget(self.clock)
        line.addWidget(self.pause)
        self._top.addLayout(line)
        self._top.addWidget(self.progress)
        self.page = PageScaffold(width=_WIDE)
        self.columns = Columns((8, 5), needs=940, gap=32, top=True)
        left, right = QWidget(), QWidget()
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 0)
        said_and_asked: tuple[QWidget, ...] = (
            self.speaker, self.question_card, self.instruction, self.phase_line, self.tip_card, self.topics,
        )  # fmt: skip
        for said in said_and_asked:
            self._left.addWidget(said)
        for panel in (self.owed, self.looked_back, self.hearing, self.agree, self.notes):
            self._right.addWidget(panel)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self.columns.add(left)
        self.columns.add(right)
        self.page.add(self.columns)
        foot = QWidget()
        self._foot = QHBoxLayout(foot)
        self._bar = FlowRow(self.back, self.skip, self.longer, gap=8)
        self._foot.addWidget(self._bar, 1)
        self._foot.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        strips: tuple[tuple[QWidget, int], ...] = (
            (head, 0), (Divider(), 0), (self.page, 1), (Divider(), 0), (foot, 0),
        )  # fmt: skip
        for strip, stretch in strips:
            whole.addWidget(strip, stretch)

    def _connect(self) -> None:
        self.next.clicked.connect(self.went_on)
        self.back.clicked.connect(self.went_back)
        self.skip.clicked.connect(self.skipped)
        self.longer.clicked.connect(self.lengthened)
        self.pause.clicked.connect(self.paused)
        on = QShortcut(QKeySequence("Ctrl+Return"), self)
        on.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        on.activated.connect(self.next.click)
