"""The coach's drawer: read off the figure that was drawn."""

from __future__ import annotations

from leaderlens.charts.drawing import Fill
from leaderlens.charts.figure import lay_out
from leaderlens.charts.furniture import Frills
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, places, segments, texts
from tests.charts.long_samples import (
    COEFFICIENTS,
    DISTANCES,
    MOVING,
)

WIDTH = 1032.0


def fills(picture: object, gid: str, width: float = WIDTH) -> list[Fill]:
    """The fills of that name, one entry for each rectangle."""
    drawing = lay_out(picture, LIGHT, width, Frills())  # type: ignore[arg-type]
    return [fill for fill, boxes in drawing.fills.items() if fill.gid == gid for _box in boxes]


def test_moves_beyond_the_limit_are_ringed() -> None:
    beyond = sum(
        one.value is not None and one.value > (panel.limit or 9) for panel in MOVING.panels for one in panel.points
    )
    assert len(places(drawn(MOVING), "outside")) == beyond
    assert len(segments(drawn(MOVING), "leader:limit")) == 1


def test_every_coefficient_stands_on_its_leave_one_out_bar() -> None:
    figure = drawn(COEFFICIENTS)
    known = sum(one.value is not None for panel in COEFFICIENTS.panels for one in panel.reaches)
    assert len(segments(figure, "reach")) == known
    assert len(places(figure, "coefficient")) == known
    assert "−0.5" in texts(figure, "scale")


def test_distances_are_stacked_by_kind() -> None:
    counted = sum(bar.items > 0 for bar in DISTANCES.bars)
    assert [len(fills(DISTANCES, f"part:{part}")) for part in range(3)] == [counted] * 3
    assert texts(drawn(DISTANCES), "key")[:3] == ["Level", "Scatter", "Shape"]
