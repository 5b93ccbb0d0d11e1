from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.charts.figure import spots_for
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, labels, marks, places, segments, texts
from tests.charts.samples import CHANGED


def test_only_moves_of_two_steps_or_more_are_named() -> None:
    figure = drawn(replace(CHANGED, panels=CHANGED.panels[1:]))
    assert texts(figure, "moved") == ["Attuned to others", "5 to 3", "Patient", "3 to 1"]
    assert len(segments(figure, "named")) == 2
    assert len(segments(figure, "unnamed")) == 1


def test_moves_that_lie_on_each_other_share_a_line_and_a_label() -> None:
    figure = drawn(replace(CHANGED, panels=CHANGED.panels[:1]))
    named = texts(figure, "moved")
    at = named.index("Patient")
    assert named[at : at + 3] == ["Patient", "Positive", "5 to 7"]
    assert len(segments(figure, "named")) == 3


def test_unnamed_lines_can_be_counted() -> None:
    figure = drawn(replace(CHANGED, panels=CHANGED.panels[:1]))
    flat = [s for s in segments(figure, "unnamed") if s[0][1] == s[1][1]]
    assert len({round(s[0][1], 2) for s in flat}) == 7


def test_the_rest_is_counted_in_words() -> None:
    counts = " ".join(texts(drawn(CHANGED), "counts"))
    assert "7 unchanged" in counts
    assert "2 moved one step" in counts
    assert "3 without both values" in counts


def test_arrows_point_the_way_and_shapes_say_whose_view() -> None:
    figure = drawn(CHANGED)
    assert len(places(figure, "up")) == 3
    assert len(places(figure, "down")) == 2
    assert {mark.get_marker() for mark in marks(figure, "leader")} == {"o"}
    assert {mark.get_marker() for mark in marks(figure, "chief_executive")} == {"D"}


@pytest.mark.parametrize(("width", "level"), [(1032, True), (560, False)])
def test_panels_stand_beside_each_other_when_wide(width: int, level: bool) -> None:
    figure = drawn(CHANGED, width)
    titles = [text.get_position()[1] for text in labels(figure) if text.get_gid() == "title"]
    assert (titles[0] == pytest.approx(titles[-1])) is level


def test_every_named_move_can_be_pointed_at() -> None:
    assert len(spots_for(CHANGED, 1000, LIGHT)) == 6
