"""How far one is, in segments, and in words for who cannot see them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.progress import SegmentedProgress

pytestmark = pytest.mark.usefixtures("plain_look")


def test_it_says_how_many_are_done(qtbot: QtBot) -> None:
    bar = SegmentedProgress(20)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "0 of 20 answered"
    bar.show_progress(20, frozenset({0, 3, 7}), current=4)
    assert (bar.total, bar.done, bar.accessibleName()) == (20, 3, "3 of 20 answered")
    bar.show_progress(0, 0)
    assert bar.total == 1


@pytest.mark.parametrize(("total", "width"), [(5, 240), (40, 400), (200, 240), (30, 60)])
def test_half_done_fills_half_of_it(total: int, width: int, qtbot: QtBot) -> None:
    bar = SegmentedProgress(total)
    qtbot.addWidget(bar)
    bar.resize(width, 8)
    bar.show_progress(total, total // 2)
    picture, accent = bar.grab().toImage(), QColor(theme().tokens.accent)
    filled = [x for x in range(width) if picture.pixelColor(x, 4) == accent]
    assert filled[0] <= 3
    assert width * 0.3 < filled[-1] < width * 0.6
