"""A chief executive of two councils: no leader's vault, nor any file in a leader's folder, tells of the other leader.

Everything two people can share is shared in both pairs; then every value of both leaders' opened vaults and every
opened bundle is searched for names, words, ids and keys of the other pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys
from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.event import Event
from leaderlens.domain.objective import Course, ObjectiveText, Purpose
from leaderlens.domain.people import Role
from leaderlens.domain.priority import Horizon
from leaderlens.exchange.bundle import unpack
from leaderlens.services.agreements import Agreements
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.lenses import Library
from leaderlens.services.objectives import Objectives
from leaderlens.services.pair_log import PairLog
from leaderlens.services.priorities import Priorities
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.store import pairs
from tests.seats import all_rated
from tests.two_people import Laptop, laptop, two_people

SECOND = ("Sam Okonjo-Reeve", "Wexcombe")
WORDS = {"first": "the marigold quay", "second": "the cobalt orchard"}


class Person:
    """One of the three at work in one pair."""

    def __init__(self, who: Laptop) -> None:
        role, moment = who.vault.person.role, who.pairing.clock
        self.laptop, self.log = who, PairLog(who.database, moment)
        shared = (who.database, self.log, role, moment)
        self.agreements, self.objectives, self.priorities = (
            Agreements(*shared),
            Objectives(*shared),
            Priorities(*shared),
        )
        self.checkins = CheckIns(who.database, self.log, Library(), role, moment)
        self.events = Events(who.database, self.log)
        self.sessions = Sessions(who.database, self.log, SessionScripts(who.database, moment), role, moment)


def live(leader: Person, chief: Person, pair_id: str, words: str, today: date) -> None:
    """Share something of every kind, all of it about ``words``."""

    def meet() -> None:
        for one in (leader, chief, leader, chief):
            one.log.sync()

    chief.events.add(pair_id, [Event(f"event-{words[4:7]}", today, "budget", f"Budget of {words}")])
    _changes, checkin = leader.checkins.open(pair_id, today + timedelta(days=7), ("ryley",))
    meet()
    for one in (leader, chief):
        questions = one.checkins.sheet(pair_id, checkin).order
        one.checkins.answer_all(pair_id, checkin, all_rated(questions, 4, honest=f"It is {words}."))
        one.checkins.seal(pair_id, checkin)
    meet()
    assert len(leader.checkins.reveals(pair_id)) == 1
    _changes, session = chief.sessions.plan(pair_id, "regular_check_in", leader.laptop.pairing.clock(), 45, words)
    chief.sessions.begin(pair_id, session, Role.LEADER)
    chief.sessions.add_line(pair_id, session, "describe", f"We spoke of {words}.")
    chief.sessions.finish(pair_id, session, f"So much for {words}.")
    _changes, agreed = chief.agreements.make(pair_id, f"Walk to {words}.", Owner.BOTH, today, f"Seen at {words}.")
    chief.agreements.review(pair_id, agreed, AgreementState.PART, f"Half way to {words}.")
    chief.priorities.choose(pair_id, f"Mend {words}", Horizon.EARLY, f"Because of {words}.")
    leader.objectives.set_out(pair_id, ObjectiveText(f"Open {words}", words, words, "Kit"), Purpose.DEVELOPMENT)
    meet()
    (objective,) = chief.objectives.all(pair_id)
    chief.objectives.agree(objective, objective.versions[0])
    chief.objectives.review(objective, Course.ON_COURSE, f"Tests at {words}.")
    meet()
    assert len(leader.agreements.all(pair_id)) == len(leader.priorities.all(pair_id)) == 1
    assert leader.objectives.all(pair_id)[0].standing is not None


def values(one: Laptop) -> list[bytes]:
    """Every value of every table of an opened vault."""
    found = []
    with one.database.reading() as session:
        connection = session.connection()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for table in tables:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):  # noqa: S608 - the vault's own names
                found += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return found


def keys_of(one: Laptop, pair_id: str) -> tuple[DeviceKeys, PublicKeys]:
    with one.database.reading() as session:
        mine, theirs = pairs.my_keys(session, pair_id), pairs.their_keys(session, pair_id)
    assert mine is not None
    assert theirs is not None
    return mine, theirs


def opened(one: Laptop, pair_id: str, folder: Path) -> Iterator[bytes]:
    """What every bundle in a folder says, to somebody who holds that pair's keys."""
    mine, theirs = keys_of(one, pair_id)
    for path in folder.rglob("*.llx"):
        for bundle in unpack(path.read_bytes(), mine, pair_id, {theirs.kid: theirs, mine.kid: mine.public}):
            yield bundle.payload


def told(places: Iterable[bytes], secrets: dict[str, bytes]) -> set[str]:
    """Which of ``secrets`` stand anywhere."""
    return {name for value in places for name, secret in secrets.items() if secret.lower() in value.lower()}


def test_neither_leader_can_tell_that_there_is_another(tmp_path: Path) -> None:
    with (
        two_people(tmp_path) as two,
        laptop(tmp_path / "sam", SECOND[0], Role.LEADER, two.clock, tmp_path / "own") as sam,
    ):
        robin, morgan = two.leader, two.chief_executive
        shared = tmp_path / "shared"
        shared.mkdir()
        sent = morgan.pairing.invite(SECOND[0], SECOND[1], date(2026, 6, 1), root=shared)
        pair_id = sam.pairing.accept(sent.code, sent.file, shared).id
        morgan.pairing.complete()
        today = two.clock().date()
        people = {name: Person(one) for name, one in (("robin", robin), ("morgan", morgan), ("sam", sam))}
        live(people["robin"], people["morgan"], two.pair_id, WORDS["first"], today)
        live(people["sam"], people["morgan"], pair_id, WORDS["second"], today)
        for one in (*people.values(), *people.values()):
            one.log.sync()
        first, second = keys_of(morgan, two.pair_id), keys_of(morgan, pair_id)
        assert first[0].kid != second[0].kid, "a chief executive has other keys for every pair"

        of_second = {
            "name": b"okonjo", "council": SECOND[1].encode(), "words": WORDS["second"].encode(),
            "pair": pair_id.encode(), "theirs": second[1].kid.encode(), "mine": second[0].kid.encode(),
        }  # fmt: skip
        of_first = {
            "name": b"thackwray", "council": b"kelderby", "words": WORDS["first"].encode(),
            "pair": two.pair_id.encode(), "theirs": first[1].kid.encode(), "mine": first[0].kid.encode(),
        }  # fmt: skip
        sides = (
            (robin, two.pair_id, two.exchange, of_first, of_second),
            (sam, pair_id, shared, of_second, of_first),
        )
        for leader, own_pair, folder, own, other in sides:
            assert told(values(leader), own) == set(own), "the search finds what is there"
            assert told(values(leader), other) == set()
            assert "words" in told(opened(leader, own_pair, folder), own), "the search finds what is there"
            assert told(opened(leader, own_pair, folder), other) == set()
            files = [path for path in folder.rglob("*") if path.is_file()]
            assert told((str(path).encode() for path in files), other) == set()
            assert told((path.read_bytes() for path in files), other) == set()
            assert [pair.id for pair in leader.pairing.pairs()] == [own_pair]
        assert {pair.id for pair in morgan.pairing.pairs()} == {two.pair_id, pair_id}
