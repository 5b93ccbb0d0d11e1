"""From a wish to pictures: what is left open gets a sensible value, and the period is the one that was asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leaderlens.analysis.histories import Line
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import Pair, Role
from leaderlens.ui.trends.answers import MOST_PANELS, Answers, Wish
from leaderlens.ui.trends.asking import Asking, Leaves, Span
from tests.seats import Seats
from tests.ui.check_in_stories import HONEST, PATIENT
from tests.ui.trends.conftest import histories_of


@pytest.fixture
def answers(lived: Seats) -> Answers:
    return Answers(lived.leader.trends, histories_of(lived), Role.LEADER)


@pytest.fixture
def pair(lived: Seats) -> Pair:
    return lived.leader.laptop.pairing.pairs()[0]


def test_what_is_left_open_is_chosen(answers: Answers, pair: Pair, lived: Seats) -> None:
    wish = answers.answer(pair, Wish(Asking.MOVED), lived.clock().date()).wish
    ids = [one.checkin.id for one in lived.leader.checkins.reveals(pair.id)]
    assert (wish.checkin, wish.earlier) == (ids[-1], ids[-2])
    assert wish.subject is Subject.CHIEF_EXECUTIVE
    assert wish.rater is Role.LEADER  # the view of whoever the ratings are not about
    assert wish.first == Line(wish.items[0], Role.LEADER)
    assert wish.second == Line(wish.items[0], Role.CHIEF_EXECUTIVE)


def test_what_the_vault_no_longer_has_is_replaced(answers: Answers, pair: Pair, lived: Seats) -> None:
    gone = Question("gone.item", Subject.LEADER)
    wish = Wish(
        Asking.COMPARED, Subject.LEADER, lens="gone", checkin="gone", earlier="gone", items=(gone, PATIENT),
        first=Line(gone, Role.LEADER), after="gone", span=Span.EVENTS,
    )  # fmt: skip
    whole = answers.answer(pair, wish, lived.clock().date()).wish
    assert whole.items == (PATIENT,)
    assert whole.first == Line(PATIENT, Role.LEADER)
    assert (whole.lens, whole.after, whole.span) == ("", "", Span.ALL)


def test_an_earlier_check_in_comes_before(answers: Answers, pair: Pair, lived: Seats) -> None:
    ids = [one.checkin.id for one in lived.leader.checkins.reveals(pair.id)]
    first = answers.answer(pair, Wish(Asking.MOVED, checkin=ids[0], earlier=ids[1]), lived.clock().date())
    assert first.wish.earlier == ""
    assert first.said.startswith("There is no earlier check-in")


def test_no_more_panels_than_fit(answers: Answers, pair: Pair, lived: Seats) -> None:
    offers = answers.answer(pair, Wish(), lived.clock().date()).offers
    many = tuple(one for one in offers.questions if one.subject is Subject.CHIEF_EXECUTIVE)
    answer = answers.answer(pair, Wish(Asking.ITEMS, Subject.CHIEF_EXECUTIVE, items=many), lived.clock().date())
    assert len(answer.charts[0].picture.panels) == MOST_PANELS  # type: ignore[attr-defined]


def test_the_period_is_the_one_asked_for(answers: Answers, pair: Pair, lived: Seats) -> None:
    days = [one.checkin.due for one in lived.leader.checkins.reveals(pair.id)]
    long_after = days[0] + timedelta(days=366)
    last_year = answers.answer(pair, Wish(Asking.ALIKE, span=Span.YEAR), long_after)
    everything = answers.answer(pair, Wish(Asking.ALIKE), long_after)
    assert len(everything.charts[0].picture.table.rows) == 3
    assert len(last_year.charts[0].picture.table.rows) == 2
    ended = replace(pair, term_end=days[0])
    term = answers.answer(ended, Wish(Asking.ALIKE, span=Span.TERM), long_after)
    assert len(term.charts[0].picture.table.rows) == 1


def test_two_events_bound_a_period_in_either_order(answers: Answers, pair: Pair, lived: Seats) -> None:
    days = [one.checkin.due for one in lived.leader.checkins.reveals(pair.id)]
    seat = lived.leader
    seat.events.add(pair.id, [Event(f"{n:032x}", days[n], "budget", "Budget council") for n in (1, 2)])
    ids = [event.id for event in answers.answer(pair, Wish(), days[2]).offers.events]
    wish = Wish(Asking.ALIKE, span=Span.EVENTS, after=ids[1], before=ids[0])
    assert len(answers.answer(pair, wish, days[2]).charts[0].picture.table.rows) == 2


def test_a_coach_needs_no_gate(answers: Answers, pair: Pair, lived: Seats) -> None:
    today = lived.clock().date()
    assert answers.answer(pair, Wish(Asking.COACH), today).gate
    assert not answers.answer(pair, Wish(Asking.COACH, opened=True), today).gate
    assert not replace(answers, role=Role.COACH).answer(pair, Wish(Asking.COACH), today).gate


def test_an_item_nobody_saw_makes_a_sentence_or_a_chart(answers: Answers, pair: Pair, lived: Seats) -> None:
    wish = Wish(Asking.ITEMS, Subject.CHIEF_EXECUTIVE, items=(HONEST,))
    answer = answers.answer(pair, wish, lived.clock().date())
    assert answer.charts or answer.said


def test_questions_are_plain_and_differ() -> None:
    assert len({asking.words for asking in Asking}) == len(Asking)
    assert all(asking.words.endswith("?") for asking in Asking)
    assert len({span.words for span in Span}) == len(Span)
    assert set().union(*(asking.open for asking in Asking)) == set(Leaves)
