"""Every picture's chart: which function lays it out, how large it will be, where its questions stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from matplotlib.figure import Figure

from leaderlens.analysis.histories import (
    Coefficients,
    Comparison,
    Distances,
    HearingRecord,
    HeatMap,
    MovingRanges,
    StackedCounts,
    Surprising,
    Timeline,
    UsualRange,
)
from leaderlens.analysis.pictures import Dumbbell, EarlyDays, PairedTrend, Picture, SmallMultiples, WhatChanged
from leaderlens.charts.coach import coefficients, distances, moving_ranges
from leaderlens.charts.drawing import UNITS_PER_INCH, Drawing, Spot
from leaderlens.charts.dumbbell import dumbbell
from leaderlens.charts.early import early_days
from leaderlens.charts.furniture import Frills
from leaderlens.charts.heat import heat_map
from leaderlens.charts.multiples import small_multiples
from leaderlens.charts.pairs import compare, hearing
from leaderlens.charts.slope import what_changed
from leaderlens.charts.stacks import stacked_counts
from leaderlens.charts.surprise import surprise
from leaderlens.charts.theme import ChartTheme
from leaderlens.charts.timeline import timeline
from leaderlens.charts.trend import paired_trend
from leaderlens.charts.usual import usual_range


def draw(
    figure: Figure, picture: Picture, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> None:
    """Draw ``picture`` on ``figure``, replacing what was there, reflowed to the figure's width.

    One logical pixel is 1/72 inch of the figure: make it with ``Figure(dpi=72)`` for a live canvas (which sets the
    screen's ratio itself), or use :mod:`leaderlens.charts.render`. The figure should be as high as :func:`size_for`
    says; a higher one keeps free room at the foot. Raises TypeError for a picture nobody draws.
    """
    lay_out(picture, theme, figure.get_figwidth() * UNITS_PER_INCH, Frills(show_headline, show_note)).paint(figure)


def size_for(
    picture: Picture,
    width_px: float,
    theme: ChartTheme,
    text_scale: float | None = None,
    *,
    show_headline: bool = True,
    show_note: bool = True,
) -> tuple[int, int]:
    """Width and height, in logical pixels, that ``picture`` needs at this width; nothing is drawn.

    ``text_scale`` (1.0 to 2.0) stands in for the theme's own where it is given.
    """
    sized = theme if text_scale is None else theme.scaled(text_scale)
    drawing = lay_out(picture, sized, width_px, Frills(show_headline, show_note))
    return round(width_px), round(drawing.height)


def spots_for(
    picture: Picture, width_px: float, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> tuple[Spot, ...]:
    """Where each question (or each of its points) stands, in logical pixels: for pointing, tips and drilling down."""
    return tuple(lay_out(picture, theme, width_px, Frills(show_headline, show_note)).spots)


def lay_out(picture: Picture, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of any picture. Raises TypeError for a kind nobody draws."""
    for kind, layout in _LAYOUTS:
        if isinstance(picture, kind):
            return layout(picture, theme, width, frills)
    raise TypeError(f"no chart draws a {type(picture).__name__}")


_LAYOUTS: Final[tuple[tuple[type[Picture], Callable[[Any, ChartTheme, float, Frills], Drawing]], ...]] = (
    (Dumbbell, dumbbell),
    (SmallMultiples, small_multiples),
    (PairedTrend, paired_trend),
    (WhatChanged, what_changed),
    (EarlyDays, early_days),
    (Timeline, timeline),
    (UsualRange, usual_range),
    (HeatMap, heat_map),
    (StackedCounts, stacked_counts),
    (Surprising, surprise),
    (HearingRecord, hearing),
    (Comparison, compare),
    (MovingRanges, moving_ranges),
    (Coefficients, coefficients),
    (Distances, distances),
)
"""Which function lays out which kind of picture."""
