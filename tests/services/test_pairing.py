"""Pairing between real vaults: both end with one pair and each other's keys, and nothing false gets in."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.crypto.pairing_code import CodeKeys
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.errors import ExchangeError, LeaderLensError, NotAllowedError
from leaderlens.exchange.pairing import reopen_invitation, seal_reply
from leaderlens.services.pairing import InvitationText, Invited, Pairing
from leaderlens.store import pairs as rows
from tests.two_people import CHIEF_EXECUTIVE, COUNCIL, LEADER, MOMENT, TERM_START, Laptop, laptop, pair_up, two_people

DAY = timedelta(days=1)


class People:
    """Laptops of several people in one place, made when a test names them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        self.clock = FixedClock(MOMENT)
        self.exchange = folder / "exchange"

    def add(self, name: str, role: Role, exchange: Path | None = None) -> Laptop:
        made = laptop(self.folder, name, role, self.clock, exchange or self.exchange)
        return self.stack.enter_context(made)


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    with ExitStack() as stack:
        yield People(tmp_path, stack)


@pytest.fixture
def robin(people: People) -> Laptop:
    return people.add(LEADER, Role.LEADER)


@pytest.fixture
def morgan(people: People) -> Laptop:
    return people.add(CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE)


def _invite(who: Laptop, root: Path | None = None) -> Invited:
    return who.pairing.invite("The other one", COUNCIL, TERM_START, root)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def _refused(who: Laptop, code: str) -> None:
    """An attempt was told in one calm sentence with that code, and left no trace in the vault."""
    (problem,) = who.pairing.refused()
    assert problem.code == code
    assert "Nothing was changed" in str(problem)


# ------------------------------------------------------------------ how it should be


def test_two_vaults_become_one_pair(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        (robins,), (morgans,) = two.leader.pairing.pairs(), two.chief_executive.pairing.pairs()

        assert robins == Pair(two.pair_id, Role.LEADER, LEADER, CHIEF_EXECUTIVE, COUNCIL, TERM_START)
        assert morgans == Pair(two.pair_id, Role.CHIEF_EXECUTIVE, LEADER, CHIEF_EXECUTIVE, COUNCIL, TERM_START)
        keys = []
        for person in two.both():
            with person.database.reading() as session:
                mine, theirs = rows.my_keys(session, two.pair_id), rows.their_keys(session, two.pair_id)
                assert rows.meeting(session, two.pair_id) == rows.Meeting(two.exchange, local=True)
            assert mine is not None
            keys.append((mine.public, theirs))
        assert keys[0] == keys[1][::-1]
        words = two.leader.pairing.safety_words(two.pair_id)
        assert words == two.chief_executive.pairing.safety_words(two.pair_id)
        assert words is not None
        assert len(words.split()) == 12


def test_what_each_step_tells(robin: Laptop, morgan: Laptop, people: People) -> None:
    assert robin.pairing.waiting() == morgan.pairing.waiting() == ()
    sent = robin.pairing.invite(" Morgan  A. ", COUNCIL, TERM_START)

    assert sent.file.parent == people.exchange / "ll1" / "invitations"
    assert sent.file.name == f"{sent.pair_id}.llinv"
    assert robin.pairing.code(sent.pair_id) == sent.code
    assert robin.pairing.safety_words(sent.pair_id) is None
    (pending,) = robin.pairing.pairs()
    assert (pending.connected, pending.chief_executive, pending.id) == (False, "Morgan A.", sent.pair_id)
    assert robin.pairing.waiting() == ()
    (waiting,) = morgan.pairing.waiting()
    assert waiting.file == sent.file

    typed = sent.code.upper().replace(" ", "  ")
    assert morgan.pairing.look(typed) == InvitationText(Role.LEADER, LEADER, COUNCIL, TERM_START)
    assert morgan.pairing.look(sent.code, sent.file).name == LEADER
    assert morgan.pairing.pairs() == ()

    pair = morgan.pairing.accept(typed)
    assert morgan.pairing.waiting() == ()
    assert robin.pairing.complete() == Changes(people=True)
    (connected,) = robin.pairing.pairs()
    assert (connected.id, connected.connected, connected.chief_executive) == (pair.id, True, CHIEF_EXECUTIVE)
    assert robin.pairing.code(sent.pair_id) is None
    assert robin.pairing.code(pair.id) is None
    assert not sent.file.exists()
    assert robin.pairing.refused() == ()
    assert robin.pairing.complete() == morgan.pairing.complete() == Changes()


def test_a_chief_executive_may_invite_as_well(robin: Laptop, morgan: Laptop) -> None:
    pair_id = pair_up(morgan, robin)

    assert [pair.id for pair in robin.pairing.pairs()] == [pair.id for pair in morgan.pairing.pairs()] == [pair_id]
    assert robin.pairing.pairs()[0].me is Role.LEADER


def test_the_code_is_forgotten_once_it_is_answered(robin: Laptop, morgan: Laptop) -> None:
    pair_id = pair_up(robin, morgan)

    with robin.database.reading() as session:
        row = session.get(rows.PairRow, pair_id)
        assert row is not None
        assert (row.code, row.code_key, row.invitation, row.state) == (None, None, None, "active")
        assert session.query(rows.DeviceKeyRow).count() == 2


def test_two_laptops_meet_in_a_shared_folder(people: People, tmp_path: Path) -> None:
    shared = tmp_path / "OneDrive – Kelderby"
    robin = people.add(LEADER, Role.LEADER, tmp_path / "robins own")
    morgan = people.add(CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE, tmp_path / "morgans own")
    sent = _invite(robin, shared)

    assert morgan.pairing.waiting() == ()
    pair = morgan.pairing.accept(sent.code, sent.file)
    robin.pairing.complete()

    for person in (robin, morgan):
        with person.database.reading() as session:
            assert rows.meeting(session, pair.id) == rows.Meeting(shared, local=False)
    assert not (tmp_path / "robins own").exists()
    assert not (tmp_path / "morgans own").exists()


def test_an_attachment_needs_the_shared_folder_named(robin: Laptop, morgan: Laptop, tmp_path: Path) -> None:
    shared, attachment = tmp_path / "shared", tmp_path / "invitation (1).llinv"
    sent = _invite(robin, shared)
    sent.file.rename(attachment)

    with pytest.raises(NotAllowedError) as refused:
        morgan.pairing.accept(sent.code, attachment)
    assert refused.value.code == "no-folder"
    assert morgan.pairing.pairs() == ()

    pair = morgan.pairing.accept(sent.code, attachment, shared)
    assert robin.pairing.complete() == Changes(people=True)
    assert robin.pairing.pairs()[0].id == pair.id


def test_a_renamed_copy_of_an_invitation_waits_once(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    copy = sent.file.with_name("Copy of invitation.LLINV")
    copy.write_bytes(sent.file.read_bytes())

    assert len(morgan.pairing.waiting()) == 1
    sent.file.unlink()
    assert morgan.pairing.waiting()[0].file == copy
    assert morgan.pairing.look(sent.code, copy).name == LEADER


def test_files_that_vanish_are_published_again(robin: Laptop, morgan: Laptop, people: People) -> None:
    sent = _invite(robin)
    sent.file.unlink()
    robin.pairing.complete()
    assert sent.file.exists()

    pair = morgan.pairing.accept(sent.code)
    (reply,) = sent.file.parent.glob("*.llrep")
    reply.write_bytes(b"torn")
    assert robin.pairing.complete() == Changes()
    morgan.pairing.complete()
    assert robin.pairing.complete() == Changes(people=True)
    assert robin.pairing.pairs()[0].id == pair.id


def test_a_vault_that_moved_house_follows_its_local_folder(robin: Laptop, morgan: Laptop, tmp_path: Path) -> None:
    pair_id = pair_up(robin, morgan)
    moved = Pairing(robin.database, robin.vault.person, FixedClock(MOMENT), tmp_path / "elsewhere")
    moved.complete()

    with robin.database.reading() as session:
        assert rows.meeting(session, pair_id) == rows.Meeting(tmp_path / "elsewhere", local=True)


# ------------------------------------------------------------------ who may, and who learns what


def test_a_chief_executive_of_two_councils_is_two_strangers(people: People, robin: Laptop, morgan: Laptop) -> None:
    other = people.add("Sam Whitlock", Role.LEADER)
    first = pair_up(robin, morgan)
    second = pair_up(morgan, other)

    assert {pair.id for pair in morgan.pairing.pairs()} == {first, second}
    assert [pair.id for pair in robin.pairing.pairs()] == [first]
    assert [pair.id for pair in other.pairing.pairs()] == [second]
    with morgan.database.reading() as session:
        one, two = rows.my_keys(session, first), rows.my_keys(session, second)
    assert one is not None
    assert two is not None
    assert one.kid != two.kid
    assert one.public.seal_public != two.public.seal_public


def test_the_folder_tells_a_stranger_nothing(robin: Laptop, morgan: Laptop, people: People) -> None:
    sent = _invite(robin)
    morgan.pairing.accept(sent.code)
    sizes = set()
    for path in people.exchange.rglob("*"):
        if path.is_file():
            sizes.add((path.suffix, path.stat().st_size))
            for word in (LEADER, CHIEF_EXECUTIVE, COUNCIL, "leader", *sent.code.split()):
                assert word.encode() not in path.read_bytes()
                assert word.lower() not in str(path.relative_to(people.exchange)).lower()
    assert len(sizes) == 2
    assert morgan.pairing.waiting() == ()


def test_a_coach_neither_invites_nor_accepts(people: People, robin: Laptop) -> None:
    coach = people.add("Priya Raman", Role.COACH)
    sent = _invite(robin)

    for attempt in (lambda: _invite(coach), lambda: coach.pairing.accept(sent.code)):
        with pytest.raises(NotAllowedError) as refused:
            attempt()
        assert refused.value.code == "coach"
    assert coach.pairing.pairs() == ()


def test_two_leaders_are_no_pair(people: People, robin: Laptop) -> None:
    other = people.add("Sam Whitlock", Role.LEADER)
    sent = _invite(robin)

    with pytest.raises(NotAllowedError, match="from a Leader, as you are") as refused:
        other.pairing.accept(sent.code)
    assert refused.value.code == "same-seat"
    assert other.pairing.pairs() == ()
    assert _names(people.exchange) == [sent.file.name]


def test_an_invitation_is_accepted_once(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    kept = sent.file.read_bytes()
    morgan.pairing.accept(sent.code)
    for _again in range(2):
        with pytest.raises(NotAllowedError) as refused:
            morgan.pairing.accept(sent.code, sent.file)
        assert refused.value.code == "accepted-before"
        robin.pairing.complete()
        sent.file.write_bytes(kept)
    assert len(morgan.pairing.pairs()) == 1


@pytest.mark.parametrize(
    ("partner", "council", "code"),
    [("", COUNCIL, "name"), ("x" * 101, COUNCIL, "name"), ("Mo\u202ergan", COUNCIL, "name"), ("Mo", " \t ", "council")],
)
def test_names_that_cannot_travel_are_refused(robin: Laptop, partner: str, council: str, code: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        robin.pairing.invite(partner, council, TERM_START)
    assert refused.value.code == code
    assert robin.pairing.pairs() == ()


# ------------------------------------------------------------------ what must not get in


def test_a_wrong_code_opens_none_of_those_waiting(people: People, robin: Laptop, morgan: Laptop) -> None:
    other = people.add("Sam Whitlock", Role.LEADER)
    _invite(robin)
    sent = _invite(other)

    assert morgan.pairing.look(sent.code).name == "Sam Whitlock"
    with pytest.raises(ExchangeError, match="do not open this invitation") as refused:
        morgan.pairing.accept("zoo zoo zoo zoo zoo zoo")
    assert refused.value.code == "wrong-code"
    with pytest.raises(ExchangeError) as misspelt:
        morgan.pairing.look("zoo zoo zoo")
    assert misspelt.value.code == "wrong-code"
    assert morgan.pairing.pairs() == ()


def test_no_invitation_waits(morgan: Laptop) -> None:
    with pytest.raises(ExchangeError) as refused:
        morgan.pairing.look("zoo zoo zoo zoo zoo zoo")
    assert refused.value.code == "none-waiting"


def test_a_contact_card_swapped_in_the_folder(people: People, robin: Laptop, morgan: Laptop) -> None:
    """vault.md case 61: somebody with the folder puts their own invitation in the place of Robin's, under his name."""
    mallory = people.add(LEADER, Role.LEADER, people.folder / "mallory")
    sent, false = _invite(robin), _invite(mallory)
    sent.file.write_bytes(false.file.read_bytes())

    for file in (None, sent.file):
        with pytest.raises(ExchangeError) as refused:
            morgan.pairing.accept(sent.code, file)
        assert refused.value.code == "wrong-code"
    assert morgan.pairing.pairs() == ()
    assert list(people.exchange.rglob("*.llrep")) == []


def test_an_expired_invitation(people: People, robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    people.clock.moment = MOMENT + 7 * DAY

    with pytest.raises(ExchangeError, match="run out") as refused:
        morgan.pairing.accept(sent.code)
    assert refused.value.code == "expired"
    assert morgan.pairing.pairs() == ()
    assert robin.pairing.expired(sent.pair_id)
    robin.pairing.complete()
    assert not sent.file.exists()
    assert robin.pairing.pairs()[0].connected is False


def test_a_reply_made_in_time_may_come_in_late(people: People, robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    people.clock.moment = MOMENT + 6 * DAY
    pair = morgan.pairing.accept(sent.code)
    people.clock.moment = MOMENT + 30 * DAY

    assert robin.pairing.complete() == Changes(people=True)
    assert robin.pairing.pairs()[0].id == pair.id


def test_a_reply_that_comes_months_late(people: People, robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    morgan.pairing.accept(sent.code)
    people.clock.moment = MOMENT + 37 * DAY

    assert robin.pairing.complete() == Changes(problems=True)
    _refused(robin, "expired")
    assert robin.pairing.code(sent.pair_id) == sent.code


def _forged_reply(who: Laptop, sent: Invited, code_keys: CodeKeys | None) -> bytes:
    """What somebody could make who got at everything in Robin's invitation; without ``code_keys``: but not the code."""
    with who.database.reading() as session:
        pending = rows.pending_invitation(session, sent.pair_id)
    assert pending is not None
    keys = CodeKeys.from_bytes(pending.code_keys)
    return seal_reply(
        invitation_file=pending.file,
        invitation=reopen_invitation(pending.file, keys),
        code_keys=code_keys or CodeKeys(keys.seal, bytes(32)),
        role=Role.CHIEF_EXECUTIVE,
        name="Mallory",
        keys=DeviceKeys.generate().public,
    )[0]


def test_a_reply_made_without_the_code(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    seq = robin.database.seq
    sent.file.with_name("0.llrep").write_bytes(_forged_reply(robin, sent, None))

    assert robin.pairing.complete() == Changes(problems=True)
    _refused(robin, "wrong-code")
    assert robin.database.seq == seq
    assert robin.pairing.complete() == Changes()  # told once
    _refused(robin, "wrong-code")

    pair = morgan.pairing.accept(sent.code)  # and the true answer still gets through
    assert robin.pairing.complete() == Changes(people=True)
    assert robin.pairing.pairs()[0].id == pair.id
    assert robin.pairing.pairs()[0].chief_executive == CHIEF_EXECUTIVE


def test_a_reply_to_another_invitation(robin: Laptop, morgan: Laptop) -> None:
    first = _invite(robin)
    morgan.pairing.accept(first.code)
    (reply,) = first.file.parent.glob("*.llrep")
    second = _invite(robin)
    seq = robin.database.seq
    data = bytearray(reply.read_bytes())
    data[6:22] = bytes.fromhex(second.pair_id)
    data[-8:] = hashlib.sha256(data[:-8]).digest()[:8]
    reply.unlink()
    reply.with_name(f"{second.pair_id}-0.llrep").write_bytes(data)

    assert robin.pairing.complete() == Changes(problems=True)
    _refused(robin, "damaged")
    assert robin.database.seq == seq
    assert {pair.connected for pair in robin.pairing.pairs()} == {False}


def test_a_replayed_reply(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    pair = morgan.pairing.accept(sent.code)
    (reply,) = sent.file.parent.glob("*.llrep")
    kept = reply.read_bytes()
    robin.pairing.complete()
    seq = robin.database.seq
    reply.with_name("again.llrep").write_bytes(kept)

    assert robin.pairing.complete() == Changes()
    assert robin.database.seq == seq
    assert [known.id for known in robin.pairing.pairs()] == [pair.id]


def test_a_damaged_reply(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    morgan.pairing.accept(sent.code)
    (reply,) = sent.file.parent.glob("*.llrep")
    data = bytearray(reply.read_bytes())
    data[2000] ^= 4
    reply.write_bytes(data)

    assert robin.pairing.complete() == Changes(problems=True)
    _refused(robin, "damaged")
    assert robin.pairing.pairs()[0].connected is False
    morgan.pairing.complete()
    assert robin.pairing.complete() == Changes(people=True)


def test_junk_in_the_folder_is_nobodys(robin: Laptop, morgan: Laptop, people: People) -> None:
    sent = _invite(robin)
    place = sent.file.parent
    (place / "half.llinv").write_bytes(sent.file.read_bytes()[:100])
    (place / "huge.llinv").write_bytes(bytes(10_000_000))
    (place / "link.llinv").symlink_to(sent.file)
    (place / "folder.llinv").mkdir()
    (place / "junk.llrep").write_bytes(b"LLREP1" + bytes.fromhex(sent.pair_id) + bytes(10))

    assert [found.file for found in morgan.pairing.waiting()] == [sent.file]
    assert robin.pairing.complete() == Changes()
    for name, code in (("half.llinv", "damaged"), ("huge.llinv", "too-large"), ("folder.llinv", "folder")):
        with pytest.raises(ExchangeError) as refused:
            morgan.pairing.look(sent.code, place / name)
        assert refused.value.code == code


# ------------------------------------------------------------------ taking back, and a folder that is away


def test_withdrawing_an_invitation(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)

    assert robin.pairing.withdraw(sent.pair_id) == Changes(people=True)
    assert robin.pairing.pairs() == ()
    assert not sent.file.exists()
    with robin.database.reading() as session:
        assert session.query(rows.DeviceKeyRow).count() == 0
    assert morgan.pairing.waiting() == ()


def test_an_answered_invitation_is_not_withdrawn(robin: Laptop, morgan: Laptop) -> None:
    sent = _invite(robin)
    pair = morgan.pairing.accept(sent.code)

    for pair_id in (sent.pair_id, pair.id, "0" * 32):
        with pytest.raises(NotAllowedError) as refused:
            robin.pairing.withdraw(pair_id)
        assert refused.value.code == "answered"
    assert robin.pairing.pairs()[0].id == pair.id


def test_a_folder_that_cannot_be_written(robin: Laptop, morgan: Laptop, tmp_path: Path) -> None:
    not_a_folder = tmp_path / "file"
    not_a_folder.write_bytes(b"")
    shared = tmp_path / "shared"
    sent = _invite(robin, shared)

    with pytest.raises(ExchangeError) as refused:
        _invite(morgan, not_a_folder)
    assert refused.value.code == "folder"
    with pytest.raises(LeaderLensError):
        morgan.pairing.accept(sent.code, sent.file, not_a_folder)
    assert morgan.pairing.pairs() == ()

    (shared / "ll1" / "invitations").rename(tmp_path / "away")  # a share that is not connected
    (shared / "ll1").rmdir()
    shared.rmdir()
    shared.write_bytes(b"")
    assert robin.pairing.complete() == Changes()
    assert robin.pairing.pairs()[0].connected is False


def test_what_a_term_start_says_travels(robin: Laptop, morgan: Laptop) -> None:
    sent = robin.pairing.invite("Morgan", "Kelderby", date(2023, 5, 9))

    assert morgan.pairing.accept(sent.code).term_start == date(2023, 5, 9)
