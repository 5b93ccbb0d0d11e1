"""The list under real keys: search as one types, arrows that open, and a list that keeps its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.list_panel import ListPanel
from leaderlens.ui.journal.search_field import SEARCH_AFTER_MS
from tests.ui.journal.lines import TODAY, line, lines


@pytest.fixture
def panel(qtbot: QtBot) -> ListPanel:
    made = ListPanel()
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    made.show_lines(lines(40), "", TODAY)
    return made


def test_search_waits_for_a_pause_and_asks_once(panel: ListPanel, qtbot: QtBot) -> None:
    assert SEARCH_AFTER_MS == 90
    asked: list[str] = []
    panel.searched.connect(asked.append)
    with qtbot.waitSignal(panel.searched):
        qtbot.keyClicks(panel.search.edit, "silence")
    assert asked == ["silence"]
    assert panel.search.clear_button.isVisible()
    panel.search.clear_button.click()
    assert (asked[-1], panel.search.edit.text()) == ("", "")
    qtbot.keyClicks(panel.search.edit, "x")
    qtbot.keyClick(panel.search.edit, Qt.Key.Key_Escape)
    assert panel.search.edit.text() == ""


def test_down_leads_into_the_list_and_arrows_open(panel: ListPanel, qtbot: QtBot) -> None:
    opened: list[str] = []
    panel.list.opened.connect(opened.append)
    panel.search.edit.setFocus()
    qtbot.keyClick(panel.search.edit, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert opened == ["e0", "e1"]
    with qtbot.waitSignal(panel.list.entered):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.list.bin_wished):
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)


def test_a_list_read_again_keeps_its_row_and_its_place(panel: ListPanel) -> None:
    opened: list[str] = []
    panel.list.opened.connect(opened.append)
    panel.list.select("e20")
    place = panel.list.verticalScrollBar().value()
    assert place > 0
    panel.show_lines(tuple(reversed(lines(40))), "", TODAY)
    assert panel.list.current_id() == "e20"
    panel.show_lines(lines(40), "", TODAY)
    panel.show_lines((line(90), *lines(40)), "", TODAY)
    assert panel.list.current_id() == "e20"
    assert opened == []  # nothing was opened by reading


def test_nothing_found_and_nothing_written_say_different_things(panel: ListPanel) -> None:
    panel.show_lines((), "zzz", TODAY)
    assert "Nothing fits" in panel.nothing.words.text()
    assert panel.search.isVisible()
    panel.show_lines((), "", TODAY)
    assert "will be listed here" in panel.nothing.words.text()
    assert panel.list.isHidden()
