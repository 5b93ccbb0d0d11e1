"""Events of the council as shared registers: both see the same, oldest first; half of one is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaderlens.domain.event import Event
from leaderlens.domain.record import SetFields
from leaderlens.errors import NotAllowedError
from leaderlens.services.pair_log import PairLog
from leaderlens.store import events
from tests.two_people import Laptop, two_people

ELECTION = Event("e" * 32, date(2026, 5, 7), "election", "Local elections", "All seats", major=True)
BUDGET = Event("b" * 32, date(2026, 2, 25), "budget", "Budget set", "", major=False)


def seen(person: Laptop, pair_id: str) -> tuple[Event, ...]:
    with person.database.reading() as session:
        return events.events(session, pair_id)


def test_both_see_the_same_events_oldest_first(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        logs = [PairLog(person.database, two.clock) for person in two.both()]
        for person, log, event in zip(two.both(), logs, (ELECTION, BUDGET), strict=True):
            with person.database.transaction() as session:
                log.append(session, two.pair_id, [SetFields(events.KIND, event.id, events.fields_of(event))])
        for log in (*logs, *logs):
            log.sync()
        assert seen(two.leader, two.pair_id) == seen(two.chief_executive, two.pair_id) == (BUDGET, ELECTION)
        assert seen(two.leader, "ab" * 16) == ()


def test_an_event_that_is_not_whole_or_makes_no_sense_is_left_out(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        log = PairLog(two.leader.database, two.clock)
        whole = events.fields_of(BUDGET)
        half = {name: value for name, value in whole.items() if name != "title"}
        with two.leader.database.transaction() as session:
            log.append(session, two.pair_id, [SetFields(events.KIND, "1" * 32, half)])
            log.append(session, two.pair_id, [SetFields(events.KIND, BUDGET.id, whole)])
        with two.leader.database.transaction() as session, pytest.raises(NotAllowedError):
            log.append(session, two.pair_id, [SetFields(events.KIND, "2" * 32, whole | {"day": "30 February"})])
        assert seen(two.leader, two.pair_id) == (BUDGET,)
