"""After sealing: where the check-in stands, in one calm card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaderlens.domain.checkin import Stage
from leaderlens.i18n import _
from leaderlens.ui.checkin.words import CheckInRow
from leaderlens.ui.style.metrics import READING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Divider, HeroCard
from leaderlens.ui.widgets.empty_state import Medallion
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph
from leaderlens.ui.widgets.page import PageScaffold


class Standing(QWidget):
    """One person's sheet: sealed or not."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = Glyph("check", "good", 18)
        self.words = Body()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().metrics.space(10))
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)

    def show_standing(self, name: str, *, sealed: bool) -> None:
        self.icon.show_icon("check" if sealed else "clock", "good" if sealed else "ink3")
        told = _("{name}: sealed") if sealed else _("{name}: not sealed yet")
        self.words.setText(told.format(name=name))


class StatusView(PageScaffold):
    """Signals: ``hand_over_wanted``, ``today_wanted``, ``reveal_wanted``, ``anyway_wanted`` and ``end_wanted``."""

    hand_over_wanted = Signal()
    today_wanted = Signal()
    reveal_wanted = Signal()
    anyway_wanted = Signal()
    end_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=READING_WIDTH)
        self.card = self.add(HeroCard(gap=12))
        self.medallion = Medallion("lock")
        self.card.body.addWidget(self.medallion, 0, Qt.AlignmentFlag.AlignLeading)
        self.heading = self.card.add(Heading("", 2))
        self.line = self.card.add(Body("", "ink2"))
        self._divider = self.card.add(Divider())
        self.mine, self.theirs = self.card.add(Standing()), self.card.add(Standing())
        self.hand_over = Button("", Kind.PRIMARY, icon="arrow-left-right")
        self.reveal = Button(_("See the reveal"), Kind.PRIMARY, trailing="arrow-right")
        self.anyway = Button(_("Show the reveal now"), Kind.SECONDARY)
        self.today = Button(_("Back to Today"), Kind.QUIET)
        self.end = Button(_("Withdraw or close …"), Kind.QUIET)
        self.anyway_line = self.card.add(
            Small(
                _(
                    "Your key went out more than two days ago and only the receipt is late. You may look now; both of "
                    "you will see that you did."
                )
            )
        )
        for button, signal in (
            (self.hand_over, self.hand_over_wanted),
            (self.reveal, self.reveal_wanted),
            (self.anyway, self.anyway_wanted),
            (self.today, self.today_wanted),
            (self.end, self.end_wanted),
        ):
            button.clicked.connect(signal)
        self.buttons = FlowRow(self.hand_over, self.reveal, self.anyway, self.today, self.end)
        self.card.body.addSpacing(theme().metrics.space(4))
        self.card.add(self.buttons)

    def show_status(self, row: CheckInRow, partner: str, *, anyway: bool = False) -> None:
        """Where it stands. ``anyway`` offers what 48 hours without a receipt allow."""
        stage = row.stage
        self.set_title(row.title, row.due)
        self.heading.setText(row.words.title)
        self.line.setText(row.words.line)
        self.mine.show_standing(_("You"), sealed=stage.sealed_by_me)
        self.theirs.show_standing(partner, sealed=stage not in {Stage.TO_DO, Stage.SEALED_WAITING})
        revealed, under_way = stage is Stage.REVEALED, stage.under_way
        for part in (self._divider, self.mine, self.theirs):  # who had sealed is nobody's business once it has ended
            part.setVisible(stage is not Stage.ENDED)
        self.medallion.setVisible(stage is not Stage.ENDED)
        self.hand_over.setText(_("Hand the laptop to {name}").format(name=partner))
        self.hand_over.setVisible(under_way)
        self.reveal.setVisible(revealed)
        self.anyway.setVisible(anyway)
        self.anyway_line.setVisible(anyway)
        self.end.setVisible(row.may_end)
        self.buttons.updateGeometry()
        first = self.reveal if revealed else self.hand_over if under_way else self.today
        first.setFocus(Qt.FocusReason.MouseFocusReason)
