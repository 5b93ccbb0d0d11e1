"""Agreements to look back at, one card each; what is typed beside one stays while the others come and go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.agreement import AgreementState
from leaderlens.i18n import _
from leaderlens.services.agreements import LONGEST
from leaderlens.ui.sessions.view import Owed
from leaderlens.ui.sessions.words import agreement_state
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Small, TextLabel
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.pause import Pause

_SAID = (AgreementState.DONE, AgreementState.PART, AgreementState.NOT_DONE, AgreementState.LET_GO)


class OwedCard(Card):
    """One agreement to look back at: ``said(id, state, line, new day or None)``. Only what is not settled by what is
    said of it gets a new day.
    """

    said = Signal(str, object, str, object)

    def __init__(self, owed: Owed) -> None:
        super().__init__(gap=8)
        self.owed = owed
        self.add(TextLabel(owed.text, Type.ROOM, leading=120))
        self.add(Small(owed.detail, "ink2"))
        if owed.how:
            self.add(Small(_("How you would know: {how}").format(how=owed.how), "ink2"))
        self.line = self.add(TextField(_("A line about it, if you like"), limit=LONGEST))
        self.line.set_text(owed.line)
        self.another_day = self.add(CheckRow(_("Give it a new day"), _("Where it is done in part, or not done.")))
        self.another_day.setAccessibleName(_("Give it a new day: {agreement}").format(agreement=owed.text))
        self.day = self.add(DateField(_("By when")))
        self.day.set_earliest(owed.earliest)
        self.day.set_value(owed.new_day)
        self.day.hide()
        self.another_day.toggled.connect(self.day.setVisible)
        self.buttons = {state: Button(agreement_state(state)) for state in _SAID}
        for state, button in self.buttons.items():
            button.setAccessibleName(_("{state}: {agreement}").format(state=button.text(), agreement=owed.text))
            button.clicked.connect(lambda _checked=False, chosen=state: self._say(chosen))
        self.add(FlowRow(*self.buttons.values(), gap=8))

    def set_ready(self, *, ready: bool) -> None:
        """Whether something may be said; not while what was said is being kept."""
        for button in self.buttons.values():
            button.setEnabled(ready)

    def _say(self, state: AgreementState) -> None:
        self.set_ready(ready=False)
        moved = self.another_day.isChecked() and not state.settles
        self.said.emit(self.owed.id, state, self.line.text(), self.day.value() if moved else None)


class OwedList(QWidget):
    """``said(id, state, line, new day or None)`` for an agreement, ``typed`` while a line is written beside one."""

    said = Signal(str, object, str, object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[OwedCard, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pause = Pause(self)
        self._pause.over.connect(self.typed)

    def show_owed(self, owed: tuple[Owed, ...]) -> None:
        """These are still to be looked back at. A card that was there before stays, with what is typed in it."""
        self._column.setSpacing(theme().metrics.space(14))
        there = {card.owed.id: card for card in self.cards}
        for name, card in there.items():
            if name not in {one.id for one in owed}:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
        self.cards = tuple(there.get(one.id) or self._card(one) for one in owed)
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
        self.setVisible(bool(owed))

    def lines(self) -> dict[str, str]:
        """What is typed beside each agreement and not handed in, by its id."""
        return {card.owed.id: text for card in self.cards if (text := card.line.text().strip())}

    def forget(self) -> None:
        """Another session: nothing of this one stays."""
        self._pause.stop()
        self.show_owed(())

    def show_ready(self) -> None:
        """It could not be kept; it may be said again."""
        for card in self.cards:
            card.set_ready(ready=True)

    def _card(self, owed: Owed) -> OwedCard:
        card = OwedCard(owed)
        card.said.connect(self.said)
        card.line.changed.connect(self._pause.touch)
        return card
