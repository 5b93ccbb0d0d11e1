"""What the charts of the long run show: read off the figure that was drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.analysis.histories import HeatMap, StackedCounts, UsualRange
from leaderlens.analysis.pictures import Absence
from leaderlens.charts.drawing import Fill
from leaderlens.charts.figure import lay_out, spots_for
from leaderlens.charts.furniture import Frills
from leaderlens.charts.theme import LIGHT, PAPER
from leaderlens.domain.people import Role
from tests.charts.drawn import drawn, lines, marks, places, segments, texts
from tests.charts.long_samples import (
    AGREEMENT,
    BREAK,
    COEFFICIENTS,
    COMPARISON,
    DAYS,
    DISTANCES,
    HEARING,
    HEAT,
    MOVING,
    PREDICTIONS,
    SURPRISE,
    TIMELINE,
    USUAL,
)
from tests.charts.samples import MULTIPLES, TREND

WIDTH = 1032.0


def fills(picture: object, gid: str, width: float = WIDTH) -> list[Fill]:
    """The fills of that name, one entry for each rectangle."""
    drawing = lay_out(picture, LIGHT, width, Frills())  # type: ignore[arg-type]
    return [fill for fill, boxes in drawing.fills.items() if fill.gid == gid for _box in boxes]


# ---------------------------------------------------------------- usual range


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


# ---------------------------------------------------------------- heat map


def cells(picture: HeatMap) -> int:
    return sum(one.value is not None for group in picture.groups for row in group.rows for one in row.points)


def test_every_rating_has_a_cell_in_its_person_s_ramp_with_its_digit() -> None:
    figure = drawn(HEAT, 1032)
    assert len(texts(figure, "rating")) == cells(HEAT)
    drawing = lay_out(HEAT, LIGHT, WIDTH, Frills())
    ramp = LIGHT.ramp(Role.CHIEF_EXECUTIVE)
    for fill in drawing.fills:
        if fill.gid.startswith("cell:"):
            assert fill.colour == ramp[int(fill.gid[-1]) - 1]


def test_each_absence_has_its_own_sign() -> None:
    figure = drawn(HEAT, 1032)
    shown = [one.absence for group in HEAT.groups for row in group.rows for one in row.points]
    assert texts(figure, "no_chance") == ["–"] * shown.count(Absence.NO_CHANCE)
    assert texts(figure, "talk") == ["○"] * shown.count(Absence.TALK)
    assert len(places(figure, "not_asked")) == shown.count(Absence.NOT_ASKED)
    assert len(texts(figure, "absence")) == 1
    assert len(fills(HEAT, "missed")) == 1


def test_moves_of_two_steps_are_named_in_the_colour_that_asks() -> None:
    figure = drawn(HEAT, 1032)
    assert sorted(texts(figure, "change"))[:2] == ["1", "3"]
    assert len(places(figure, "down")) == len(places(figure, "up")) == 1
    assert marks(figure, "down")[0].get_markerfacecolor() == LIGHT.alert
    assert marks(figure, "up")[0].get_markerfacecolor() == LIGHT.muted


def test_a_new_wording_is_an_upright_line_in_its_row() -> None:
    assert len(segments(drawn(HEAT, 1032), "break")) == 1


def test_where_columns_would_be_too_narrow_the_oldest_are_left_off_and_said_to_be() -> None:
    figure = drawn(HEAT, 520)
    assert "oldest check-ins need more width" in " ".join(texts(figure, "left-off"))
    assert len(texts(figure, "rating")) < cells(HEAT)


def test_rows_can_be_chosen() -> None:
    rows = [row.question for group in HEAT.groups for row in group.rows]
    assert [spot.question for spot in spots_for(HEAT, WIDTH, LIGHT)] == rows


# ---------------------------------------------------------------- counted closeness


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


# ---------------------------------------------------------------- timeline


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


# ---------------------------------------------------------------- predictions, check-backs, comparisons


def test_what_was_thought_is_hollow_and_what_was_given_is_filled() -> None:
    figure = drawn(SURPRISE)
    thought, given = marks(figure, "leader:thought")[0], marks(figure, "chief_executive:given")[0]
    assert (thought.get_markerfacecolor(), thought.get_marker()) == (LIGHT.surface, "o")
    assert (given.get_markerfacecolor(), given.get_marker()) == (LIGHT.chief_executive.colour, "D")
    assert len(segments(figure, "surprise")) == 2
    assert texts(figure, "steps") == ["3 steps more", "6 steps more", "−1"]


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


# ---------------------------------------------------------------- the coach's drawer


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


# ---------------------------------------------------------------- behind every chart


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
