"""A painted row: every one is equally high, long words end in dots, and nothing is painted beyond the row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.entry_list import EntryList
from leaderlens.ui.journal.model import Index
from leaderlens.ui.journal.row import EntryDelegate
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import settle
from tests.ui.journal.lines import TODAY, line, lines


@pytest.mark.parametrize("percent", [100, 200])
def test_rows_are_equally_high_and_grow_with_the_text(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    view = EntryList()
    qtbot.addWidget(view)
    view.show_lines((line(0, "T" * 200, "word " * 200), line(1, "", "x" * 400), line(2)), TODAY)
    delegate = view.itemDelegate()
    assert isinstance(delegate, EntryDelegate)
    heights = {delegate.sizeHint(QStyleOptionViewItem(), view.model().index(row, 0)).height() for row in range(3)}
    assert len(heights) == 1
    assert heights.pop() > 3 * 13 * percent / 100
    view.resize(300, 400)
    view.show()
    assert not view.grab().isNull()


class Counting(EntryDelegate):
    """Remembers which rows were measured."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[int] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt calls it so
        self.asked.add(index.row())
        return super().sizeHint(option, index)


def test_thousands_of_rows_are_laid_out_at_once(qtbot: QtBot) -> None:
    view, delegate = EntryList(), Counting()
    qtbot.addWidget(view)
    view.setItemDelegate(delegate)
    view.resize(300, 600)
    view.show()
    view.show_lines(lines(5_000), TODAY)
    settle()
    view.scrollToBottom()
    settle()
    assert view.indexAt(view.viewport().rect().center()).row() > 4_900
    assert len(delegate.asked) < 50  # uniform rows: Qt measures a few, not five thousand
