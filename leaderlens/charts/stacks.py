"""Counted closeness as stacked columns: chart 6, and how near predictions came (a row of columns per person)."""

from __future__ import annotations

from typing import Final

from leaderlens.analysis.histories import Stack, StackedCounts, StackPanel
from leaderlens.charts.columns import Columns, day_labels, event_ticks, season_ground
from leaderlens.charts.drawing import Drawing, Fill, Spot
from leaderlens.charts.fonts import STRONG, width_of
from leaderlens.charts.furniture import (
    BODY,
    SMALL,
    TICK,
    TITLE,
    VALUE,
    Frills,
    Page,
    close_page,
    open_page,
    season_key,
    swatches,
)
from leaderlens.charts.layout import spread
from leaderlens.charts.theme import ChartTheme
from leaderlens.i18n import _

_HIGH: Final = 270.0
_LOW: Final = 150.0  # where there are two panels
_WIDE: Final = 620.0  # from here on the layers are named beside the last column
_WIDEST: Final = 62.0


def stacked_counts(picture: StackedCounts, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of stacked counts."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    panels = [panel for panel in picture.panels if panel.stacks]
    if not any(stack.counts for panel in panels for stack in panel.stacks):
        return close_page(page, picture, frills)
    beside = page.width >= theme.room(_WIDE)
    names = max(width_of(layer, theme.px(BODY), STRONG) for layer in (*picture.layers, _("within one step")))
    page.y += theme.room(10)
    for place, panel in enumerate(panels):
        page.y = _panel(page, picture, panel, names + 14 if beside else 0.0, first=place == 0)
        page.y += theme.room(22) if place < len(panels) - 1 else 0
    if not beside:
        shown = list(zip(theme.stack, picture.layers, strict=True))
        page.y = swatches(page, shown)
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def _panel(page: Page, picture: StackedCounts, panel: StackPanel, beside: float, *, first: bool) -> float:
    """One row of columns. Answers the height below it."""
    theme, drawing = page.theme, page.drawing
    if panel.title:
        colour = theme.text if panel.rater is None else theme.mark(panel.rater).colour
        pitch = theme.px(TITLE) * 1.5
        x = page.left
        if panel.rater is not None:
            drawing.view(
                x + theme.ink(7), page.y + pitch / 2, theme.mark(panel.rater), 6, gid=f"key:{panel.rater.value}"
            )
            x += theme.ink(14) + theme.room(5)
        page.y = drawing.paragraph(
            x, page.y, panel.title, page.right - x, TITLE, colour, weight=STRONG, pitch=1.5, gid="title"
        )
    size, value = theme.px(TICK), theme.px(VALUE)
    days = tuple(stack.day for stack in panel.stacks)
    right = page.right - beside
    gap = min(14.0, (right - page.left) / len(days) * 0.2)
    columns = Columns(page.left, min(right, page.left + len(days) * theme.room(_WIDEST)), days, gap)
    heads = value * 1.4 + size * 1.5
    base = _LOW if len(picture.panels) > 1 else _HIGH
    high = base * (1 + (theme.text_scale - 1) * 0.3)
    top = page.y + heads + theme.room(8)
    foot = top + high
    most = max(stack.total for one in picture.panels for stack in one.stacks)
    roomy = columns.width >= width_of("88", value, STRONG) + 2
    ends: list[tuple[float, float]] = []
    season_ground(drawing, columns, picture.seasons, page.y + 2, foot + 10)
    for place, stack in enumerate(panel.stacks):
        if stack.counts is None:
            drawing.text(
                columns.middle(place), foot - high * 0.4, stack.label, TICK, theme.muted, gid="absence", upright=True
            )
            continue
        ends = _column(drawing, columns, place, stack, foot, high / most)
        start = columns.start(place)
        drawing.spots.append(Spot(start, ends[-1][0], start + columns.width, foot, day=stack.day))
        if roomy:
            _head(drawing, columns, place, stack, ends[-1][0])
    newest = next((stack for stack in reversed(panel.stacks) if stack.counts), None)
    if beside and ends and first:
        _names(page, picture, columns.right + 14, ends, heads)
    if not roomy and newest is not None:
        drawing.text(
            page.left,
            page.y + size,
            _("Latest: {near} of {total} within one step").format(near=newest.near, total=newest.total),
            SMALL,
            theme.text,
            weight=STRONG,
            gid="within",
        )
    below = day_labels(drawing, columns, foot + 6, page.left)
    return (
        event_ticks(drawing, columns, picture.events, (page.left, page.right), (foot - high - heads, below))
        if first
        else below
    )


def _column(
    drawing: Drawing, columns: Columns, place: int, stack: Stack, foot: float, unit: float
) -> list[tuple[float, float]]:
    """One column from the foot up. Answers top and bottom of each layer."""
    theme = drawing.theme
    left = columns.start(place)
    bottom, ends = foot, []
    for layer, (count, colour) in enumerate(zip(stack.counts or (), theme.stack, strict=False)):
        top = bottom - count * unit
        ends.append((top, bottom))
        if count:
            air = 1.6 if bottom < foot else 0.0
            edge = theme.axis if theme.letters else ""
            drawing.fill(left, top, left + columns.width, bottom - air, Fill(colour, f"layer:{layer}", edge))
            text = str(count)
            fits = bottom - air - top >= theme.px(TICK) * 1.05 and columns.width >= width_of(text, theme.px(TICK)) + 2
            if fits:
                drawing.text(
                    columns.middle(place),
                    (top + bottom - air) / 2,
                    text,
                    TICK,
                    theme.digit_on(colour),
                    align="center",
                    gid="count",
                )
        bottom = top
    return ends


def _head(drawing: Drawing, columns: Columns, place: int, stack: Stack, top: float) -> None:
    """``16`` over ``of 19``, above a column."""
    theme, size, value = drawing.theme, drawing.theme.px(TICK), drawing.theme.px(VALUE)
    of = _("of {count}").format(count=stack.total)
    lift = 5.0
    if columns.pitch >= width_of(of, size) + 7:
        drawing.text(columns.middle(place), top - lift - size * 0.6, of, TICK, theme.muted, align="center", gid="of")
    else:
        drawing.text(
            columns.middle(place),
            top - lift - size * 0.6,
            f"/{stack.total}",
            TICK,
            theme.muted,
            align="center",
            gid="of",
        )
    drawing.text(
        columns.middle(place),
        top - lift - size * 1.5 - value * 0.55,
        str(stack.near),
        VALUE,
        theme.text,
        weight=STRONG,
        align="center",
        gid="near",
    )


def _names(page: Page, picture: StackedCounts, x: float, ends: list[tuple[float, float]], heads: float) -> None:
    """The layers' names beside the last column, and what the number above it counts."""
    theme, drawing = page.theme, page.drawing
    line = theme.px(BODY) * 1.45
    top = ends[-1][0]
    wanted = [top - heads * 0.7, *((high + low) / 2 for high, low in reversed(ends))]
    labels = [_("within one step"), *reversed(picture.layers)]
    colours = [theme.text, theme.alert, theme.alert, theme.text, theme.text]
    placed = spread(wanted, [line] * len(wanted), top - heads - line, max(low for _high, low in ends))
    for label, colour, y in zip(labels, colours, placed, strict=True):
        drawing.text(x, y, label, BODY, colour, weight=STRONG, gid="layer")
