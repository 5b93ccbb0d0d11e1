"""Short rows: chosen with the keys or a click, kept in view while they are there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.style.theme import theme

ROWS = tuple(RowItem(f"k{number}", f"Row {number}", trailing="2 entries") for number in range(12))


@pytest.fixture
def view(qtbot: QtBot) -> RowsView:
    made = RowsView("Your tags")
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    made.show_rows(ROWS)
    return made


def test_arrows_choose_and_enter_presses(view: RowsView, qtbot: QtBot) -> None:
    chosen: list[str] = []
    pressed: list[str] = []
    view.chosen.connect(chosen.append)
    view.pressed_row.connect(pressed.append)
    view.choose_first()
    chosen.clear()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(view, key)
    assert chosen == ["k1"]
    assert pressed == ["k1"] * 3


def test_a_click_presses(view: RowsView, qtbot: QtBot) -> None:
    where = view.visualRect(view.rows.index(2)).center()
    with qtbot.waitSignal(view.pressed_row) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["k2"]


def test_the_row_in_view_stays_while_it_is_there(view: RowsView) -> None:
    view.choose("k4")
    said: list[str] = []
    view.chosen.connect(said.append)
    view.show_rows(ROWS[3:])
    assert view.key() == "k4"
    view.show_rows(tuple(RowItem(row.key, row.title, trailing="3 entries") for row in ROWS[3:]))
    assert view.key() == "k4"
    assert view.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Row 3, 3 entries"
    view.show_rows(ROWS[:2])
    assert view.key() == ""
    assert said == [], "nobody moved"


def test_as_tall_as_its_rows_up_to_a_most(view: RowsView) -> None:
    row = view.sizeHintForRow(0)
    assert row >= theme().metrics.hit
    assert view.sizeHint().height() == 9 * row + 4
    view.set_most(2)
    assert view.sizeHint().height() == 2 * row + 4
    assert view.minimumSizeHint().height() == 2 * row + 4
    view.show_rows(ROWS[:1])
    assert view.sizeHint().height() == row + 4


def test_a_box_says_whether_it_is_ticked(view: RowsView) -> None:
    view.show_rows((RowItem("a", "trust", ticked=True), RowItem("b", "budget", ticked=False)))
    spoken = [view.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["trust, chosen", "budget, not chosen"]
    assert not view.grab().isNull()
