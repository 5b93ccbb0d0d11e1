"""A session that is over: what was on the table, what was said and said back, what was agreed, and its last words."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.sessions.half_agreement import HalfAgreementCard
from leaderlens.ui.sessions.version_choice import VersionChoice
from leaderlens.ui.sessions.view import NotesOfStep, SaidBack, Story
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_W = TypeVar("_W", bound=QWidget)


class SaidBackWords(QWidget):
    """What one said back, and what the other said to it: ``kept(Versions, text)`` where a version is chosen."""

    kept = Signal(object, str)

    def __init__(self, who: str, said: SaidBack) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().metrics.space(3))
        rows.addWidget(Small(who))
        rows.addWidget(Reading(said.heard) if said.heard else Small(_("Said aloud."), "ink2"))
        if said.verdict:
            rows.addWidget(Small(said.verdict, "ink2"))
        if said.correction:
            rows.addWidget(Reading(said.correction, "ink2"))
        for choosing in said.choosing:
            choice = VersionChoice(choosing)
            choice.kept.connect(self.kept)
            rows.addWidget(choice)


class StepNotes(Card):
    """The notes of one step: ``kept(Versions, text)`` for a version chosen."""

    kept = Signal(object, str)

    def __init__(self, notes: NotesOfStep) -> None:
        super().__init__(gap=10)
        self.add(Heading(notes.title, 3))
        for line in notes.lines:
            if line.choosing is not None:
                choice = self.add(VersionChoice(line.choosing))
                choice.kept.connect(self.kept)
            else:
                self.add(Reading(line.text))
        for who, said in notes.said_back:
            self.add(SaidBackWords(who, said)).kept.connect(self.kept)


class StoryView(PageScaffold):
    """``closed`` to go back to the list, ``kept(Versions, text)`` for a version chosen, ``report_wanted``;
    ``half_kept`` or ``half_let_go`` for an agreement that was only begun, ``cancellation_wanted(path)``.
    """

    closed = Signal()
    kept = Signal(object, str)
    report_wanted = Signal()
    half_kept = Signal()
    half_let_go = Signal()
    cancellation_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ", width=RATING_WIDTH)
        self.back = Button(_("All sessions"), Kind.QUIET, icon="arrow-left")
        self.back.clicked.connect(self.closed)
        self.report = Button(_("Summary to print…"), Kind.QUIET, icon="printer")
        self.report.clicked.connect(self.report_wanted)
        self.add(FlowRow(self.back, self.report))
        self.notes: tuple[StepNotes, ...] = ()
        self._parts: list[QWidget] = []
        self._story: Story | None = None
        self.cancellation: Button | None = None
        theme().changed.connect(self._again)

    def show_story(self, story: Story) -> None:
        """Tell it."""
        if story == self._story:
            return
        self._story = story
        self._clear()
        self.set_title(story.title, story.when)
        self.report.setVisible(not story.not_held)
        if story.not_held:
            self._put(Body(story.not_held, "ink2"))
            self._put_cancellation(story.cancellation)
        elif not (story.steps or story.closing or story.agreements):
            self._put(Body(_("You kept no notes of this session. Talking was the point of it."), "ink2"))
        self._put_outcome(story)
        self.notes = tuple(self._put(StepNotes(one)) for one in story.steps)
        for card in self.notes:
            card.kept.connect(self.kept)
        for sentence in (story.heard, story.left_out):
            if sentence:
                self._put(Body(sentence, "ink2"))
        self.to_top()

    def _put_outcome(self, story: Story) -> None:
        """The last words, what was agreed, and what it was about."""
        if story.half is not None:
            half = self._put(HalfAgreementCard(story.half))
            half.kept.connect(self.half_kept)
            half.let_go.connect(self.half_let_go)
        if story.closing or story.choosing:
            card = self._put(Card(gap=6))
            card.add(Eyebrow(_("The last words"), "accent"))
            if not story.choosing:
                card.add(Reading(story.closing))
            for choosing in story.choosing:
                card.add(VersionChoice(choosing)).kept.connect(self.kept)
        if story.agreements:
            card = self._put(Card(gap=10))
            card.add(Heading(_("What you agreed"), 3))
            for text, detail in story.agreements:
                card.add(Strong(text))
                card.add(Small(detail, "ink2"))
        if story.topics:
            card = self._put(Card(gap=8))
            card.add(Heading(_("What was on the table"), 3))
            for topic in story.topics:
                card.add(Strong(_("{kind}: {topic}").format(kind=topic.eyebrow, topic=topic.title)))
                if topic.why:
                    card.add(Small(topic.why, "ink2"))

    def _put_cancellation(self, name: str) -> None:
        """If the calendar still holds it: a file that takes it out."""
        if not name:
            return
        card = self._put(Card(gap=10))
        card.add(Heading(_("If it stands in your calendar"), 3))
        card.add(Body(_("Open this file with your calendar, and the entry is marked as cancelled."), "ink2"))
        self.cancellation = Button(_("Save the cancellation…"), Kind.SECONDARY, icon="calendar")
        self.cancellation.clicked.connect(lambda: self._save_cancellation(name))
        card.add(FlowRow(self.cancellation))

    def _save_cancellation(self, name: str) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Save the cancellation"), name, _("Calendar files (*.ics)"))
        if path:
            self.cancellation_wanted.emit(path)

    def _put(self, widget: _W) -> _W:
        self._parts.append(widget)
        return self.add(widget)

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.notes = [], ()

    def _again(self) -> None:
        story, self._story = self._story, None
        if story is not None:
            self.show_story(story)
