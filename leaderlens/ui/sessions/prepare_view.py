"""A planned session before it begins: what is on the table, what was agreed last time, and the way in."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderlens.domain.session import Slot
from leaderlens.i18n import _
from leaderlens.ui.sessions.on_the_table import asked_lines
from leaderlens.ui.sessions.view import ParkedCard, Preparation, TopicCard
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_W = TypeVar("_W", bound=QWidget)


class TopicOnTable(Card):
    """A card on the table. ``swapped``, ``set_aside`` (known to nobody else) and ``taken_off`` carry its number."""

    swapped = Signal(int)
    set_aside = Signal(int)
    taken_off = Signal(int)

    def __init__(self, topic: TopicCard) -> None:
        super().__init__(gap=8)
        self.topic = topic
        self.add(Eyebrow(topic.eyebrow, "accent"))
        self.add(Heading(topic.title, 3))
        if topic.why:
            self.add(Reading(topic.why, "ink2"))
        for line in asked_lines(topic.begins):
            self.add(line)
        self.add_stretch()
        self._row = self.add(FlowRow(gap=4))
        own = topic.slot is Slot.OWN
        if topic.swaps:
            self._button(_("Swap"), _("Swap for another: {topic}"), "refresh-cw").clicked.connect(
                lambda: self.swapped.emit(topic.number)
            )
        if own:
            self._button(_("Take off"), _("Take off the table: {topic}"), "x").clicked.connect(
                lambda: self.taken_off.emit(topic.number)
            )
        else:
            self._button(
                _("Not today"), _("Not today: {topic}. Only you know that you said it."), "eye-off"
            ).clicked.connect(lambda: self.set_aside.emit(topic.number))

    def _button(self, text: str, said: str, icon: str) -> Button:
        button = Button(text, Kind.QUIET, icon=icon)
        button.setAccessibleName(said.format(topic=self.topic.title))
        self._row.add(button)
        return button


class ParkedLine(QWidget):
    """A sentence that waits: ``taken_up(id)`` when it comes to the table."""

    taken_up = Signal(str)

    def __init__(self, parked: ParkedCard) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().metrics.space(4))
        rows.addWidget(Reading(parked.text))
        button = Button(_("Take it up"), Kind.QUIET, icon="plus")
        button.setAccessibleName(_("Take it up: {sentence}").format(sentence=parked.text))
        button.clicked.connect(lambda: self.taken_up.emit(parked.id))
        rows.addWidget(FlowRow(Small(_("Parked by {name}").format(name=parked.by), wrap=False), button))


class PrepareView(PageScaffold):
    """``begun``, ``plan_wanted``, ``called_off``, ``closed``; ``swapped``, ``set_aside``, ``taken_off`` (a card's
    number), ``brought(text)`` for a topic of one's own, ``taken_up(id)``, ``suggested`` to lay out what is suggested,
    ``invitation_wanted(path, with_place)``.
    """

    begun = Signal()
    plan_wanted = Signal()
    called_off = Signal()
    closed = Signal()
    swapped = Signal(int)
    set_aside = Signal(int)
    taken_off = Signal(int)
    brought = Signal(str)
    taken_up = Signal(str)
    suggested = Signal()
    invitation_wanted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.begin = Button(_("Begin"), Kind.PRIMARY, trailing="arrow-right")
        self.invitation = Button(_("Save the invitation…"), Kind.SECONDARY, icon="calendar")
        self.change = Button(_("Change the plan"), Kind.QUIET, icon="pencil")
        self.call_off = Button(_("Call it off"), Kind.QUIET)
        self.back = Button(_("All sessions"), Kind.QUIET, icon="arrow-left")
        self.doings = FlowRow(self.begin, self.change, self.call_off, self.back, gap=8)
        self.add(self.doings)
        self.own = TextField(_("Something of your own"), placeholder=_("In a few words, for both of you to read"))
        self.add_own = Button(_("Put it on the table"), Kind.SECONDARY, icon="plus")
        self._own_card = Card(gap=10)
        self._own_card.add(self.own)
        self._own_card.add(FlowRow(self.add_own))
        self.with_place = CheckRow(_("Write the place into it"))
        self._calendar = Card(gap=10)
        self._calendar.add(Heading(_("For your own calendar"), 3))
        self._calendar.add(
            Body(
                _(
                    "A calendar file says “LeaderLens session”, the day, the time and the length: never who meets, "
                    "nor why. Calendars are often read by others. Saved again after a change, it takes the place of "
                    "the entry it made before."
                ),
                "ink2",
            )
        )
        self._calendar.add(self.with_place)
        self._calendar.add(FlowRow(self.invitation))
        self.cards: tuple[TopicOnTable, ...] = ()
        self.parked: tuple[ParkedLine, ...] = ()
        self.suggest: Button | None = None
        self._parts: list[QWidget] = []
        self._shown: Preparation | None = None
        for kept in (self._own_card, self._calendar):
            kept.setParent(self)
            kept.hide()
        self.begin.clicked.connect(self.begun)
        self.change.clicked.connect(self.plan_wanted)
        self.call_off.clicked.connect(self.called_off)
        self.back.clicked.connect(self.closed)
        self.invitation.clicked.connect(self._save_invitation)
        self.add_own.clicked.connect(self._bring)
        self.own.submitted.connect(self._bring)
        theme().changed.connect(self._again)

    def show_preparation(self, shown: Preparation) -> None:
        """Lay everything out; what is typed stays."""
        if shown == self._shown:
            return
        self._offer_place(shown, self._shown)
        self._shown = shown
        self._clear()
        self.set_title(shown.title, shown.when)
        self.doings.updateGeometry()
        self._put_topics(shown)
        self.body.addWidget(self._own_card)
        self._own_card.show()
        if shown.parked:
            card = self._put(Card(gap=12))
            card.add(Heading(_("Parked for a session"), 3))
            self.parked = tuple(ParkedLine(one) for one in shown.parked)
            for line in self.parked:
                line.taken_up.connect(self.taken_up)
                card.add(line)
        if shown.owed:
            card = self._put(Card(gap=8))
            card.add(Heading(_("You will look back at these first"), 3))
            for text in shown.owed:
                card.add(Body(text, "ink2"))
        card = self._put(Card(gap=8))
        card.add(Heading(_("Before you meet"), 3))
        card.add(Body(shown.before, "ink2"))
        if shown.coach:
            card.add(Body(shown.coach, "ink2"))
        if shown.invitation:
            self.body.addWidget(self._calendar)
            self._calendar.show()

    def _put_topics(self, shown: Preparation) -> None:
        self._put(Eyebrow(_("On the table")))
        if shown.topics:
            across = (1, 1, 1) if len(shown.topics) == 3 else (1, 1)
            columns = self._put(Columns(across, needs=360 * len(across)))
            self.cards = tuple(TopicOnTable(topic) for topic in shown.topics)
            for topic in self.cards:
                topic.swapped.connect(self.swapped)
                topic.set_aside.connect(self.set_aside)
                topic.taken_off.connect(self.taken_off)
                columns.add(topic)
        else:
            self._put(Body(_("Nothing is on the table yet. A session can also begin from the script alone."), "ink2"))
        if shown.may_suggest:
            self.suggest = Button(_("Lay out what your check-ins suggest"), Kind.SECONDARY, icon="list-checks")
            self.suggest.clicked.connect(self.suggested)
            self._put(FlowRow(self.suggest))

    def _offer_place(self, shown: Preparation, before: Preparation | None) -> None:
        """Whether the place goes into the file is asked anew for each session and place, never taken for granted."""
        if before is None or (shown.session_id, shown.place) != (before.session_id, before.place):
            self.with_place.setChecked(False)
        self.with_place.set_detail(shown.place)
        self.with_place.setVisible(bool(shown.place))

    def forget_own(self) -> None:
        """What was typed is on the table."""
        self.own.set_text("")

    def _bring(self) -> None:
        if self.own.text().strip():
            self.brought.emit(self.own.text().strip())

    def _save_invitation(self) -> None:
        if self._shown is None:
            return
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save the invitation"), self._shown.invitation, _("Calendar files (*.ics)")
        )
        if path:
            self.invitation_wanted.emit(path, self.with_place.isChecked() and not self.with_place.isHidden())

    def _put(self, widget: _W) -> _W:
        self._parts.append(widget)
        return self.add(widget)

    def _clear(self) -> None:
        for kept in (self._own_card, self._calendar):
            self.body.removeWidget(kept)
            kept.hide()
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.cards, self.parked, self.suggest = [], (), (), None

    def _again(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_preparation(shown)
