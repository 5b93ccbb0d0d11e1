"""Stories told from revealed check-ins only."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.checkin import Answer, Question, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.errors import NotAllowedError
from leaderlens.services.lenses import Library
from tests.seats import Seats, all_rated, seats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HONEST_CHIEF = Question("ryley.honest", Subject.CHIEF_EXECUTIVE)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as both:
        yield both


def live_through(both: Seats, ratings: list[tuple[int, int]], lenses: tuple[str, ...] = ("ryley",)) -> list[str]:
    """One check-in a month: the leader rates all alike, the chief executive too, as given."""
    questions = Library().questions(lenses)
    ids = []
    for leader, chief in ratings:
        checkin_id = both.open_checkin(lenses, both.clock().date())
        both.reveal(checkin_id, all_rated(questions, leader, honest="Said."), all_rated(questions, chief))
        ids.append(checkin_id)
        both.clock.moment += timedelta(days=28)
    return ids


def test_before_a_reveal_there_is_nothing_to_tell(both: Seats) -> None:
    checkin_id = both.open_checkin()
    both.seal(Role.LEADER, checkin_id, {HONEST_CHIEF: Answer(2, note="a sentence")})
    both.chief.log.sync()
    for seat in (both.leader, both.chief):
        story = seat.trends.overview(both.pair_id)
        assert (story.check_ins, story.multiples, story.changed, story.index) == (0, None, None, None)
        assert seat.trends.latest(both.pair_id) is None
        with pytest.raises(NotAllowedError):
            seat.trends.reveal(both.pair_id, checkin_id)
        with pytest.raises(NotAllowedError):
            seat.trends.item(both.pair_id, checkin_id, HONEST_CHIEF)


def test_a_reveal_is_told_the_same_to_both(both: Seats) -> None:
    (checkin_id,) = live_through(both, [(7, 4)])
    leader, chief = (seat.trends.reveal(both.pair_id, checkin_id) for seat in (both.leader, both.chief))
    assert leader.summary == chief.summary
    assert leader.dumbbells == chief.dumbbells
    assert set(leader.dumbbells) == {Subject.LEADER, Subject.CHIEF_EXECUTIVE}
    assert leader.check_ins == 1


def test_an_item_is_drilled_into_with_both_answers_and_its_history(both: Seats) -> None:
    first, second = live_through(both, [(7, 4), (6, 5)])
    story = both.chief.trends.item(both.pair_id, second, HONEST_CHIEF)
    assert story.item.name == "Honest"
    assert story.answers[Role.LEADER] == Answer(6, note="Said.")
    assert story.answers[Role.CHIEF_EXECUTIVE] == Answer(5)
    assert story.trend.series is not None
    assert [point.value for point in story.trend.series.leader] == [7, 6]
    assert both.chief.trends.reveal(both.pair_id, first).check_ins == 1


def test_the_overview_begins_with_the_other_person(both: Seats) -> None:
    live_through(both, [(7, 4), (6, 5)], ("ryley", "taylor"))
    assert both.leader.trends.overview(both.pair_id).subject is Subject.CHIEF_EXECUTIVE
    story = both.chief.trends.overview(both.pair_id)
    assert story.subject is Subject.LEADER
    assert story.subjects == (Subject.LEADER, Subject.CHIEF_EXECUTIVE, Subject.PAIR)
    assert story.check_ins == 2
    assert story.multiples is not None
    assert len(story.multiples.panels) == 8
    assert story.changed is not None
    assert story.index is not None
    assert {question.subject for question in story.questions} == {Subject.LEADER}
    us = both.chief.trends.overview(both.pair_id, Subject.PAIR)
    assert len(us.questions) == 4


def test_events_stand_behind_the_charts(both: Seats) -> None:
    live_through(both, [(7, 4), (6, 5)])
    day = both.clock().date() - timedelta(days=40)
    minor = Event("e2" * 16, day, "cabinet", "Cabinet")
    both.chief.events.add(both.pair_id, [Event("e1" * 16, day, "budget", "Budget night", major=True), minor])
    both.leader.log.sync()
    trend = both.leader.trends.item_trend(both.pair_id, HONEST_CHIEF)
    multiples = both.leader.trends.overview(both.pair_id).multiples
    assert multiples is not None
    assert len(trend.events) == 2
    assert [mark.day for mark in multiples.events] == [day]


def test_today_gets_the_newest_headline(both: Seats) -> None:
    ids = live_through(both, [(7, 4), (6, 6)])
    latest = both.leader.trends.latest(both.pair_id)
    assert latest is not None
    assert latest.checkin_id == ids[-1]
    assert latest.headline == both.leader.trends.reveal(both.pair_id, ids[-1]).summary.headline
    assert latest.trend is not None
