"""Events of the council's life, shared by both people of a pair and drawn behind charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leaderlens.domain.changes import Changes
from leaderlens.domain.event import Event
from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store import events as rows
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class Events:
    """The shared timeline of a pair."""

    database: Database
    log: PairLog

    def add(self, pair_id: str, events: Sequence[Event]) -> Changes:
        """Put events on the timeline of both; one with an id that is already there replaces it."""
        with self.database.transaction() as session:
            self.log.append(
                session, pair_id, [SetFields(rows.KIND, event.id, rows.fields_of(event)) for event in events]
            )
        return Changes(events=True) + self.log.sync()

    def all(self, pair_id: str) -> tuple[Event, ...]:
        """The timeline, oldest first."""
        with self.database.reading() as session:
            return rows.events(session, pair_id)
