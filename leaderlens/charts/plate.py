"""A chart for a printed page: as pixels for Word, and as plain strokes and letters that anything can draw.

matplotlib's own SVG and PDF cannot be put into the pages we set (QtSvg misplaces letters, docs/adr/0027), so the figure
is drawn once on a renderer that only writes down what it is asked for. A PDF then has sharp lines and real letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final, Literal, TypeAlias

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform

from leaderlens.analysis.pictures import Picture
from leaderlens.charts.drawing import UNITS_PER_INCH
from leaderlens.charts.figure import draw, size_for
from leaderlens.charts.theme import LIGHT, ChartTheme

WIDTH: Final = 620
"""Logical pixels across: on a page of A4 the smallest letters then come out at 8 pt."""
_DPR: Final = 3.0  # 310 dots to the inch where the chart is 152 mm wide

RGBA: TypeAlias = tuple[float, float, float, float]
Name: TypeAlias = Literal["to", "line", "quad", "cubic", "close"]
Move: TypeAlias = tuple[Name, tuple[float, ...]]
_NAMES: Final[dict[int, Name]] = {
    int(Path.MOVETO): "to", int(Path.LINETO): "line", int(Path.CURVE3): "quad", int(Path.CURVE4): "cubic",
    int(Path.CLOSEPOLY): "close",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stroke:
    """A shape: lengths in logical pixels from the top left. ``fill`` or ``line`` is None where there is none.

    ``dashes`` are lengths of line and gap in turn; ``cap`` is ``butt``, ``round`` or ``projecting``.
    """

    moves: tuple[Move, ...]
    fill: RGBA | None
    line: RGBA | None
    width: float = 0.0
    dashes: tuple[float, ...] = ()
    cap: str = "butt"


@dataclass(frozen=True, slots=True)
class Letters:
    """A line of text from ``x`` on the base line ``y``; ``size`` in logical pixels, ``weight`` as in CSS."""

    x: float
    y: float
    text: str = field(repr=False)
    size: float
    weight: int
    colour: RGBA


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart twice: ``png`` for who shows pixels, ``strokes`` for who draws. Both are ``width`` by ``height``."""

    width: float
    height: float
    png: bytes = field(repr=False)
    strokes: tuple[Stroke | Letters, ...] = field(repr=False)


def plate(picture: Picture, theme: ChartTheme = LIGHT, *, show_headline: bool = False) -> Plate:
    """``picture`` for a page. Its headline is left to the page, where a heading can be found by it."""
    width, height = size_for(picture, WIDTH, theme, show_headline=show_headline)
    pixels, lines = (
        Figure(figsize=(width / UNITS_PER_INCH, height / UNITS_PER_INCH), dpi=UNITS_PER_INCH * dpr)
        for dpr in (_DPR, 1.0)
    )
    canvas = FigureCanvasAgg(pixels)
    draw(pixels, picture, theme, show_headline=show_headline)
    png = BytesIO()
    canvas.print_png(png, metadata={"Software": "LeaderLens"})
    FigureCanvasAgg(lines)
    draw(lines, picture, theme, show_headline=show_headline)
    written = _Scribe(width, height)
    lines.draw(written)
    return Plate(width, height, png.getvalue(), tuple(written.strokes))


class _Scribe(RendererBase):
    """Writes down what it is asked to draw. matplotlib counts from the bottom; what is written counts from the top."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self._width, self._height = width, height
        self.strokes: list[Stroke | Letters] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._width, self._height

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None,  # noqa: N803 - theirs
    ) -> None:  # fmt: skip
        """A path, filled with ``rgbFace`` where there is one, its edge in the context's colour where it has a width."""
        opaque = gc.get_alpha()
        fill = None if rgbFace is None else _rgba(rgbFace, opaque)
        line = _rgba(gc.get_rgb(), opaque) if gc.get_linewidth() > 0 else None
        if fill is None and line is None:
            return
        dashes: Any = gc.get_dashes()[1]
        known = () if dashes is None else tuple(float(one) for one in dashes)
        width = float(gc.get_linewidth())
        self.strokes.append(Stroke(self._moves(path, transform), fill, line, width, known, str(gc.get_capstyle())))

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float,
        ismath: Any = False, mtext: Text | None = None,  # noqa: FBT002 - theirs
    ) -> None:  # fmt: skip
        """A line of text. Ours are all horizontal; another is drawn as the shapes of its letters."""
        if angle or ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        weight = prop.get_weight()
        size, bold = float(prop.get_size_in_points()), weight if isinstance(weight, int) else 400
        self.strokes.append(Letters(float(x), float(y), s, size, bold, _rgba(gc.get_rgb(), gc.get_alpha())))

    def _moves(self, path: Path, transform: Transform) -> tuple[Move, ...]:
        found: list[Move] = []
        for points, code in path.iter_segments(transform, simplify=False, remove_nans=True):
            name = _NAMES[int(code)]
            found.append((name, () if name == "close" else self._from_top(points)))
        return tuple(found)

    def _from_top(self, points: Any) -> tuple[float, ...]:
        return tuple(float(self._height - one if place % 2 else one) for place, one in enumerate(points))


def _rgba(colour: Any, alpha: float | None) -> RGBA:
    red, green, blue, *rest = (float(one) for one in colour)
    return red, green, blue, rest[0] if rest else 1.0 if alpha is None else float(alpha)
