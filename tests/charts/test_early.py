from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leaderlens.analysis.pictures import Point
from tests.charts.drawn import drawn, labels, marks, places, segments, texts
from tests.charts.samples import EARLY


def test_values_are_printed_with_one_decimal_and_the_axis_with_its_numbers() -> None:
    figure = drawn(EARLY)
    assert texts(figure, "value:leader") == ["5.0"]
    assert texts(figure, "value:chief_executive") == ["5.1"]
    assert texts(figure, "scale") == ["4", "5", "6", "7"]


def test_marks_that_would_cover_each_other_stand_aside() -> None:
    figure = drawn(EARLY)
    leader, other = places(figure, "leader:point"), places(figure, "chief_executive:point")
    assert len(leader) == len(other) == 3
    assert all(a[0] < b[0] for a, b in zip(leader, other, strict=True))


def test_a_missed_check_in_is_bridged_by_dots() -> None:
    first, _second, third = EARLY.leader
    figure = drawn(replace(EARLY, leader=(first, Point(EARLY.leader[1].day, None), third)))
    assert segments(figure, "leader:line") == []
    assert len(segments(figure, "leader:bridge")) == 1


@pytest.mark.parametrize(("width", "beside"), [(1100, True), (700, False)])
def test_the_words_stand_beside_the_plot_when_wide(width: int, beside: bool) -> None:
    figure = drawn(EARLY, width)
    title = next(text for text in labels(figure) if text.get_text() == "What you can say now")
    day = next(text for text in labels(figure) if text.get_gid() == "day")
    assert (title.get_position()[1] < day.get_position()[1]) is beside
    assert len([text for text in texts(figure, "title") if text.startswith("What you")]) == 2


def test_many_check_ins_get_smaller_marks() -> None:
    many = tuple(Point(EARLY.leader[0].day + timedelta(days=28 * i), 5 + i % 3 / 3) for i in range(20))
    few, crowd = drawn(EARLY), drawn(replace(EARLY, leader=many, chief_executive=many))
    assert marks(crowd, "leader:point")[0].get_markersize() < marks(few, "leader:point")[0].get_markersize()
