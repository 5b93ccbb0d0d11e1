"""The log as rows: what is kept of a batch, and that ratings are read only through the reveal rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaderlens.domain.checkin import Answer, RoundFacts, Sheet
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.errors import NotAllowedError
from leaderlens.store import log
from leaderlens.store.rows import BundleRow, RatingRow, SecretRow
from tests.laptops import CHECKIN, CHIEFS_ANSWERS, LEADERS_ANSWERS, PAIR_ID, QUESTIONS, TwoLaptops, two_laptops


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoLaptops]:
    with two_laptops(tmp_path) as both:
        yield both


def test_registers_show_the_winner_and_keep_what_it_did_not_see(two: TwoLaptops) -> None:
    two.leader.say(SetFields("event", "e1", {"title": "Thursday", "major": 1}))
    two.chief.say(SetFields("event", "e1", {"title": "Monday", "major": 1}))
    two.sync_until_quiet()
    for one in (two.leader, two.chief):
        fields = one.shared()["e1"]
        expected = ["Monday", "Thursday"] if two.chief.keys.kid > two.leader.keys.kid else ["Thursday", "Monday"]
        assert [fields["title"].value, *fields["title"].others] == expected
        assert fields["title"].conflict
        assert (fields["major"].value, fields["major"].conflict) == (1, False)  # both said the same
        assert not one.shared("checkin")
        with one.database.reading() as session:
            assert log.entity(session, PAIR_ID, "event", "e1")["title"].conflict
            assert log.entity(session, PAIR_ID, "event", "e2") == {}

    two.leader.say(SetFields("event", "e1", {"title": "Friday"}))
    two.sync_until_quiet()
    assert two.chief.shared()["e1"]["title"].value == "Friday"
    assert not two.chief.shared()["e1"]["title"].conflict


def test_facts_grow_step_by_step(two: TwoLaptops) -> None:
    leader, chief = two.leader, two.chief
    assert leader.facts() == RoundFacts()
    leader.seal()
    assert leader.facts() == RoundFacts(my_commitment=True)
    leader.sync()
    chief.sync()
    assert chief.facts() == RoundFacts(their_commitment=True)
    chief.seal()
    assert chief.facts() == RoundFacts(my_commitment=True, their_commitment=True)
    chief.sync()
    assert chief.facts() == RoundFacts(my_commitment=True, their_commitment=True, my_opening=True)
    leader.sync()
    both = RoundFacts(my_commitment=True, their_commitment=True, my_opening=True, their_opening=True)
    assert leader.facts() == both
    chief.sync()
    leader.sync()
    assert leader.facts().receipt
    assert chief.facts().receipt


def test_ratings_are_stored_when_opened_and_hidden_until_revealed(two: TwoLaptops) -> None:
    leader, chief = two.leader, two.chief
    leader.seal()
    leader.sync()
    chief.sync()
    chief.seal()
    chief.sync()
    leader.sync()
    with leader.database.reading() as session:
        assert session.query(RatingRow).filter_by(rater="chief_executive").count() == len(CHIEFS_ANSWERS)
        with pytest.raises(NotAllowedError) as refused:
            log.revealed(session, PAIR_ID, CHECKIN)
        assert refused.value.code == "not-revealed"
        with pytest.raises(NotAllowedError):
            log.revealed(session, "cd" * 16, CHECKIN)
    two.sync_until_quiet()
    with leader.database.reading() as session:
        assert log.revealed(session, PAIR_ID, CHECKIN) == {
            Role.LEADER: Sheet(CHECKIN, Role.LEADER, LEADERS_ANSWERS),
            Role.CHIEF_EXECUTIVE: Sheet(CHECKIN, Role.CHIEF_EXECUTIVE, CHIEFS_ANSWERS),
        }


def test_our_own_sealed_sheet_can_be_looked_over_at_once(two: TwoLaptops) -> None:
    two.leader.seal()
    with two.leader.database.reading() as session:
        assert log.own_sheet(session, PAIR_ID, CHECKIN, Role.LEADER) == Sheet(CHECKIN, Role.LEADER, LEADERS_ANSWERS)
        assert log.own_sheet(session, PAIR_ID, "c9" * 16, Role.LEADER).answers == {}
        kept = log.secret(session, PAIR_ID, CHECKIN)
        assert kept is not None
        assert kept.questions == QUESTIONS
        assert "hurried" not in repr(kept)
        assert log.secret(session, PAIR_ID, "c9" * 16) is None


def test_our_own_sheet_without_its_secret_comes_from_the_opening_and_never_shows_the_others(two: TwoLaptops) -> None:
    two.leader.seal()
    two.chief.seal()
    two.sync_until_quiet()
    with two.leader.database.transaction() as session:
        session.delete(session.get_one(SecretRow, (PAIR_ID, CHECKIN)))
    with two.leader.database.reading() as session:
        assert log.own_sheet(session, PAIR_ID, CHECKIN, Role.LEADER).answers == LEADERS_ANSWERS


def test_a_bundle_keeps_its_exact_bytes_and_its_depth(two: TwoLaptops) -> None:
    two.leader.say(SetFields("event", "e1", {"title": "a"}))
    two.sync_until_quiet()
    two.chief.say(SetFields("event", "e1", {"title": "b"}))
    two.sync_until_quiet()
    with two.leader.database.reading() as session:
        rows = session.query(BundleRow).order_by(BundleRow.lamport).all()
    assert [(row.author, row.n, row.lamport) for row in rows] == [
        (two.leader.keys.kid, 1, 1),
        (two.chief.keys.kid, 1, 2),
    ]
    assert all(row.published for row in rows if row.author == two.leader.keys.kid)
    signed = [two.read(one.files()[0], two.leader)[0] for one in (two.leader, two.chief)]
    assert [(row.payload, row.signature) for row in rows] == [(one.payload, one.signature) for one in signed]


def test_receiving_again_does_nothing(two: TwoLaptops) -> None:
    two.leader.say(SetFields("event", "e1", {"title": "a"}))
    two.sync_until_quiet()
    signed = two.read(two.leader.files()[0], two.chief)
    seats = {two.leader.keys.kid: Role.LEADER, two.chief.keys.kid: Role.CHIEF_EXECUTIVE}
    with two.chief.database.transaction() as session:
        assert log.receive(session, PAIR_ID, seats, signed, two.chief.keys.kid, 0) == log.Received()


def test_only_openings_that_are_due_are_offered(two: TwoLaptops) -> None:
    two.leader.seal()
    two.leader.seal({QUESTIONS[0]: Answer(rating=1)}, checkin_id="c2" * 16)
    two.leader.sync()
    two.chief.sync()
    two.chief.seal()
    two.chief.sync()
    with two.chief.database.reading() as session:
        assert log.openable(session, PAIR_ID, Role.CHIEF_EXECUTIVE) == ()  # already out
    with two.leader.database.reading() as session:
        assert log.openable(session, PAIR_ID, Role.LEADER) == ()  # nothing has come yet
    two.leader.sync()
    assert two.leader.facts().my_opening
    assert not two.leader.facts("c2" * 16).my_opening
