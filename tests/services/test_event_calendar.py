"""The timeline out to a calendar file and back: whole for the council, silent about the two people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaderlens.domain.event import Event
from leaderlens.domain.people import Pair
from leaderlens.errors import ImportSourceError
from leaderlens.services.event_calendar import EventCalendar
from leaderlens.store import pairs
from tests.seats import Seat, Seats, seats

BUDGET = Event("council.budget.2027", date(2027, 2, 24), "budget", "Budget council", "We fear the vote", major=True)
WALK = Event("ab" * 16, date(2027, 1, 9), "residents", "A walk; round Hobbing Green, slowly")
TALK = Event("cd" * 16, date(2027, 1, 12), "one_to_one", "We cleared the air")


def pair_of(both: Seats, seat: Seat) -> Pair:
    with seat.laptop.database.reading() as session:
        found = pairs.pair(session, both.pair_id)
    assert found is not None
    return found


def test_what_is_written_comes_back_the_same_and_adds_nothing(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        seat, pair, file = both.leader, pair_of(both, both.leader), tmp_path / "timeline.ics"
        seat.events.add(both.pair_id, [BUDGET, WALK, TALK])
        calendar = EventCalendar(seat.events)
        assert calendar.write(pair, file) == 2
        text = file.read_text(encoding="utf-8")
        assert "fear" not in text
        assert "cleared the air" not in text
        look = calendar.look(pair, file)
        assert [(one.id, one.day, one.title) for one in look.events] == [
            (one.id, one.day, one.title) for one in (WALK, BUDGET)
        ]
        assert look.there == {BUDGET.id, WALK.id}


def test_a_file_comes_in_once_and_reaches_the_other(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        file, pair = tmp_path / "timeline.ics", pair_of(both, both.chief)
        both.leader.events.add(both.pair_id, [BUDGET, WALK])
        EventCalendar(both.leader.events).write(pair_of(both, both.leader), file)
        both.leader.events.remove(both.pair_id, [BUDGET.id, WALK.id])
        both.chief.log.sync()
        calendar = EventCalendar(both.chief.events)
        look = calendar.look(pair, file)
        assert look.there == frozenset()
        assert calendar.bring(pair, look, look.events).events
        assert not calendar.bring(pair, look, look.events)
        both.leader.log.sync()
        assert [event.title for event in both.leader.events.all(both.pair_id)] == [WALK.title, BUDGET.title]


def test_one_that_moved_is_not_there_already(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        file, pair = tmp_path / "timeline.ics", pair_of(both, both.leader)
        both.leader.events.add(both.pair_id, [BUDGET])
        calendar = EventCalendar(both.leader.events)
        calendar.write(pair, file)
        both.leader.events.add(both.pair_id, [replace(BUDGET, day=date(2027, 3, 3))])
        assert calendar.look(pair, file).there == frozenset()


def test_a_file_that_is_gone_is_said_so(tmp_path: Path) -> None:
    with seats(tmp_path) as both, pytest.raises(ImportSourceError) as met:
        EventCalendar(both.leader.events).look(pair_of(both, both.leader), tmp_path / "none.ics")
    assert met.value.code == "unreachable"
