"""What a pair tells about its council, shared between both vaults; and the dates that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.political_calendar import CouncilCalendar, Proposed, proposals
from leaderlens.domain.record import SetFields
from leaderlens.services.bank_holidays import BankHolidays
from leaderlens.services.pair_log import PairLog
from leaderlens.store import council as rows
from leaderlens.store import events as event_rows
from leaderlens.store.database import Database

YEARS_AHEAD = 2
"""How far ahead dates are proposed, unless somebody asks for more."""


@dataclass(frozen=True, slots=True)
class CouncilView:
    """What was told. ``conflicts`` holds, for each field both changed at once, the values beside the one shown."""

    told: CouncilCalendar
    conflicts: Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Council:
    """The council of one person's pairs. Either person may change any of it."""

    database: Database
    log: PairLog
    clock: Clock

    def view(self, pair_id: str) -> CouncilView:
        """What was told about the pair's council."""
        with self.database.reading() as session:
            return CouncilView(*rows.calendar(session, pair_id))

    def change(self, pair_id: str, wanted: CouncilCalendar) -> Changes:
        """Tell what differs from what was told."""
        with self.database.transaction() as session:
            before, _beside = rows.calendar(session, pair_id)
            fields = rows.fields_of(before, wanted)
            if fields:
                self.log.append(session, pair_id, [SetFields(rows.KIND, rows.ENTITY, fields)])
        return Changes(events=True) + self.log.sync() if fields else Changes()

    def settle(self, pair_id: str, name: str, wanted: CouncilCalendar) -> Changes:
        """Choose between two values of the field ``name``: the one in ``wanted`` is said anew and replaces both."""
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(rows.KIND, rows.ENTITY, rows.field_of(name, wanted))])
        return Changes(events=True) + self.log.sync()

    def proposals(self, pair_id: str, years: int = YEARS_AHEAD) -> tuple[Proposed, ...]:
        """Dates from today on that are not on the timeline yet, oldest first."""
        today = self.clock().date()
        last = date(today.year + years, 12, 31)
        with self.database.reading() as session:
            told, _beside = rows.calendar(session, pair_id)
            there = event_rows.events(session, pair_id)
        ids, days = {event.id for event in there}, {(event.kind, event.day) for event in there}
        return tuple(
            one
            for one in proposals(told, today, last, BankHolidays())
            if one.id not in ids and (one.kind, one.day) not in days
        )
