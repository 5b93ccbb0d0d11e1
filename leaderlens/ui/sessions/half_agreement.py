"""An agreement that was begun when the session ended: it waits here to be kept or let go."""

from __future__ import annotations

from PySide6.QtCore import Signal

from leaderlens.i18n import _
from leaderlens.ui.sessions.view import HalfAgreed
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Heading, Reading, Small
from leaderlens.ui.widgets.layouts import FlowRow


class HalfAgreementCard(Card):
    """``kept`` when it is an agreement after all, ``let_go`` when it is not."""

    kept = Signal()
    let_go = Signal()

    def __init__(self, half: HalfAgreed) -> None:
        super().__init__(gap=8)
        self.add(Heading(_("You were in the middle of an agreement"), 3))
        if half.text:
            self.add(Reading(half.text))
        self.add(Small(half.detail, "ink2"))
        self.keep = Button(_("Keep this agreement"), Kind.SECONDARY, icon="check")
        self.keep.setVisible(bool(half.text))
        self.drop = Button(_("Let it go"), Kind.QUIET)
        self.add(FlowRow(self.keep, self.drop, gap=8))
        self.keep.clicked.connect(self.kept)
        self.drop.clicked.connect(self.let_go)
