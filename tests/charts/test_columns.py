"""Events, bands, breaks and letters behind and beside every chart: read off the figure that was drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.analysis.histories import UsualRange
from leaderlens.charts.drawing import Fill
from leaderlens.charts.figure import lay_out
from leaderlens.charts.furniture import Frills
from leaderlens.charts.theme import LIGHT, PAPER
from tests.charts.drawn import drawn, lines, marks, places, texts
from tests.charts.long_samples import (
    AGREEMENT,
    BREAK,
    COEFFICIENTS,
    COMPARISON,
    DISTANCES,
    HEARING,
    HEAT,
    MOVING,
    TIMELINE,
    USUAL,
)
from tests.charts.samples import MULTIPLES, TREND

WIDTH = 1032.0


def fills(picture: object, gid: str, width: float = WIDTH) -> list[Fill]:
    """The fills of that name, one entry for each rectangle."""
    drawing = lay_out(picture, LIGHT, width, Frills())  # type: ignore[arg-type]
    return [fill for fill, boxes in drawing.fills.items() if fill.gid == gid for _box in boxes]


@pytest.mark.parametrize(
    "picture", [USUAL, HEAT, AGREEMENT, TIMELINE, HEARING, COMPARISON, MOVING, COEFFICIENTS, DISTANCES]
)
def test_events_and_bands_stand_behind_every_chart_with_dates(picture: UsualRange) -> None:
    figure = drawn(picture, 1200)
    assert len(fills(picture, "season")) >= 2
    assert all(fill.ground for fill in fills(picture, "season"))
    assert "Pre-election period" in texts(figure, "key")
    assert lines(figure, "event") or places(figure, "event")


def test_small_multiples_and_the_large_trend_have_bands_breaks_and_target_bands_too() -> None:
    season = USUAL.seasons
    series = TREND.series
    assert series is not None
    day = series.leader[9].day
    trend = replace(TREND, seasons=season, series=replace(series, breaks=(replace(BREAK[0], day=day),), target=(3, 5)))
    figure = drawn(trend)
    assert texts(figure, "break") == ["new wording"]
    assert {"where the best lies", "Pre-election period"} <= set(texts(figure, "key"))
    assert fills(trend, "target")
    assert len(fills(replace(MULTIPLES, seasons=season), "season")) == len(MULTIPLES.panels) * len(season)


def test_in_black_and_white_line_ends_carry_letters_and_marks_grow() -> None:
    plain, paper = drawn(MULTIPLES), drawn(MULTIPLES, theme=PAPER)
    ends = [*texts(paper, "value:leader"), *texts(paper, "value:chief_executive")]
    assert ends
    assert all(text.startswith(("L ", "CE ")) for text in ends)
    assert all(len(text) == 1 for text in texts(plain, "value:leader"))
    assert marks(paper, "leader:latest")[0].get_markersize() > marks(plain, "leader:latest")[0].get_markersize()
