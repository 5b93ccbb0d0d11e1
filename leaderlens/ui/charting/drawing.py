"""How a chart view has its picture drawn: the screen's wishes put in the words of the charts floor.

Everything here runs on the worker. The chart library is met inside the functions, so that no start pays for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaderlens.analysis.pictures import Picture
from leaderlens.charts.theme import DARK, LIGHT
from leaderlens.ui.widgets.chart_view import ChartRequest, Raster

if TYPE_CHECKING:
    from leaderlens.charts.drawing import Spot

_NARROWEST, _WIDEST = 640, 1520
_FROM_AFAR = 1.5  # text scale of a chart that is read across a room


def render(request: ChartRequest) -> Raster:
    """The picture's pixels. The card shows headline and note as text, so they are not drawn."""
    from leaderlens.charts.render import render_rgba

    look = replace(DARK if request.dark else LIGHT, surface=request.ground, text_scale=request.scale)
    rgba, wide, high = render_rgba(
        request.picture, look, request.width, request.height, request.ratio, show_headline=False, show_note=False
    )
    return Raster(wide, high, rgba)


def height_for(picture: Picture, width: int, scale: float) -> int:
    """How high (logical px) the picture will be at that width."""
    from leaderlens.charts.figure import size_for

    return size_for(picture, width, LIGHT, scale, show_headline=False, show_note=False)[1]


def spots_in(picture: Picture, width: int, scale: float) -> tuple[Spot, ...]:
    """Where each question stands in the drawn picture, in logical px from its top left."""
    from leaderlens.charts.figure import spots_for

    return spots_for(picture, width, LIGHT.scaled(scale), show_headline=False, show_note=False)


def drawn_large(picture: Picture, room: tuple[int, int], ratio: float, *, dark: bool, ground: str) -> Raster:
    """The picture as large as ``room`` (logical px) allows, for a projector: its words grow with its lines."""
    wide, high = room
    widths = range(_NARROWEST, _WIDEST + 1, 80)
    width = next((one for one in widths if height_for(picture, one, _FROM_AFAR) * wide <= one * high), _WIDEST)
    height = height_for(picture, width, _FROM_AFAR)
    zoom = min(wide / width, high / height)
    return render(ChartRequest(picture, width, height, ratio * zoom, _FROM_AFAR, dark, ground))
