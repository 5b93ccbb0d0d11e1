"""Three lanes on one axis: read off the figure that was drawn."""

from __future__ import annotations

from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, marks, places, texts
from tests.charts.long_samples import (
    DAYS,
    TIMELINE,
)

WIDTH = 1032.0


def test_three_lanes_with_every_check_in_session_and_event() -> None:
    figure = drawn(TIMELINE, 1200)
    assert texts(figure, "lane") == ["Council", "Check-ins", "Sessions"]
    assert len(places(figure, "leader:checkin")) == len(DAYS) - 2
    assert len(places(figure, "leader:missed")) == 2
    assert len(places(figure, "chief_executive:missed")) == 1
    assert len(places(figure, "planned")) == 2
    assert len(places(figure, "talk")) == 5
    assert len(places(figure, "talk:planned")) == 1
    assert len(places(figure, "event")) == len(TIMELINE.events)
    assert texts(figure, "today") == ["today"]
    assert any(text.endswith("★") for text in texts(figure, "topic"))


def test_missed_is_hollow_in_the_shape_of_the_view() -> None:
    (mark,) = marks(drawn(TIMELINE), "leader:missed")
    assert mark.get_marker() == LIGHT.leader.shape.value
    assert mark.get_markeredgecolor() == LIGHT.leader.colour
    assert mark.get_markerfacecolor() == LIGHT.surface
