"""Chart 1, small multiples: how has each chosen item moved for each of us? The same 1 to 7 axis in every panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from matplotlib.figure import Figure

from leaderlens.analysis.pictures import PairedSeries, SmallMultiples
from leaderlens.charts.drawing import UNITS_PER_INCH, Drawing, Spot
from leaderlens.charts.fonts import STRONG, width_of, wrap
from leaderlens.charts.furniture import SMALL, TICK, TITLE, VALUE, Frills, Page, close_page, open_page, season_key
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
)
from leaderlens.charts.theme import ChartTheme
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.domain.people import SEATS

_NARROWEST: Final = 196.0  # a panel, at 100 % text
_GUTTER: Final = 34.0
_PLOT: Final = 138.0
_MIDDLE: Final = 4
_ASK_FROM: Final = 2


def draw_small_multiples(
    figure: Figure, picture: SmallMultiples, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> None:
    """Draw chart 1 on ``figure``, reflowed to its width."""
    width = figure.get_figwidth() * UNITS_PER_INCH
    small_multiples(picture, theme, width, Frills(show_headline, show_note)).paint(figure)


def small_multiples(picture: SmallMultiples, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of chart 1: four panels beside each other where there is room, else two, else one."""
    page = open_page(picture, theme, width, frills, scale=True)
    days = span_of(point for panel in picture.panels for rater in SEATS for point in panel.of(rater))
    if days is None:
        return close_page(page, picture, frills)
    grid = _Grid.of(page, picture.panels, *days)
    page.y += theme.room(18)
    for start in range(0, len(picture.panels), grid.columns):
        row = picture.panels[start : start + grid.columns]
        page.y = _row(page, grid, row, picture, labelled=start == 0)
    page.y -= theme.room(22)
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the panels stand: columns, each panel's width, the room for axis numbers at the far left."""

    columns: int
    panel: float
    numbers: float
    first: date
    last: date
    under: bool  # "2 steps apart" stands under the names, because somewhere it would not fit beside one

    @classmethod
    def of(cls, page: Page, panels: tuple[PairedSeries, ...], first: date, last: date) -> _Grid:
        theme = page.theme
        numbers = width_of("7", theme.px(TICK)) + 10
        room = page.width - numbers
        fitting = [n for n in (4, 2) if (room - (n - 1) * _GUTTER) / n >= theme.room(_NARROWEST)]
        columns = max(1, min(fitting[0] if fitting else 1, len(panels)))
        panel = (room - (columns - 1) * _GUTTER) / columns
        title, small = theme.px(TITLE), theme.px(SMALL)
        under = any(
            p.apart_label and width_of(p.name, title, STRONG) + width_of(p.apart_label, small, STRONG) + 14 > panel
            for p in panels
        )
        return cls(columns, panel, numbers, first, last, under)

    def left(self, page: Page, column: int) -> float:
        return page.left + self.numbers + column * (self.panel + _GUTTER)


def _row(
    page: Page, grid: _Grid, panels: tuple[PairedSeries, ...], picture: SmallMultiples, *, labelled: bool
) -> float:
    """One row of panels, so that their plots stand level. Answers the height below it."""
    theme, drawing = page.theme, page.drawing
    title, small, tick = theme.px(TITLE), theme.px(SMALL), theme.px(TICK)
    lines = max(len(wrap(p.name, grid.panel, title, STRONG, lines=2)) for p in panels)
    top = page.y
    head = top + title * 1.4 * lines + (small * 1.5 if grid.under else 0)
    end = width_of(_widest(theme), theme.px(VALUE), STRONG) + 12
    frames = [
        Frame(left + 8, left + grid.panel - end - 2, 0, theme.room(_PLOT), grid.first, grid.last)
        for left in (grid.left(page, column) for column in range(len(panels)))
    ]
    rows, _inside = event_rows(drawing, frames[0], picture.events, 2) if labelled else (0, [])
    plot_top = head + 22 + rows * tick * 1.4
    bottom = plot_top + theme.room(_PLOT) * (1 if theme.text_scale < 1.5 else 0.8)
    for column, panel in enumerate(panels):
        left = grid.left(page, column)
        frame = Frame(frames[column].left, frames[column].right, plot_top, bottom, grid.first, grid.last)
        drawing.paragraph(
            left, top, panel.name, grid.panel, TITLE, theme.text, weight=STRONG, pitch=1.4, lines=2, gid="title"
        )
        ask = panel.steps_apart is not None and panel.steps_apart >= _ASK_FROM
        drawing.text(
            left if grid.under else left + grid.panel,
            head - small * 0.75 if grid.under else top + title * 0.7,
            panel.apart_label,
            SMALL,
            theme.alert if ask else theme.muted,
            weight=STRONG if ask else 400,
            align="left" if grid.under else "right",
            gid="apart",
        )
        draw_seasons(drawing, frame, picture.seasons, frame.top, frame.bottom)
        draw_events(drawing, frame, picture.events, rows=rows, pitch=tick * 1.4, foot=bottom + 10)
        _panel(drawing, frame, panel, left, left + grid.panel, numbers=column == 0)
        drawing.spots.append(Spot(left, top, left + grid.panel, bottom + 10 + tick * 1.6, panel.question))
    return bottom + 10 + tick * 1.7 + theme.room(30)


def _panel(drawing: Drawing, frame: Frame, panel: PairedSeries, left: float, right: float, *, numbers: bool) -> None:
    theme = drawing.theme
    tick = theme.px(TICK)
    for value in (LOWEST, _MIDDLE, HIGHEST):
        drawing.rule(left, right, frame.y(value))
        if numbers:
            drawing.text(left - 10, frame.y(value), str(value), TICK, theme.muted, align="right", gid="scale")
    draw_target(drawing, frame, panel.target)
    draw_breaks(drawing, frame, panel.breaks, named=False)
    shift = nudges(panel)
    for rater in SEATS:
        draw_view(
            drawing,
            frame,
            panel.of(rater),
            theme.mark(rater),
            rater.value,
            shift=shift[rater],
            radius=2.8,
            end_radius=5.2,
            breaks=panel.breaks,
        )
    _values(drawing, frame, panel)
    days = [day_label(day, frame.first, frame.last) for day in (frame.first, frame.last)]
    middle = frame.bottom + 12 + tick * 0.8
    wide = [width_of(day, tick) for day in days]
    drawing.text(frame.left - 8, middle, days[0], TICK, theme.muted, gid="day")
    end = min(right, frame.right + wide[1] / 2)
    if days[0] != days[1] and end - wide[1] > frame.left - 8 + wide[0] + 10:
        drawing.text(end, middle, days[1], TICK, theme.muted, align="right", gid="day")


def _widest(theme: ChartTheme) -> str:
    """The widest label of a line's end."""
    return " ".join((*(theme.initials(rater) for rater in SEATS), "7")).strip()


def _values(drawing: Drawing, frame: Frame, panel: PairedSeries) -> None:
    """The latest values at the line ends; one number where both agree, a dash where the latest has none."""
    theme = drawing.theme
    values = {rater: latest(panel.of(rater)) for rater in SEATS}
    x = frame.right + 12
    present = [rater for rater in SEATS if values[rater] is not None]
    if len(present) == len(SEATS) and values[SEATS[0]] == values[SEATS[1]]:
        value = values[SEATS[0]] or 0.0
        both = " ".join((*(theme.initials(rater) for rater in SEATS), f"{value:g}")).strip()
        drawing.text(x, frame.y(value), both, VALUE, theme.text, weight=STRONG, gid="value:both", backed=True)
        return
    wanted = [frame.y((values[rater] or 0) + nudges(panel)[rater]) for rater in present]
    line = theme.px(VALUE) * 1.3
    placed = spread(wanted, [line] * len(wanted), frame.top - line / 2, frame.bottom + line / 2)
    for rater, y in zip(present, placed, strict=True):
        drawing.text(
            x,
            y,
            f"{theme.initials(rater)} {values[rater]:g}".strip(),
            VALUE,
            theme.mark(rater).colour,
            weight=STRONG,
            gid=f"value:{rater.value}",
            backed=True,
        )
