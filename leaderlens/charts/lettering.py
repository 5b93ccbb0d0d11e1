"""Text that draws quickly: the letters of a label as one cached picture, instead of glyph by glyph on every draw.

matplotlib 3.11's Agg renderer sets each glyph by itself in Python: about 4 ms a label on a small laptop, four fifths of
a chart's time. Here FreeType sets the whole label at once, and the coverage mask is kept: the same names come back on
every resize, theme and page. A PDF still gets real text, by matplotlib's own way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import fontManager, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from leaderlens.charts.fonts import face, families

_POINTS_PER_INCH: Final = 72


@lru_cache(maxsize=2048)
def letters(text: str, size: float, weight: int, dpi: float) -> tuple[NDArray[np.uint8], float, float, float]:
    """How much of each device pixel the letters cover (0 to 255, rows from the top), and three lengths in such pixels:
    the text's width, how far right of its start the first letter's ink begins, and how deep it goes below the base.
    """
    paths = [fontManager.findfont(face(size, weight, family)) for family in families()]
    font = get_font(paths)
    font.clear()
    font.set_size(size, dpi)
    font.set_text(text, 0.0, flags=LoadFlags.TARGET_LIGHT)  # crisp heights, true widths: layouts hold at every ratio
    font.draw_glyphs_to_bitmap(antialiased=True)
    width, _height = font.get_width_height()
    start, _rise = font.get_bitmap_offset()
    return np.array(font.get_image(), dtype=np.uint8), width / 64, start / 64, font.get_descent() / 64


class Lettering(Text):
    """One line of text on its baseline, or turned by a quarter (reading upwards) around its middle.

    ``size`` in points, ``weight`` as in CSS.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Put the letters on ``renderer``."""
        if not isinstance(renderer, RendererAgg):
            super().draw(renderer)
            return
        mask, _width, start, depth = self._letters(renderer.dpi)
        left, base = self._origin(renderer.dpi)
        picture = np.empty((*mask.shape, 4), dtype=np.uint8)
        picture[..., :3] = np.round(np.array(to_rgb(self.get_color())) * 255)
        picture[..., 3] = mask
        context = renderer.new_gc()
        if self.get_rotation():
            turned = np.ascontiguousarray(np.rot90(picture))
            x, y = self.get_transform().transform(self.get_unitless_position())
            corner = round(x - turned.shape[1] / 2), round(y - turned.shape[0] / 2)
            renderer.draw_image(context, *corner, turned[::-1])
        else:
            renderer.draw_image(context, round(left + start), round(base - depth), picture[::-1])
        context.restore()
        self.stale = False

    def get_window_extent(self, renderer: RendererBase | None = None, dpi: float | None = None) -> Bbox:
        """The box of the letters as :meth:`draw` sets them."""
        if renderer is not None and not isinstance(renderer, RendererAgg):
            return super().get_window_extent(renderer, dpi)
        figure = self.get_figure(root=True)
        at = dpi if dpi is not None else figure.dpi if figure is not None else _POINTS_PER_INCH
        mask, width, _start, depth = self._letters(at)
        if self.get_rotation():
            x, y = self.get_transform().transform(self.get_unitless_position())
            return Bbox.from_bounds(x - mask.shape[0] / 2, y - width / 2, mask.shape[0], width)
        left, base = self._origin(at)
        return Bbox.from_bounds(left, base - depth, width, mask.shape[0])

    def _letters(self, dpi: float) -> tuple[NDArray[np.uint8], float, float, float]:
        return letters(self.get_text(), float(self.get_fontsize()), int(self.get_fontweight()), dpi)

    def _origin(self, dpi: float) -> tuple[float, float]:
        """Where the first letter starts on the base line, in device pixels."""
        x, y = self.get_transform().transform(self.get_unitless_position())
        width = self._letters(dpi)[1]
        return x - {"left": 0.0, "center": width / 2, "right": width}[self.get_horizontalalignment()], y
