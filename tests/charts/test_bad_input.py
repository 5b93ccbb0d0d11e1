"""Whatever a pair's history looks like, every chart of it is drawn: no crash, no *nan*, nothing off the figure."""

from __future__ import annotations

import math
import warnings

from hypothesis import given, settings

from leaderlens.analysis.naming import ROLE_TITLES
from leaderlens.charts.figure import lay_out, size_for
from leaderlens.charts.furniture import Frills
from leaderlens.charts.render import render_rgba
from leaderlens.charts.theme import LIGHT
from leaderlens.domain.checkin import Reveal
from tests.analysis.invented import everything, histories

WIDTH = 520


@given(histories())
@settings(max_examples=25)
def test_every_invented_history_can_be_laid_out(rounds: list[Reveal]) -> None:
    for picture in everything(rounds, ROLE_TITLES):
        for width in (320.0, 900.0):
            drawing = lay_out(picture, LIGHT, width, Frills())
            numbers = [
                *(number for words in drawing.words for number in (words.x, words.y)),
                *(number for paths in drawing.lines.values() for path in paths for point in path for number in point),
                *(number for places in drawing.stamps.values() for point in places for number in point),
                *(number for boxes in drawing.fills.values() for box in boxes for point in box for number in point),
                *(n for spot in drawing.spots for n in (spot.left, spot.top, spot.right, spot.bottom)),
            ]
            assert all(math.isfinite(number) for number in numbers)
            assert math.isfinite(drawing.height)
            assert drawing.height > 0
            assert not any("nan" in words.text.split() for words in drawing.words)


@given(histories(3))
@settings(max_examples=6)
def test_and_painted_on_a_small_canvas_without_a_warning(rounds: list[Reveal]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for picture in everything(rounds, ROLE_TITLES):
            width, height = size_for(picture, WIDTH, LIGHT)
            pixels, wide, high = render_rgba(picture, LIGHT, width, height)
            assert len(pixels) == wide * high * 4
