"""The paired trend: one chosen item, large: both views, every missing answer by its own symbol, and events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from matplotlib.figure import Figure

from leaderlens.analysis.naming import Naming
from leaderlens.analysis.pictures import Absence, PairedSeries, PairedTrend, Point
from leaderlens.charts.drawing import UNITS_PER_INCH, Drawing, Spot, Stamp
from leaderlens.charts.fonts import STRONG, width_of
from leaderlens.charts.furniture import TICK, VALUE, Frills, Page, close_page, naming_of, open_page, swatches
from leaderlens.charts.layout import day_label, spread
from leaderlens.charts.series import (
    Frame,
    draw_breaks,
    draw_events,
    draw_seasons,
    draw_target,
    draw_view,
    event_rows,
    latest,
    nudges,
    span_of,
    target_colour,
)
from leaderlens.charts.theme import ChartTheme, Mark
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _

_LABEL_SHARE: Final = 0.26  # of the width at most: names at the line ends, else only values


def draw_paired_trend(
    figure: Figure, picture: PairedTrend, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> None:
    """Draw the paired trend on ``figure``, reflowed to its width."""
    width = figure.get_figwidth() * UNITS_PER_INCH
    paired_trend(picture, theme, width, Frills(show_headline, show_note)).paint(figure)


def paired_trend(picture: PairedTrend, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of the paired trend."""
    page = open_page(picture, theme, width, frills, scale=True)
    series = picture.series
    days = span_of(point for rater in SEATS for point in series.of(rater)) if series else None
    if series is None or days is None:
        return close_page(page, picture, frills)
    drawing, tick = page.drawing, theme.px(TICK)
    labels = _end_labels(page, series, naming_of(picture))
    left = page.left + width_of("7", tick) + 10
    end = max((width_of(label, theme.px(VALUE), STRONG) for label in labels.values()), default=20.0) + 14
    frame = Frame(left + 12, page.right - end - 4, 0, 1, *days)
    rows, _inside = event_rows(drawing, frame, picture.events, 2)
    plot = min(max(page.width * 0.3, 230.0), 310.0) * (1 + (theme.text_scale - 1) * 0.4)
    top = page.y + theme.room(14) + 14 + rows * tick * 1.4
    frame = Frame(frame.left, frame.right, top, top + plot, *days)
    lanes = _lanes(series)
    lane = theme.ink(17)
    gap = theme.room(10)
    foot = frame.bottom + (gap + lane * len(lanes) if lanes else 6)
    draw_seasons(drawing, frame, picture.seasons, frame.top, frame.bottom)
    draw_target(drawing, frame, series.target)
    draw_breaks(drawing, frame, series.breaks)
    draw_events(drawing, frame, picture.events, rows=rows, pitch=tick * 1.4, foot=foot)
    for value in range(LOWEST, HIGHEST + 1):
        drawing.rule(left, frame.right + 10, frame.y(value))
        drawing.text(left - 10, frame.y(value), str(value), TICK, theme.muted, align="right", gid="scale")
    shift = nudges(series)
    for rater in SEATS:
        draw_view(
            drawing,
            frame,
            series.of(rater),
            theme.mark(rater),
            rater.value,
            shift=shift[rater],
            width=2.8,
            radius=4.2,
            breaks=series.breaks,
        )
        drawing.spots.extend(_point_spots(frame, series, rater, shift[rater]))
    _ends(drawing, frame, series, labels, shift)
    for number, rater in enumerate(lanes):
        y = frame.bottom + gap + lane * (number + 0.5)
        drawing.view(left - 10 - width_of("7", tick) / 2, y, theme.mark(rater), 3.4, gid=f"{rater.value}:lane")
        for point in series.of(rater):
            if point.absence is not None and point.value is None:
                absent(drawing, frame.x(point.day), y, point.absence, theme.mark(rater), rater.value)
    page.y = _days(drawing, frame, series, foot, page)
    if lanes:
        page.y = absence_key(page, [(rater, series.of(rater)) for rater in SEATS])
    best = [(target_colour(theme), _("where the best lies"))] if series.target else []
    page.y = swatches(page, [*best, *((theme.band, one) for one in dict.fromkeys(s.label for s in picture.seasons))])
    return close_page(page, picture, frills)


def _end_labels(page: Page, series: PairedSeries, naming: Naming) -> dict[Role, str]:
    """``Chief Executive 6`` beside the line's end, or only ``6`` where that would take too much of the width."""
    values = {rater: latest(series.of(rater)) for rater in SEATS}
    short = {r: f"{page.theme.initials(r)} {v:g}".strip() for r, v in values.items() if v is not None}
    long = {
        r: _("{name} {value}").format(name=naming.label(r), value=f"{v:g}") for r, v in values.items() if v is not None
    }
    size = page.theme.px(VALUE)
    if all(width_of(label, size, STRONG) <= page.width * _LABEL_SHARE for label in long.values()):
        return long
    return short


def _ends(
    drawing: Drawing, frame: Frame, series: PairedSeries, labels: dict[Role, str], shift: dict[Role, float]
) -> None:
    theme = drawing.theme
    # On the same value the chief executive's line is nudged up: its label goes above too.
    order = sorted(labels, key=lambda rater: -shift[rater])
    wanted = [frame.y((latest(series.of(rater)) or 0) + shift[rater]) for rater in order]
    line = theme.px(VALUE) * 1.35
    placed = spread(wanted, [line] * len(wanted), frame.top - line / 2, frame.bottom + line / 2)
    for rater, y in zip(order, placed, strict=True):
        colour = theme.mark(rater).colour
        drawing.text(frame.right + 14, y, labels[rater], VALUE, colour, weight=STRONG, gid=f"value:{rater.value}")


def _lanes(series: PairedSeries) -> list[Role]:
    """Whose missing answers need a line of symbols under the plot."""
    return [r for r in SEATS if any(p.value is None and p.absence is not None for p in series.of(r))]


def absent(drawing: Drawing, x: float, y: float, absence: Absence, mark: Mark, name: str) -> None:
    """The symbol of one missing answer: each kind has its own, in the colour (and for some the shape) of the view."""
    gid = f"{name}:{absence.value}"
    if absence is Absence.NO_CHANCE:
        drawing.view(x, y, mark, 5, hollow=True, gid=gid)
    elif absence is Absence.TALK:
        drawing.view(x, y, mark, 5, hollow=True, gid=gid)
        drawing.view(x, y, mark, 1.2, halo=0, gid=f"{gid}:dot")
    elif absence is Absence.MISSED:
        drawing.stamp(x, y, Stamp("x", mark.colour, drawing.theme.ink(3.6), halo=0, gid=gid))
    elif absence is Absence.UNOPENED:
        drawing.stamp(x, y, Stamp("s", mark.colour, drawing.theme.ink(3.2), hollow=True, gid=gid))
    elif absence is Absence.UNANSWERED:
        drawing.stamp(x, y, Stamp("_", mark.colour, drawing.theme.ink(4.2), hollow=True, gid=gid))
    else:
        drawing.view(x, y, mark, 1.7, halo=0, gid=gid)


def absence_label(absence: Absence) -> str:
    """The words of a symbol."""
    return {
        Absence.NO_CHANCE: _("no chance to see it"),
        Absence.TALK: _("would rather talk"),
        Absence.MISSED: _("check-in missed"),
        Absence.UNOPENED: _("sealed, never opened"),
        Absence.UNANSWERED: _("not answered"),
        Absence.NOT_ASKED: _("not asked"),
    }[absence]


def absence_key(page: Page, lines: Sequence[tuple[Role, Sequence[Point]]]) -> float:
    """The symbols that occur, each with its words, in one flowing line under the days. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    size, pitch = theme.px(TICK), theme.px(TICK) * 1.7
    found: dict[Absence, Role] = {}
    for rater, points in lines:
        for point in points:
            if point.value is None and point.absence is not None:
                found.setdefault(point.absence, rater)
    if not found:
        return page.y
    x, y = page.left, page.y + theme.room(10)
    for absence in Absence:
        if absence not in found:
            continue
        label = absence_label(absence)
        wide = theme.ink(12) + 8 + width_of(label, size)
        if x > page.left and x + wide > page.right:
            x, y = page.left, y + pitch
        rater = found[absence]
        grey = Mark(theme.muted, theme.mark(rater).shape)
        absent(drawing, x + theme.ink(6), y + pitch / 2, absence, grey, "key")
        drawing.text(x + theme.ink(12) + 8, y + pitch / 2, label, TICK, theme.muted, gid="key")
        x += wide + theme.room(20)
    return y + pitch


def _days(drawing: Drawing, frame: Frame, series: PairedSeries, top: float, page: Page) -> float:
    """Dates under check-ins, from the latest back, as many as fit. Answers the height below them."""
    theme = drawing.theme
    tick = theme.px(TICK)
    middle = top + 6 + tick * 0.8
    for day, left in spaced_days(
        sorted({p.day for r in SEATS for p in series.of(r)}), frame, tick, page.left, page.right
    ):
        drawing.text(left, middle, day, TICK, theme.muted, gid="day")
    return middle + tick * 0.9


def spaced_days(
    days: Sequence[date], frame: Frame, size: float, low: float, high: float, gap: float = 22.0
) -> list[tuple[str, float]]:
    """Labels and left edges for an even choice of ``days``, the first and the last among them if they fit."""
    labels = [day_label(day, days[0], days[-1]) for day in days]
    wide = [width_of(label, size) for label in labels]
    lefts = [min(max(frame.x(day) - wide[i] / 2, low), high - wide[i]) for i, day in enumerate(days)]
    last = len(days) - 1
    for parts in range(last, 0, -1):
        chosen = sorted({round(last * part / parts) for part in range(parts + 1)})
        if all(lefts[a] + wide[a] + gap <= lefts[b] and labels[a] != labels[b] for a, b in pairwise(chosen)):
            return [(labels[i], lefts[i]) for i in chosen]
    return [(labels[last], lefts[last])]


def _point_spots(frame: Frame, series: PairedSeries, rater: Role, shift: float) -> list[Spot]:
    return [
        Spot(x - 9, y - 9, x + 9, y + 9, series.question, point.day)
        for point in series.of(rater)
        if point.value is not None
        for x, y in [(frame.x(point.day), frame.y(point.value + shift))]
    ]
