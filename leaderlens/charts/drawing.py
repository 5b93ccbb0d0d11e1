"""A chart as a list of what to draw, in logical pixels from the top left, and how that becomes one matplotlib Axes.

A layout is made before a single artist exists, so the same code answers "how high must the canvas be?" in a millisecond
and draws. Everything lands in one Axes with a few collections: eighteen times faster than an Axes per panel
(ecosystem.md section 2). One logical pixel is one point of the figure (1/72 inch), whatever its dpi.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from leaderlens.charts.fonts import REGULAR, drawable, face, width_of, wrap
from leaderlens.charts.lettering import Lettering
from leaderlens.charts.theme import ChartTheme, Mark, Shape
from leaderlens.domain.checkin import Question

Align = Literal["left", "center", "right"]
Style = Literal["solid", "dotted", "dashed"]
XY = tuple[float, float]

UNITS_PER_INCH: Final = 72
_HALF_CAPITAL: Final = 0.364  # of the size: puts the middle of a capital or digit on the asked height
_SIDE: Final = {
    Shape.CIRCLE: 2.0,
    Shape.DIAMOND: 1.68,
    Shape.SQUARE: 1.77,
}  # marker size per radius: equal weight to the eye

GROUND, FILL, GRID, BACKING, LINK, LINE, MARK, WORDS = range(8)
"""Layers, lowest first."""

_DASHES: Final = (0.0, (4.0, 3.0))


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is the middle of its capitals."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    weight: int = REGULAR
    align: Align = "left"
    gid: str = ""
    backed: bool = False
    upright: bool = False

    @property
    def left(self) -> float:
        """Where the first letter starts (of upright text: its left edge)."""
        if self.upright:
            return self.x - self.size * 0.66
        wide = width_of(self.text, self.size, self.weight)
        return self.x - {"left": 0.0, "center": wide / 2, "right": wide}[self.align]

    @property
    def right(self) -> float:
        """Where the last letter ends (of upright text: its right edge)."""
        if self.upright:
            return self.x + self.size * 0.66
        return self.left + width_of(self.text, self.size, self.weight)

    @property
    def box(self) -> list[XY]:
        """The corners of the text with a little air around it."""
        left, right, half = self.left - 4, self.right + 4, self.size * 0.66
        return [(left, self.y - half), (right, self.y - half), (right, self.y + half), (left, self.y + half)]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks. Lines of one pen become one collection, named ``gid``."""

    colour: str
    width: float
    layer: int = LINE
    style: Style = "solid"
    gid: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a mark looks. ``halo`` is the width of the ring in the surface's colour that lifts it off lines.

    A ``ring`` is hollow and lets what it surrounds be seen.
    """

    shape: str
    colour: str
    radius: float
    hollow: bool = False
    halo: float = 1.6
    gid: str = ""
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """How a rectangle is filled. ``edge`` draws its outline, dashed or not; a ``ground`` lies below all else."""

    colour: str
    gid: str = ""
    edge: str = ""
    dashed: bool = False
    ground: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a question stands on the picture, for pointing at it: the rectangle, and the day if it is one point.

    A mark that stands for a whole check-in, or for a session, has a day and no question.
    """

    left: float
    top: float
    right: float
    bottom: float
    question: Question | None = None
    day: date | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Drawing:
    """What to draw, in the order it was asked for, and the height it came to."""

    width: float
    theme: ChartTheme
    height: float = 0.0
    words: list[Words] = field(default_factory=list)
    lines: dict[Pen, list[list[XY]]] = field(default_factory=dict)
    stamps: dict[Stamp, list[XY]] = field(default_factory=dict)
    fills: dict[Fill, list[list[XY]]] = field(default_factory=dict)
    spots: list[Spot] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        weight: int = REGULAR,
        align: Align = "left",
        gid: str = "",
        backed: bool = False,
        upright: bool = False,
    ) -> Words:
        """One line of text, its capitals centred on ``y``; ``size`` is before the theme's scale.

        ``backed`` text hides the grid behind it. ``upright`` text reads from below upwards, its middle at ``x``, ``y``.
        """
        words = Words(x, y, drawable(text), self.theme.px(size), colour, weight, align, gid, backed, upright)
        if text:
            self.words.append(words)
        return words

    def paragraph(
        self,
        x: float,
        top: float,
        text: str,
        room: float,
        size: float,
        colour: str,
        *,
        weight: int = REGULAR,
        align: Align = "left",
        pitch: float = 1.5,
        lines: int = 99,
        gid: str = "",
        backed: bool = False,
    ) -> float:
        """Text wrapped to ``room``; answers the height below its last line."""
        step = self.theme.px(size) * pitch
        for line in wrap(text, room, self.theme.px(size), weight, lines=lines):
            self.text(x, top + step / 2, line, size, colour, weight=weight, align=align, gid=gid, backed=backed)
            top += step
        return top

    def line(self, points: Sequence[XY], pen: Pen) -> None:
        """A line through all of ``points``."""
        self.lines.setdefault(pen, []).append(list(points))

    def rule(self, left: float, right: float, y: float) -> None:
        """A horizontal hairline of the grid."""
        self.line([(left, y), (right, y)], Pen(self.theme.grid, 1.0, GRID, gid="grid"))

    def fill(self, left: float, top: float, right: float, bottom: float, fill: Fill) -> None:
        """A filled rectangle, below the grid."""
        self.fills.setdefault(fill, []).append([(left, top), (right, top), (right, bottom), (left, bottom)])

    def stamp(self, x: float, y: float, stamp: Stamp) -> None:
        """A mark with its middle at ``x``, ``y``."""
        self.stamps.setdefault(stamp, []).append((x, y))

    def view(
        self, x: float, y: float, mark: Mark, radius: float, *, hollow: bool = False, gid: str = "", halo: float = 1.6
    ) -> None:
        """The mark of one person's view."""
        radius *= self.theme.mark_scale
        self.stamp(x, y, Stamp(mark.shape.value, mark.colour, self.theme.ink(radius), hollow, halo, gid))

    def paint(self, figure: Figure) -> None:
        """Put everything on ``figure``, replacing what was there."""
        figure.clear()
        figure.set_facecolor(self.theme.surface)
        high = figure.get_figheight() * UNITS_PER_INCH
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0.0, figure.get_figwidth() * UNITS_PER_INCH)
        axes.set_ylim(high, 0.0)
        axes.set_autoscale_on(False)
        for fill, corners in self.fills.items():
            axes.add_collection(_filled(fill, corners), autolim=False)
        backs = [words.box for words in self.words if words.backed]
        if backs:
            backing = PolyCollection(backs, facecolors=self.theme.surface, edgecolors="none", zorder=BACKING)
            axes.add_collection(backing, autolim=False)
        for pen, paths in self.lines.items():
            axes.add_collection(_collection(pen, paths), autolim=False)
        for stamp, places in self.stamps.items():
            axes.add_artist(_markers(stamp, places, self.theme.surface))
        # Labels stand on the figure: an Axes would work out a clip path for each of a heat map's thousand digits.
        unit = 1 / UNITS_PER_INCH
        place = Affine2D.from_values(unit, 0, 0, -unit, 0, high * unit) + figure.dpi_scale_trans
        for words in self.words:
            label = _label(words)
            label.set_transform(place)
            figure.add_artist(label)


def _filled(fill: Fill, corners: list[list[XY]]) -> PolyCollection:
    rectangles = PolyCollection(
        corners,
        facecolors=fill.colour,
        edgecolors=fill.edge or "none",
        linewidths=1.2 if fill.edge else 0.0,
        linestyles=[(0.0, (2.0, 1.6))] if fill.dashed else "solid",
        antialiaseds=True,
        zorder=GROUND if fill.ground else FILL,
    )
    rectangles.set_gid(fill.gid)
    return rectangles


def _collection(pen: Pen, paths: list[list[XY]]) -> LineCollection:
    # Dots of no length with round ends are round dots: calmer than short dashes.
    dots = (0.0, (0.01, 2.6))
    lines = LineCollection(
        paths,
        colors=pen.colour,
        linewidths=pen.width,
        linestyles={"solid": "solid", "dotted": [dots], "dashed": [_DASHES]}[pen.style],
        capstyle="butt" if pen.style == "dashed" or (pen.layer == GRID and pen.style == "solid") else "round",
        joinstyle="round",
        antialiaseds=True,
        zorder=pen.layer,
    )
    lines.set_gid(pen.gid)
    return lines


def _markers(stamp: Stamp, places: list[XY], surface: str) -> Line2D:
    hollow = stamp.hollow or stamp.ring
    edge = 2.4 if stamp.ring else 2.0 if hollow else stamp.halo
    side = _SIDE.get(Shape(stamp.shape), 2.0) if stamp.shape in set(Shape) else 2.0
    size = stamp.radius * side + (-edge if hollow else edge)
    marks = Line2D(
        [x for x, _y in places],
        [y for _x, y in places],
        linestyle="none",
        marker=stamp.shape,
        markersize=size,
        markerfacecolor="none" if stamp.ring else surface if hollow else stamp.colour,
        markeredgecolor=stamp.colour if hollow or stamp.shape == "x" else surface,
        markeredgewidth=edge if stamp.shape != "x" else 1.6,
        antialiased=True,
        zorder=MARK,
    )
    marks.set_gid(stamp.gid)
    return marks


def _label(words: Words) -> Lettering:
    label = Lettering(
        words.x,
        words.y if words.upright else words.y + words.size * _HALF_CAPITAL,
        words.text,
        color=words.colour,
        fontproperties=face(words.size, words.weight),
        horizontalalignment="center" if words.upright else words.align,
        verticalalignment="center" if words.upright else "baseline",
        rotation=90 if words.upright else 0,
        usetex=False,
        parse_math=False,  # an item may be called "Value for $": its words are words
        zorder=WORDS,
    )
    label.set_gid(words.gid)
    return label
