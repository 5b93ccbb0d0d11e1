"""A chart for a printed page: as lines and letters, and as pixels for who cannot show these."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from leaderlens.analysis.pictures import Picture
from leaderlens.charts.drawing import UNITS_PER_INCH
from leaderlens.charts.figure import draw, size_for
from leaderlens.charts.theme import LIGHT, ChartTheme

WIDTH: Final = 620
"""Logical pixels across: on a page of A4 the smallest letters then come out at 8 pt."""
_DPR: Final = 3.0


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart for a page, ``width`` by ``height`` logical pixels, drawn when it is asked for."""

    picture: Picture = field(repr=False)
    theme: ChartTheme
    show_headline: bool
    width: float
    height: float

    def svg(self) -> bytes:
        """It with letters as letters, in our fonts."""
        figure = self._figure(1.0)
        canvas = FigureCanvasSVG(figure)
        draw(figure, self.picture, self.theme, show_headline=self.show_headline)
        made = BytesIO()
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": "LeaderLens"}):
            canvas.print_svg(made, metadata={"Creator": "LeaderLens", "Date": None})
        return made.getvalue()

    def png(self) -> bytes:
        """It as pixels, 310 to the inch where it is as wide as the text."""
        figure = self._figure(_DPR)
        canvas = FigureCanvasAgg(figure)
        draw(figure, self.picture, self.theme, show_headline=self.show_headline)
        made = BytesIO()
        canvas.print_png(made, metadata={"Software": "LeaderLens"})
        return made.getvalue()

    def _figure(self, dpr: float) -> Figure:
        return Figure(figsize=(self.width / UNITS_PER_INCH, self.height / UNITS_PER_INCH), dpi=UNITS_PER_INCH * dpr)


def plate(picture: Picture, theme: ChartTheme = LIGHT, *, show_headline: bool = False) -> Plate:
    """``picture`` for a page. Its headline is left to the page, where a heading can be found by it."""
    return Plate(picture, theme, show_headline, *size_for(picture, WIDTH, theme, show_headline=show_headline))
