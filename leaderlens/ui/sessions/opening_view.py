"""Before the first turn: what was agreed last time, who speaks first, and whether a coach leads."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.agreement import AgreementState
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.sessions.view import Opening, Owed
from leaderlens.ui.sessions.words import agreement_state
from leaderlens.ui.style.metrics import RATING_WIDTH, Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small, TextLabel
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_W = TypeVar("_W", bound=QWidget)
_SAID = (AgreementState.DONE, AgreementState.PART, AgreementState.NOT_DONE, AgreementState.LET_GO)


class OwedCard(Card):
    """One agreement to look back at: ``said(id, state, line)``."""

    said = Signal(str, object, str)

    def __init__(self, owed: Owed) -> None:
        super().__init__(gap=8)
        self.owed = owed
        self.add(TextLabel(owed.text, Type.ROOM, leading=120))
        self.add(Small(owed.detail, "ink2"))
        if owed.how:
            self.add(Small(_("How you would know: {how}").format(how=owed.how), "ink2"))
        self.line = self.add(TextField(_("A line about it, if you like")))
        self.buttons = {state: Button(agreement_state(state)) for state in _SAID}
        for state, button in self.buttons.items():
            button.setAccessibleName(_("{state}: {agreement}").format(state=button.text(), agreement=owed.text))
            button.clicked.connect(lambda _checked=False, chosen=state: self._say(chosen))
        self.add(FlowRow(*self.buttons.values(), gap=8))

    def _say(self, state: AgreementState) -> None:
        for button in self.buttons.values():
            button.setEnabled(False)
        self.said.emit(self.owed.id, state, self.line.text())


class OpeningView(PageScaffold):
    """``begun(Role, coached)`` to begin, ``said(id, state, line)`` for an agreement, ``left`` to go back."""

    begun = Signal(object, bool)
    said = Signal(str, object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(" ", width=RATING_WIDTH)
        self.owed: tuple[OwedCard, ...] = ()
        self._parts: list[QWidget] = []
        self._opening: Opening | None = None
        self.first = ChoiceCards(_("Who speaks first"))
        self.coached = CheckRow(_("A coach leads this session"))
        self.begin = Button(_("Begin"), Kind.PRIMARY, trailing="arrow-right")
        self.later = Button(_("Not yet"), Kind.QUIET)
        self._foot = Card(gap=12)
        self._ask, self._remembered = Heading("", 2), Small("", "ink2")
        for part in (self._ask, self._remembered, self.first, self.coached):
            self._foot.add(part)
        self._foot.add(FlowRow(self.begin, self.later, gap=8))
        self._foot.setParent(self)
        self._foot.hide()
        self.begin.clicked.connect(self._begin)
        self.later.clicked.connect(self.left)

    def show_opening(self, opening: Opening) -> None:
        """Show it; an agreement that was looked back at goes, the others stay as they are."""
        if opening == self._opening:
            return
        before, self._opening = self._opening, opening
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.body.removeWidget(self._foot)
        self._parts, self.owed = [], ()
        self.set_title(opening.title, opening.line)
        if opening.owed:
            self._put(Eyebrow(_("First, what you agreed before")))
            self.owed = tuple(self._put(OwedCard(one)) for one in opening.owed)
            for card in self.owed:
                card.said.connect(self.said)
        self.body.addWidget(self._foot)
        self._foot.show()
        self._ask.setText(opening.ask)
        self._remembered.setText(opening.remembered)
        self._remembered.setVisible(bool(opening.remembered))
        if before is None or before.names != opening.names or before.title != opening.title:
            self.first.set_items(tuple((role.value, name, role.label, "") for role, name in opening.names))
            self.first.set_value(opening.first.value)
            self.coached.setChecked(opening.coached)
            self.coached.set_detail(opening.without_coach)
            self.to_top()
        self.begin.setEnabled(True)

    def show_ready(self) -> None:
        """It did not begin; it may be tried again."""
        self.begin.setEnabled(True)
        for card in self.owed:
            for button in card.buttons.values():
                button.setEnabled(True)

    def _begin(self) -> None:
        self.begin.setEnabled(False)  # once is enough
        self.begun.emit(Role(self.first.value()), self.coached.isChecked())

    def _put(self, widget: _W) -> _W:
        self._parts.append(widget)
        return self.add(widget)


class StillView(PageScaffold):
    """A session that stands still: ``resumed``, ``ended`` to end it here, ``left`` to go elsewhere."""

    resumed = Signal()
    ended = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(" ", width=RATING_WIDTH)
        self.where = TextLabel("", Type.ROOM, leading=120)
        self.resume = Button(_("Go on"), Kind.PRIMARY, trailing="arrow-right")
        self.end = Button(_("End the session here"), Kind.QUIET)
        self.leave = Button(_("Come back later"), Kind.QUIET)
        card = self.add(Card(gap=14))
        card.add(self.where)
        card.add(
            Body(
                _(
                    "Nothing is lost. You can close LeaderLens, hand over or go on another day: "
                    "the session waits at this step."
                ),
                "ink2",
            )
        )
        card.add(FlowRow(self.resume, self.leave, self.end, gap=8))
        self.body.setSpacing(theme().metrics.space(20))
        self.resume.clicked.connect(self.resumed)
        self.end.clicked.connect(self.ended)
        self.leave.clicked.connect(self.left)

    def show_still(self, title: str, script: str, where: str) -> None:
        self.set_title(title, script)
        self.where.setText(where)
