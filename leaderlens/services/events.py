"""Events of the council's life, shared by both people of a pair and drawn behind charts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from leaderlens.domain.changes import Changes
from leaderlens.domain.event import LONGEST_TEXT, LONGEST_TITLE, Event
from leaderlens.domain.political_calendar import PreElection, pre_election_periods
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.bank_holidays import BankHolidays
from leaderlens.services.pair_log import PairLog
from leaderlens.store import council as council_rows
from leaderlens.store import events as rows
from leaderlens.store import pairs
from leaderlens.store.database import Database, Session

MOST_EVENTS = 5_000
"""Events of one pair: several a week for a whole working life."""


@dataclass(frozen=True, slots=True)
class Events:
    """The shared timeline of a pair. Either person may add, change and delete anything on it."""

    database: Database
    log: PairLog

    def add(self, pair_id: str, events: Sequence[Event]) -> Changes:
        """Put events on the timeline of both; one with an id that is already there replaces it, a deleted one returns.

        Only what differs is said, so that two people who change different things of one event both have their way.
        Raises NotAllowedError for an event without a title, or one too many.
        """
        with self.database.transaction() as session:
            there = {event.id: event for event in rows.events(session, pair_id)}
            if len(there.keys() | {event.id for event in events}) > MOST_EVENTS:
                raise NotAllowedError(_("The timeline is full. Nothing was added; please delete what is not needed."))
            said = [
                SetFields(rows.KIND, event.id, fields)
                for event in map(_tidy, events)
                if (fields := self._fields(session, pair_id, there.get(event.id), event))
            ]
            if said:
                self.log.append(session, pair_id, said)
        return Changes(events=True) + self.log.sync() if said else Changes()

    def remove(self, pair_id: str, ids: Collection[str]) -> Changes:
        """Take events off the timeline of both, whichever laptop hears of it first."""
        return self._mark(pair_id, ids, gone=True)

    def put_back(self, pair_id: str, ids: Collection[str]) -> Changes:
        """Undo :meth:`remove`."""
        return self._mark(pair_id, ids, gone=False)

    def all(self, pair_id: str) -> tuple[Event, ...]:
        """The timeline, oldest first."""
        with self.database.reading() as session:
            return rows.events(session, pair_id)

    def charted(self, pair_id: str) -> tuple[Event, ...]:
        """The timeline as charts draw it: every pre-election period begins with a notice, known or worked out."""
        events = self.all(pair_id)
        notices = {event.day for event in events if event.kind == "pre_election"}
        worked_out = (
            Event(f"notice.{period.last.isoformat()}", period.first, "pre_election", _("Pre-election period begins"))
            for period in self.pre_election(pair_id)
            if period.first not in notices
        )
        return tuple(sorted((*events, *worked_out), key=lambda event: (event.day, event.id)))

    def pre_election(self, pair_id: str) -> tuple[PreElection, ...]:
        """The pre-election periods, oldest first: for every major election on the timeline, and the next one told."""
        with self.database.reading() as session:
            events = rows.events(session, pair_id)
            council, _beside = council_rows.calendar(session, pair_id)
        polling = {event.day for event in events if event.kind == "election" and event.major}
        notices = {event.day for event in events if event.kind == "pre_election"}
        return pre_election_periods(council, polling, notices, BankHolidays())

    def _fields(self, session: Session, pair_id: str, before: Event | None, event: Event) -> dict[str, Any]:
        fields = rows.fields_of(event)
        if before is not None:
            known = rows.fields_of(before)
            return {name: value for name, value in fields.items() if known[name] != value}
        pair = pairs.pair(session, pair_id)
        mine = {} if pair is None else rows.by(pair.me)
        return {**fields, **mine, **({rows.GONE: 0} if rows.is_gone(session, pair_id, event.id) else {})}

    def _mark(self, pair_id: str, ids: Collection[str], *, gone: bool) -> Changes:
        with self.database.transaction() as session:
            said = [
                SetFields(rows.KIND, one, {rows.GONE: int(gone)})
                for one in ids
                if rows.is_gone(session, pair_id, one) is not gone
            ]
            if said:
                self.log.append(session, pair_id, said)
        return Changes(events=True) + self.log.sync() if said else Changes()


def _tidy(event: Event) -> Event:
    """The event as it travels: one line of title, no overlong text."""
    title = " ".join(portable(event.title).split())[:LONGEST_TITLE].strip()
    if not title:
        raise NotAllowedError(_("Please say what it was, in a few words."))
    return replace(event, title=title, text=portable(event.text, LONGEST_TEXT).strip())
