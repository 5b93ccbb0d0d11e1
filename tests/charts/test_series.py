"""A view over time: real points joined, missing ones bridged, nothing made up."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest

from leaderlens.analysis.pictures import EventMark, PairedSeries, Point
from leaderlens.charts.drawing import Drawing
from leaderlens.charts.series import NUDGE, Frame, draw_events, draw_view, event_rows, latest, nudges, runs_of, span_of
from leaderlens.charts.theme import LIGHT
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role

FIRST = date(2026, 1, 5)
FRAME = Frame(100.0, 500.0, 50.0, 250.0, FIRST, FIRST + timedelta(days=100))
MARK = LIGHT.mark(Role.LEADER)


def points(*values: float | None) -> tuple[Point, ...]:
    return tuple(Point(FIRST + timedelta(days=10 * place), value) for place, value in enumerate(values))


def test_the_frame_puts_days_and_values_where_they_belong() -> None:
    assert (FRAME.x(FRAME.first), FRAME.x(FRAME.last)) == (100.0, 500.0)
    assert (FRAME.y(1), FRAME.y(4), FRAME.y(7)) == (250.0, 150.0, 50.0)
    assert Frame(0, 9, 0, 9, FIRST, FIRST).x(FIRST) == 9, "a single day stands at the right"


def test_stretches_span_and_latest() -> None:
    seen = points(None, 3, 4, None, None, 5, None)
    assert [[point.value for point in run] for run in runs_of(seen)] == [[3, 4], [5]]
    assert span_of(seen) == (FIRST, FIRST + timedelta(days=60))
    assert (span_of(()), runs_of(()), latest(())) == (None, [], None)
    assert latest(seen) is None
    assert latest(points(2, 6)) == 6


def test_lines_that_lie_on_each_other_are_moved_apart_and_others_are_not() -> None:
    question = Question("ryley.patient", Subject.LEADER)
    apart = PairedSeries(question, "Patient", "Robin", points(3, 4), points(5, 6))
    meeting = PairedSeries(question, "Patient", "Robin", points(3, 4), points(5, 4))
    assert nudges(apart) == {Role.LEADER: 0.0, Role.CHIEF_EXECUTIVE: 0.0}
    assert nudges(meeting) == {Role.LEADER: -NUDGE, Role.CHIEF_EXECUTIVE: NUDGE}


def test_a_gap_is_bridged_by_dots_between_two_real_points() -> None:
    drawing = Drawing(600, LIGHT)
    draw_view(drawing, FRAME, points(3, 4, None, 5), MARK, "leader")
    by_name = {pen.gid: (pen, paths) for pen, paths in drawing.lines.items()}
    assert by_name["leader:line"][1] == [[(100.0, FRAME.y(3)), (140.0, FRAME.y(4))]]
    bridge, paths = by_name["leader:bridge"]
    assert bridge.style == "dotted"
    assert paths == [[(140.0, FRAME.y(4)), (220.0, FRAME.y(5))]]
    stamped = {stamp.gid: places for stamp, places in drawing.stamps.items()}
    assert stamped["leader:latest"] == [(220.0, FRAME.y(5))]


@pytest.mark.parametrize("values", [(), (None,), (None, None)])
def test_nothing_rated_draws_nothing(values: tuple[None, ...]) -> None:
    drawing = Drawing(600, LIGHT)
    draw_view(drawing, FRAME, points(*values), MARK, "leader")
    assert (drawing.lines, drawing.stamps) == ({}, {})


def test_a_last_check_in_without_a_number_has_no_large_mark() -> None:
    drawing = Drawing(600, LIGHT)
    draw_view(drawing, FRAME, points(3, 4, None), MARK, "leader")
    assert "leader:latest" not in {stamp.gid for stamp in drawing.stamps}


def test_events_outside_the_plot_are_left_out_and_labels_never_lie_on_each_other() -> None:
    drawing = Drawing(600, LIGHT)
    day = FIRST + timedelta(days=50)
    crowd = [EventMark(day + timedelta(days=place), f"Something rather long, number {place}") for place in range(6)]
    early = EventMark(FIRST - timedelta(days=1), "Before")
    rows, inside = event_rows(drawing, FRAME, [*reversed(crowd), early], 3)
    assert inside == crowd
    assert rows in {1, 2, 3}
    draw_events(drawing, FRAME, crowd, rows=rows, pitch=18, foot=250)
    assert sum(len(paths) for paths in drawing.lines.values()) == len(crowd), "each day has its hairline"
    assert drawing.words
    assert len({words.y for words in drawing.words}) == rows
    for one, other in combinations(drawing.words, 2):
        assert one.y != other.y or one.right <= other.left or other.right <= one.left
