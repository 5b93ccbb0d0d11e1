"""The end of a session: what it leaves behind, and a sentence to end on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.session import LONGEST_LINE
from leaderlens.i18n import _
from leaderlens.ui.sessions.half_agreement import HalfAgreementCard
from leaderlens.ui.sessions.view import Story
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.fields import TextArea
from leaderlens.ui.widgets.labels import Body, Heading, Reading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.pause import Pause


class ClosingView(PageScaffold):
    """``typed(text)`` while somebody types, ``story_wanted`` to read everything, ``plan_wanted``, ``left``;
    ``half_kept`` or ``half_let_go`` for an agreement that was only begun. After a last session ``end_wanted`` leads
    back to the end of the term, and nobody is asked to plan a next one.
    """

    typed = Signal(str)
    story_wanted = Signal()
    plan_wanted = Signal()
    end_wanted = Signal()
    left = Signal()
    half_kept = Signal()
    half_let_go = Signal()

    def __init__(self) -> None:
        super().__init__(_("That was your session"), " ", width=RATING_WIDTH)
        self.closing = TextArea(
            _("A sentence to end on, if you like"), _("Both of you keep it, with everything else of today."),
            least=2, most=5, limit=LONGEST_LINE,
        )  # fmt: skip
        last = self.add(HeroCard(gap=12))
        last.add(self.closing)
        self.plan = Button(_("Plan the next one"), Kind.PRIMARY, icon="calendar")
        self.end = Button(_("Close this term"), Kind.PRIMARY, icon="flag")
        self.read = Button(_("Read what you kept"), Kind.SECONDARY)
        self.leave = Button(_("All sessions"), Kind.QUIET)
        self.goodbye = last.add(
            Body(
                _(
                    "When the term is over, close it. You both choose then what, if anything, goes along into a new "
                    "pair. It can wait for the last day."
                ),
                "ink2",
            )
        )
        self._next = self.add(FlowRow(self.plan, self.end, self.read, self.leave, gap=8))
        self._parts: list[QWidget] = []
        self._pause = Pause(self)
        self._pause.over.connect(lambda: self.typed.emit(self.closing.text()))
        self.closing.changed.connect(self._pause.touch)
        self.read.clicked.connect(self.story_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.leave.clicked.connect(self.left)

    def show_closing(self, story: Story, *, words: bool) -> None:
        """Show what the session leaves behind. ``words`` puts the kept sentence into the field."""
        self.set_title(_("That was your last session") if story.last else _("That was your session"), story.when)
        self.plan.setVisible(not story.last)
        self.end.setVisible(story.last)
        self.goodbye.setVisible(story.last)
        self._next.updateGeometry()
        if words:
            before = self.closing.blockSignals(True)
            self.closing.set_text(story.closing)
            self.closing.blockSignals(before)
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        if story.half is not None:
            half = self.add(HalfAgreementCard(story.half))
            half.kept.connect(self.half_kept)
            half.let_go.connect(self.half_let_go)
            self._parts.append(half)
        card = Card(gap=8)
        card.add(Heading(_("What you agreed"), 3))
        for text, detail in story.agreements:
            card.add(Reading(text))
            card.add(Small(detail, "ink2"))
        if not story.agreements:
            card.add(Body(_("Nothing this time. That can be right: not every conversation needs a task."), "ink2"))
        self._parts.append(self.add(card))
        if story.heard:
            card = Card(gap=8)
            card.add(Heading(_("How well you heard each other"), 3))
            card.add(Strong(story.heard, "ink2"))
            self._parts.append(self.add(card))
        if words:
            self.to_top()
