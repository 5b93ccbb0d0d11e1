"""The end of a term: one says that it is over, the pair's record stands still, and both choose what goes along.

Nothing is erased by closing: both keep their vaults. What is carried over is written into the *new* pair as something
new, by the person who takes it there (:mod:`leaderlens.services.carrying`); of the old pair it tells nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.session import SessionState
from leaderlens.domain.term import Carried, Closing
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.carrying import Luggage, Piece
from leaderlens.services.pair_log import PairLog
from leaderlens.store import sessions, terms, vault_facts
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

    def foresee(self, pair_id: str, day: date) -> Changes:
        """Tell both which day is expected to be the last. It closes nothing, and may be said again."""
        return self._say(pair_id, terms.foreseen_fields(day)) + Changes(sessions=True)

    def carry(self, pair_id: str, carried: Collection[Carried]) -> Changes:
        """Our choice of what may go along. Only what both choose does."""
        return self._say(pair_id, terms.carried_fields(self.role, carried))

    def standing(self, pair_id: str) -> dict[Carried, int]:
        """How many there are of each that would go along: what still stands, and the whole timeline."""
        with self.database.reading() as session:
            return self._luggage(session, pair_id).counted()

    def pieces(self, pair_id: str) -> tuple[Piece, ...]:
        """Each thing of the kinds that both chose, so that one can be left out or worded anew before it goes along."""
        with self.database.reading() as session:
            kept = terms.closing(session, pair_id).kept
            return tuple(one for one in self._luggage(session, pair_id).pieces() if one.kind in kept)

    def carried_into(self, old_pair: str) -> str:
        """The pair into which our person carried over what both chose; empty while they have not."""
        with self.database.reading() as session:
            into = vault_facts.note(session, _CARRIED).get(old_pair, "")
        return into if isinstance(into, str) else ""

    def carry_over(self, old_pair: str, new_pair: str, chosen: Mapping[str, str] | None = None) -> Changes:
        """Write what both chose into a new pair, once. NotAllowedError ``nothing`` when they chose nothing together,
        ``carried`` when it went along already.

        Agreements of ours or of both and priorities that still stand, objectives under way as a fresh proposal, and
        the council's timeline: each as new entries, dated today. ``chosen`` picks among :meth:`pieces` by id and says
        how each is worded; None takes all as they are.
        """
        if self.carried_into(old_pair):
            raise NotAllowedError(
                _("This was carried over already. Nothing was carried a second time."), code="carried"
            )
        with self.database.reading() as session:
            kept = terms.closing(session, old_pair).kept
            said = list(self._luggage(session, old_pair).packed(kept, chosen))
        if not said:
            raise NotAllowedError(
                _("You both have to choose what goes along before anything does. Nothing was carried over."),
                code="nothing",
            )
        with self.database.transaction() as session:
            self.log.append(session, new_pair, said)
            vault_facts.set_note(session, _CARRIED, {**vault_facts.note(session, _CARRIED), old_pair: new_pair})
        return Changes(commitments=True, events=True) + self.log.sync()

    def _luggage(self, session: Session, pair_id: str) -> Luggage:
        return Luggage(session, pair_id, self.role, self.clock().date())

    def _say(self, pair_id: str, fields: Mapping[str, Any]) -> Changes:
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(terms.TERM, pair_id, fields)])
        return Changes(people=True) + self.log.sync()
