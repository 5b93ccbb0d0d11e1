"""How long journal entries are kept: the person's own choice, for ever unless they say otherwise."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import datetime

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.open_vault import OpenVault
from leaderlens.store import faults

MONTHS_ON_OFFER = (6, 12, 24, 48, 84)
"""Half a year to seven years; four years is a term of office."""
_NOTE = "retention"


@dataclass(frozen=True, slots=True)
class RetentionState:
    """The rule in force and what it asks for now: ``months`` (None for ever), and how many entries are ``due`` because
    their day is before ``before`` (UTC; None without a rule).
    """

    months: int | None = None
    due: int = 0
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """The rule of one open vault, and what it asks for now.

    Nothing is erased by itself: the person sees how many entries the rule asks for, and says so.
    """

    vault: OpenVault
    clock: Clock

    def months(self) -> int | None:
        """How many months an entry is kept after its day; None for ever."""
        from leaderlens.store import vault_facts

        with self.vault.database.reading() as session:
            chosen = vault_facts.note(session, _NOTE).get("months")
        return chosen if chosen in MONTHS_ON_OFFER else None

    def state(self) -> RetentionState:
        """The rule and what is due, for the Safety page."""
        return RetentionState(self.months(), self.due(), self._limit())

    def choose(self, months: int | None) -> Changes:
        """Choose the rule; None keeps entries for ever. NotAllowedError for a number that is not on offer."""
        from leaderlens.store import vault_facts

        if months is not None and months not in MONTHS_ON_OFFER:
            raise NotAllowedError(_("Please choose one of the periods on offer."), code="retention")
        with self.vault.database.transaction() as session:
            vault_facts.set_note(session, _NOTE, {"months": months})
        self.vault.note("retention-chosen", str(months or ""))
        return Changes()

    def due(self) -> int:
        """How many entries are older than the rule keeps; 0 without a rule."""
        from leaderlens.store import journals

        before = self._limit()
        if before is None:
            return 0
        with self.vault.database.reading() as session:
            return journals.count_before(session, before)

    def erase_due(self) -> int:
        """Erase for good what :meth:`due` counts; answers how many went, from the file and from the index.

        Backups made earlier still hold them until they are deleted too; the page says so. NotAllowedError ``held``
        while a hold is on.
        """
        from leaderlens.store import holds, journals

        before = self._limit()
        if before is None:
            return 0
        with self.vault.database.transaction() as session:
            if holds.standing(session) is not None:
                raise faults.held()
            gone = journals.erase_before(session, before)
        if gone:
            self.vault.note("erased", str(gone))
        return gone

    def _limit(self) -> datetime | None:
        months = self.months()
        return None if months is None else months_before(self.clock(), months)


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and time ``months`` earlier, or the last day of that month where it is shorter."""
    index = moment.year * 12 + moment.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))
