"""A question to the rater alone, before sealing: many quick answers are the same. Meant so or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from leaderlens.i18n import _
from leaderlens.ui.checkin.asked import block_title
from leaderlens.ui.style.metrics import READING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import HeroCard
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class SecondLookView(PageScaffold):
    """``looked(block, kept)``: what the rater says of the block they were asked about."""

    looked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(_("Before you seal"), width=READING_WIDTH)
        self._block = ""
        card = self.add(HeroCard(gap=12))
        self.heading = card.add(Heading(_("Many answers are the same. Is that what you meant?"), 2))
        self.line = card.add(Body("", "ink2"))
        card.add(Small(_("Only you are asked this, and nobody is told. Nothing is dropped either way.")))
        self.keep = Button(_("Yes, that is what I meant"), Kind.PRIMARY)
        self.again = Button(_("Look again"))
        self.keep.clicked.connect(lambda: self.looked.emit(self._block, True))
        self.again.clicked.connect(lambda: self.looked.emit(self._block, False))
        card.add(FlowRow(self.keep, self.again))

    def show_block(self, block: str, partner: str) -> None:
        """Ask about one block of the sheet."""
        self._block = block
        self.line.setText(
            _("{block}, most of your answers are the same number, and they came quickly.").format(
                block=block_title(block, partner)
            )
        )
        self.to_top()
        self.keep.setFocus(Qt.FocusReason.MouseFocusReason)
