"""Invitations, read again by the library's own parser and by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic
from leaderlens.errors import ExportError, NotAllowedError
from leaderlens.services.audit import Audit
from leaderlens.services.invitations import Invitations, invitation
from leaderlens.services.landing import Ground
from tests.vault_fixtures import MakeVault

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PLANNED = datetime(2026, 11, 30, 15, 0, tzinfo=LONDON)


def a_session(**changed: Any) -> ReflectionSession:
    told: dict[str, Any] = {
        "id": "5e55" * 8,
        "pair_id": "secret-pair",
        "script": "repair",
        "planned": PLANNED,
        "minutes": 75,
        "place": "The Old Mill, room 2; ask for Priya",
        "topics": (Topic(Slot.OWN, "The leak", "Because it hurt"),),
        "closing": "We said too little",
    }
    return ReflectionSession(**(told | changed))


def parsed(text: bytes) -> Any:
    whole = Calendar.from_ical(text.decode("utf-8"))
    assert isinstance(whole, Calendar)
    assert not whole.errors
    (event,) = whole.walk("VEVENT")
    assert not event.errors
    return event


def test_it_says_when_and_nothing_else() -> None:
    text = invitation(a_session(), NOW)
    event = parsed(text)
    assert str(event["summary"]) == "LeaderLens session"
    assert event.decoded("dtstart") == PLANNED
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=75)
    assert event.decoded("dtstamp") == NOW
    assert event["dtstart"].params["TZID"] == "Europe/London"
    for private in ("secret-pair", "repair", "Mill", "Priya", "leak", "hurt", "little"):
        assert private.encode() not in text
    assert set(event.keys()) == {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "CLASS", "STATUS", "TRANSP",
    }  # fmt: skip


def test_it_keeps_to_the_letter_of_the_rules() -> None:
    text = invitation(a_session(place="Rathaus " * 30), NOW, with_place=True)
    assert text.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") or b"VERSION:2.0\r\n" in text
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    assert text.count(b"BEGIN:VEVENT") == 1
    assert b"METHOD" not in text  # asking for it would need an organiser's address


def test_the_alarm_says_what_every_notification_says() -> None:
    (alarm,) = parsed(invitation(a_session(), NOW)).walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-30)
    assert str(alarm["action"]) == "DISPLAY"
    assert str(alarm["description"]) == "LeaderLens: something is due"


@pytest.mark.parametrize("month", range(1, 13))
def test_its_clocks_are_londons(month: int) -> None:
    """Read without any knowledge of London but the file's own."""
    whole: Any = Calendar.from_ical(invitation(a_session(), NOW).decode("utf-8"))
    (zone,) = whole.walk("VTIMEZONE")
    told = zone.to_tz(lookup_tzid=False)
    for day in (1, 25, 28):
        for hour in (0, 3, 12):
            wall = datetime(2027, month, day, hour)  # noqa: DTZ001 - a wall clock's time, zoned below
            assert wall.replace(tzinfo=told).utcoffset() == wall.replace(tzinfo=LONDON).utcoffset()


def test_a_clock_change_falls_on_the_right_hour() -> None:
    text = invitation(a_session(), NOW)
    assert b"DTSTART:19960331T010000" in text
    assert b"DTSTART:19961027T020000" in text
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text


def test_saved_again_it_replaces_itself() -> None:
    before = parsed(invitation(a_session(), NOW))
    later = parsed(invitation(a_session(planned=PLANNED + timedelta(days=1)), NOW + timedelta(hours=1)))
    off = parsed(invitation(a_session(state=SessionState.CANCELLED), NOW + timedelta(hours=2)))
    assert before["uid"] == later["uid"] == off["uid"]
    assert before["sequence"] < later["sequence"] < off["sequence"]
    assert [str(one["status"]) for one in (before, later, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_the_place_goes_along_when_the_person_says_so() -> None:
    assert str(parsed(invitation(a_session(), NOW, with_place=True))["location"]).endswith("ask for Priya")


def test_a_session_without_a_day_has_none() -> None:
    with pytest.raises(NotAllowedError) as refused:
        invitation(a_session(planned=None), NOW)
    assert refused.value.code == "no-day"


def test_it_is_saved_whole_and_noted(make_vault: MakeVault, tmp_path: Path) -> None:
    vault = make_vault()
    invitations = Invitations(vault.database, vault.keeping.clock)
    target = tmp_path / invitations.name_for(a_session())
    assert target.name == "LeaderLens session 2026-11-30.ics"
    assert invitations.save(a_session(), target).ground is Ground.PLAIN
    assert str(parsed(target.read_bytes())["summary"]) == "LeaderLens session"
    assert Audit(vault).entries()[0].detail == f"Invitation to a session, {target.name}"
    with pytest.raises(ExportError) as refused:
        invitations.save(a_session(), target)
    assert refused.value.code == "exists"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".ics"] == [target.name]
