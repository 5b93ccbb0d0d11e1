"""A picture as pixels for a cached pixmap, or as a PNG, PDF or SVG file. Each call makes its own figure; fit for
workers.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO
from xml.sax.saxutils import escape

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from leaderlens.analysis.pictures import Picture
from leaderlens.charts.drawing import UNITS_PER_INCH
from leaderlens.charts.figure import draw, size_for
from leaderlens.charts.fonts import width_of
from leaderlens.charts.lettering import letters
from leaderlens.charts.theme import LIGHT, ChartTheme


def new_figure(width: float, height: float, dpr: float = 1.0) -> Figure:
    """An empty figure of that many logical pixels; ``dpr`` device pixels to each."""
    return Figure(figsize=(width / UNITS_PER_INCH, height / UNITS_PER_INCH), dpi=UNITS_PER_INCH * dpr)


def render_rgba(
    picture: Picture,
    theme: ChartTheme,
    width: int,
    height: int,
    dpr: float = 1.0,
    *,
    show_headline: bool = True,
    show_note: bool = True,
) -> tuple[bytes, int, int]:
    """RGBA bytes (four per device pixel, rows from the top, opaque) with their width and height in device pixels.

    ``width`` and ``height`` are logical pixels, the height as :func:`~leaderlens.charts.figure.size_for` gives it.
    """
    figure = new_figure(width, height, dpr)
    canvas = FigureCanvasAgg(figure)
    draw(figure, picture, theme, show_headline=show_headline, show_note=show_note)
    canvas.draw()
    wide, high = canvas.get_width_height(physical=True)
    return bytes(canvas.buffer_rgba()), wide, high


def export_png(
    picture: Picture, file: IO[bytes], width: int = 960, *, theme: ChartTheme = LIGHT, dpr: float = 2.0
) -> None:
    """Write the whole chart (headline, key, note) as PNG. Its alt text goes along as the image's description."""
    figure = new_figure(*size_for(picture, width, theme), dpr)
    canvas = FigureCanvasAgg(figure)
    draw(figure, picture, theme)
    canvas.print_png(file, metadata={"Title": picture.headline, "Description": picture.alt, "Software": "LeaderLens"})


def export_pdf(picture: Picture, file: IO[bytes], width: int = 760, *, theme: ChartTheme = LIGHT) -> None:
    """Write the whole chart as a one-page PDF with real text, one point to a logical pixel, without a date in it."""
    figure = new_figure(*size_for(picture, width, theme))
    canvas = FigureCanvasPdf(figure)
    draw(figure, picture, theme)
    canvas.print_pdf(
        file,
        metadata={
            "Title": picture.headline,
            "Subject": picture.alt,
            "Creator": "LeaderLens",
            "Producer": None,
            "CreationDate": None,
        },
    )


def export_svg(picture: Picture, file: IO[bytes], width: int = 760, *, theme: ChartTheme = LIGHT) -> None:
    """Write the whole chart as SVG: letters as outlines, so it looks the same everywhere; headline and alt text inside.

    Nothing in it says when, where or by whom it was made, and the same chart gives the same bytes.
    """
    figure = new_figure(*size_for(picture, width, theme))
    canvas = FigureCanvasSVG(figure)
    draw(figure, picture, theme)
    for artist in figure.findobj():
        artist.set_gid(None)  # names of kinds, not of single things: an id must be unique in a file
    drawn = BytesIO()
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "LeaderLens"}):
        canvas.print_svg(drawn, metadata={"Creator": "LeaderLens", "Date": None})
    head, tail = drawn.getvalue().split(b"<metadata>", 1)
    said = f"<title>{escape(picture.headline)}</title>\n <desc>{escape(picture.alt)}</desc>\n <metadata>"
    head = head.replace(b"<svg ", b'<svg role="img" ', 1)
    file.write(head + said.encode() + tail)


def forget() -> None:
    """Drop the kept letters and widths: they spell item names, which may be a pair's own. For locking a vault."""
    letters.cache_clear()
    width_of.cache_clear()
