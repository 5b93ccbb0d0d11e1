"""The shared timeline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from leaderlens.domain.event import Event
from tests.seats import seats

if TYPE_CHECKING:
    from pathlib import Path


def test_an_event_added_by_one_is_on_the_timeline_of_both_oldest_first(tmp_path: Path) -> None:
    night = Event("e2" * 16, date(2026, 2, 18), "budget", "Budget night", "Carried by 26 to 24.", major=True)
    walk = Event("e1" * 16, date(2026, 1, 9), "residents", "A walk round Hobbing Green")
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [night, walk])
        both.chief.log.sync()
        assert both.chief.events.all(both.pair_id) == (walk, night)
        assert both.leader.events.all(both.pair_id) == (walk, night)


def test_an_event_can_be_put_right(tmp_path: Path) -> None:
    wrong = Event("e1" * 16, date(2026, 1, 9), "residents", "A walk")
    right = Event("e1" * 16, date(2026, 1, 10), "residents", "A walk")
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [wrong])
        both.chief.log.sync()
        both.chief.events.add(both.pair_id, [right])
        both.leader.log.sync()
        assert both.leader.events.all(both.pair_id) == (right,)
