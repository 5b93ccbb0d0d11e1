"""Two people with real vault databases, and the exchange folder between them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from leaderlens.clock import FixedClock
from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Missing, Question, RoundFacts, Stage, Subject
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.record import Event, SetFields, SignedBundle, encode
from leaderlens.exchange.bundle import pack, sign, unpack
from leaderlens.services.pair_log import PairLog
from leaderlens.store import log, pairs
from leaderlens.store.database import Database

PAIR_ID = "ab" * 16
CHECKIN = "c1" * 16
QUESTIONS = (
    Question("ryley.patient", Subject.LEADER),
    Question("ryley.patient", Subject.CHIEF_EXECUTIVE),
    Question("taylor.trust_truth_tolerance.trust", Subject.PAIR),
)
LEADERS_ANSWERS = {
    QUESTIONS[0]: Answer(rating=3, note="I hurried the budget."),
    QUESTIONS[1]: Answer(rating=6),
    QUESTIONS[2]: Answer(missing=Missing.TALK, note="Thursday?\nOr Friday."),
}
CHIEFS_ANSWERS = {QUESTIONS[0]: Answer(rating=5), QUESTIONS[1]: Answer(missing=Missing.NO_CHANCE)}
_EVERYTHING = {
    "bundle": "SELECT * FROM bundle",
    "register": "SELECT * FROM register",
    "commitment": "SELECT * FROM commitment",
    "opening": "SELECT * FROM opening",
    "rating": "SELECT * FROM rating",
    "secret": "SELECT * FROM secret",
}
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class Laptop:
    """One person's vault with its log."""

    role: Role
    keys: DeviceKeys
    database: Database
    log: PairLog
    folder: Path

    @property
    def own_folder(self) -> Path:
        """Where this person's files lie."""
        return self.folder / "ll1" / PAIR_ID / self.keys.kid

    def files(self) -> list[Path]:
        """This person's files, oldest first."""
        return sorted(self.own_folder.glob("*.llx"))

    def say(self, *events: Event) -> None:
        """Append events in a transaction of their own."""
        with self.database.transaction() as session:
            self.log.append(session, PAIR_ID, events)

    def open_checkin(self, questions: Sequence[Question] = QUESTIONS, checkin_id: str = CHECKIN) -> None:
        """Open a check-in for both."""
        self.say(SetFields("checkin", checkin_id, {"form": [q.key for q in questions], "due": "2026-12-01"}))

    def seal(
        self,
        answers: Mapping[Question, Answer] | None = None,
        questions: Sequence[Question] = QUESTIONS,
        checkin_id: str = CHECKIN,
    ) -> None:
        """Seal this person's sheet."""
        if answers is None:
            answers = LEADERS_ANSWERS if self.role is Role.LEADER else CHIEFS_ANSWERS
        with self.database.transaction() as session:
            self.log.seal(session, PAIR_ID, checkin_id, questions, answers)

    def sync(self) -> Changes:
        return self.log.sync()

    def facts(self, checkin_id: str = CHECKIN) -> RoundFacts:
        with self.database.reading() as session:
            return log.round_facts(session, PAIR_ID, checkin_id, self.role)

    def stage(self, checkin_id: str = CHECKIN) -> Stage:
        return self.facts(checkin_id).stage

    def reveal(self, checkin_id: str = CHECKIN) -> dict[Role, Mapping[Question, Answer]]:
        """Both sheets, through the reveal rule."""
        with self.database.reading() as session:
            return {role: sheet.answers for role, sheet in log.revealed(session, PAIR_ID, checkin_id).items()}

    def shared(self, kind: str = "event") -> dict[str, dict[str, log.Register]]:
        with self.database.reading() as session:
            return log.registers(session, PAIR_ID, kind)

    def codes(self) -> list[str]:
        """The codes of all problems a person would see."""
        return [problem.code for problem in self.log.problems()]

    def contents(self) -> list[tuple[object, ...]]:
        """Everything the log tables hold, to compare before and after."""
        with self.database.reading() as session:
            connection = session.connection()
            return [(table, *row) for table in _EVERYTHING for row in connection.exec_driver_sql(_EVERYTHING[table])]

    def head(self) -> tuple[int, str]:
        """Number and id of this person's own last bundle."""
        with self.database.reading() as session:
            last = log.head(session, PAIR_ID, self.keys.kid)
        return last.n, last.id


@dataclass
class TwoLaptops:
    """A leader and a chief executive who are paired. The clock is one for both; files are theirs to damage."""

    leader: Laptop
    chief: Laptop
    clock: FixedClock

    def sync_until_quiet(self) -> int:
        """Let both sync until neither has anything new; answers how many rounds that took."""
        for count in range(1, 10):
            before = self.leader.contents() + self.chief.contents()
            self.leader.sync()
            self.chief.sync()
            if self.leader.contents() + self.chief.contents() == before:
                return count
        raise AssertionError("the two vaults never came to rest")

    def forge(self, author: Laptop, events: Iterable[Event], *, n: int, previous: str, seen: int = 0) -> SignedBundle:
        """A bundle a patched app of ``author`` would sign."""
        other = self.chief if author is self.leader else self.leader
        payload = encode(
            pair_id=PAIR_ID,
            author=author.keys.kid,
            n=n,
            previous=previous,
            seen={other.keys.kid: seen} if seen else {},
            moment=int(self.clock().timestamp()),
            events=events,
        )
        return sign(payload, author.keys)

    def drop(self, author: Laptop, *bundles: SignedBundle) -> None:
        """Put a patched app's file into the folder."""
        data = pack(bundles, (self.leader.keys.public, self.chief.keys.public), PAIR_ID)
        author.own_folder.mkdir(parents=True, exist_ok=True)
        (author.own_folder / f"{bundles[0].bundle.n:08}-{secrets.token_hex(12)}.llx").write_bytes(data)

    def read(self, file: Path, reader: Laptop) -> tuple[SignedBundle, ...]:
        authors = {one.keys.kid: one.keys.public for one in (self.leader, self.chief)}
        return unpack(file.read_bytes(), reader.keys, PAIR_ID, authors)


@contextmanager
def two_laptops(place: Path, *, local: bool = False, separate: bool = False) -> Iterator[TwoLaptops]:
    """Two paired vaults below ``place``. ``separate`` gives each their own copy of the folder, for slow carriers."""
    clock = FixedClock(NOON)
    keys = {role: DeviceKeys.generate() for role in (Role.LEADER, Role.CHIEF_EXECUTIVE)}
    made: dict[Role, Laptop] = {}
    try:
        for role, mine in keys.items():
            folder = place / (f"exchange-{role.value}" if separate else "exchange")
            if not local:
                folder.mkdir(parents=True, exist_ok=True)
            made[role] = laptop(place / role.value, role, mine, keys[role.other], folder, clock, local=local)
        yield TwoLaptops(made[Role.LEADER], made[Role.CHIEF_EXECUTIVE], clock)
    finally:
        for one in made.values():
            one.database.close()


def laptop(
    home: Path, role: Role, mine: DeviceKeys, theirs: DeviceKeys, folder: Path, clock: FixedClock, *, local: bool
) -> Laptop:
    """One vault, paired by hand."""
    home.mkdir(parents=True)
    database = Database.create(home / "db-1.lldb", bytes(range(32)))
    pair = Pair(PAIR_ID, role, "Robin Thackwray", "Sam Oduya", "Kelderby", date(2026, 5, 7))
    with database.transaction() as session:
        pairs.add_accepted(
            session,
            pair,
            pairs.Meeting(folder, local),
            mine=mine,
            theirs=theirs.public,
            reply=b"",
            safety_words="",
            created=0,
        )
    return Laptop(role, mine, database, PairLog(database, clock), folder)
