"""Calendar files: days and titles come out, everything else stays, and nothing a stranger wrote breaks anything."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.errors import ImportSourceError
from leaderlens.services.ics_reader import LARGEST_FILE, MOST_FOUND, MOST_TIMES, Found, Skip, read

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
LONDON = ZoneInfo("Europe/London")


def calendar(*entries: str) -> bytes:
    """A calendar file with these entries; each is the lines of a VEVENT."""
    events = "".join(f"BEGIN:VEVENT\n{entry}\nEND:VEVENT\n" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//A//B//EN\n{events}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def looked(*entries: str) -> Found:
    return read(calendar(*entries), FIRST, LAST, LONDON)


def days(found: Found) -> list[str]:
    return [event.day.isoformat() for event in found.events]


def test_the_day_and_the_title_come_in_and_nothing_else() -> None:
    found = looked(
        "UID:1\nSUMMARY:Budget council\nDTSTART;VALUE=DATE:20270224\nDESCRIPTION:The leader is worried\n"
        "LOCATION:Chamber\nATTENDEE:mailto:a@example.org"
    )
    (event,) = found.events
    assert (event.day, event.title, event.kind, event.text, event.major) == (
        date(2027, 2, 24), "Budget council", "budget", "", False,
    )  # fmt: skip
    assert found.skipped == {}


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("DTSTART:20260701T233000Z", "2026-07-02"),  # half past midnight in a British summer
        ("DTSTART:20261201T233000Z", "2026-12-01"),
        ("DTSTART;TZID=America/New_York:20260701T200000", "2026-07-02"),
        ("DTSTART:20260701T233000", "2026-07-01"),
        ("DTSTART;VALUE=DATE:20260701", "2026-07-01"),
    ],
)
def test_a_day_is_the_day_where_the_person_is(start: str, day: str) -> None:
    assert days(looked(f"UID:1\nSUMMARY:Cabinet\n{start}")) == [day]


def test_a_repeating_event_is_written_out_without_its_exceptions() -> None:
    found = looked(
        "UID:1\nSUMMARY:Cabinet\nDTSTART;TZID=Europe/London:20261006T180000\n"
        "RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270301T235959Z\nEXDATE;TZID=Europe/London:20270105T180000\n"
        "RDATE;TZID=Europe/London:20270112T180000",
        "UID:1\nSUMMARY:Cabinet\nRECURRENCE-ID;TZID=Europe/London:20261201T180000\n"
        "DTSTART;TZID=Europe/London:20261203T180000",
    )
    assert days(found) == ["2026-10-06", "2026-11-03", "2026-12-03", "2027-01-12", "2027-02-02"]


def test_a_rule_without_an_end_stops_at_the_bounds() -> None:
    yearly = looked("UID:1\nSUMMARY:Annual council\nDTSTART;VALUE=DATE:20200520\nRRULE:FREQ=YEARLY")
    assert days(yearly) == ["2026-05-20", "2027-05-20", "2028-05-20"]
    assert len(looked("UID:1\nSUMMARY:Daily\nDTSTART:20260105T090000\nRRULE:FREQ=DAILY").events) == MOST_TIMES


def test_what_is_left_out_is_counted_by_its_reason() -> None:
    start = "DTSTART;VALUE=DATE:20270224"
    found = looked(
        f"UID:1\nSUMMARY:Dentist\nCLASS:PRIVATE\n{start}",
        f"UID:2\nSUMMARY:Council\nSTATUS:CANCELLED\n{start}",
        f"UID:3\n{start}",
        "UID:4\nSUMMARY:Some day",
        "UID:5\nSUMMARY:Broken\nDTSTART:tomorrow",
        "UID:6\nSUMMARY:Long ago\nDTSTART;VALUE=DATE:19990101",
        f"UID:7\nSUMMARY:Heartbeat\n{start}\nRRULE:FREQ=SECONDLY",
        f"UID:8\nSUMMARY:Stuck\n{start}\nRRULE:FREQ=DAILY;INTERVAL=0",
        f"UID:9\nSUMMARY:Nonsense\n{start}\nRRULE:FREQ=;BYDAY=XX",
        f"UID:10\nSUMMARY:Never\n{start}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    )
    assert found.events == ()
    assert found.skipped == {
        Skip.PRIVATE: 1, Skip.CANCELLED: 1, Skip.NAMELESS: 1, Skip.UNDATED: 2, Skip.OUTSIDE: 1, Skip.RULE: 4,
    }  # fmt: skip
    assert all(str(count) in why.sentence(count) for why, count in found.skipped.items())


def test_the_same_file_names_its_events_the_same() -> None:
    entry = "UID:1\nSUMMARY:Cabinet\nDTSTART;VALUE=DATE:20270105\nRRULE:FREQ=WEEKLY;COUNT=3"
    assert looked(entry) == looked(entry)
    assert len({event.id for event in looked(entry).events}) == 3


def test_one_file_brings_no_more_than_a_timeline_can_bear() -> None:
    entries = [f"UID:{n}\nSUMMARY:Meeting {n}\nDTSTART;VALUE=DATE:20270105" for n in range(MOST_FOUND + 5)]
    found = looked(*entries)
    assert len(found.events) == MOST_FOUND
    assert found.skipped == {Skip.TOO_MANY: 5}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"hello", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", b"PK\x03\x04"])
def test_what_is_no_calendar_is_said_so(data: bytes) -> None:
    with pytest.raises(ImportSourceError) as met:
        read(data, FIRST, LAST, LONDON)
    assert met.value.code == "unreadable"


def test_a_file_that_is_far_too_large_is_not_read() -> None:
    with pytest.raises(ImportSourceError) as met:
        read(b" " * (LARGEST_FILE + 1), FIRST, LAST, LONDON)
    assert met.value.code == "too-large"


WHOLE = calendar(
    "UID:1\nSUMMARY:Cabinet\nDTSTART;TZID=Europe/London:20261006T180000\nRRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=4\n"
    "EXDATE;TZID=Europe/London:20270105T180000",
    "UID:2\nSUMMARY:Budget council\nDTSTART;VALUE=DATE:20270224\nDTEND;VALUE=DATE:20270225",
)


@given(
    cuts=st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 12), st.binary(max_size=8)), max_size=6),
)
def test_a_damaged_file_brings_sound_events_or_a_sentence(cuts: list[tuple[int, int, bytes]]) -> None:
    data = WHOLE
    for place, length, instead in cuts:
        data = data[:place] + instead + data[place + length :]
    try:
        found = read(data, FIRST, LAST, LONDON)
    except ImportSourceError as error:
        assert str(error)  # noqa: PT017 - either outcome is allowed
        return
    assert all(FIRST <= event.day <= LAST and event.title.strip() for event in found.events)
    assert all(count > 0 for count in found.skipped.values())
