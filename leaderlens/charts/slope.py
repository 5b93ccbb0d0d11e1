"""Chart 5, what changed: each rating last time and this time. Moves of two steps or more are named, others counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from leaderlens.analysis.pictures import Move, SlopePanel, WhatChanged
from leaderlens.charts.drawing import LINE, LINK, UNITS_PER_INCH, Drawing, Pen, Spot, Stamp
from leaderlens.charts.fonts import STRONG, width_of, wrap
from leaderlens.charts.furniture import BODY, SMALL, TICK, TITLE, Frills, Page, close_page, open_page
from leaderlens.charts.layout import spread
from leaderlens.charts.theme import ChartTheme, blend
from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.i18n import _, ngettext, short_date

Level = Callable[[float], float]

_NAMED_FROM: Final = 2
_NARROWEST: Final = 310.0
_GUTTER: Final = 48.0
_STEP: Final = 44.0  # height of one step of the scale
_PITCH: Final = 1.35
_REACH: Final = 30.0  # from the line's end to its label
_THREAD: Final = 3.6  # between lines that would lie on each other


def draw_what_changed(
    figure: Figure, picture: WhatChanged, theme: ChartTheme, *, show_headline: bool = True, show_note: bool = True
) -> None:
    """Draw chart 5 on ``figure``, reflowed to its width."""
    width = figure.get_figwidth() * UNITS_PER_INCH
    what_changed(picture, theme, width, Frills(show_headline, show_note)).paint(figure)


def what_changed(picture: WhatChanged, theme: ChartTheme, width: float, frills: Frills) -> Drawing:
    """The layout of chart 5: two panels beside each other where there is room, else one below the other."""
    page = open_page(picture, theme, width, frills, raters=(), scale=True)
    if not picture.panels:
        return close_page(page, picture, frills)
    numbers = width_of("7", theme.px(TICK)) + 12
    across = 2 if (page.width - _GUTTER) / 2 >= theme.room(_NARROWEST) and len(picture.panels) > 1 else 1
    panel = (page.width - (across - 1) * _GUTTER) / across
    page.y += theme.room(14)
    for start in range(0, len(picture.panels), across):
        row = picture.panels[start : start + across]
        labels = min(max([theme.room(72), *(_longest(theme, p) for p in row)]), panel * 0.46)
        tall = max(_tall(theme, p, labels) for p in row)
        lines = max(len(wrap(p.title, panel - theme.ink(14) - theme.room(5), theme.px(TITLE), STRONG)) for p in row)
        page.y = max(
            _panel(
                page,
                p,
                _Room(page.left + i * (panel + _GUTTER), panel, numbers, labels, page.y, tall, lines),
            )
            for i, p in enumerate(row)
        ) + theme.room(26)
    page.y -= theme.room(20)
    return close_page(page, picture, frills)


@dataclass(frozen=True, slots=True)
class _Room:
    """The rectangle of a panel and its columns: numbers at the left, names of moves (``labels`` wide) at the right."""

    left: float
    width: float
    numbers: float
    labels: float
    top: float
    tall: float
    title_lines: int

    @property
    def before(self) -> float:
        return self.left + self.numbers + 6

    @property
    def after(self) -> float:
        return self.left + self.width - self.labels - _REACH


def _named(panel: SlopePanel) -> list[Move]:
    return [move for move in panel.moves if abs(move.steps) >= _NAMED_FROM]


def _longest(theme: ChartTheme, panel: SlopePanel) -> float:
    """How wide the widest label of a named move is."""
    size, small = theme.px(BODY), theme.px(SMALL)
    return max(
        (max(width_of(m.name, size, STRONG), width_of(_from_to(m), small) + theme.ink(16)) for m in _named(panel)),
        default=0.0,
    )


def _tall(theme: ChartTheme, panel: SlopePanel, labels: float) -> float:
    """The plot's height: six steps, or what labels of that width need."""
    needed = sum(_label_height(theme, moves, labels) for moves in _bundles(panel).values())
    return max(6 * _STEP * (1 + (theme.text_scale - 1) * 0.4), needed - theme.room(40))


def _bundles(panel: SlopePanel) -> dict[tuple[int, int], list[Move]]:
    """The named moves by their two values: moves that lie on each other share one line and one label."""
    bundles: dict[tuple[int, int], list[Move]] = {}
    for move in sorted(_named(panel), key=lambda move: (-move.after, -move.before, move.name)):
        bundles.setdefault((move.before, move.after), []).append(move)
    return bundles


def _label_height(theme: ChartTheme, moves: list[Move], labels: float) -> float:
    body = theme.px(BODY)
    lines = sum(len(wrap(move.name, labels, body, STRONG, lines=2)) for move in moves)
    return lines * body * _PITCH + theme.px(SMALL) * 1.5 + theme.room(5)


def _from_to(move: Move) -> str:
    return _("{before} to {after}").format(before=move.before, after=move.after)


def _panel(page: Page, panel: SlopePanel, room: _Room) -> float:
    """One person's view. Answers the height below."""
    theme, drawing = page.theme, page.drawing
    title, tick = theme.px(TITLE), theme.px(TICK)
    mark = theme.mark(panel.rater)
    indent = theme.ink(14) + theme.room(5)
    drawing.view(room.left + theme.ink(7), room.top + title * 0.7, mark, 6, gid=f"key:{panel.rater.value}")
    drawing.paragraph(
        room.left + indent,
        room.top,
        panel.title,
        room.width - indent,
        TITLE,
        mark.colour,
        weight=STRONG,
        pitch=1.4,
        gid="title",
    )
    y = room.top + title * 1.4 * room.title_lines + theme.room(12)
    before, after = short_date(panel.before), short_date(panel.after)
    half = max(width_of(before, tick), width_of(after, tick)) / 2
    start = max(room.before, room.left + half)
    if room.after - start > half * 2 + 8:
        drawing.text(start, y + tick * 0.8, before, TICK, theme.muted, align="center", gid="day")
        drawing.text(room.after, y + tick * 0.8, after, TICK, theme.muted, align="center", gid="day")
    top = y + tick * 1.6 + theme.room(18)
    bottom = top + room.tall

    def level(value: float) -> float:
        return bottom - (value - LOWEST) / (HIGHEST - LOWEST) * room.tall

    for value in range(LOWEST, HIGHEST + 1):
        drawing.rule(room.before, room.after, level(value))
        drawing.text(
            room.left + room.numbers - 12, level(value), str(value), TICK, theme.muted, align="right", gid="scale"
        )
    _threads(drawing, panel, room, level)
    _moves(drawing, panel, room, level, top, bottom)
    return _counts(page, panel, room, bottom + theme.room(18))


def _threads(drawing: Drawing, panel: SlopePanel, room: _Room, level: Level) -> None:
    """The moves that are not named, thin and laid side by side so that they can be counted."""
    theme = drawing.theme
    pen = Pen(blend(theme.axis, theme.surface, 0.85), 1.3, LINK, gid="unnamed")
    bundles: dict[tuple[int, int], int] = defaultdict(int)
    for move in panel.moves:
        if abs(move.steps) < _NAMED_FROM:
            bundles[move.before, move.after] += 1
    for (before, after), count in sorted(bundles.items()):
        thread = min(_THREAD, room.tall / 6 * 0.62 / max(count - 1, 1))
        for number in range(count):
            shift = (number - (count - 1) / 2) * thread
            drawing.line([(room.before, level(before) + shift), (room.after, level(after) + shift)], pen)


def _moves(drawing: Drawing, panel: SlopePanel, room: _Room, level: Level, top: float, bottom: float) -> None:
    """The named moves: a strong line, at its end the names and the two values, moved apart where they would overlap."""
    theme = drawing.theme
    mark = theme.mark(panel.rater)
    bundles = _bundles(panel)
    casing = Pen(theme.surface, theme.ink(6.5), LINK, gid="casing")
    strong = Pen(mark.colour, theme.ink(3.2), LINE, gid="named")
    thin = Pen(blend(mark.colour, theme.surface, 0.5), 1.2, LINK, gid="pointer")
    heights = [_label_height(theme, moves, room.labels) for moves in bundles.values()]
    places = spread(
        [level(after) for _before, after in bundles], heights, top - theme.room(20), bottom + theme.room(20)
    )
    for ((before, after), moves), height, y in zip(bundles.items(), heights, places, strict=True):
        ends = [(room.before, level(before)), (room.after, level(after))]
        drawing.line(ends, casing)
        drawing.line(ends, strong)
        for x, end in ends:
            drawing.view(x, end, mark, 5.6, gid=panel.rater.value)
        x = room.after + _REACH
        first = y - height / 2 + theme.room(2.5)
        name = first + theme.px(BODY) * _PITCH / 2
        if abs(name - level(after)) > theme.px(BODY) * 2:
            mark_edge = room.after + theme.ink(5.6) + 4
            drawing.line([(mark_edge, level(after)), (mark_edge + 5, level(after)), (x - 9, name), (x - 5, name)], thin)
        _label(drawing, moves, room, x, first, mark.colour)


def _label(drawing: Drawing, moves: list[Move], room: _Room, x: float, y: float, colour: str) -> None:
    """The names of moves that share two values, then the values and an arrow, from ``y`` down."""
    theme = drawing.theme
    for move in moves:
        top = y
        y = drawing.paragraph(
            x, y, move.name, room.labels, BODY, colour, weight=STRONG, pitch=_PITCH, lines=2, gid="moved"
        )
        drawing.spots.append(Spot(x, top, room.left + room.width, y, move.question))
    small = theme.px(SMALL)
    words = drawing.text(x, y + small * 0.75, _from_to(moves[0]), SMALL, colour, gid="moved")
    up = moves[0].steps > 0
    arrow = Stamp("^" if up else "v", colour, theme.ink(3.8), halo=0, gid="up" if up else "down")
    drawing.stamp(words.right + theme.ink(10), words.y, arrow)


def _counts(page: Page, panel: SlopePanel, room: _Room, y: float) -> float:
    """How many did not move, moved one step, or were left out. Answers the height below."""
    theme = page.theme
    still = sum(move.steps == 0 for move in panel.moves)
    little = sum(abs(move.steps) == 1 for move in panel.moves)
    parts = [
        ngettext("{count} unchanged", "{count} unchanged", still).format(count=still),
        ngettext("{count} moved one step", "{count} moved one step", little).format(count=little),
    ]
    if panel.left_out:
        parts.append(
            ngettext("{count} without both values", "{count} without both values", panel.left_out).format(
                count=panel.left_out
            )
        )
    left = room.before
    return page.drawing.paragraph(
        left, y, "  ·  ".join(parts), room.left + room.width - left, SMALL, theme.muted, gid="counts"
    )
