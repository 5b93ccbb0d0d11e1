"""Counted closeness as columns: read off the figure that was drawn."""

from __future__ import annotations

import pytest

from leaderlens.analysis.histories import StackedCounts
from leaderlens.charts.figure import lay_out
from leaderlens.charts.furniture import Frills
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, places, texts
from tests.charts.long_samples import (
    AGREEMENT,
    PREDICTIONS,
)

WIDTH = 1032.0


@pytest.mark.parametrize("picture", [AGREEMENT, PREDICTIONS], ids=["agreement", "predictions"])
def test_columns_print_what_they_are_out_of(picture: StackedCounts) -> None:
    figure = drawn(picture, 1400)
    stacks = [stack for panel in picture.panels for stack in panel.stacks if stack.counts]
    assert texts(figure, "near") == [str(stack.near) for stack in stacks]
    assert texts(figure, "of") == [f"of {stack.total}" for stack in stacks]
    assert texts(figure, "absence") == ["missed"] * len(picture.panels)


def test_layers_are_as_high_as_their_counts() -> None:
    drawing = lay_out(AGREEMENT, LIGHT, WIDTH, Frills())
    stacks = [stack for stack in AGREEMENT.panels[0].stacks if stack.counts]
    for layer in range(4):
        boxes = [box for fill, found in drawing.fills.items() if fill.gid == f"layer:{layer}" for box in found]
        assert len(boxes) == sum(bool(stack.counts and stack.counts[layer]) for stack in stacks)


def test_a_narrow_window_names_the_layers_in_a_key() -> None:
    assert set(AGREEMENT.layers) <= set(texts(drawn(AGREEMENT, 480), "key"))
    assert texts(drawn(AGREEMENT, 480), "within")[0].startswith("Latest: ")


def test_the_panels_of_predictions_carry_their_person_s_mark() -> None:
    figure = drawn(PREDICTIONS)
    assert len(places(figure, "key:leader")) == len(places(figure, "key:chief_executive")) == 1
