"""The Safety page: at a glance, then each thing that keeps a vault, then what nothing can do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.safety.backups_card import BackupsCard
from leaderlens.ui.safety.cards import AuditCard, CheckCard, GlanceCard, HoldCard, LimitsCard, PlacesCard
from leaderlens.ui.safety.keys_card import KeysCard
from leaderlens.ui.safety.retention_card import RetentionCard
from leaderlens.ui.safety.view import SafetyView
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.page import PageScaffold


class SafetyPage(PageScaffold):
    """Each card has its own wishes; the presenter connects to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Safety"), _("What keeps your words safe, and what it cannot do."), width=RATING_WIDTH, parent=parent
        )
        self.glance = self.add(GlanceCard())
        self.backups = self.add(BackupsCard())
        self.check = self.add(CheckCard())
        self.keys = self.add(KeysCard())
        self.retention = self.add(RetentionCard())
        self.hold = self.add(HoldCard())
        self.limits = self.add(LimitsCard())
        self.places = self.add(PlacesCard())
        self.audit = self.add(AuditCard())

    def show_view(self, view: SafetyView) -> None:
        """Show where the vault stands. Forms that are open stay open."""
        cards = (
            self.glance, self.backups, self.check, self.keys, self.retention, self.hold, self.places, self.audit,
        )  # fmt: skip
        for card in cards:
            card.show_view(view)

    def rest(self) -> None:
        """Put every form away: nothing secret stays in sight."""
        self.backups.close_return()
        self.keys.rest()
        self.retention.close_forms()
        self.hold.close_forms()
        self.places.close_form()
