"""The shared timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.event import LONGEST_TITLE, Event
from leaderlens.domain.people import Role
from leaderlens.domain.political_calendar import PreElection
from leaderlens.errors import NotAllowedError
from tests.seats import seats

if TYPE_CHECKING:
    from pathlib import Path

NIGHT = Event("e2" * 16, date(2026, 2, 18), "budget", "Budget night", "Carried by 26 to 24.", major=True)
WALK = Event("e1" * 16, date(2026, 1, 9), "residents", "A walk round Hobbing Green")


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


def test_what_is_deleted_stays_deleted_whichever_laptop_hears_of_what_first(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [NIGHT, WALK])
        both.chief.log.sync()
        both.leader.events.remove(both.pair_id, [NIGHT.id])  # at once, on two laptops that have not met
        both.chief.events.add(both.pair_id, [replace(NIGHT, title="Budget council")])
        for seat in (both.leader, both.chief, both.leader, both.chief):
            seat.log.sync()
        assert both.leader.events.all(both.pair_id) == both.chief.events.all(both.pair_id) == (WALK,)
        assert not both.leader.events.remove(both.pair_id, [NIGHT.id])  # nothing to say twice
        both.chief.events.put_back(both.pair_id, [NIGHT.id])
        both.leader.log.sync()
        back = both.leader.events.all(both.pair_id)
        assert [event.title for event in back] == ["A walk round Hobbing Green", "Budget council"]


def test_both_can_delete_one_and_a_deleted_one_can_be_added_anew(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [NIGHT])
        both.chief.log.sync()
        both.leader.events.remove(both.pair_id, [NIGHT.id])
        both.chief.events.remove(both.pair_id, [NIGHT.id])
        for seat in (both.chief, both.leader, both.chief):
            seat.log.sync()
        assert both.leader.events.all(both.pair_id) == both.chief.events.all(both.pair_id) == ()
        both.chief.events.add(both.pair_id, [NIGHT])
        both.leader.log.sync()
        assert both.leader.events.all(both.pair_id) == (NIGHT,)


def test_changes_to_different_things_of_one_event_both_stand(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [NIGHT])
        both.chief.log.sync()
        both.leader.events.add(both.pair_id, [replace(NIGHT, day=date(2026, 2, 25))])
        both.chief.events.add(both.pair_id, [replace(NIGHT, text="Carried by 27 to 23.")])
        for seat in (both.leader, both.chief, both.leader):
            seat.log.sync()
        (found,) = both.leader.events.all(both.pair_id)
        assert (found.day, found.text) == (date(2026, 2, 25), "Carried by 27 to 23.")
        assert both.chief.events.all(both.pair_id) == (found,)


def test_it_is_known_who_added_an_event_whoever_changes_it_later(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [NIGHT])
        both.chief.log.sync()
        both.chief.events.add(both.pair_id, [replace(NIGHT, day=date(2026, 2, 25))])
        both.leader.log.sync()
        assert [event.added_by for event in both.leader.events.all(both.pair_id)] == [Role.LEADER]


def test_an_event_needs_a_title_and_no_title_is_longer_than_a_line(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        with pytest.raises(NotAllowedError):
            both.leader.events.add(both.pair_id, [replace(NIGHT, title=" \n ")])
        both.leader.events.add(both.pair_id, [replace(NIGHT, title="a\nb " * 200)])
        (found,) = both.leader.events.all(both.pair_id)
        assert found.title.startswith("a b a b")
        assert len(found.title) <= LONGEST_TITLE


def test_pre_election_periods_follow_the_timeline_and_what_was_told(tmp_path: Path) -> None:
    poll = Event("e3" * 16, date(2027, 5, 6), "election", "Elections", major=True)
    by_election = Event("e4" * 16, date(2027, 2, 11), "election", "By-election")
    notice = Event("e5" * 16, date(2027, 3, 24), "pre_election", "Notice of election")
    with seats(tmp_path) as both:
        both.leader.events.add(both.pair_id, [poll, by_election])
        assert both.leader.events.pre_election(both.pair_id) == (PreElection(date(2027, 3, 31), poll.day),)
        charted = [(event.kind, event.day) for event in both.leader.events.charted(both.pair_id)]
        assert charted[1:] == [("pre_election", date(2027, 3, 31)), ("election", poll.day)]
        both.leader.events.add(both.pair_id, [notice])
        both.chief.log.sync()
        assert both.chief.events.pre_election(both.pair_id) == (PreElection(notice.day, poll.day),)
        assert both.chief.events.charted(both.pair_id) == both.chief.events.all(both.pair_id)
