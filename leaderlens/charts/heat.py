"""Chart 3, the heat map: which rows have shifted over the whole run? A number in every cell; the colour repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from leaderlens.analysis.histories import HeatColumn, HeatMap, HeatRow
from leaderlens.analysis.pictures import Absence, Point
from leaderlens.charts.columns import Columns, day_labels, event_ticks, season_ground
from leaderlens.charts.drawing import LINK, Drawing, Fill, Pen, Spot, Stamp
from leaderlens.charts.fonts import STRONG, shorten, width_of
from leaderlens.charts.furniture import (
    BODY,
    SMALL,
    TICK,
    TITLE,
    Frills,
    Page,
    close_page,
    open_page,
    season_key,
)
from leaderlens.charts.theme import ChartTheme
from leaderlens.domain.people import Role
from leaderlens.i18n import _

_CELL: Final = 25.0
_ASK_FROM: Final = 2
_NARROWEST: Final = 15.0  # a column in which a digit can still be read


def heat_map(picture: HeatMap, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of chart 3. Where columns would be too narrow for a digit, the oldest are left off, and said to be."""
    page = open_page(picture, theme, width, frills, raters=(picture.rater,), scale=False)
    rows = [row for group in picture.groups for row in group.rows]
    if not rows or not picture.columns:
        return close_page(page, picture, frills)
    drawing, body, tick = page.drawing, theme.px(BODY), theme.px(TICK)
    names = min(max(width_of(row.name, body) for row in rows), page.width * 0.3)
    end = theme.room(58)
    left = page.left + names + theme.room(14)
    right = page.right - end
    most = max(1, int((right - left) / (max(_NARROWEST, tick * 1.25) + 3)))
    first = max(0, len(picture.columns) - most)
    shown = picture.columns[first:]
    columns = Columns(left, min(right, left + len(shown) * theme.room(58)), tuple(one.day for one in shown), 3.0)
    room = _Room(columns, names, first, picture.rater)
    page.y += theme.room(8)
    if first:
        page.y = drawing.paragraph(
            page.left,
            page.y,
            _("The {count} oldest check-ins need more width, or the table.").format(count=first),
            page.width,
            SMALL,
            theme.muted,
            gid="left-off",
        )
    head = page.y
    page.y = day_labels(drawing, columns, page.y, page.left) + theme.room(10)
    _heading(drawing, room, head, page.right)
    top = page.y
    free = min((columns.start(p) for p, one in enumerate(shown) if one.absence), default=page.right) - 6
    for group in picture.groups:
        if group.title:
            title = shorten(group.title, free - page.left, body, STRONG)
            drawing.text(page.left, page.y + theme.px(TITLE) * 0.8, title, BODY, theme.text, weight=STRONG, gid="group")
            page.y += theme.px(TITLE) * 1.6
        for row in group.rows:
            page.y = _row(page, room, row, page.y)
        page.y += theme.room(9)
    foot = page.y - theme.room(9)
    season_ground(drawing, columns, picture.seasons, top - 12, foot + 12)
    for place, column in enumerate(shown):
        _whole(drawing, columns, place, column, top, foot)
    page.y = event_ticks(drawing, columns, picture.events, (page.left, page.right), (top, foot))
    page.y = season_key(page, picture.seasons)
    return close_page(page, picture, frills)


@dataclass(frozen=True, slots=True)
class _Room:
    """The columns, the room for names, how many of the oldest check-ins are left off, and whose ratings these are."""

    columns: Columns
    names: float
    first: int
    rater: Role


def _heading(drawing: Drawing, room: _Room, y: float, right: float) -> None:
    theme = drawing.theme
    drawing.paragraph(
        room.columns.right + 14,
        y,
        _("Last 3 v first 3"),
        right - room.columns.right - 14,
        TICK,
        theme.muted,
        pitch=1.4,
        lines=3,
        gid="change",
    )


def _row(page: Page, room: _Room, row: HeatRow, y: float) -> float:
    """One item: its name, a cell for every check-in, the move. Answers the height below."""
    theme, drawing, columns = page.theme, page.drawing, room.columns
    high = theme.room(_CELL)
    middle = y + high / 2 - 1
    name = shorten(row.name, room.names, theme.px(BODY))
    drawing.text(page.left + room.names, middle, name, BODY, theme.text, align="right", gid="item")
    ramp = theme.ramp(room.rater)
    for place, point in enumerate(row.points[room.first :]):
        left, right = columns.start(place), columns.start(place) + columns.width
        drawing.spots.append(Spot(left, y, right, y + high - 2, row.question, point.day))
        if point.value is not None:
            colour = ramp[int(point.value) - 1]
            drawing.fill(left, y, right, y + high - 2, Fill(colour, f"cell:{int(point.value)}"))
            digit = f"{point.value:g}"
            drawing.text(
                columns.middle(place), middle, digit, TICK, theme.digit_on(colour), align="center", gid="rating"
            )
        else:
            _empty(drawing, columns, place, point, y, high - 2)
    broken = {one.day for one in row.breaks}
    pen = Pen(theme.text, 2.0, LINK, gid="break")
    for place, day in enumerate(columns.days):
        if day in broken:
            x = columns.start(place) - columns.gap / 2
            drawing.line([(x, y), (x, y + high - 2)], pen)
    _change(drawing, row, columns.right + 14, middle)
    drawing.spots.append(Spot(page.left, y, page.right, y + high - 2, row.question))
    return y + high


def _empty(drawing: Drawing, columns: Columns, place: int, point: Point, y: float, high: float) -> None:
    """A cell without a rating: dashed where it was asked, a dot where it was not; a missed column says so itself."""
    theme = drawing.theme
    left, right, middle = columns.start(place), columns.start(place) + columns.width, y + high / 2
    if point.absence in {Absence.MISSED, Absence.UNOPENED, None}:
        return
    if point.absence is Absence.NOT_ASKED:
        drawing.stamp(columns.middle(place), middle, Stamp("o", theme.axis, 1.1, halo=0, gid="not_asked"))
        return
    drawing.fill(
        left + 0.8, y + 0.8, right - 0.8, y + high - 0.8, Fill(theme.surface, "empty", theme.axis, dashed=True)
    )
    sign = "–" if point.absence is Absence.NO_CHANCE else "○"
    drawing.text(columns.middle(place), middle, sign, TICK, theme.muted, align="center", gid=point.absence.value)


def _change(drawing: Drawing, row: HeatRow, x: float, y: float) -> None:
    """An arrow and how many steps; a dot for less than one; nothing while there are too few ratings."""
    theme = drawing.theme
    if row.change is None:
        return
    if not row.change:
        drawing.stamp(x + theme.ink(5), y, Stamp("o", theme.muted, 1.1, halo=0, gid="same"))
        return
    ask = abs(row.change) >= _ASK_FROM
    colour = theme.alert if ask else theme.muted
    arrow = Stamp(
        "^" if row.change > 0 else "v", colour, theme.ink(4.6), halo=0, gid="up" if row.change > 0 else "down"
    )
    drawing.stamp(x + theme.ink(5), y, arrow)
    size = BODY if ask else TICK
    drawing.text(x + theme.ink(15), y, str(abs(row.change)), size, colour, weight=STRONG if ask else 400, gid="change")


def _whole(drawing: Drawing, columns: Columns, place: int, column: HeatColumn, top: float, foot: float) -> None:
    """A check-in without a sheet: one grey column that says why."""
    if column.absence is None:
        return
    theme = drawing.theme
    left = columns.start(place)
    drawing.fill(left, top, left + columns.width, foot, Fill(theme.band, column.absence.value))
    label = shorten(column.label, foot - top, theme.px(TICK))
    drawing.text(
        columns.middle(place), (top + foot) / 2, label, TICK, theme.muted, align="center", gid="absence", upright=True
    )
