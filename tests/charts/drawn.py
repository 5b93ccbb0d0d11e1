"""What stands on a figure after drawing: its texts, its lines by name, its marks by name."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from leaderlens.analysis.pictures import Picture
from leaderlens.charts.figure import draw, size_for
from leaderlens.charts.render import new_figure
from leaderlens.charts.theme import LIGHT, ChartTheme


def drawn(picture: Picture, width: int = 960, theme: ChartTheme = LIGHT, **texts: bool) -> Figure:
    """The figure at the size it asked for."""
    figure = new_figure(*size_for(picture, width, theme, **texts))
    FigureCanvasAgg(figure)
    draw(figure, picture, theme, **texts)
    return figure


def only_axes(figure: Figure) -> Axes:
    """The one Axes of a chart."""
    (axes,) = figure.axes
    return axes


def texts(figure: Figure, gid: str | None = None) -> list[str]:
    """The words, of one name or all."""
    return [text.get_text() for text in labels(figure) if gid is None or text.get_gid() == gid]


def labels(figure: Figure) -> list[Text]:
    """The text artists that say something."""
    return [artist for artist in figure.artists if isinstance(artist, Text) and artist.get_text()]


def lines(figure: Figure, gid: str) -> list[LineCollection]:
    """The collections of lines of that name."""
    return [c for c in only_axes(figure).collections if isinstance(c, LineCollection) and c.get_gid() == gid]


def segments(figure: Figure, gid: str) -> list[Any]:
    """The lines of that name, each an array of corners."""
    return [segment for collection in lines(figure, gid) for segment in collection.get_segments()]


def marks(figure: Figure, gid: str) -> list[Line2D]:
    """The sets of marks of that name."""
    return [line for line in only_axes(figure).lines if line.get_gid() == gid]


def places(figure: Figure, gid: str) -> list[tuple[float, float]]:
    """Where the marks of that name stand, in logical pixels."""
    return [place for line in marks(figure, gid) for place in zip(*line.get_data(), strict=True)]
