"""Times of other journals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.importers.entry import EntryProblemError
from leaderlens.importers.moments import (
    day_comes_first,
    from_iso,
    from_millis,
    from_stamp,
    from_ticks,
    moved,
    number_or_none,
    zone_named,
)

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("stamp", "day_first", "expected"),
    [
        ("2013-06-09 15:39", True, (2013, 6, 9, 15, 39)),
        ("09.06.2013 15:39", True, (2013, 6, 9, 15, 39)),
        ("09/06/2013 15:39", True, (2013, 6, 9, 15, 39)),
        ("06/09/2013 03:39 PM", False, (2013, 6, 9, 15, 39)),
        ("2020-05-30 6:50 pm", True, (2020, 5, 30, 18, 50)),
        ("2020-05-30 12:10 am", True, (2020, 5, 30, 0, 10)),
        ("9 June 2013 15:39", True, (2013, 6, 9, 15, 39)),
        ("June 9, 2013 15:39", True, (2013, 6, 9, 15, 39)),
        ("2013-06-09", True, (2013, 6, 9, 12, 0)),
        ("9/6/13", True, (2013, 6, 9, 12, 0)),
    ],
)
def test_orders_people_use(stamp: str, day_first: bool, expected: tuple[int, ...]) -> None:
    found = from_stamp(stamp, LONDON, day_first=day_first)
    assert (found.year, found.month, found.day, found.hour, found.minute) == expected
    assert found.tzinfo is LONDON


@pytest.mark.parametrize(
    "stamp", ["", "yesterday", "2013-13-01", "31/02/2020", "2013-06-09 25:00", "9999-01-01", "x" * 100]
)
def test_what_is_no_date(stamp: str) -> None:
    with pytest.raises(EntryProblemError):
        from_stamp(stamp, LONDON)


def test_one_clear_date_tells_the_order_of_all() -> None:
    assert day_comes_first(["01/02/2020", "25/12/2020"])
    assert not day_comes_first(["01/02/2020", "12/25/2020"])
    assert day_comes_first(["01/02/2020"])
    assert day_comes_first(["2020-12-25", "nonsense"])


def test_zones_by_name_by_offset_and_not_at_all() -> None:
    assert zone_named("Australia/Sydney") == ZoneInfo("Australia/Sydney")
    assert zone_named("GMT+01:00") == timezone(timedelta(hours=1))
    assert zone_named("-0530") == timezone(-timedelta(hours=5, minutes=30))
    assert [
        zone_named(name) for name in ("", "Mars/Olympus", "../../etc/passwd", "Europe", "GMT+99", "a\x00b", "é")
    ] == [None] * 7


def test_a_moment_keeps_its_zone_or_says_that_it_could_not() -> None:
    noon = datetime(2024, 7, 1, 12, tzinfo=UTC)
    assert moved(noon, "Europe/Vienna", LONDON) == (noon, "Europe/Vienna", ())
    assert moved(noon, "Mars/Olympus", LONDON)[1:] == ("Europe/London", ("unknown-zone",))
    offset = datetime(2024, 7, 1, 12, tzinfo=timezone(timedelta(hours=3)))
    assert moved(offset, "", LONDON) == (offset, "", ())
    assert moved(noon, "", LONDON)[0].utcoffset() == timedelta(hours=1)


def test_the_largest_number_means_none() -> None:
    assert number_or_none(1.7976931348623157e308) is None
    assert number_or_none(10**400) is None
    assert number_or_none(True) is None
    assert number_or_none(12) == 12.0
    assert from_millis(1625133600000).isoformat() == "2021-07-01T10:00:00+00:00"
    for wrong in (None, float("nan"), 1e300, -1e15):
        with pytest.raises(EntryProblemError):
            from_millis(wrong)


def test_ticks_are_a_time_of_day_at_home() -> None:
    assert from_ticks(637820253000000000, LONDON) == datetime(2022, 3, 4, 21, 15, tzinfo=LONDON)
    for wrong in (0, 10**30, -(10**30)):
        with pytest.raises(EntryProblemError):
            from_ticks(wrong, LONDON)


@given(st.text(max_size=70))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    zone_named(text)
    for read in (from_iso, from_stamp):
        try:
            found = read(text, LONDON)
        except EntryProblemError:
            continue
        assert 1850 <= found.year <= 2150
