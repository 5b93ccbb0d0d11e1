"""The long run from real vaults: nothing sealed reaches it, both people see the same, a period narrows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from leaderlens.analysis.histories import Line, Period, UsualRange
from leaderlens.analysis.pictures import Absence, EarlyDays
from leaderlens.domain.checkin import Answer, Ending, Question, Subject, may_predict
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.errors import NotAllowedError
from leaderlens.services.histories import Histories
from leaderlens.services.lenses import Library
from tests.reflection import Chair, Room, room
from tests.seats import all_rated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HONEST = Question("ryley.honest", Subject.CHIEF_EXECUTIVE)
LENSES = ("ryley", "taylor")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as both:
        yield both


def of(chair: Chair) -> Histories:
    return Histories(chair.seat.checkins, chair.seat.events, chair.sessions)


def live_through(both: Room, ratings: list[tuple[int, int]], *, predicting: bool = False) -> list[str]:
    """One check-in a month; the leader rates all alike, the chief executive too, as given."""
    seats, questions = both.seats, Library().questions(LENSES)
    ids = []
    for given in ratings:
        checkin_id = seats.open_checkin(LENSES, seats.clock().date())
        sheets = [all_rated(questions, rating) for rating in given]
        if predicting:
            sheets = [_predicting(sheet, rater) for sheet, rater in zip(sheets, SEATS, strict=True)]
        seats.reveal(checkin_id, *sheets)
        ids.append(checkin_id)
        seats.clock.moment += timedelta(days=28)
    return ids


def _predicting(sheet: dict[Question, Answer], rater: Role) -> dict[Question, Answer]:
    """Every answer about oneself with a prediction of 4."""
    return {q: replace(a, prediction=4) if may_predict(rater, q) else a for q, a in sheet.items()}


def test_a_sealed_sheet_reaches_no_chart(both: Room) -> None:
    checkin_id = both.seats.open_checkin(LENSES)
    both.seats.seal(Role.LEADER, checkin_id, {HONEST: Answer(2)})
    both.meet()
    for chair in (both.leader, both.chief):
        found, pair = of(chair), both.pair_id
        assert found.waves(pair) == ()
        assert found.index(pair) is found.predictions(pair) is found.heard(pair) is None
        assert found.agreement(pair, Subject.CHIEF_EXECUTIVE) is None
        assert found.heat_map(pair, Subject.CHIEF_EXECUTIVE, Role.LEADER) is None
        assert found.compare(pair, Line(HONEST, Role.LEADER), Line(HONEST, Role.CHIEF_EXECUTIVE)) is None
        assert "none is in so far" in found.coach(pair, Subject.CHIEF_EXECUTIVE).hidden
        (ahead,) = found.timeline(pair).checkins
        assert ahead.planned
        assert ahead.leader is ahead.chief_executive is Absence.UNANSWERED
        with pytest.raises(NotAllowedError):
            found.surprise(pair, checkin_id, Role.LEADER)
        with pytest.raises(NotAllowedError):
            found.dumbbell(pair, checkin_id, Subject.LEADER)
        with pytest.raises(NotAllowedError):
            found.changed(pair, checkin_id, checkin_id)


def test_both_people_are_told_the_same(both: Room) -> None:
    ids = live_through(both, [(6, 3), (5, 5)])
    first, second = (of(chair) for chair in (both.leader, both.chief))
    pair = both.pair_id
    assert first.timeline(pair).checkins == second.timeline(pair).checkins
    assert first.index(pair) == second.index(pair)
    assert first.agreement(pair, Subject.LEADER) == second.agreement(pair, Subject.LEADER)
    assert first.heat_map(pair, Subject.LEADER, Role.LEADER) == second.heat_map(pair, Subject.LEADER, Role.LEADER)
    assert first.changed(pair, ids[1], ids[0]) == second.changed(pair, ids[1], ids[0])
    assert [checkin.id for checkin in first.waves(pair)] == ids


def test_the_index_gets_a_usual_range_once_there_is_one(both: Room) -> None:
    live_through(both, [(5, 6)] * 6)
    assert isinstance(of(both.leader).index(both.pair_id), EarlyDays)
    live_through(both, [(5, 6)])
    found = of(both.leader).index(both.pair_id)
    assert isinstance(found, UsualRange)
    assert [panel.judged_by for panel in found.panels] == [6, 6]
    assert of(both.leader).coach(both.pair_id, Subject.LEADER).hidden == ""


def test_a_check_in_closed_as_missed_keeps_its_place(both: Room) -> None:
    live_through(both, [(5, 5)])
    seats = both.seats
    checkin_id = seats.open_checkin(LENSES, seats.clock().date())
    seats.clock.moment += timedelta(days=3)
    seats.leader.checkins.end(both.pair_id, checkin_id, Ending.MISSED)
    both.meet()
    found = of(both.chief)
    heat = found.heat_map(both.pair_id, Subject.CHIEF_EXECUTIVE, Role.LEADER)
    assert heat is not None
    assert [column.absence for column in heat.columns] == [None, Absence.MISSED]
    stacks = found.agreement(both.pair_id, Subject.CHIEF_EXECUTIVE)
    assert stacks is not None
    assert stacks.panels[0].stacks[1].label == "missed"
    assert [one.leader for one in found.timeline(both.pair_id).checkins] == [None, Absence.MISSED]


def test_a_period_and_a_lens_narrow_the_charts(both: Room) -> None:
    live_through(both, [(5, 5), (6, 6), (7, 7)])
    found, pair = of(both.leader), both.pair_id
    days = [checkin.due for checkin in found.waves(pair)]
    heat = found.heat_map(pair, Subject.CHIEF_EXECUTIVE, Role.LEADER, Period(days[1]), "ryley")
    assert heat is not None
    assert [column.day for column in heat.columns] == days[1:]
    assert {row.question.item.partition(".")[0] for group in heat.groups for row in group.rows} == {"ryley"}
    assert len(found.multiples(pair, [HONEST], Period(None, days[0])).panels[0].leader) == 1


def test_predictions_are_compared_with_what_was_given(both: Room) -> None:
    (checkin_id,) = live_through(both, [(6, 4)], predicting=True)
    found = of(both.leader)
    thought = found.surprise(both.pair_id, checkin_id, Role.CHIEF_EXECUTIVE)
    assert thought is not None
    assert {row.steps for group in thought.groups for row in group.rows} == {2}
    record = found.predictions(both.pair_id)
    assert record is not None
    assert [panel.stacks[0].near == panel.stacks[0].total for panel in record.panels] == [True, False]


def test_events_stand_behind_and_bands_before_an_election(both: Room) -> None:
    live_through(both, [(5, 5), (5, 5), (5, 5)])
    middle = of(both.leader).waves(both.pair_id)[1].due
    both.leader.seat.events.add(both.pair_id, [Event("e", middle, "election", "Local elections", major=True)])
    both.meet()
    found = of(both.chief).agreement(both.pair_id, Subject.LEADER)
    assert found is not None
    assert [event.label for event in found.events] == ["Local elections"]
    assert [one.last for one in found.seasons] == [middle]


def test_any_two_series_can_be_laid_side_by_side(both: Room) -> None:
    live_through(both, [(6, 3), (5, 5)])
    found = of(both.leader).compare(both.pair_id, Line(HONEST, Role.LEADER), Line(HONEST, Role.CHIEF_EXECUTIVE))
    assert found is not None
    assert [[point.value for point in one.points] for one in found.lines] == [[6.0, 5.0], [3.0, 5.0]]
