"""Ending a check-in without a reveal: what withdrawing or closing it would mean, in plain words, before either."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal

from leaderlens.domain.checkin import Ending
from leaderlens.i18n import _
from leaderlens.ui.style.metrics import READING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class EndingView(PageScaffold):
    """``ended(Ending)`` for what the person chose, ``kept`` when it goes on."""

    ended = Signal(object)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__(_("End this check-in?"), width=READING_WIDTH)
        self.problem = self.add(Body("", "danger"))
        self.problem.hide()
        self.consequences = self.add(Body("", "ink"))
        self.missed_card, self.withdraw_card = self.add(Card(gap=10)), self.add(Card(gap=10))
        self.missed_card.add(Heading(_("Close it as missed"), 3))
        self.missed_card.add(
            Body(
                _(
                    "Its day has passed and one of you did not get to it. Charts show that it took place and was "
                    "missed; no line is drawn across it."
                ),
                "ink2",
            )
        )
        self.close_button = Button(_("Close as missed"), Kind.SECONDARY, icon="clock")
        self.missed_card.add(FlowRow(self.close_button))
        self.withdraw_card.add(Heading(_("Withdraw it"), 3))
        self.withdraw_card.add(
            Body(
                _("It should not have been opened, or not now. It counts nowhere, as if it had never been asked."),
                "ink2",
            )
        )
        self.withdraw_button = Button(_("Withdraw"), Kind.DANGER)
        self.withdraw_card.add(FlowRow(self.withdraw_button))
        self.keep_button = Button(_("Keep it open"), Kind.PRIMARY)
        self.add(FlowRow(self.keep_button))
        self.keep_button.clicked.connect(self.kept)
        self.close_button.clicked.connect(lambda: self._end(Ending.MISSED))
        self.withdraw_button.clicked.connect(lambda: self._end(Ending.WITHDRAWN))

    def show_ways(self, title: str, partner: str, ways: AbstractSet[Ending], *, sealed: bool) -> None:
        """What may be done, and what becomes of what is written. ``sealed``: this person's sheet is sealed already."""
        self.set_title(_("End this check-in?"), title)
        mine = (
            _("Your sealed sheet stays in your vault and is never opened.")
            if sealed
            else _("What you wrote in your sheet stays in your vault, and nobody else sees it.")
        )
        ends = (
            _("Either way it ends for both of you, and it cannot be taken up again.")
            if len(ways) > 1
            else _("It then ends for both of you, and it cannot be taken up again.")
        )
        self.consequences.setText(
            _("{ends} {mine} The same holds for {name}’s. You can open another check-in at any time.").format(
                ends=ends, mine=mine, name=partner
            )
        )
        self.missed_card.setVisible(Ending.MISSED in ways)
        self.withdraw_card.setVisible(Ending.WITHDRAWN in ways)
        self.show_problem("")
        self.to_top()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Why it could not be ended; nothing has changed."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        for button in (self.close_button, self.withdraw_button):
            button.setEnabled(True)

    def _end(self, how: Ending) -> None:
        for button in (self.close_button, self.withdraw_button):
            button.setEnabled(False)  # once is enough: the answer comes from the worker
        self.ended.emit(how)
