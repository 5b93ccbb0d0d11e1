"""Chart 10, early days: the first check-ins of an index, with what can be said and what cannot be said yet.

Points and thin joins only: no line of fit, no range, no test below six check-ins (measurement.md section 5).
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import ceil, floor
from typing import Final

from matplotlib.figure import Figure

from leaderlens.analysis.pictures import EarlyDays, Point
from leaderlens.charts.drawing import LINK, UNITS_PER_INCH, Drawing, Pen, Spot
from leaderlens.charts.fonts import STRONG, width_of
from leaderlens.charts.furniture import BODY, TICK, TITLE, Frills, Page, close_page, open_page, season_key
from leaderlens.charts.layout import spread
from leaderlens.charts.series import Frame, draw_events, draw_seasons, event_rows, latest, runs_of, span_of
from leaderlens.charts.theme import ChartTheme, blend
from leaderlens.charts.trend import spaced_days
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _

_BESIDE: Final = 760.0  # from this width the words stand beside the plot
_VALUE: Final = 17.0
_RADIUS: Final = 6.6
_SMALLEST: Final = 3.4  # among many check-ins


def draw_early_days(
    figure: Figure, picture: EarlyDays, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> None:
    """Draw chart 10 on ``figure``, reflowed to its width."""
    width = figure.get_figwidth() * UNITS_PER_INCH
    early_days(picture, theme, width, Frills(show_headline, show_note)).paint(figure)


def early_days(picture: EarlyDays, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of chart 10: plot left and words right where there is room, else the words below."""
    page = open_page(picture, theme, width, frills, scale=False)
    page.y += theme.room(18)
    words = bool(picture.can_say or picture.cannot_say)
    beside = words and page.width >= theme.room(_BESIDE)
    gap = theme.room(48)
    plot = (page.width - gap) * 0.56 if beside else page.width
    top = page.y
    below = _plot(page, picture, page.left + plot)
    if words and beside:
        page.y = max(below, _words(page, picture, page.left + plot + gap, top - theme.room(4)))
    elif words:
        page.y = _words(page, picture, page.left, below + theme.room(14))
    else:
        page.y = below
    return close_page(page, picture, frills)


def _plot(page: Page, picture: EarlyDays, right: float) -> float:
    """Both views as large marks with thin joins. Answers the height below the days."""
    theme, drawing, tick = page.theme, page.drawing, page.theme.px(TICK)
    views = {Role.LEADER: picture.leader, Role.CHIEF_EXECUTIVE: picture.chief_executive}
    days = span_of(point for rater in SEATS for point in views[rater])
    if days is None:
        return page.y
    asked = sorted({point.day for rater in SEATS for point in views[rater]})
    radius = min(_RADIUS, max(_SMALLEST, (right - page.left) / len(asked) * 0.12 / theme.ink(1)))
    apart = theme.ink(radius) + 1.4 if _meet(views) else 0.0
    numbers = width_of("7", tick) + 12
    ends = max(width_of(f"{theme.initials(rater)} 7.0".strip(), theme.px(_VALUE), STRONG) for rater in SEATS) + 14
    wide = Frame(page.left + numbers + apart + 26, right - ends - apart - 10, 0, 1, *days)
    rows, _inside = event_rows(drawing, wide, picture.events, 2)
    top = page.y + 8 + (10 + rows * tick * 1.4 if rows else 0)
    bottom = top + theme.room(30) * 6 * (1 if theme.text_scale < 1.5 else 0.75)
    frame = Frame(
        page.left + numbers + apart + 26, right - ends - apart - 10, top, bottom, *days, picture.low, picture.high
    )
    draw_seasons(drawing, frame, picture.seasons, frame.top, frame.bottom)
    draw_events(drawing, frame, picture.events, rows=rows, pitch=tick * 1.4, foot=bottom + 10)
    for value in range(ceil(picture.low), floor(picture.high) + 1):
        drawing.rule(page.left + numbers, right - ends, frame.y(value))
        drawing.text(
            page.left + numbers - 12, frame.y(value), str(value), TICK, theme.muted, align="right", gid="scale"
        )
    for rater in SEATS:
        _view(drawing, frame, views[rater], rater, -apart if rater is Role.LEADER else apart, radius)
    drawing.spots.extend(_spots(frame, asked, views, theme.ink(radius) + apart + 3))
    shown = [rater for rater in reversed(SEATS) if latest(views[rater]) is not None]
    wanted = [frame.y(latest(views[rater]) or 0) for rater in shown]
    line = theme.px(_VALUE) * 1.3
    placed = spread(wanted, [line] * len(wanted), top - line / 2, bottom + line / 2)
    for rater, y in zip(shown, placed, strict=True):
        drawing.text(
            right - ends + 10,
            y,
            f"{theme.initials(rater)} {latest(views[rater]):.1f}".strip(),
            _VALUE,
            theme.mark(rater).colour,
            weight=STRONG,
            gid=f"value:{rater.value}",
        )
    middle = bottom + 16 + tick * 0.8
    for label, left in spaced_days(asked, frame, tick, page.left, right):
        drawing.text(left, middle, label, TICK, theme.muted, gid="day")
    page.y = middle + tick * 0.9
    return season_key(page, picture.seasons)


def _meet(views: dict[Role, tuple[Point, ...]]) -> bool:
    """Whether two marks of one day would cover each other."""
    leader, chief_executive = ({p.day: p.value for p in views[r] if p.value is not None} for r in SEATS)
    return any(abs(value - chief_executive.get(day, 99)) < 0.4 for day, value in leader.items())


def _spots(frame: Frame, asked: list[date], views: dict[Role, tuple[Point, ...]], reach: float) -> list[Spot]:
    """Where each day's marks stand; a day that has none stands at the foot, so that it can be read all the same."""
    spots = []
    for day in asked:
        given = [p.value for rater in SEATS for p in views[rater] if p.day == day and p.value is not None]
        x, heights = frame.x(day), [frame.y(value) for value in given] or [frame.bottom]
        spots.append(Spot(x - reach, min(heights) - reach, x + reach, max(heights) + reach, day=day))
    return spots


def _view(drawing: Drawing, frame: Frame, points: tuple[Point, ...], rater: Role, aside: float, radius: float) -> None:
    theme = drawing.theme
    mark = theme.mark(rater)
    join = Pen(blend(mark.colour, theme.surface, 0.6), theme.ink(1.7), LINK, gid=f"{rater.value}:line")
    bridge = Pen(mark.colour, theme.ink(1.4), LINK, "dotted", gid=f"{rater.value}:bridge")
    runs = [[(frame.x(p.day) + aside, frame.y(p.value or 0)) for p in run] for run in runs_of(points)]
    for run in runs:
        if len(run) > 1:
            drawing.line(run, join)
        for x, y in run:
            drawing.view(x, y, mark, radius, gid=f"{rater.value}:point", halo=radius * 0.36)
    for before, after in pairwise(runs):
        drawing.line([before[-1], after[0]], bridge)


def _words(page: Page, picture: EarlyDays, left: float, y: float) -> float:
    """What can be said, and what cannot yet. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    room = min(page.right - left, theme.room(640))
    for title, lines, colour in (
        (_("What you can say now"), picture.can_say, theme.text),
        (_("What you cannot say yet"), picture.cannot_say, theme.muted),
    ):
        if not lines:
            continue
        y = drawing.paragraph(left, y, title, room, TITLE, theme.text, weight=STRONG, gid="title") + theme.room(6)
        for line in lines:
            y = drawing.paragraph(left, y, line, room, BODY, colour, pitch=1.5, gid="say") + theme.room(5)
        y += theme.room(16)
    return y - theme.room(16)
