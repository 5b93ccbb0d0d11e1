"""Letters as cached pictures: the same text costs once, and its box is where its ink is."""

from __future__ import annotations

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure

from leaderlens.charts.fonts import REGULAR, STRONG, face
from leaderlens.charts.lettering import Lettering, letters


def test_the_same_letters_are_set_once() -> None:
    assert letters("Patient", 14.0, REGULAR, 96.0) is letters("Patient", 14.0, REGULAR, 96.0)
    small, large = letters("Patient", 14.0, REGULAR, 96.0), letters("Patient", 14.0, REGULAR, 192.0)
    assert large[1] == pytest.approx(2 * small[1], rel=0.03)
    assert letters("Patient", 14.0, STRONG, 96.0)[1] > small[1]


def test_welsh_letters_are_ours() -> None:
    mask = letters("ŵŷŴŶ", 20.0, REGULAR, 96.0)[0]
    assert mask.max() == 255
    assert not np.array_equal(mask, letters("wyWY", 20.0, REGULAR, 96.0)[0])


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_the_box_is_where_the_ink_is(align: str) -> None:
    figure = Figure(figsize=(4, 1), dpi=72)
    canvas = FigureCanvasAgg(figure)
    label = Lettering(
        0.5, 0.5, "Accountable", color="#000000", fontproperties=face(14, REGULAR), horizontalalignment=align
    )
    figure.add_artist(label)
    canvas.draw()
    dark = np.argwhere(np.asarray(canvas.buffer_rgba())[..., 0] < 128)
    box = label.get_window_extent()
    assert dark[:, 1].min() >= box.x0 - 1
    assert dark[:, 1].max() <= box.x1 + 1
    top_down = 72 - dark[:, 0]
    assert top_down.min() >= box.y0 - 1
    assert top_down.max() <= box.y1 + 1


def test_a_pdf_gets_text_that_can_be_found() -> None:
    figure = Figure(figsize=(4, 1))
    figure.add_artist(Lettering(0.1, 0.5, "Accountable", fontproperties=face(14, REGULAR)))
    paper = io.BytesIO()
    FigureCanvasPdf(figure).print_pdf(paper)
    assert b"/Font" in paper.getvalue()
