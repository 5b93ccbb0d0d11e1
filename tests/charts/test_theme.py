"""Contrast is tested on the surface the charts are drawn on (WCAG 2.2: text 4.5:1, marks and axis 3:1)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from leaderlens.charts.theme import DARK, LIGHT, MINIMUM_PX, PAPER, ChartTheme, Shape, blend, contrast
from leaderlens.domain.people import SEATS, Role
from tests.charts.colour_vision import apart, ciede2000

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def test_contrast_agrees_with_the_numbers_of_the_design_paper() -> None:
    assert contrast("#692A99", "#FFFFFF") == pytest.approx(8.78, abs=0.01)
    assert contrast("#F39A55", "#12171F") == pytest.approx(8.19, abs=0.01)


@BOTH
def test_everything_that_is_read_reaches_four_and_a_half(theme: ChartTheme) -> None:
    # Both views' colours write values and titles, so they count as text too.
    for colour in (theme.text, theme.muted, theme.alert, theme.leader.colour, theme.chief_executive.colour):
        assert contrast(colour, theme.surface) >= 4.5


@BOTH
def test_marks_and_lines_reach_three(theme: ChartTheme) -> None:
    assert contrast(theme.axis, theme.surface) >= 3
    assert contrast(theme.shared.colour, theme.surface) >= 3
    assert contrast(blend(theme.axis, theme.surface, 0.85), theme.surface) >= 2.5  # unnamed moves: countable, not loud
    for mark in (theme.leader, theme.chief_executive):
        assert contrast(blend(mark.colour, theme.surface, 0.6), theme.surface) >= 2.3  # thin joins between real marks


@BOTH
def test_each_view_has_a_shape_of_its_own(theme: ChartTheme) -> None:
    assert theme.mark(Role.LEADER).shape is Shape.CIRCLE
    assert theme.mark(Role.CHIEF_EXECUTIVE).shape is Shape.DIAMOND
    assert theme.shared.shape is Shape.SQUARE


def test_a_coach_has_no_mark() -> None:
    with pytest.raises(ValueError, match="coach"):
        LIGHT.mark(Role.COACH)


def test_no_text_is_smaller_than_nine_points_at_96_dpi() -> None:
    assert MINIMUM_PX * 72 / 96 == 9
    assert LIGHT.px(4) == MINIMUM_PX
    assert LIGHT.scaled(1.5).px(20) == 30


@pytest.mark.parametrize("scale", [0.9, 2.1])
def test_text_size_stays_between_100_and_200_per_cent(scale: float) -> None:
    with pytest.raises(ValueError, match="100 and 200"):
        LIGHT.scaled(scale)


# ---------------------------------------------------------------- colour vision and print


VISIONS = ("normal", "protan", "deutan", "tritan")


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_reproduces_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    """Sharma, Wu and Dalal 2005, table 1."""
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize(("theme", "expected"), [(LIGHT, (44, 39, 30, 41)), (DARK, (46, 40, 30, 47))])
def test_both_views_stay_apart_for_every_vision(theme: ChartTheme, expected: tuple[int, ...]) -> None:
    found = [apart(theme.leader.colour, theme.chief_executive.colour, vision) for vision in VISIONS]
    assert found == [pytest.approx(value, abs=1.0) for value in expected]


def test_the_closest_pair_of_roles_has_shapes_of_its_own() -> None:
    """Shared and chief executive are 14.6 apart for deutan vision: the square tells them apart."""
    assert apart(LIGHT.shared.colour, LIGHT.chief_executive.colour, "deutan") == pytest.approx(14.6, abs=0.6)
    assert len({LIGHT.leader.shape, LIGHT.chief_executive.shape, LIGHT.shared.shape}) == 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("vision", VISIONS)
def test_neighbouring_layers_of_a_column_stay_apart(theme: ChartTheme, vision: str) -> None:
    assert min(apart(low, high, vision) for low, high in pairwise(theme.stack)) >= 13


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=lambda theme: theme.name)
def test_every_digit_on_a_fill_can_be_read(theme: ChartTheme) -> None:
    """Figures of cells and layers: 4.5:1 or more."""
    fills = [*theme.stack, *(colour for rater in SEATS for colour in theme.ramp(rater))]
    assert min(contrast(theme.digit_on(fill), fill) for fill in fills) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=lambda theme: theme.name)
@pytest.mark.parametrize("rater", SEATS)
def test_a_ramp_goes_one_way(theme: ChartTheme, rater: Role) -> None:
    """Each step stands out more from the surface than the one before: the order reads without the digits, too."""
    strength = [contrast(colour, theme.surface) for colour in theme.ramp(rater)]
    assert strength == sorted(strength)
    assert len(set(strength)) == 7


def test_black_and_white_print_has_no_hue_larger_marks_and_letters() -> None:
    marks = (PAPER.leader, PAPER.chief_executive, PAPER.shared)
    greys = [PAPER.text, PAPER.muted, PAPER.axis, PAPER.grid, PAPER.alert, PAPER.band, *PAPER.stack]
    greys += [*PAPER.ramps[0], *PAPER.ramps[1], *(mark.colour for mark in marks)]
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in greys)
    assert len({mark.shape for mark in marks}) == 3
    assert PAPER.mark_scale > 1
    assert [PAPER.initials(rater) for rater in SEATS] == ["L", "CE"]
    assert LIGHT.initials(Role.LEADER) == ""
    for colour in (PAPER.text, PAPER.muted, PAPER.leader.colour, PAPER.chief_executive.colour):
        assert contrast(colour, PAPER.surface) >= 4.5
