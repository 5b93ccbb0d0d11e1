"""The card in the middle of the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets.full_window import FullWindow
from leaderlens.ui.widgets.labels import Body
from tests.ui.fitting import clipped, dressed, settle

LINES = "Each keeps a private journal, and every few weeks both say how they see themselves and each other. " * 5


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


def _window(qtbot: QtBot, lines: int) -> FullWindow:
    window = FullWindow(536)
    qtbot.addWidget(window)
    for _line in range(lines):
        window.add(Body(LINES))
    window.resize(1280, 800)
    window.show()
    settle()
    return window


def test_the_card_stands_in_the_middle_and_needs_no_scroll_bar(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot, 2)
    assert not window.verticalScrollBar().isVisible()
    assert window.card.width() == 536
    middle = window.card.mapTo(window, window.card.rect().center())
    assert abs(middle.x() - 640) <= 2
    assert abs(middle.y() - 400) <= 2


def test_what_is_too_tall_scrolls_and_nothing_is_cut_off(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot, 6)
    window.resize(1000, 640)
    theme.set_text_size(200)
    settle()
    assert window.verticalScrollBar().isVisible()
    assert clipped(window) == []
