from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.analysis.pictures import Absence
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, labels, marks, places, segments, texts
from tests.charts.samples import MULTIPLES, NAMES, TEXTS, points, series

GAP = Absence.NO_CHANCE


def one(leader: tuple[int | Absence, ...], chief_executive: tuple[int | Absence, ...]):  # noqa: ANN201 - a figure
    panel = series("Patient", points(*leader), points(*chief_executive))
    return drawn(replace(MULTIPLES, panels=(panel,), events=()))


@pytest.mark.parametrize(("width", "columns"), [(1200, 4), (1032, 4), (640, 2), (560, 2)])
def test_panels_reflow_four_two_one(width: int, columns: int) -> None:
    figure = drawn(MULTIPLES, width, show_headline=False)
    titles = [text for text in labels(figure) if text.get_gid() == "title"]
    assert len({round(text.get_position()[0]) for text in titles}) == columns


def test_large_text_takes_one_column() -> None:
    figure = drawn(MULTIPLES, 640, LIGHT.scaled(2), show_headline=False)
    titles = [text for text in labels(figure) if text.get_gid() == "title"]
    assert len({round(text.get_position()[0]) for text in titles}) == 1


def test_every_panel_is_named_and_says_how_far_apart() -> None:
    figure = drawn(MULTIPLES, 1200)
    assert " ".join(texts(figure, "title")) == " ".join(NAMES)
    assert texts(figure, "apart") == [panel.apart_label for panel in MULTIPLES.panels]


def test_the_axis_is_always_one_to_seven() -> None:
    figure = one((5, 5, 5), (5, 5, 6))
    assert texts(figure, "scale") == ["1", "4", "7"]


def test_missing_points_are_bridged_by_dots_never_by_a_line() -> None:
    figure = one((5, 6, GAP, 4, 4), (3, 3, 3, 3, 3))
    solid = segments(figure, "leader:line")
    bridges = segments(figure, "leader:bridge")
    assert [len(run) for run in solid] == [2, 2]
    assert len(bridges) == 1
    assert tuple(bridges[0][0]) == tuple(solid[0][-1])
    assert tuple(bridges[0][-1]) == tuple(solid[1][0])
    assert segments(figure, "chief_executive:bridge") == []
    assert [len(run) for run in segments(figure, "chief_executive:line")] == [5]


def test_heights_follow_the_values() -> None:
    figure = one((1, 4, 7), (2, 2, 3))
    (run,) = segments(figure, "leader:line")
    steps = [run[i][1] - run[i + 1][1] for i in range(2)]
    assert steps[0] == pytest.approx(steps[1])
    assert steps[0] > 0


def test_lines_that_would_coincide_are_nudged_apart_by_the_same_amount() -> None:
    figure = one((5, 5), (5, 6))
    leader, other = segments(figure, "leader:line")[0], segments(figure, "chief_executive:line")[0]
    step = other[0][1] - other[1][1]
    assert leader[0][1] - other[0][1] == pytest.approx(0.15 * step)


def test_lines_that_never_meet_stay_on_their_values() -> None:
    figure = one((7, 7), (1, 1))
    grid = sorted({segment[0][1] for segment in segments(figure, "grid")})
    assert segments(figure, "leader:line")[0][0][1] == pytest.approx(grid[0])
    assert segments(figure, "chief_executive:line")[0][0][1] == pytest.approx(grid[-1])


def test_latest_values_are_labelled_once_where_both_agree() -> None:
    assert texts(one((5, 4), (5, 6)), "value:leader") == ["4"]
    assert texts(one((5, 4), (5, 6)), "value:chief_executive") == ["6"]
    assert texts(one((5, 6), (5, 6)), "value:both") == ["6"]


def test_no_latest_value_no_label_and_no_large_mark() -> None:
    figure = one((5, 6, GAP), (5, 5, 5))
    assert texts(figure, "value:leader") == []
    assert places(figure, "leader:latest") == []
    assert texts(figure, "value:chief_executive") == ["5"]


def test_a_lone_point_between_gaps_keeps_its_mark_in_a_crowd() -> None:
    crowd = (5,) * 90
    figure = one((*crowd, GAP, 3, GAP, 5), (*crowd, 4, 4, 4, 4))
    assert len(places(figure, "leader:point")) == 1


def test_shapes_say_whose_view() -> None:
    figure = one((5, 4), (3, 6))
    assert {line.get_marker() for line in marks(figure, "leader:latest")} == {"o"}
    assert {line.get_marker() for line in marks(figure, "chief_executive:latest")} == {"D"}
    assert {line.get_marker() for line in marks(figure, "key:leader")} == {"o"}


def test_events_are_hairlines_in_every_panel_and_labelled_in_the_first_row() -> None:
    figure = drawn(MULTIPLES, 1200)
    inside = 6
    assert len(segments(figure, "event")) == inside * len(MULTIPLES.panels)
    shown = texts(figure, "event")
    assert shown
    assert len(shown) <= inside * 4
    assert "Far in the future" not in shown


def test_one_check_in_is_a_point_not_a_line() -> None:
    figure = one((5,), (6,))
    assert segments(figure, "leader:line") == []
    assert len(places(figure, "leader:latest")) == 1


def test_no_panels_is_only_the_words() -> None:
    assert texts(drawn(replace(MULTIPLES, panels=())), "headline") == [TEXTS["headline"]]
