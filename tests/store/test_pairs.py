"""Pairs in a real database: what an invitation leaves, and how its id becomes the pair's everywhere at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.domain.people import Pair, Role
from leaderlens.store import pairs as rows
from leaderlens.store.database import Database
from leaderlens.store.rows import BundleRow, RegisterRow

INVITATION, PAIR = "a" * 32, "b" * 32
PENDING = Pair(INVITATION, Role.LEADER, "Robin", "Morgan?", "Kelderby", date(2026, 5, 19), connected=False)
MINE, THEIRS = DeviceKeys.generate(), DeviceKeys.generate()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database.create(tmp_path / "db-1.lldb", bytes(32))
    yield made
    made.close()


@pytest.fixture
def invited(database: Database, tmp_path: Path) -> rows.PendingInvitation:
    meeting = rows.Meeting(tmp_path / "exchange", local=True)
    with database.transaction() as session:
        rows.add_invited(
            session, PENDING, meeting, keys=MINE, file=b"file", code="six words", code_keys=b"keys", created=7
        )
    return rows.PendingInvitation(PENDING, meeting, b"file", "six words", b"keys", MINE)


def test_an_invitation_reads_back(database: Database, invited: rows.PendingInvitation) -> None:
    with database.reading() as session:
        assert rows.pending_invitations(session) == (invited,)
        assert rows.pending_invitation(session, INVITATION) == invited
        assert rows.pending_invitation(session, PAIR) is None
        assert rows.pairs(session) == (PENDING,)
        assert rows.their_keys(session, INVITATION) is None
        assert rows.sent_replies(session) == ()


def test_a_completed_invitation_has_its_real_id_everywhere(database: Database, invited: rows.PendingInvitation) -> None:
    pair = replace(PENDING, id=PAIR, chief_executive="Morgan Adeyinka", connected=True)
    with database.transaction() as session:
        session.add(
            RegisterRow(pair_id=INVITATION, kind="event", entity="e", field="f", author="x", n=1, lamport=1, value="1")
        )
    with database.transaction() as session:
        rows.complete(session, INVITATION, pair, THEIRS.public, "twelve words")

    with database.reading() as session:
        assert rows.pairs(session) == (pair,)
        assert rows.pair(session, PAIR) == pair
        assert rows.pair(session, INVITATION) is None
        assert rows.my_keys(session, PAIR) == MINE
        assert rows.their_keys(session, PAIR) == THEIRS.public
        assert rows.my_keys(session, INVITATION) is None
        assert rows.safety_words(session, PAIR) == "twelve words"
        assert rows.pending_invitations(session) == rows.sent_replies(session) == ()
        assert session.query(RegisterRow.pair_id).all() == [(PAIR,)]


def test_a_reply_is_heard_when_the_other_side_has_spoken(database: Database, tmp_path: Path) -> None:
    meeting = rows.Meeting(tmp_path, local=False)
    pair = replace(PENDING, id=PAIR, connected=True)
    with database.transaction() as session:
        rows.add_accepted(
            session, pair, meeting, mine=MINE, theirs=THEIRS.public, reply=b"reply", safety_words="words", created=7
        )
    with database.reading() as session:
        assert rows.sent_replies(session) == (rows.SentReply(PAIR, meeting, b"reply", heard=False),)

    for author, heard in ((MINE.kid, False), (THEIRS.kid, True)):
        with database.transaction() as session:
            session.add(
                BundleRow(
                    id=author, pair_id=PAIR, author=author, n=1, lamport=1,
                    signature=b"", payload=b"", arrived=1, published=0,
                )
            )  # fmt: skip
        with database.reading() as session:
            assert [sent.heard for sent in rows.sent_replies(session)] == [heard]


def test_a_forgotten_invitation_leaves_nothing(database: Database, invited: rows.PendingInvitation) -> None:
    with database.transaction() as session:
        rows.forget(session, INVITATION)

    with database.reading() as session:
        assert rows.pairs(session) == ()
        assert rows.my_keys(session, INVITATION) is None
        assert rows.meeting(session, INVITATION) is None
        assert rows.safety_words(session, INVITATION) is None


def test_only_local_pairs_move(database: Database, invited: rows.PendingInvitation, tmp_path: Path) -> None:
    shared = rows.Meeting(tmp_path / "shared", local=False)
    with database.transaction() as session:
        rows.add_accepted(
            session, replace(PENDING, id=PAIR), shared,
            mine=DeviceKeys.generate(), theirs=THEIRS.public, reply=b"r", safety_words="w", created=8,
        )  # fmt: skip
        assert not rows.local_elsewhere(session, tmp_path / "exchange")
        assert rows.local_elsewhere(session, tmp_path / "new")
        rows.move_local(session, tmp_path / "new")

    with database.reading() as session:
        assert rows.meeting(session, INVITATION) == rows.Meeting(tmp_path / "new", local=True)
        assert rows.meeting(session, PAIR) == shared


def test_private_halves_stay_out_of_the_repr(invited: rows.PendingInvitation) -> None:
    assert "six words" not in repr(invited)
