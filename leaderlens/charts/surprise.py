"""What I thought you would give me against what you gave: hollow where it was thought, filled where it was given."""

from __future__ import annotations

from typing import Final

from leaderlens.analysis.histories import SurpriseGroup, Surprising
from leaderlens.charts.drawing import GRID, LINK, Drawing, Pen, Spot
from leaderlens.charts.fonts import STRONG, shorten, width_of
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
    scale_words,
)
from leaderlens.charts.theme import ChartTheme, blend
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.domain.people import Role
from leaderlens.i18n import _, ngettext

_ROW: Final = 26.0
_RADIUS: Final = 6.2
_NARROWEST: Final = 190.0  # a plot beside its names


def surprise(picture: Surprising, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of predictions beside what was given."""
    page = open_page(picture, theme, width, frills, raters=(), scale=False)
    groups = [group for group in picture.groups if group.rows]
    if not groups:
        return close_page(page, picture, frills)
    _key(page, picture)
    body, tick, drawing = theme.px(BODY), theme.px(TICK), page.drawing
    rows = [row for group in groups for row in group.rows]
    names = min(max(width_of(row.name, body) for row in rows), page.width * 0.34)
    steps = max(width_of(_steps(row.steps, alert=g.alert), body, STRONG) for g in groups for row in g.rows)
    plot = page.left + names + theme.ink(28), page.right - steps - theme.ink(28)
    if plot[1] - plot[0] < theme.ink(_NARROWEST):  # names above their tracks instead of beside them
        names, plot = 0.0, (page.left + theme.ink(14), plot[1])
    page.y += theme.room(10)
    _scale(drawing, plot, page.y + tick * 0.8)
    page.y += tick * 1.9
    top = page.y
    for group in groups:
        page.y = _group(page, picture.rater, group, names, plot)
    grid = Pen(theme.grid, 1.0, GRID, gid="grid")
    for value in range(LOWEST, HIGHEST + 1):
        drawing.line([(_x(plot, value), top), (_x(plot, value), page.y)], grid)
    return close_page(page, picture, frills)


def _x(plot: tuple[float, float], value: float) -> float:
    return plot[0] + (value - LOWEST) / (HIGHEST - LOWEST) * (plot[1] - plot[0])


def _key(page: Page, picture: Surprising) -> None:
    """The hollow mark of what was thought, the filled one of what was given, each in its person's colour."""
    theme, drawing, naming = page.theme, page.drawing, naming_of(picture)
    pitch, size = theme.px(BODY) * 1.7, theme.px(BODY)
    x = page.left
    for rater, label, hollow in (
        (picture.rater, _("what {name} thought").format(name=naming.mention(picture.rater)), True),
        (
            picture.rater.other,
            _("what {name} gave").format(name=naming.mention(picture.rater.other)),
            False,
        ),
    ):
        wide = theme.ink(14) + theme.room(5) + width_of(label, size, STRONG)
        if x > page.left and x + wide > page.right:
            x, page.y = page.left, page.y + pitch
        middle = page.y + pitch / 2
        mark = theme.mark(rater)
        drawing.view(x + theme.ink(7), middle, mark, 6, hollow=hollow, gid=f"key:{rater.value}")
        drawing.text(x + theme.ink(14) + theme.room(5), middle, label, BODY, mark.colour, weight=STRONG, gid="key")
        x += wide + theme.room(22)
    wide = width_of(scale_words(), size)
    if x + wide > page.right:
        x, page.y = page.left, page.y + pitch
    drawing.text(x, page.y + pitch / 2, scale_words(), BODY, theme.muted, gid="key")
    page.y += pitch


def _scale(drawing: Drawing, plot: tuple[float, float], y: float) -> None:
    for value in range(LOWEST, HIGHEST + 1):
        drawing.text(_x(plot, value), y, str(value), TICK, drawing.theme.muted, align="center", gid="scale")


def _steps(steps: int, *, alert: bool) -> str:
    """``2 steps more``; within one step only the sign, and nothing where it was as thought."""
    if not alert:
        return f"{steps:+d}".replace("-", "−") if steps else ""
    if steps > 0:
        return ngettext("{count} step more", "{count} steps more", steps).format(count=steps)
    return ngettext("{count} step less", "{count} steps less", -steps).format(count=-steps)


def _group(page: Page, rater: Role, group: SurpriseGroup, names: float, plot: tuple[float, float]) -> float:
    """A heading over its rows. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    y = page.y + theme.room(6)
    drawing.rule(page.left, page.right, page.y)
    colour = theme.alert if group.alert else theme.text
    pitch = theme.px(TITLE) * 1.5
    title = drawing.text(page.left, y + pitch / 2, group.title, TITLE, colour, weight=STRONG, gid="zone", backed=True)
    if title.right + 12 + width_of(group.line, theme.px(SMALL)) <= page.right:
        drawing.text(title.right + 10, y + pitch / 2, group.line, SMALL, theme.muted, gid="zone", backed=True)
    y += pitch + theme.room(2)
    mark, other = theme.mark(rater), theme.mark(rater.other)
    for row in group.rows:
        high = theme.room(_ROW)
        middle = y + high / 2
        name = shorten(row.name, names or page.width, theme.px(BODY))
        if names:
            drawing.text(page.left + names, middle, name, BODY, theme.text, align="right", gid="item")
        else:
            drawing.text(page.left, middle, name, BODY, theme.text, gid="item", backed=True)
            high += theme.px(BODY) * 1.5
            middle += theme.px(BODY) * 1.5
        thought, given = _x(plot, row.predicted), _x(plot, row.given)
        if row.steps:
            shade = theme.alert if group.alert else blend(theme.axis, theme.surface, 0.7)
            pen = Pen(shade, theme.ink(3.6 if group.alert else 1.6), LINK, gid="surprise" if group.alert else "link")
            drawing.line([(thought, middle), (given, middle)], pen)
            drawing.view(thought, middle, mark, _RADIUS, hollow=True, gid=f"{rater.value}:thought")
            drawing.view(given, middle, other, _RADIUS, gid=f"{rater.other.value}:given")
        else:
            drawing.view(thought, middle, mark, _RADIUS + 3.4, hollow=True, gid=f"{rater.value}:thought")
            drawing.view(given, middle, other, _RADIUS * 0.8, gid=f"{rater.other.value}:given", halo=1.0)
        drawing.text(
            page.right,
            middle,
            _steps(row.steps, alert=group.alert),
            BODY if group.alert else SMALL,
            theme.alert if group.alert else theme.muted,
            weight=STRONG if group.alert else 400,
            align="right",
            gid="steps",
        )
        drawing.spots.append(Spot(page.left, y, page.right, y + high, row.question))
        y += high
    return y + theme.room(10)
