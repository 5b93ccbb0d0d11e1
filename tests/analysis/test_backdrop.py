from __future__ import annotations

from datetime import date, timedelta

from leaderlens.analysis.backdrop import backdrop, seasons, short_label
from leaderlens.analysis.thresholds import MOST_EVENTS, MOST_MARKS
from leaderlens.domain.event import Event

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
POLL = Event("p", date(2026, 5, 7), "election", "Local elections", major=True)


def test_only_what_lies_between_the_two_days_is_drawn_in_order() -> None:
    early, late = (
        Event(name, day, "press", name) for name, day in (("a", date(2025, 12, 31)), ("b", date(2026, 2, 1)))
    )
    assert [one.label for one in backdrop([POLL, late, early], FIRST, LAST).events] == ["b", "Local elections"]


def test_small_charts_keep_a_few_major_events_by_short_names() -> None:
    events = [
        Event(str(place), FIRST + timedelta(days=place), "budget", "Budget night", major=True) for place in range(9)
    ]
    small = backdrop([*events, Event("x", LAST, "press", "A leak")], FIRST, LAST, small=True).events
    assert [one.label for one in small] == ["Budget"] * MOST_MARKS
    assert small[-1].day == events[-1].day


def test_a_crowded_large_chart_keeps_the_major_events() -> None:
    minor = [Event(str(place), FIRST + timedelta(days=place), "press", "x") for place in range(MOST_EVENTS)]
    assert [one.label for one in backdrop([*minor, POLL], FIRST, LAST).events] == ["Local elections"]


def test_the_latest_day_for_the_notice_begins_the_period() -> None:
    """25 working days before 7 May 2026, bank holidays aside: 2 April 2026."""
    (found,) = seasons([POLL], FIRST, LAST)
    assert (found.first, found.last) == (date(2026, 4, 2), date(2026, 5, 7))


def test_a_notice_on_the_timeline_is_believed() -> None:
    notice = Event("n", date(2026, 3, 24), "pre_election", "Notice of election")
    (found,) = seasons([POLL, notice], FIRST, LAST)
    assert found.first == date(2026, 3, 24)
    assert [one.label for one in backdrop([POLL, notice], FIRST, LAST).events] == ["Local elections"]


def test_a_period_is_cut_at_the_ends_of_the_chart_and_left_out_beyond_them() -> None:
    (cut,) = seasons([POLL], date(2026, 4, 20), date(2026, 4, 30))
    assert (cut.first, cut.last) == (date(2026, 4, 20), date(2026, 4, 30))
    assert seasons([POLL], date(2026, 6, 1), LAST) == ()


def test_both_are_read_aloud() -> None:
    assert backdrop([POLL], FIRST, LAST).said == (
        "Marked events: Local elections 7 May 2026.",
        "Shaded: pre-election period, 2 Apr to 7 May 2026.",
    )
    assert backdrop([], FIRST, LAST).said == ()


def test_an_event_of_no_named_kind_goes_by_its_title() -> None:
    assert short_label(Event("x", FIRST, "press", "A leak")) == "A leak"
