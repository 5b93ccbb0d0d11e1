"""The council of a pair: told by either, the same on both laptops, and the dates it brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from leaderlens.domain.event import Event
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle, Proposed
from leaderlens.services.council import Council, CouncilView
from tests.seats import Seat, Seats, seats

TOLD = CouncilCalendar(Cycle.WHOLE, date(2027, 5, 6))


def council(both: Seats, seat: Seat) -> Council:
    return Council(seat.laptop.database, seat.log, both.clock)


def event_of(one: Proposed) -> Event:
    return Event(one.id, one.day, one.kind, one.title, one.why, one.major)


def test_what_one_tells_the_other_knows_and_different_fields_both_stand(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        leaders, chiefs = council(both, both.leader), council(both, both.chief)
        assert leaders.change(both.pair_id, TOLD).events
        assert not leaders.change(both.pair_id, TOLD)
        assert chiefs.change(both.pair_id, CouncilCalendar(budget_council=date(2027, 2, 24)))
        assert both.leader.log.sync().events
        both.chief.log.sync()
        both.leader.log.sync()
        whole = replace(TOLD, budget_council=date(2027, 2, 24))
        assert leaders.view(both.pair_id).told == chiefs.view(both.pair_id).told == whole


def test_two_values_for_one_thing_are_both_shown_until_somebody_chooses(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        leaders, chiefs = council(both, both.leader), council(both, both.chief)
        days = {date(2027, 5, 6), date(2027, 5, 13)}
        for service, day in zip((leaders, chiefs), sorted(days), strict=True):
            service.change(both.pair_id, CouncilCalendar(next_election=day))
        both.leader.log.sync()
        view = leaders.view(both.pair_id)
        assert {view.told.next_election, *view.conflicts["next_election"]} == days
        leaders.settle(both.pair_id, "next_election", CouncilCalendar(next_election=date(2027, 5, 6)))
        both.chief.log.sync()
        for service in (leaders, chiefs):
            assert service.view(both.pair_id) == CouncilView(CouncilCalendar(next_election=date(2027, 5, 6)), {})


def test_proposals_leave_out_what_is_on_the_timeline_however_it_was_put_right(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        leaders = council(both, both.leader)
        leaders.change(both.pair_id, TOLD)
        found = leaders.proposals(both.pair_id)
        assert [one.id for one in found if one.day.year == 2027] == [
            "council.council_tax.2027", "council.notice.2027", "council.election.2027", "council.annual.2027",
        ]  # fmt: skip
        moved = replace(event_of(found[1]), day=date(2027, 3, 24), title="Notice went out")
        both.leader.events.add(both.pair_id, [moved, *map(event_of, found[2:])])
        assert [one.id for one in leaders.proposals(both.pair_id)] == [found[0].id]


def test_both_put_the_same_date_on_the_timeline_once(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        council(both, both.leader).change(both.pair_id, TOLD)
        both.chief.log.sync()
        for seat in (both.leader, both.chief):
            seat.events.add(both.pair_id, [event_of(one) for one in council(both, seat).proposals(both.pair_id)])
        for seat in (both.leader, both.chief, both.leader):
            seat.log.sync()
        there = both.leader.events.all(both.pair_id)
        assert len({event.title for event in there if event.day.year == 2027}) == 4
        assert there == both.chief.events.all(both.pair_id)
        assert len([event for event in there if event.day.year == 2027]) == 4
