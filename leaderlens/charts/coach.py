"""The coach's drawer: moving ranges, coefficients with their leave-one-out reach, and distances by kind. Plain."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from leaderlens.analysis.histories import CoefficientPanel, Coefficients, Distances, MovingRange, MovingRanges
from leaderlens.charts.columns import Columns, day_labels, event_ticks, season_ground
from leaderlens.charts.drawing import LINK, Drawing, Fill, Pen, Spot, Stamp
from leaderlens.charts.fonts import STRONG, width_of
from leaderlens.charts.furniture import (
    BODY,
    SMALL,
    TICK,
    TITLE,
    Frills,
    Page,
    close_page,
    naming_of,
    open_page,
    season_key,
    swatches,
)
from leaderlens.charts.series import Frame, draw_events, draw_seasons, draw_view, event_rows, span_of
from leaderlens.charts.theme import ChartTheme, blend
from leaderlens.charts.trend import spaced_days
from leaderlens.i18n import _

_HIGH: Final = 110.0
_PANEL: Final = 150.0
_NARROWEST: Final = 300.0
_BARS: Final = 190.0
_GUTTER: Final = 40.0
_REACH: Final = 9.0  # around a point, for pointing at it


def moving_ranges(picture: MovingRanges, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of the moving ranges, one panel above the other on the same days."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    days = span_of(point for panel in picture.panels for point in panel.points)
    if days is None:
        return close_page(page, picture, frills)
    drawing, tick = page.drawing, theme.px(TICK)
    tops = [p.value for panel in picture.panels for p in panel.points if p.value is not None]
    high = max(1.0, ceil(max([*tops, *(panel.limit or 0 for panel in picture.panels)]) * 2) / 2)
    naming = naming_of(picture)
    left = page.left + width_of("0.0", tick) + 10
    beside = max(width_of(_limit_words(panel), theme.px(SMALL)) for panel in picture.panels) + 16
    page.y += theme.room(10)
    for place, panel in enumerate(picture.panels):
        mark = theme.mark(panel.rater)
        pitch = theme.px(TITLE) * 1.5
        drawing.view(page.left + theme.ink(7), page.y + pitch / 2, mark, 6, gid=f"key:{panel.rater.value}")
        x = page.left + theme.ink(14) + theme.room(5)
        drawing.text(x, page.y + pitch / 2, naming.view(panel.rater), TITLE, mark.colour, weight=STRONG, gid="title")
        frame = Frame(left + 12, page.right - beside - 10, 0, 1, *days, 0.0, high)
        rows = event_rows(drawing, frame, picture.events, 2)[0] if not place else 0
        top = page.y + pitch + theme.room(8) + (12 + rows * tick * 1.4 if rows else 0)
        frame = Frame(frame.left, frame.right, top, top + theme.room(_HIGH), *days, 0.0, high)
        draw_seasons(drawing, frame, picture.seasons, frame.top, frame.bottom)
        draw_events(drawing, frame, picture.events, rows=rows, pitch=tick * 1.4, foot=frame.bottom + 8)
        _range_lines(drawing, frame, panel, left)
        draw_view(drawing, frame, panel.points, mark, panel.rater.value, width=2.2, radius=4.0, end_radius=4.6)
        for point in panel.points:
            x, y = frame.x(point.day), frame.bottom if point.value is None else frame.y(point.value)
            drawing.spots.append(Spot(x - _REACH, y - _REACH, x + _REACH, y + _REACH, day=point.day))
            if point.value is not None and panel.limit is not None and point.value > panel.limit:
                ring = Stamp("o", theme.alert, theme.ink(8.5), ring=True, gid="outside")
                drawing.stamp(x, y, ring)
        page.y = frame.bottom + theme.room(22)
    page.y -= theme.room(10)
    for label, at in spaced_days(sorted({p.day for p in picture.panels[0].points}), frame, tick, page.left, page.right):
        drawing.text(at, page.y + tick * 0.8, label, TICK, theme.muted, gid="day")
    page.y += tick * 1.7
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def _limit_words(panel: MovingRange) -> str:
    return "" if panel.limit is None else _("{value} upper limit").format(value=f"{panel.limit:.1f}")


def _range_lines(drawing: Drawing, frame: Frame, panel: MovingRange, left: float) -> None:
    """The grid, the average move and the upper limit, each with its words at the right."""
    theme = drawing.theme
    for value in range(floor(frame.high) + 1):
        drawing.rule(left, frame.right + 10, frame.y(value))
        drawing.text(left - 10, frame.y(value), str(value), TICK, theme.muted, align="right", gid="scale")
    colour, name = theme.mark(panel.rater).colour, panel.rater.value
    if panel.mean is not None:
        pen = Pen(colour, theme.ink(1.1), LINK, "dashed", gid=f"{name}:average")
        drawing.line([(left, frame.y(panel.mean)), (frame.right + 10, frame.y(panel.mean))], pen)
    if panel.limit is not None:
        pen = Pen(theme.muted, theme.ink(1.3), LINK, gid=f"{name}:limit")
        drawing.line([(left, frame.y(panel.limit)), (frame.right + 10, frame.y(panel.limit))], pen)
        drawing.text(frame.right + 16, frame.y(panel.limit), _limit_words(panel), SMALL, theme.muted, gid="limit")


def coefficients(picture: Coefficients, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of the coefficients: small panels on one scale, never one alone."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    panels = [panel for panel in picture.panels if any(one.value is not None for one in panel.reaches)]
    if not panels:
        return close_page(page, picture, frills)
    numbers = width_of("−0.5", theme.px(TICK)) + 10
    across = 2 if (page.width - _GUTTER) / 2 >= theme.room(_NARROWEST) else 1
    wide = (page.width - (across - 1) * _GUTTER) / across
    page.y += theme.room(10)
    for start in range(0, len(panels), across):
        below = [
            _coefficient(page, picture, panel, page.left + place * (wide + _GUTTER), wide, numbers, first=not start)
            for place, panel in enumerate(panels[start : start + across])
        ]
        page.y = max(below) + theme.room(18)
    page.y -= theme.room(18)
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def _coefficient(
    page: Page,
    picture: Coefficients,
    panel: CoefficientPanel,
    left: float,
    wide: float,
    numbers: float,
    *,
    first: bool,
) -> float:
    """One coefficient: a dot for each check-in on the bar of what it can be without any one item."""
    theme, drawing, tick = page.theme, page.drawing, page.theme.px(TICK)
    body = drawing.paragraph(left, page.y, panel.title, wide, BODY, theme.text, weight=STRONG, pitch=1.4, gid="title")
    newest = next((one for one in reversed(panel.reaches) if one.value is not None), None)
    end = width_of("−0.55", theme.px(BODY), STRONG) + 12
    days = panel.reaches[0].day, panel.reaches[-1].day
    bare = Frame(left + numbers + 8, left + wide - end, 0, 1, *days)
    rows = event_rows(drawing, bare, picture.events, 2)[0] if first else 0
    top = body + theme.room(10) + (12 + rows * tick * 1.4 if rows else 0)
    frame = Frame(bare.left, bare.right, top, top + theme.room(_PANEL), *days, picture.low, picture.high)
    draw_seasons(drawing, frame, picture.seasons, frame.top, frame.bottom)
    draw_events(drawing, frame, picture.events, rows=rows, pitch=tick * 1.4, foot=frame.bottom + 8)
    step = picture.low
    while step <= picture.high + 0.01:
        drawing.rule(left + numbers, frame.right + 8, frame.y(step))
        label = f"{step:.1f}".replace("-", "−")
        drawing.text(left + numbers - 8, frame.y(step), label, TICK, theme.muted, align="right", gid="scale")
        step += 0.5
    bar = Pen(theme.axis, theme.ink(2.2), LINK, gid="reach")
    for one in panel.reaches:
        x = frame.x(one.day)
        given = [value for value in (one.value, one.low, one.high) if value is not None]
        ends = [frame.y(max(value, picture.low)) for value in given] or [frame.bottom]
        drawing.spots.append(Spot(x - _REACH, min(ends) - _REACH, x + _REACH, max(ends) + _REACH, day=one.day))
        if one.value is None:
            continue
        if one.low is not None and one.high is not None:
            drawing.line([(x, frame.y(max(one.low, picture.low))), (x, frame.y(one.high))], bar)
        drawing.view(x, frame.y(max(one.value, picture.low)), theme.shared, 3.8, gid="coefficient")
    if newest is not None and newest.value is not None:
        text = f"{newest.value:.2f}".replace("-", "−")
        y = frame.y(max(newest.value, picture.low))
        drawing.text(frame.right + 12, y, text, BODY, theme.text, weight=STRONG, gid="value")
    middle = frame.bottom + 10 + tick * 0.8
    for label, at in spaced_days([one.day for one in panel.reaches], frame, tick, left, left + wide):
        drawing.text(at, middle, label, TICK, theme.muted, gid="day")
    return middle + tick * 0.9


def distances(picture: Distances, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of distances: per check-in a column of level, scatter and shape."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    sums = [(one.level or 0) + (one.scatter or 0) + (one.shape or 0) for one in picture.bars]
    if not picture.bars:
        return close_page(page, picture, frills)
    drawing, tick = page.drawing, theme.px(TICK)
    shades = (theme.stack[0], theme.stack[1], blend(theme.stack[1], theme.surface, 0.4))
    page.y = swatches(page, list(zip(shades, picture.parts, strict=True))) + theme.room(6)
    most = max([*sums, 0.5])
    left = page.left + width_of("0.0", tick) + 12
    days = tuple(one.day for one in picture.bars)
    gap = min(12.0, (page.right - left) / len(days) * 0.22)
    columns = Columns(left, min(page.right, left + len(days) * theme.room(52)), days, gap)
    top = page.y + theme.room(20)
    foot = top + theme.room(_BARS)
    unit = (foot - top) / most
    season_ground(drawing, columns, picture.seasons, top - theme.room(8), foot)
    step = 0.5 if most <= 3 else ceil(most / 4)
    value = 0.0
    while value <= most:
        drawing.rule(left - 6, columns.right, foot - value * unit)
        drawing.text(left - 12, foot - value * unit, f"{value:g}", TICK, theme.muted, align="right", gid="scale")
        value += step
    for place, (one, whole) in enumerate(zip(picture.bars, sums, strict=True)):
        start, end = columns.start(place), columns.start(place) + columns.width
        bottom = foot
        for part, (size, colour) in enumerate(
            zip((one.level or 0.0, one.scatter or 0.0, one.shape or 0.0), shades, strict=True)
        ):
            if size <= 0:
                continue
            edge = theme.axis if theme.letters else ""
            drawing.fill(start, bottom - size * unit, end, bottom, Fill(colour, f"part:{part}", edge))
            bottom -= size * unit
        drawing.spots.append(Spot(start, min(bottom, foot - 6), end, foot, day=one.day))
        label = f"{whole:.1f}" if one.items else "–"
        if columns.pitch >= width_of(label, tick) + 3:
            drawing.text(columns.middle(place), bottom - tick * 0.8, label, TICK, theme.text, align="center", gid="sum")
    below = day_labels(drawing, columns, foot + 6, page.left)
    page.y = event_ticks(drawing, columns, picture.events, (page.left, page.right), (top, below))
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)
