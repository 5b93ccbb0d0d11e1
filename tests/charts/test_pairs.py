"""Two lines on one plot: read off the figure that was drawn."""

from __future__ import annotations

from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, marks, segments, texts
from tests.charts.long_samples import (
    COMPARISON,
    HEARING,
)

WIDTH = 1032.0


def test_the_check_back_record_is_told_in_words() -> None:
    figure = drawn(HEARING)
    assert texts(figure, "scale") == ["no", "partly", "yes"]
    assert len(segments(figure, "chief_executive:bridge")) == 1
    assert texts(figure, "value:leader")[0].endswith("%")


def test_the_second_series_is_hollow_and_another_wording_is_not_joined() -> None:
    figure = drawn(COMPARISON, 1200)
    assert marks(figure, "line0:latest")[0].get_markerfacecolor() == LIGHT.leader.colour
    assert marks(figure, "line1:latest")[0].get_markerfacecolor() == LIGHT.surface
    (seam,) = segments(figure, "break")
    joins = [*segments(figure, "line0:line"), *segments(figure, "line0:bridge")]
    assert not any(line[0][0] < seam[0][0] < line[-1][0] for line in joins)
    assert texts(figure, "break") == ["new wording"]
