"""The search under real keys: it offers filters, shows them as chips, and searches after a pause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.completion import Vocabulary
from leaderlens.ui.journal.removable_chip import RemovableChip
from leaderlens.ui.journal.search_field import SearchField


@pytest.fixture
def search(qtbot: QtBot) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    made.know(Vocabulary((("budget", 9),), (("ryley.patient", "Patient"),)))
    made.resize(340, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.edit.setFocus()
    return made


def test_an_empty_field_teaches_its_filters(search: SearchField) -> None:
    assert search.offered.isVisible()
    assert search.offered.rows.rowCount() == 5
    search.edit.setText("tag:")
    search.edit.clear()


def test_tab_takes_the_first_offer(search: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(search.edit, "tag:bu")
    with qtbot.waitSignal(search.searched) as told:
        qtbot.keyClick(search.edit, Qt.Key.Key_Tab)
    assert search.text() == "tag:budget "
    assert told.args == ["tag:budget "]


def test_down_goes_into_the_offers_and_enter_takes_one(search: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(search.edit, "pat")
    qtbot.keyClick(search.edit, Qt.Key.Key_Down)
    assert search.offered.hasFocus()
    qtbot.keyClick(search.offered, Qt.Key.Key_Return)
    assert search.text() == "item:ryley.patient "
    assert search.edit.hasFocus()


def test_a_chip_takes_its_filter_away(search: SearchField, qtbot: QtBot) -> None:
    search.search("tag:budget silence")
    (chip,) = search.chips.findChildren(RemovableChip)
    assert chip.accessibleName() == "Tag: budget. Press to take this filter away"
    with qtbot.waitSignal(search.searched) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == ["silence"]
