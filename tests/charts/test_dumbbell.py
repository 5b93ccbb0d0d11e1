from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from leaderlens.analysis.pictures import DumbbellGroup, DumbbellRow
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, labels, lines, marks, places, segments, texts
from tests.charts.samples import DUMBBELL, row


def one(*rows: DumbbellRow, alert: bool = False, width: int = 960) -> Figure:
    return drawn(replace(DUMBBELL, groups=(DumbbellGroup("Zone", "why", alert, rows),)), width)


def scale_x(figure: Figure) -> dict[str, float]:
    return {text.get_text(): text.get_position()[0] for text in labels(figure) if text.get_gid() == "scale"}


def test_marks_stand_on_their_values() -> None:
    figure = one(row("Decisive", 3, 6), alert=True)
    x = scale_x(figure)
    assert places(figure, "leader")[0][0] == pytest.approx(x["3"])
    assert places(figure, "chief_executive")[0][0] == pytest.approx(x["6"])
    assert {mark.get_marker() for mark in marks(figure, "leader")} == {"o"}
    assert {mark.get_marker() for mark in marks(figure, "chief_executive")} == {"D"}


def test_an_alert_row_prints_both_values_and_the_steps() -> None:
    figure = one(row("Decisive", 3, 6), alert=True)
    assert texts(figure, "value:leader") == ["3"]
    assert texts(figure, "value:chief_executive") == ["6"]
    assert texts(figure, "steps") == ["3 steps"]
    assert len(segments(figure, "bar:alert")) == 1


def test_a_row_within_one_step_is_quiet() -> None:
    figure = one(row("Patient", 5, 4))
    assert texts(figure, "steps") == []
    assert texts(figure, "value:leader") == []
    assert lines(figure, "bar:alert") == []
    assert len(segments(figure, "bar")) == 1


def test_equal_values_stand_side_by_side_without_a_bar() -> None:
    figure = one(row("Flexible", 5, 5))
    (left, _y), (right, _z) = places(figure, "leader")[0], places(figure, "chief_executive")[0]
    assert left < scale_x(figure)["5"] < right
    assert segments(figure, "bar") == []


def test_one_missing_view_is_a_hollow_mark_and_words() -> None:
    figure = one(row("Unselfish", None, 5, "Leader: no chance to see this period"))
    (mark,) = marks(figure, "chief_executive:alone")
    assert mark.get_markerfacecolor() == LIGHT.surface
    assert marks(figure, "leader") == []
    assert texts(figure, "missing") == ["Leader: no chance to see this period"]


def test_zones_stand_beside_the_rows_when_wide_and_above_when_narrow() -> None:
    def title_and_item(width: int, scale: float) -> tuple[float, float]:
        figure = drawn(DUMBBELL, width, LIGHT.scaled(scale))
        zone, item = (
            next(text.get_position()[1] for text in labels(figure) if text.get_gid() == gid) for gid in ("zone", "item")
        )
        return zone, item

    wide, narrow = title_and_item(1200, 1.0), title_and_item(560, 1.0)
    assert wide[0] == pytest.approx(wide[1], abs=1)
    assert narrow[0] < narrow[1] - 10


def test_the_scale_is_repeated_under_many_rows() -> None:
    assert texts(drawn(DUMBBELL, 1200), "scale").count("4") == 2
    assert texts(one(row("Patient", 5, 4)), "scale").count("4") == 1
