"""The end of a term: one says that it is over, the pair's record stands still, and both choose what goes along.

Nothing is erased by closing: both keep their vaults. What is carried over is written into the *new* pair as something
new, by the person who takes it there; of the old pair it tells nothing, neither its days nor its other person. An
agreement says that it was brought along, for its new reader never made it, and one whose day is past comes without a
day: a new pair begins with nothing overdue. What the other had promised stays with them.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from leaderlens.clock import Clock
from leaderlens.domain.agreement import Brought
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.session import SessionState
from leaderlens.domain.term import Carried, Closing
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_log import PairLog
from leaderlens.store import agreements, events, objectives, pairs, priorities, sessions, terms, vault_facts
from leaderlens.store.database import Database, Session

_CARRIED = "carried_over"
"""The note of what our person carried where: old pair -> new pair. It stays in this vault."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one person's pairs. ``role`` is their seat."""

    database: Database
    log: PairLog
    role: Role
    clock: Clock

    def closing(self, pair_id: str) -> Closing:
        """What both have said about the end of this term so far."""
        with self.database.reading() as session:
            return terms.closing(session, pair_id)

    def close(self, pair_id: str, day: date, last_session: str = "") -> Changes:
        """Say that the term is over, as of ``day``. One person's word is enough; from then on nothing changes in it.

        A sheet that both have sealed may still be revealed. A session under way ends with it, as far as it came.
        NotAllowedError: ``closed`` when our seat has said so, ``ahead`` for a day that is not here yet: the record
        stands still at once.
        """
        if self.role in self.closing(pair_id).asked:
            raise NotAllowedError(_("You have closed this term already."), code="closed")
        if day > self.clock().date():
            raise NotAllowedError(
                _("From the moment you close it nothing changes any more, so its last day cannot lie ahead."),
                code="ahead",
            )
        with self.database.transaction() as session:
            over: dict[str, Any] = {"ended": sessions.seconds(self.clock()), "state": SessionState.DONE.value}
            said = [
                SetFields(sessions.SESSION, one.id, over)
                for one in sessions.sessions(session, pair_id)
                if one.state.under_way and terms.closing(session, pair_id).closed_on is None
            ]
            self.log.append(
                session,
                pair_id,
                [*said, SetFields(terms.TERM, pair_id, terms.closed_fields(self.role, day, last_session))],
            )
        return Changes(people=True, sessions=bool(said)) + self.log.sync()

    def carry(self, pair_id: str, carried: Collection[Carried]) -> Changes:
        """Our choice of what may go along. Only what both choose does."""
        return self._say(pair_id, terms.carried_fields(self.role, carried))

    def standing(self, pair_id: str) -> dict[Carried, int]:
        """How many there are of each that would go along: what still stands, and the whole timeline."""
        with self.database.reading() as session:
            return {
                Carried.AGREEMENTS: len(list(self._agreements(session, pair_id))),
                Carried.PRIORITIES: len(list(self._priorities(session, pair_id))),
                Carried.OBJECTIVES: len(list(self._objectives(session, pair_id))) // 2,
                Carried.TIMELINE: len(list(self._events(session, pair_id))),
            }

    def carried_into(self, old_pair: str) -> str:
        """The pair into which our person carried over what both chose; empty while they have not."""
        with self.database.reading() as session:
            into = vault_facts.note(session, _CARRIED).get(old_pair, "")
        return into if isinstance(into, str) else ""

    def carry_over(self, old_pair: str, new_pair: str) -> Changes:
        """Write what both chose into a new pair, once. NotAllowedError ``nothing`` when they chose nothing together,
        ``carried`` when it went along already.

        Agreements of ours or of both and priorities that still stand, objectives under way as a fresh proposal, and
        the council's timeline: each as new entries, dated today, without the other person of the old pair.
        """
        if self.carried_into(old_pair):
            raise NotAllowedError(
                _("This was carried over already. Nothing was carried a second time."), code="carried"
            )
        with self.database.reading() as session:
            kept = terms.closing(session, old_pair).kept
            said = list(self._copies(session, old_pair, kept))
        if not said:
            raise NotAllowedError(
                _("You both have to choose what goes along before anything does. Nothing was carried over."),
                code="nothing",
            )
        with self.database.transaction() as session:
            self.log.append(session, new_pair, said)
            vault_facts.set_note(session, _CARRIED, {**vault_facts.note(session, _CARRIED), old_pair: new_pair})
        return Changes(commitments=True, events=True) + self.log.sync()

    def _copies(self, session: Session, pair_id: str, kept: Collection[Carried]) -> Iterator[SetFields]:
        """What goes along, as new entities."""
        copiers = {
            Carried.TIMELINE: self._events,
            Carried.AGREEMENTS: self._agreements,
            Carried.PRIORITIES: self._priorities,
            Carried.OBJECTIVES: self._objectives,
        }
        for carried in Carried:
            if carried in kept:
                yield from copiers[carried](session, pair_id)

    def _events(self, session: Session, pair_id: str) -> Iterator[SetFields]:
        for event in events.events(session, pair_id):
            yield SetFields(events.KIND, _new_id(), events.fields_of(event))

    def _agreements(self, session: Session, pair_id: str) -> Iterator[SetFields]:
        today = self.clock().date()
        for agreement in agreements.agreements(session, pair_id):
            if agreement.settled or not agreement.owner.includes(self.role):
                continue
            late = agreement.late_on(today)
            brought = Brought(self.role, agreement.due if late else None)
            copy = replace(agreement, session_id="", made=today, before=None, due=None if late else agreement.due)
            fields = {**agreements.fields_of(copy), **agreements.brought_fields(brought)}
            yield SetFields(agreements.AGREEMENT, _new_id(), fields)

    def _priorities(self, session: Session, pair_id: str) -> Iterator[SetFields]:
        pair = pairs.pair(session, pair_id)
        gone = set() if pair is None else _names_of(pair.name_of(self.role.other))
        for priority in priorities.priorities(session, pair_id):
            if priority.standing:
                copy = replace(
                    priority,
                    agreements=(),
                    chosen=self.clock().date(),
                    committed=tuple(name for name in priority.committed if name.casefold() not in gone),
                    delivers=tuple(name for name in priority.delivers if name.casefold() not in gone),
                    supports=tuple(name for name in priority.supports if name.casefold() not in gone),
                    partners=tuple(name for name in priority.partners if name.casefold() not in gone),
                )
                yield SetFields(priorities.PRIORITY, _new_id(), priorities.fields_of(copy))

    def _objectives(self, session: Session, pair_id: str) -> Iterator[SetFields]:
        """What stands becomes a first wording that nobody has said yes to yet, without a day that is past."""
        for objective in objectives.objectives(session, pair_id):
            if objective.over or objective.standing is None:
                continue
            new_id, today = _new_id(), self.clock().date()
            text = objective.standing.text
            if text.due is not None and text.due < today:
                text = replace(text, due=None)
            first = replace(objective.standing, number=1, by=self.role, on=today, text=text, agreed=frozenset())
            about: dict[str, Any] = {"purpose": objective.purpose.value, "related": list(objective.related)}
            yield SetFields(objectives.OBJECTIVE, new_id, about)
            yield SetFields(objectives.VERSION, _new_id(), objectives.version_fields(new_id, first))

    def _say(self, pair_id: str, fields: Mapping[str, Any]) -> Changes:
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(terms.TERM, pair_id, fields)])
        return Changes(people=True) + self.log.sync()


def _names_of(name: str) -> set[str]:
    """What somebody may be called in a list of names."""
    return {name.casefold(), name.split(maxsplit=1)[0].casefold()} if name.strip() else set()


def _new_id() -> str:
    return secrets.token_hex(16)
