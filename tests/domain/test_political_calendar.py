"""The council's year. Expected dates are published ones, named beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.political_calendar import (
    CouncilCalendar,
    Cycle,
    PreElection,
    elections,
    months_after,
    ordinary_election_day,
    pre_election_period,
    pre_election_periods,
    proposals,
    working_days_before,
)

HOLIDAYS = {
    date(2019, 4, 19), date(2019, 4, 22), date(2024, 3, 29), date(2024, 4, 1), date(2027, 3, 26), date(2027, 3, 29),
    date(2027, 5, 3),
}  # fmt: skip
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("polling_day", "mayoral", "notice"),
    [
        (date(2024, 5, 2), False, date(2024, 3, 26)),  # LGA, short guide to publicity
        (date(2019, 5, 2), False, date(2019, 3, 26)),
        (date(2024, 5, 2), True, date(2024, 3, 19)),
    ],
)
def test_the_latest_notice_is_the_published_one(polling_day: date, mayoral: bool, notice: date) -> None:
    council = CouncilCalendar(mayoral=mayoral)
    assert pre_election_period(council, polling_day, HOLIDAYS) == PreElection(notice, polling_day)


def test_a_notice_that_is_known_begins_the_period_and_only_its_own() -> None:
    council = CouncilCalendar(notice=date(2024, 3, 22))  # Uttlesford published earlier than it had to
    assert pre_election_period(council, date(2024, 5, 2), HOLIDAYS).first == date(2024, 3, 22)
    assert pre_election_period(council, date(2028, 5, 4), HOLIDAYS).first > date(2028, 3, 1)


@pytest.mark.parametrize(("year", "day"), [(2019, 2), (2021, 6), (2023, 4), (2024, 2), (2025, 1), (2026, 7)])
def test_elections_fall_on_the_first_thursday_in_may(year: int, day: int) -> None:
    assert ordinary_election_day(year) == date(year, 5, day)


@pytest.mark.parametrize(
    ("cycle", "fallow", "years"),
    [
        (Cycle.WHOLE, None, [2027, 2031]),
        (Cycle.HALVES, None, [2027, 2029, 2031]),
        (Cycle.THIRDS, 2029, [2027, 2028, 2030, 2031, 2032]),
        (Cycle.OTHER, None, [2027]),
    ],
)
def test_a_cycle_brings_its_years(cycle: Cycle, fallow: int | None, years: list[int]) -> None:
    council = CouncilCalendar(cycle, date(2027, 5, 6), fallow)
    assert [day.year for day in elections(council, date(2026, 1, 1), date(2032, 12, 31))] == years


def test_an_election_year_is_proposed_with_its_reasons() -> None:
    council = CouncilCalendar(Cycle.WHOLE, date(2027, 5, 6), budget_council=date(2026, 2, 25))
    found = proposals(council, date(2027, 1, 1), date(2027, 12, 31), HOLIDAYS)
    assert [(one.day, one.title) for one in found] == [
        (date(2027, 2, 24), "Budget council"),  # the same weekday, a Wednesday
        (date(2027, 3, 10), "Last day to set the council tax"),
        (date(2027, 3, 31), "Pre-election period begins"),
        (date(2027, 5, 6), "Election day"),
        (date(2027, 5, 18), "Annual council"),
    ]
    assert all(one.why for one in found)
    assert [one.id for one in found][2:4] == ["council.notice.2027", "council.election.2027"]


def test_a_peer_challenge_brings_its_follow_ups() -> None:
    council = CouncilCalendar(peer_challenge=date(2026, 11, 30))
    found = proposals(council, date(2026, 6, 1), date(2031, 12, 31))
    days = [one.day for one in found if one.kind == "peer_challenge"]
    assert days == [date(2026, 11, 30), date(2027, 2, 28), date(2027, 9, 30), date(2027, 11, 30), date(2031, 11, 30)]


def test_the_periods_are_those_of_the_timeline_and_of_what_was_told() -> None:
    council = CouncilCalendar(next_election=date(2027, 5, 6))
    told = PreElection(date(2027, 3, 31), date(2027, 5, 6))
    assert pre_election_periods(council, (), (), HOLIDAYS) == (told,)
    moved = date(2027, 5, 13)  # an order fixed another day, and the timeline says so
    assert [one.last for one in pre_election_periods(council, [moved], (), HOLIDAYS)] == [moved]
    both = pre_election_periods(council, [date(2024, 5, 2)], [date(2024, 3, 22), date(2023, 5, 1)], HOLIDAYS)
    assert both == (PreElection(date(2024, 3, 22), date(2024, 5, 2)), told)


def test_nothing_is_proposed_from_what_was_not_told() -> None:
    found = proposals(CouncilCalendar(), date(2026, 1, 1), date(2027, 12, 31))
    assert {one.title for one in found} == {"Last day to set the council tax"}


@given(told=DAYS, first=DAYS, span=st.integers(0, 4000), cycle=st.sampled_from(Cycle), mayoral=st.booleans())
def test_whatever_is_told_the_answer_is_in_order_and_in_the_span(
    told: date, first: date, span: int, cycle: Cycle, mayoral: bool
) -> None:
    last = first + timedelta(span)
    council = CouncilCalendar(cycle, told, told.year + 1, mayoral, None, told, told, told, told)
    found = proposals(council, first, last)
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert all(first <= one.day <= last for one in found)
    assert len({one.id for one in found}) == len(found)


@given(day=DAYS, count=st.integers(0, 60))
def test_working_days_are_counted_like_a_calendar_does(day: date, count: int) -> None:
    start = working_days_before(day, count)
    between = (start + timedelta(n) for n in range((day - start).days))
    assert sum(one.weekday() < 5 for one in between) == count


@given(day=DAYS, months=st.integers(0, 240))
def test_months_after_keeps_the_day_or_the_end_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(1)).day == 1
