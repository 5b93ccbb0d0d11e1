"""What was thought beside what was given: read off the figure that was drawn."""

from __future__ import annotations

from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, marks, segments, texts
from tests.charts.long_samples import (
    SURPRISE,
)

WIDTH = 1032.0


def test_what_was_thought_is_hollow_and_what_was_given_is_filled() -> None:
    figure = drawn(SURPRISE)
    thought, given = marks(figure, "leader:thought")[0], marks(figure, "chief_executive:given")[0]
    assert (thought.get_markerfacecolor(), thought.get_marker()) == (LIGHT.surface, "o")
    assert (given.get_markerfacecolor(), given.get_marker()) == (LIGHT.chief_executive.colour, "D")
    assert len(segments(figure, "surprise")) == 2
    assert texts(figure, "steps") == ["3 steps more", "6 steps more", "−1"]
