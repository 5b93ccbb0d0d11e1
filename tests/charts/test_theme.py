"""Contrast is tested on the surface the charts are drawn on (WCAG 2.2: text 4.5:1, marks and axis 3:1)."""

from __future__ import annotations

import pytest

from leaderlens.charts.theme import DARK, LIGHT, MINIMUM_PX, ChartTheme, Shape, blend
from leaderlens.domain.people import Role

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


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
