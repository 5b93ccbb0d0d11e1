"""The mailbox as rows: files are looked at once, problems are told once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaderlens.domain.record import SetFields
from leaderlens.store import mailbox
from leaderlens.store.rows import PairRow
from tests.laptops import PAIR_ID, TwoLaptops, two_laptops


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    with two_laptops(tmp_path) as both:
        yield both


def test_files_wait_are_settled_or_are_forgotten(two: TwoLaptops) -> None:
    with two.leader.database.transaction() as session:
        mailbox.remember_waiting(session, PAIR_ID, "a" * 64, 100)
        mailbox.remember_waiting(session, PAIR_ID, "b" * 64, 200)
        mailbox.remember_taken(session, PAIR_ID, ["c" * 64])
        mailbox.remember_taken(session, PAIR_ID, [])
        assert mailbox.waiting_files(session, PAIR_ID) == {"a" * 64: 100, "b" * 64: 200}
        assert mailbox.settled_files(session, PAIR_ID) == {"c" * 64}
        mailbox.remember(session, PAIR_ID, "a" * 64, mailbox.SET_ASIDE)
        mailbox.forget_waiting(session, PAIR_ID, ["b" * 64])
        assert mailbox.waiting_files(session, PAIR_ID) == {}
        assert mailbox.settled_files(session, PAIR_ID) == {"a" * 64, "c" * 64}
        assert mailbox.settled_files(session, "cd" * 16) == set()


def test_own_bundles_go_from_unpublished_to_published_and_back_when_they_vanish(two: TwoLaptops) -> None:
    me = two.leader.keys.kid
    two.leader.say(SetFields("event", "e1", {"title": "a"}))
    two.leader.say(SetFields("event", "e2", {"title": "b"}))
    with two.leader.database.transaction() as session:
        first, second = mailbox.unpublished(session, PAIR_ID, me)
        assert (first.bundle.n, second.bundle.n) == (1, 2)
        mailbox.mark_published(session, PAIR_ID, [(first, "a" * 64)], 50)
        mailbox.mark_published(session, PAIR_ID, [], 50)
        assert [one.bundle.n for one in mailbox.unpublished(session, PAIR_ID, me)] == [2]
        assert mailbox.unconfirmed_files(session, PAIR_ID, me, 0) == {1: {"a" * 64}}
        assert mailbox.unconfirmed_files(session, PAIR_ID, me, 1) == {}
        mailbox.mark_vanished(session, PAIR_ID, me, [1])
        assert [one.bundle.n for one in mailbox.unpublished(session, PAIR_ID, me)] == [1, 2]


def test_a_problem_is_recorded_once_and_can_be_put_away(two: TwoLaptops) -> None:
    with two.leader.database.transaction() as session:
        assert mailbox.add_problem(session, PAIR_ID, "a" * 64, "json-syntax")
        assert not mailbox.add_problem(session, PAIR_ID, "a" * 64, "json-syntax")
        assert mailbox.add_problem(session, PAIR_ID, "b" * 64, "fork")
        assert [one.code for one in mailbox.problems(session)] == ["json-syntax", "fork"]
        mailbox.put_problems_away(session)
        assert mailbox.problems(session) == ()
        assert not mailbox.add_problem(session, PAIR_ID, "a" * 64, "json-syntax")


def test_only_connected_and_open_pairs_trade(two: TwoLaptops) -> None:
    with two.leader.database.transaction() as session:
        assert mailbox.active_pairs(session) == (PAIR_ID,)
        for state in ("invited", "closed"):
            session.get_one(PairRow, PAIR_ID).state = state
            session.flush()
            assert mailbox.active_pairs(session) == ()
