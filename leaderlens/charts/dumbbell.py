"""Chart 2, the dumbbell: where do our views meet and part? One subject at one check-in, grouped by zone.

Three layouts, by room: zones in a column of their own; zones above their rows; each name above its own track.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from leaderlens.analysis.pictures import Dumbbell, DumbbellGroup, DumbbellRow
from leaderlens.charts.drawing import GRID, LINK, UNITS_PER_INCH, Drawing, Pen, Spot
from leaderlens.charts.fonts import STRONG, shorten, width_of, wrap
from leaderlens.charts.furniture import BODY, SMALL, TICK, TITLE, Frills, Page, close_page, open_page
from leaderlens.charts.theme import ChartTheme, blend
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, ngettext

_WIDE_PLOT: Final = 330.0  # the narrowest plot that stands beside a column of zones
_NARROW_PLOT: Final = 230.0  # and beside a column of names
_TIGHT_PLOT: Final = 160.0  # and beside names in two or three lines
_NAME_LINES: Final = 3
_LONG: Final = 12  # rows from which the scale is printed again at the foot
_RADIUS: Final = 6.6


def draw_dumbbell(
    figure: Figure, picture: Dumbbell, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> None:
    """Draw chart 2 on ``figure``, reflowed to its width."""
    width = figure.get_figwidth() * UNITS_PER_INCH
    dumbbell(picture, theme, width, Frills(show_headline, show_note)).paint(figure)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand from left to right. ``zones`` and ``names`` are widths, 0 where they stand above instead."""

    zones: float
    names: float
    plot_left: float
    plot_right: float
    steps_right: float
    row: float

    def x(self, value: float) -> float:
        """Where a value is on the scale."""
        return self.plot_left + (value - LOWEST) / (HIGHEST - LOWEST) * (self.plot_right - self.plot_left)


def dumbbell(picture: Dumbbell, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of chart 2."""
    page = open_page(picture, theme, width, frills, scale=False)
    groups = [group for group in picture.groups if group.rows]
    if not groups:
        return close_page(page, picture, frills)
    columns = _columns(page, groups)
    page.y += theme.room(12)
    tick = theme.px(TICK)
    page.y = _scale(page, columns, words=True)
    plot_top = page.y
    page.y += theme.room(4)
    for group in groups:
        page.y = _group(page, columns, group)
    bottom = page.y
    grid = Pen(theme.grid, 1.0, GRID, gid="grid")
    for value in range(LOWEST, HIGHEST + 1):
        page.drawing.line([(columns.x(value), plot_top), (columns.x(value), bottom)], grid)
    if sum(len(group.rows) for group in groups) >= _LONG:
        page.y = _scale(page, columns, words=False) + tick * 0.2
    return close_page(page, picture, frills)


def _columns(page: Page, groups: list[DumbbellGroup]) -> _Columns:
    """The widest of the three layouts that leaves the scale enough room."""
    theme = page.theme
    title, small, body = theme.px(TITLE), theme.px(SMALL), theme.px(BODY)
    rows = [row for group in groups for row in group.rows]
    longest = max(width_of(row.name, body) for row in rows)
    steps = max((width_of(_steps(row), body, STRONG) for g in groups if g.alert for row in g.rows), default=0.0)
    right = page.right - (
        steps + theme.ink(_RADIUS) + 9 + width_of("7", body, STRONG) + theme.room(18) if steps else theme.ink(22)
    )
    row_height = theme.room(27) + 3
    zones = min(
        max(max(width_of(g.title, title, STRONG), width_of(g.line, small)) for g in groups),
        theme.room(190),
    )
    for with_zones, share, plot in ((True, 0.26, _WIDE_PLOT), (False, 0.4, _NARROW_PLOT), (False, 0.32, _TIGHT_PLOT)):
        column = zones + theme.room(28) if with_zones else 0.0
        names = min(longest, page.width * share, theme.room(260))
        left = page.left + column + names + theme.ink(42)
        whole = all("…" not in "".join(wrap(row.name, names, body, lines=_NAME_LINES)) for row in rows)
        if whole and right - left >= theme.ink(plot):
            return _Columns(column, names, left, right, page.right, row_height)
    inset = theme.ink(_RADIUS) + 9 + width_of("7", body, STRONG)
    return _Columns(0, 0, page.left + inset, page.right - inset, page.right, theme.ink(24))


def _scale(page: Page, columns: _Columns, *, words: bool) -> float:
    """The numbers 1 to 7 (and the words of the ends above them). Answers the height below."""
    theme, drawing, tick = page.theme, page.drawing, page.theme.px(TICK)
    y = page.y
    if words:
        for value, word in ((LOWEST, _("rarely")), (HIGHEST, _("always"))):
            half = width_of(word, tick) / 2
            x = min(max(columns.x(value), page.left + half), page.right - half)
            drawing.text(x, y + tick * 0.65, word, TICK, theme.muted, align="center", gid="scale")
        y += tick * 1.4
    for value in range(LOWEST, HIGHEST + 1):
        drawing.text(columns.x(value), y + tick * 0.8, str(value), TICK, theme.muted, align="center", gid="scale")
    return y + tick * 1.75


def _group(page: Page, columns: _Columns, group: DumbbellGroup) -> float:
    """One zone: a hairline, its title and line, its rows. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    drawing.rule(page.left, page.right, page.y)
    top = page.y + theme.room(9)
    colour = theme.alert if group.alert else theme.text
    row_half = columns.row / 2
    if columns.zones:
        room = columns.zones - theme.room(20)
        first = top + row_half - theme.px(TITLE) * 0.675
        beside = drawing.paragraph(
            page.left, first, group.title, room, TITLE, colour, weight=STRONG, pitch=1.35, lines=2, gid="zone"
        )
        beside = drawing.paragraph(
            page.left, beside, group.line, room, SMALL, theme.muted, pitch=1.4, lines=3, gid="zone"
        )
        y = top
    else:
        beside = y = _zone_above(page, group, top, colour)
    for row in group.rows:
        y = _row(page, columns, row, y, alert=group.alert)
    return max(y, beside) + theme.room(12)


def _zone_above(page: Page, group: DumbbellGroup, top: float, colour: str) -> float:
    """The zone's title and, beside or below it, its line. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    title, small = theme.px(TITLE), theme.px(SMALL)
    wide = width_of(group.title, title, STRONG) + theme.room(10)
    if wide + width_of(group.line, small) <= page.width:
        drawing.text(page.left, top + title * 0.7, group.title, TITLE, colour, weight=STRONG, gid="zone", backed=True)
        # Capitals of two sizes on one baseline: the smaller one's middle is a little lower.
        drawing.text(
            page.left + wide,
            top + title * 0.7 + (title - small) * 0.364,
            group.line,
            SMALL,
            theme.muted,
            gid="zone",
            backed=True,
        )
        return top + title * 1.4 + theme.room(6)
    y = drawing.paragraph(
        page.left, top, group.title, page.width, TITLE, colour, weight=STRONG, pitch=1.4, gid="zone", backed=True
    )
    return drawing.paragraph(
        page.left, y, group.line, page.width, SMALL, theme.muted, gid="zone", backed=True
    ) + theme.room(6)


def _row(page: Page, columns: _Columns, row: DumbbellRow, top: float, *, alert: bool) -> float:
    """One item. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    body = theme.px(BODY)
    if columns.names:
        lines = wrap(row.name, columns.names, body, lines=_NAME_LINES)
        height = max(columns.row, len(lines) * body * 1.35 + theme.room(8))
        middle = top + height / 2
        right = bool(columns.zones)
        x = page.left + columns.zones + (columns.names if right else 0)
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * body * 1.35
            drawing.text(x, y, line, BODY, theme.text, align="right" if right else "left", gid="item", backed=True)
        steps_y = middle
    else:
        steps = width_of(_steps(row), body, STRONG) + theme.room(12) if alert else 0.0
        name = shorten(row.name, page.width - steps, body)
        steps_y = top + body * 0.7
        drawing.text(page.left, steps_y, name, BODY, theme.text, gid="item", backed=True)
        middle = top + body * 1.35 + columns.row / 2
        height = body * 1.35 + columns.row + theme.room(10)
    if alert and row.steps is not None:
        drawing.text(
            columns.steps_right, steps_y, _steps(row), BODY, theme.alert, weight=STRONG, align="right", gid="steps"
        )
    if row.leader is not None and row.chief_executive is not None:
        _pair(drawing, columns, row.leader, row.chief_executive, middle, alert=alert)
    else:
        height += _missing(page, columns, row, middle)
    drawing.spots.append(Spot(page.left, top, page.right, top + height, row.question))
    return top + height


def _pair(drawing: Drawing, columns: _Columns, leader: int, chief_executive: int, y: float, *, alert: bool) -> None:
    """Two values with the bar between them; side by side where they are the same."""
    theme = drawing.theme
    same = leader == chief_executive
    apart = theme.ink(_RADIUS) + 1.4 if same else 0.0
    places = {Role.LEADER: columns.x(leader) - apart, Role.CHIEF_EXECUTIVE: columns.x(chief_executive) + apart}
    if not same:
        low, high = sorted(places.values())
        pen = (
            Pen(theme.alert, theme.ink(3.6), LINK, gid="bar:alert")
            if alert
            else Pen(blend(theme.axis, theme.surface, 0.75), theme.ink(1.8), LINK, gid="bar")
        )
        # The bar stops short of the marks: nothing touches, as on a real dumbbell drawn by hand.
        reach = theme.ink(_RADIUS) + 4
        drawing.line([(low + reach, y), (high - reach, y)], pen)
    for rater, x in places.items():
        drawing.view(x, y, theme.mark(rater), _RADIUS, gid=rater.value)
        if alert:
            outward = -1 if x == min(places.values()) else 1
            drawing.text(
                x + outward * (theme.ink(_RADIUS) + 9),
                y,
                str(leader if rater is Role.LEADER else chief_executive),
                BODY,
                theme.mark(rater).colour,
                weight=STRONG,
                align="right" if outward < 0 else "left",
                gid=f"value:{rater.value}",
            )


def _missing(page: Page, columns: _Columns, row: DumbbellRow, y: float) -> float:
    """A hollow mark for the one view there is, and words for the other. Answers extra height the words needed."""
    theme, drawing = page.theme, page.drawing
    values = {Role.LEADER: row.leader, Role.CHIEF_EXECUTIVE: row.chief_executive}
    size, reach = theme.px(SMALL), theme.ink(_RADIUS) + 10
    left, right = columns.plot_left - theme.ink(6), page.right
    for rater in SEATS:
        value = values[rater]
        if value is not None:
            drawing.view(columns.x(value), y, theme.mark(rater), _RADIUS + 0.8, hollow=True, gid=f"{rater.value}:alone")
            left, right = columns.x(value) + reach, columns.x(value) - reach
    wide = width_of(row.missing_text, size)
    if left + wide <= page.right:
        drawing.text(left, y, row.missing_text, SMALL, theme.muted, gid="missing", backed=True)
        return 0.0
    if row.leader is None and row.chief_executive is None:
        right = page.right
    if right - wide >= columns.plot_left - theme.ink(6):
        drawing.text(right, y, row.missing_text, SMALL, theme.muted, align="right", gid="missing", backed=True)
        return 0.0
    below = y + columns.row / 2
    room = page.right - columns.plot_left + theme.ink(6)
    end = drawing.paragraph(
        columns.plot_left - theme.ink(6), below, row.missing_text, room, SMALL, theme.muted, gid="missing"
    )
    return end - below + theme.room(4)


def _steps(row: DumbbellRow) -> str:
    if row.steps is None:
        return ""
    return ngettext("{count} step", "{count} steps", row.steps).format(count=row.steps)
