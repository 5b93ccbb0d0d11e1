"""The services of both people of a real pair, for tests that rate, seal and read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from leaderlens.clock import FixedClock
from leaderlens.domain.checkin import Answer, Question, Stage
from leaderlens.domain.people import Role
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.journal import Journal
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.trends import Trends
from tests.two_people import Laptop, TwoPeople, two_people


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at work."""

    laptop: Laptop
    log: PairLog
    checkins: CheckIns
    events: Events
    trends: Trends
    journal: Journal


@dataclass(frozen=True, slots=True)
class Seats:
    """Both people, and what they do together."""

    two: TwoPeople
    leader: Seat
    chief: Seat

    @property
    def pair_id(self) -> str:
        return self.two.pair_id

    @property
    def clock(self) -> FixedClock:
        return self.two.clock

    def of(self, role: Role) -> Seat:
        return self.leader if role is Role.LEADER else self.chief

    def open_checkin(self, lenses: Sequence[str] = ("ryley",), due: date | None = None) -> str:
        """The leader opens a check-in; the chief executive's vault hears of it."""
        _changes, checkin_id = self.leader.checkins.open(
            self.pair_id, due or self.clock().date() + timedelta(days=7), lenses
        )
        self.chief.log.sync()
        return checkin_id

    def seal(self, role: Role, checkin_id: str, answers: Mapping[Question, Answer]) -> None:
        """One person fills in and seals their sheet."""
        seat = self.of(role)
        seat.log.sync()
        seat.checkins.answer_all(self.pair_id, checkin_id, answers)
        seat.checkins.seal(self.pair_id, checkin_id)

    def reveal(self, checkin_id: str, leader: Mapping[Question, Answer], chief: Mapping[Question, Answer]) -> None:
        """Both seal, and both unlock once more."""
        self.seal(Role.LEADER, checkin_id, leader)
        self.seal(Role.CHIEF_EXECUTIVE, checkin_id, chief)
        self.leader.log.sync()
        self.chief.log.sync()

    def stage(self, role: Role, checkin_id: str) -> Stage:
        """The stage from one chair."""
        overview = self.of(role).checkins.overview(self.pair_id)
        return next(one.stage for one in overview if one.checkin.id == checkin_id)


def all_rated(questions: Sequence[Question], rating: int, **notes: str) -> dict[Question, Answer]:
    """The same rating everywhere; ``notes`` by the last word of an item's key."""
    return {q: Answer(rating, note=notes.get(q.item.rsplit(".", 1)[-1], "")) for q in questions}


def _seat(laptop: Laptop, clock: FixedClock) -> Seat:
    library = Library()
    log = PairLog(laptop.database, clock)
    checkins = CheckIns(laptop.database, log, library, laptop.vault.person.role, clock)
    events = Events(laptop.database, log)
    journal = Journal(laptop.database, clock)
    return Seat(laptop, log, checkins, events, Trends(checkins, events), journal)


@contextmanager
def seats(folder: Path) -> Iterator[Seats]:
    """Robin and Morgan with every service over their vaults."""
    with two_people(folder) as two:
        yield Seats(two, _seat(two.leader, two.clock), _seat(two.chief_executive, two.clock))
