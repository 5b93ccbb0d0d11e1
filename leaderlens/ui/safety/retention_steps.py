"""Leads through a rule for how long entries are kept, and through erasing what is older. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, ngettext
from leaderlens.services import backups
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.retention import Retention
from leaderlens.ui.desk import Desk

if TYPE_CHECKING:
    from leaderlens.ui.safety.retention_card import RetentionCard


class RetentionSteps:
    """Acts for the card of retention. ``read`` shows the page afresh."""

    def __init__(self, card: RetentionCard, desk: Desk, vault: OpenVault, read: Callable[[], None]) -> None:
        self._card, self._desk, self._vault, self._read = card, desk, vault, read
        self._retention = Retention(vault, desk.clock)
        card.months_chosen.connect(self._choose_months)
        card.erase_wanted.connect(self._erase)
        card.backups_answered.connect(self._about_backups)

    def _choose_months(self, months: int) -> None:
        self._desk.tasks.run(
            partial(self._retention.choose, months or None), lambda _changes: self._read(), self._not_chosen
        )

    def _not_chosen(self, error: Exception) -> bool:
        self._read()  # the choice goes back to what is in force
        return self._told(error)

    def _erase(self) -> None:
        self._card.set_busy(busy=True)
        self._desk.tasks.run(self._erase_due, self._erased, self._not_erased)

    def _erase_due(self) -> tuple[int, int]:
        """On the worker: how many entries went, and how many backups were made before."""
        return self._retention.erase_due(), len(backups.listing(self._vault))

    def _erased(self, counts: tuple[int, int]) -> None:
        gone, earlier = counts
        card = self._card
        card.set_busy(busy=False)
        if earlier:
            card.ask_about_backups(earlier)
        else:
            card.close_forms(
                ngettext("{count} entry was erased.", "{count} entries were erased.", gone).format(count=gone)
            )
        self._desk.changed(Changes(journal=True))

    def _not_erased(self, error: Exception) -> bool:
        self._card.set_busy(busy=False)
        self._card.close_forms()
        self._read()
        return self._told(error)

    def _about_backups(self, delete: bool) -> None:  # noqa: FBT001 - the signal's own
        if not delete:
            self._card.close_forms(_("Erased from the vault. The earlier backups are kept."))
            return
        self._card.set_busy(busy=True)
        self._desk.tasks.run(partial(backups.renew, self._vault), self._renewed, self._not_erased)

    def _renewed(self, count: int) -> None:
        self._card.set_busy(busy=False)
        self._card.close_forms(
            ngettext(
                "Erased from the vault, and {count} earlier backup was deleted. A fresh one was made and proved.",
                "Erased from the vault, and {count} earlier backups were deleted. A fresh one was made and proved.",
                count,
            ).format(count=count)
        )
        self._read()

    def _told(self, error: Exception) -> bool:
        if not isinstance(error, LeaderLensError):
            return False
        self._card.matter.tell(str(error), "danger")
        return True
