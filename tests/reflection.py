"""The services of shared reflection for both people of a real pair."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leaderlens.domain.people import Role
from leaderlens.services.agreements import Agreements
from leaderlens.services.objectives import Objectives
from leaderlens.services.priorities import Priorities
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.session_topics import SessionTopics
from leaderlens.services.sessions import Sessions
from leaderlens.services.terms import Terms
from tests.seats import Seat, Seats, seats


@dataclass(frozen=True, slots=True)
class Chair:
    """One person's side of shared reflection."""

    seat: Seat
    sessions: Sessions
    scripts: SessionScripts
    proposals: SessionProposals
    topics: SessionTopics
    agreements: Agreements
    objectives: Objectives
    priorities: Priorities
    terms: Terms


@dataclass(frozen=True, slots=True)
class Room:
    """Both of them. ``meet`` lets everything said on one laptop reach the other."""

    seats: Seats
    leader: Chair
    chief: Chair

    @property
    def pair_id(self) -> str:
        return self.seats.pair_id

    def of(self, role: Role) -> Chair:
        return self.leader if role is Role.LEADER else self.chief

    def meet(self) -> None:
        for _round in range(2):
            self.leader.seat.log.sync()
            self.chief.seat.log.sync()


def _chair(seat: Seat, both: Seats) -> Chair:
    database, log, clock, role = seat.laptop.database, seat.log, both.clock, seat.laptop.vault.person.role
    scripts = SessionScripts(database, clock)
    sessions = Sessions(database, log, scripts, role, clock)
    return Chair(
        seat,
        sessions,
        scripts,
        SessionProposals(database, sessions, scripts, seat.checkins, seat.events, clock),
        SessionTopics(database, log, sessions, seat.checkins, seat.checkins.library),
        Agreements(database, log, role, clock),
        Objectives(database, log, role, clock),
        Priorities(database, log, role, clock),
        Terms(database, log, role, clock),
    )


@contextmanager
def room(folder: Path) -> Iterator[Room]:
    """Robin and Morgan with everything they reflect with."""
    with seats(folder) as both:
        yield Room(both, _chair(both.leader, both), _chair(both.chief, both))
