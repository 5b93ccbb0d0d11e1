"""Charts 4 and 8: is either view outside its usual range? One panel above the other, on the same days."""

from __future__ import annotations

from datetime import date
from math import ceil, floor
from typing import Final

from leaderlens.analysis.early import QUESTIONS
from leaderlens.analysis.histories import Outlier, RangePanel, UsualRange
from leaderlens.analysis.naming import Naming
from leaderlens.analysis.pictures import Point
from leaderlens.charts.drawing import GRID, LINK, Drawing, Fill, Pen, Spot, Stamp
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
)
from leaderlens.charts.layout import spread
from leaderlens.charts.series import Frame, draw_events, draw_seasons, draw_view, event_rows, latest, span_of
from leaderlens.charts.theme import ChartTheme, blend
from leaderlens.charts.trend import absence_key, absent, spaced_days
from leaderlens.i18n import _

_VALUE: Final = 17.0
_STEP: Final = 40.0  # px to one step of the scale, at 100 % text
_WIDE: Final = 560.0  # from here on the range's ends are said in words beside the plot


def usual_range(picture: UsualRange, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of charts 4 and 8."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    days = span_of(point for panel in picture.panels for point in panel.points)
    if days is None:
        return close_page(page, picture, frills)
    wide = page.width >= theme.room(_WIDE)
    page.y += theme.room(12)
    naming = naming_of(picture)
    for place, panel in enumerate(picture.panels):
        page.y = _panel(page, picture, panel, days, naming, wide=wide, last=place == len(picture.panels) - 1)
    page.y = absence_key(page, [(panel.rater, panel.points) for panel in picture.panels])
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


def _usual_words(panel: RangePanel, *, wide: bool) -> list[tuple[float, str]]:
    """What stands at the right of a panel's range: its ends and its middle."""
    if panel.low is None or panel.mean is None or panel.high is None:
        return []
    if not wide:
        return [(value, f"{value:.1f}") for value in (panel.high, panel.mean, panel.low)]
    return [
        (panel.high, _("{value} usual high").format(value=f"{panel.high:.1f}")),
        (panel.mean, _("{value} average").format(value=f"{panel.mean:.1f}")),
        (panel.low, _("{value} usual low").format(value=f"{panel.low:.1f}")),
    ]


def _panel(
    page: Page,
    picture: UsualRange,
    panel: RangePanel,
    days: tuple[date, date],
    naming: Naming,
    *,
    wide: bool,
    last: bool,
) -> float:
    """One person's view. Answers the height below it."""
    theme, drawing, tick = page.theme, page.drawing, page.theme.px(TICK)
    mark = theme.mark(panel.rater)
    pitch = theme.px(TITLE) * 1.5
    drawing.view(page.left + theme.ink(7), page.y + pitch / 2, mark, 6, gid=f"key:{panel.rater.value}")
    drawing.text(
        page.left + theme.ink(14) + theme.room(5),
        page.y + pitch / 2,
        naming.view(panel.rater),
        TITLE,
        mark.colour,
        weight=STRONG,
        gid="title",
    )
    words = [text for one in picture.panels for _value, text in _usual_words(one, wide=wide)]
    beside = max((width_of(text, theme.px(SMALL)) for text in words), default=0.0)
    value_room = width_of("7.0", theme.px(_VALUE), STRONG) + 26
    left = page.left + width_of("7", tick) + 10
    frame = Frame(left + 14, page.right - value_room - (beside + 14 if beside else 0), 0, 1, *days)
    rows = event_rows(drawing, frame, picture.events, 2)[0] if panel is picture.panels[0] else 0
    top = page.y + pitch + theme.room(10) + (12 + rows * tick * 1.4 if rows else 0)
    high = theme.room(_STEP) * (picture.high - picture.low) * (1 if theme.text_scale < 1.5 else 0.75)
    frame = Frame(frame.left, frame.right, top, top + high, frame.first, frame.last, picture.low, picture.high)
    right = frame.right + 12
    _shade(drawing, frame, panel, left, right)
    draw_seasons(drawing, frame, picture.seasons, frame.top, frame.bottom)
    _shade_seasons(drawing, frame, picture, panel)
    draw_events(drawing, frame, picture.events, rows=rows, pitch=tick * 1.4, foot=frame.bottom + 8)
    for value in range(ceil(picture.low), floor(picture.high) + 1):
        drawing.rule(left, right, frame.y(value))
        drawing.text(left - 10, frame.y(value), str(value), TICK, theme.muted, align="right", gid="scale")
    _edges(drawing, frame, panel, left, right)
    draw_view(drawing, frame, panel.points, mark, panel.rater.value, width=2.8, radius=4.4, end_radius=5.4)
    _absences(drawing, frame, panel)
    for outlier in panel.outliers:
        _ring(drawing, frame, outlier, loud=outlier is panel.outliers[-1])
    _right(drawing, frame, panel, right, wide=wide)
    drawing.spots.extend(_spots(frame, panel.points))
    if not last:
        return frame.bottom + theme.room(26)
    middle = frame.bottom + 14 + tick * 0.8
    asked = sorted({point.day for point in panel.points})
    for label, at in spaced_days(asked, frame, tick, page.left, page.right):
        drawing.text(at, middle, label, TICK, theme.muted, gid="day")
    return middle + tick * 0.9


def _shade(drawing: Drawing, frame: Frame, panel: RangePanel, left: float, right: float) -> None:
    if panel.low is None or panel.high is None:
        return
    colour = blend(drawing.theme.mark(panel.rater).colour, drawing.theme.surface, 0.11)
    drawing.fill(left, frame.y(panel.high), right, frame.y(panel.low), Fill(colour, f"{panel.rater.value}:range"))


def _shade_seasons(drawing: Drawing, frame: Frame, picture: UsualRange, panel: RangePanel) -> None:
    """Where a pre-election band crosses the range, both colours show: an opaque mixture prints as it looks."""
    if panel.low is None or panel.high is None:
        return
    colour = blend(drawing.theme.mark(panel.rater).colour, drawing.theme.band, 0.11)
    fill = Fill(colour, f"{panel.rater.value}:range:season")
    for one in picture.seasons:
        drawing.fill(frame.x(one.first), frame.y(panel.high), frame.x(one.last), frame.y(panel.low), fill)


def _edges(drawing: Drawing, frame: Frame, panel: RangePanel, left: float, right: float) -> None:
    """The average, dashed; and dashed edges while the range is provisional."""
    if panel.mean is None or panel.low is None or panel.high is None:
        return
    colour = drawing.theme.mark(panel.rater).colour
    name = panel.rater.value
    average = Pen(colour, drawing.theme.ink(1.3), LINK, "dashed", gid=f"{name}:average")
    drawing.line([(left, frame.y(panel.mean)), (right, frame.y(panel.mean))], average)
    if panel.provisional:
        faint = blend(colour, drawing.theme.surface, 0.55)
        edge = Pen(faint, drawing.theme.ink(1.0), GRID, "dashed", gid=f"{name}:provisional")
        for value in (panel.low, panel.high):
            drawing.line([(left, frame.y(value)), (right, frame.y(value))], edge)


def _absences(drawing: Drawing, frame: Frame, panel: RangePanel) -> None:
    """The symbol of every check-in without a value, on the axis's lowest line."""
    mark = drawing.theme.mark(panel.rater)
    for point in panel.points:
        if point.value is None and point.absence is not None:
            absent(drawing, frame.x(point.day), frame.bottom - 9, point.absence, mark, panel.rater.value)


def _ring(drawing: Drawing, frame: Frame, outlier: Outlier, *, loud: bool) -> None:
    """A ring around a point outside; beside the newest of them what it is and a question."""
    theme = drawing.theme
    x, y = frame.x(outlier.day), frame.y(outlier.value)
    drawing.stamp(x, y, Stamp("o", theme.alert, theme.ink(9.5), ring=True, gid="outside"))
    if not loud:
        return
    size = theme.px(BODY)
    wide = max(width_of(text, size, STRONG) for text in (outlier.label, outlier.ask))
    before = x - 16 - wide >= frame.left
    at = x - 18 if before else x + 18
    if not before and x + 18 + wide > frame.right + 12:
        return
    first = min(max(y - size * 0.75, frame.top + size * 0.7), frame.bottom - size * 1.9)
    for place, text in enumerate((outlier.label, outlier.ask)):
        drawing.text(
            at,
            first + place * size * 1.5,
            text,
            BODY,
            theme.alert,
            weight=STRONG,
            align="right" if before else "left",
            gid="outside",
            backed=True,
        )


def _right(drawing: Drawing, frame: Frame, panel: RangePanel, right: float, *, wide: bool) -> None:
    """The latest value, large; the ends of the range in words."""
    theme = drawing.theme
    value = latest(panel.points)
    if value is not None:
        drawing.text(
            right + 10,
            frame.y(value),
            f"{value:.1f}",
            _VALUE,
            theme.mark(panel.rater).colour,
            weight=STRONG,
            gid=f"value:{panel.rater.value}",
        )
    words = _usual_words(panel, wide=wide)
    if not words:
        return
    line = theme.px(SMALL) * 1.35
    placed = spread([frame.y(at) for at, _text in words], [line] * len(words), frame.top - line, frame.bottom + line)
    x = right + 10 + width_of("7.0", theme.px(_VALUE), STRONG) + 16
    for (_at, text), y in zip(words, placed, strict=True):
        drawing.text(x, y, text, SMALL, theme.muted, gid="usual")


def _spots(frame: Frame, points: tuple[Point, ...]) -> list[Spot]:
    """Every point can be pointed at; it stands for the first of the three statements."""
    return [
        Spot(x - 9, y - 9, x + 9, y + 9, QUESTIONS[0], point.day)
        for point in points
        if point.value is not None
        for x, y in [(frame.x(point.day), frame.y(point.value))]
    ]
