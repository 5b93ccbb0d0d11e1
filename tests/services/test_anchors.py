"""Anchors agreed by both: in force on both laptops, and the beginning of a new series."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Word
from leaderlens.errors import NotAllowedError
from leaderlens.services.anchors import AgreedAnchors
from tests.seats import Seat, Seats, all_rated, seats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCESSIBLE = "ryley.accessible"
TEXTS = ("Messages left for days", "Had to chase in busy weeks", "Found time the same day")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as both:
        yield both


def anchors_of(seat: Seat) -> AgreedAnchors:
    return AgreedAnchors(seat.laptop.database, seat.log, seat.laptop.vault.person.role)


def asked(both: Seats, checkin_id: str) -> dict[Question, Question]:
    questions = both.leader.checkins.sheet(both.pair_id, checkin_id).checkin.questions
    return {question.theme: question for question in questions}


def test_from_a_proposal_to_a_series_of_its_own(both: Seats) -> None:
    mine, theirs = anchors_of(both.leader), anchors_of(both.chief)
    first = both.open_checkin()
    rated = all_rated(tuple(asked(both, first).values()), 5)
    both.reveal(first, rated, rated)
    mine.propose(both.pair_id, ACCESSIBLE, *TEXTS)
    both.chief.log.sync()
    (offered,) = theirs.all(both.pair_id)
    assert offered.proposal.waits_for(Role.CHIEF_EXECUTIVE)
    theirs.say(both.pair_id, offered.proposal.id, Word.AGREED)
    both.leader.log.sync()
    both.clock.moment += timedelta(days=28)
    second = both.open_checkin()
    theme = Question(ACCESSIBLE, Subject.LEADER)
    before, after = asked(both, first), asked(both, second)
    assert {one for one in before if before[one] != after[one]} == {
        theme,
        Question(ACCESSIBLE, Subject.CHIEF_EXECUTIVE),
    }
    library = both.chief.checkins.library_of(both.pair_id)
    assert library.wording(after[theme]).middle == TEXTS[1]
    assert library.wording(before[theme]).middle == ""
    rated = all_rated(tuple(after.values()), 6)
    both.reveal(second, rated, rated)
    trend = both.leader.trends.item_trend(both.pair_id, after[theme])
    assert trend.series is not None
    assert [point.value for point in trend.series.leader] == [5, 6]
    assert len(trend.series.breaks) == 1
    overview = both.leader.trends.overview(both.pair_id, Subject.LEADER)
    assert [question for question in overview.questions if question.theme == theme] == [after[theme]]


def test_two_sets_proposed_at_once_come_to_one_on_both_laptops(both: Seats) -> None:
    mine, theirs = anchors_of(both.leader), anchors_of(both.chief)
    mine.propose(both.pair_id, ACCESSIBLE, *TEXTS)
    theirs.propose(both.pair_id, ACCESSIBLE, "Never there", "Sometimes", "Always there")
    both.leader.log.sync()
    for seat, own in ((both.leader, mine), (both.chief, theirs)):
        for offered in own.all(both.pair_id):
            if offered.proposal.waits_for(seat.laptop.vault.person.role):
                own.say(both.pair_id, offered.proposal.id, Word.AGREED)
    both.leader.log.sync()
    both.chief.log.sync()
    assert mine.all(both.pair_id) == theirs.all(both.pair_id)
    assert len(mine.all(both.pair_id)) == 2
    forces = [seat.checkins.library_of(both.pair_id).anchors for seat in (both.leader, both.chief)]
    assert forces[0] == forces[1]
    assert len(forces[0]) == 2


def test_what_is_agreed_stays_until_another_set_is(both: Seats) -> None:
    mine, theirs = anchors_of(both.leader), anchors_of(both.chief)
    mine.propose(both.pair_id, "taylor.political_confidence", *TEXTS, subjects=(Subject.LEADER,))
    both.chief.log.sync()
    (offered,) = theirs.all(both.pair_id)
    theirs.say(both.pair_id, offered.proposal.id, Word.AGREED)
    with pytest.raises(NotAllowedError, match="propose new ones"):
        theirs.say(both.pair_id, offered.proposal.id, Word.DECLINED)
    theirs.propose(both.pair_id, "taylor.political_confidence", "a", "b", "c")
    both.leader.log.sync()
    numbers = [one.anchors.number for one in mine.all(both.pair_id)]
    assert numbers == [1, 2]
    newer = mine.all(both.pair_id)[1].proposal
    mine.say(both.pair_id, newer.id, Word.DECLINED)
    assert mine.all(both.pair_id)[1].proposal.declined
    force = both.leader.checkins.library_of(both.pair_id).anchors
    assert {question.subject for question in force} == {Subject.LEADER}


@pytest.mark.parametrize("texts", [("", "b", "c"), ("a", "\x07", "c"), ("a", "b", "x" * 161)])
def test_an_anchor_says_something_in_one_breath(both: Seats, texts: tuple[str, str, str]) -> None:
    with pytest.raises(NotAllowedError, match="160 characters"):
        anchors_of(both.leader).propose(both.pair_id, ACCESSIBLE, *texts)


def test_only_what_is_asked_can_be_anchored(both: Seats) -> None:
    mine = anchors_of(both.leader)
    with pytest.raises(NotAllowedError, match="no such item"):
        mine.propose(both.pair_id, "ryley.nothing", *TEXTS)
    with pytest.raises(NotAllowedError, match="not asked in that way"):
        mine.propose(both.pair_id, ACCESSIBLE, *TEXTS, subjects=(Subject.PAIR,))
    with pytest.raises(NotAllowedError, match="not on this laptop"):
        mine.say(both.pair_id, "f" * 32, Word.AGREED)
