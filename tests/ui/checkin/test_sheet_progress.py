"""The bars above a question."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from leaderlens.ui.checkin.sheet_progress import SheetProgress
from leaderlens.ui.style.theme import theme


def test_a_long_sheet_has_a_bar_for_each_block(qtbot: QtBot) -> None:
    bar = SheetProgress()
    qtbot.addWidget(bar)
    bar.show_blocks((32, 32, 4), frozenset(range(10)), 10)
    bars = bar.bars(820)
    assert len(bars) == 3
    assert bars[0][0] == 0
    assert sum(bars[-1]) == 820
    assert bars[0][1] > bars[2][1] >= 14
    assert bar.accessibleName() == "10 of 68 answered"


def test_what_is_answered_is_filled(qtbot: QtBot) -> None:
    bar = SheetProgress()
    qtbot.addWidget(bar)
    bar.resize(820, 8)
    bar.show_blocks((32, 32, 4), frozenset(range(32)), 40)
    image = bar.grab().toImage()
    left, width = bar.bars(820)[0]
    assert image.pixelColor(left + width // 2, 4) == QColor(theme().tokens.accent)
    left, width = bar.bars(820)[1]
    assert image.pixelColor(left + width - 8, 4) == QColor(theme().tokens.line)


def test_a_short_sheet_keeps_a_segment_for_each_question(qtbot: QtBot) -> None:
    bar = SheetProgress()
    qtbot.addWidget(bar)
    bar.resize(400, 8)
    bar.show_blocks((9, 9, 0), frozenset({0}), 1)
    image = bar.grab().toImage()
    assert image.pixelColor(6, 4) == QColor(theme().tokens.accent)
    assert image.pixelColor(28, 4) == QColor(theme().tokens.accent_line)
