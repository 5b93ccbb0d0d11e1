"""What is said of a point is what the table says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderlens.analysis.histories import Attendance, HeatColumn, HeatGroup, HeatMap, HeatRow, Timeline
from leaderlens.analysis.pictures import Dumbbell, PairedSeries, PairedTrend, Picture, Point, Table
from leaderlens.domain.checkin import Question, Subject
from leaderlens.i18n import medium_date
from leaderlens.ui.charting.reading import stops_in

PATIENT, HONEST = Question("ryley.patient", Subject.LEADER), Question("ryley.honest", Subject.LEADER)
DAYS = tuple(date(2026, 9, 1) + timedelta(28 * number) for number in range(3))


def trend() -> PairedTrend:
    """Three check-ins of one item."""
    points = tuple(Point(day, 4.0 + number) for number, day in enumerate(DAYS))
    rows = tuple((medium_date(day), str(4 + number), "5", "1") for number, day in enumerate(DAYS))
    table = Table(("Check-in", "Leader’s view", "Chief Executive’s view", "Steps apart"), rows)
    series = PairedSeries(PATIENT, "Patient", "Leader", points, points)
    return PairedTrend("How patient has moved", "", "", "A chart.", table, series=series)


def heat() -> HeatMap:
    """Two items at three check-ins."""
    columns = tuple(HeatColumn(day) for day in DAYS)
    rows = tuple(HeatRow(q, q.item, tuple(Point(day, 5.0) for day in DAYS)) for q in (PATIENT, HONEST))
    table = Table(
        ("Item", *(medium_date(day) for day in DAYS)), (("Patient", "5", "5", "5"), ("Honest", "3", "missed", "4"))
    )
    return HeatMap("Rows", "", "", "A map.", table, columns=columns, groups=(HeatGroup("Ryley", rows),))


def test_one_stop_for_each_day_with_its_whole_row() -> None:
    stops = stops_in(trend())
    assert [stop.day for stop in stops] == list(DAYS)
    assert stops[0].said == "1 September 2026: Leader’s view 4, Chief Executive’s view 5, Steps apart 1"
    assert {stop.question for stop in stops} == {PATIENT}


def test_a_map_has_a_stop_for_each_cell() -> None:
    stops = stops_in(heat())
    assert len(stops) == 6
    assert [(stop.row, stop.question) for stop in stops[2:4]] == [(0, PATIENT), (1, HONEST)]
    assert stops[4].said == "Honest, 29 September 2026: missed"


def test_what_happened_on_one_day_is_said_together() -> None:
    day = medium_date(DAYS[0])
    table = Table(("Day", "Lane", "What"), ((day, "Event", "Budget"), (day, "Check-in", "both completed")))
    line = Timeline("Two years", "", "", "", table, checkins=(Attendance(DAYS[0], None, None),))
    assert [stop.said for stop in stops_in(line)] == [f"{day}: Event, Budget; Check-in, both completed"]


BELL = Dumbbell("One day", "", "", "", Table(("Group", "Item"), (("Apart", "Patient"),)))
BARE = HeatMap("", "", "", "", Table((), ()))


@pytest.mark.parametrize("picture", [BELL, BARE])
def test_a_chart_without_days_has_no_stops(picture: Picture) -> None:
    assert stops_in(picture) == ()
