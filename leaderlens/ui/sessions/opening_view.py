"""Before the first turn: what was agreed last time, who speaks first, and whether a coach leads."""

from __future__ import annotations

from PySide6.QtCore import Signal

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.sessions.owed_list import OwedCard, OwedList
from leaderlens.ui.sessions.view import Opening
from leaderlens.ui.style.metrics import RATING_WIDTH, Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small, TextLabel
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class OpeningView(PageScaffold):
    """``begun(Role, coached)`` to begin, ``said(id, state, line, new day or None)`` for an agreement, ``typed``
    while a line is written beside one, ``left`` to go back.
    """

    begun = Signal(object, bool)
    said = Signal(str, object, str, object)
    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(" ", width=RATING_WIDTH)
        self._opening: Opening | None = None
        self._before = self.add(Eyebrow(_("First, what you agreed before")))
        self.list = self.add(OwedList())
        self.first = ChoiceCards(_("Who speaks first"))
        self.coached = CheckRow(_("A coach leads this session"))
        self.begin = Button(_("Begin"), Kind.PRIMARY, trailing="arrow-right")
        self.later = Button(_("Not yet"), Kind.QUIET)
        self._foot = Card(gap=12)
        self._ask, self._remembered = Heading("", 2), Small("", "ink2")
        for part in (self._ask, self._remembered, self.first, self.coached):
            self._foot.add(part)
        self._foot.add(FlowRow(self.begin, self.later, gap=8))
        self.add(self._foot)
        self.list.said.connect(self.said)
        self.list.typed.connect(self.typed)
        self.begin.clicked.connect(self._begin)
        self.later.clicked.connect(self.left)

    def show_opening(self, opening: Opening) -> None:
        """Show it; an agreement that was looked back at goes, the others stay as they are."""
        if opening == self._opening:
            return
        before, self._opening = self._opening, opening
        self.set_title(opening.title, opening.line)
        self._before.setVisible(bool(opening.owed))
        self.list.show_owed(opening.owed)
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
        self.list.show_ready()

    def forget(self) -> None:
        """Another session: nothing of this one stays."""
        self._opening = None
        self.list.forget()

    @property
    def owed(self) -> tuple[OwedCard, ...]:
        """The agreements still to be looked back at."""
        return self.list.cards

    def _begin(self) -> None:
        self.begin.setEnabled(False)  # once is enough
        self.begun.emit(Role(self.first.value()), self.coached.isChecked())


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
