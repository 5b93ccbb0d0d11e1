"""The usual range, its rings and its words: read off the figure that was drawn."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.charts.drawing import Fill
from leaderlens.charts.figure import lay_out
from leaderlens.charts.furniture import Frills
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, places, segments, texts
from tests.charts.long_samples import (
    USUAL,
)

WIDTH = 1032.0


def fills(picture: object, gid: str, width: float = WIDTH) -> list[Fill]:
    """The fills of that name, one entry for each rectangle."""
    drawing = lay_out(picture, LIGHT, width, Frills())  # type: ignore[arg-type]
    return [fill for fill, boxes in drawing.fills.items() if fill.gid == gid for _box in boxes]


def test_the_range_its_average_and_its_provisional_edges_are_drawn() -> None:
    figure = drawn(USUAL)
    assert len(fills(USUAL, "leader:range")) == len(fills(USUAL, "chief_executive:range")) == 1
    assert len(segments(figure, "leader:average")) == len(segments(figure, "chief_executive:average")) == 1
    assert len(segments(figure, "leader:provisional")) == 2
    assert not segments(figure, "chief_executive:provisional")
    assert texts(figure, "usual")[:3] == ["6.2 usual high", "5.3 average", "4.4 usual low"]


def test_points_outside_have_a_ring_and_the_newest_a_question() -> None:
    figure = drawn(USUAL)
    assert len(places(figure, "outside")) == 2
    assert texts(figure, "outside") == ["7.0: above the usual 4.4 to 6.2", "What was happening in October?"]


def test_without_a_range_there_are_points_only() -> None:
    panel = replace(USUAL.panels[0], low=None, mean=None, high=None, outliers=())
    figure = drawn(replace(USUAL, panels=(panel,)))
    assert not segments(figure, "leader:average")
    assert not texts(figure, "usual")
    assert places(figure, "leader:point")


def test_in_a_narrow_window_the_ends_are_numbers_only() -> None:
    assert texts(drawn(USUAL, 480), "usual")[:3] == ["6.2", "5.3", "4.4"]
