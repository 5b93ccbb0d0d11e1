"""The values of a chart, row by row, to read and to take along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.table import TableView

pytestmark = pytest.mark.usefixtures("plain_look")


COLUMNS = ("Item", "Leader", "Chief Executive")
ROWS = (("Patient", "5", "3"), ("Honest", "6"))


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    made = TableView("Both views")
    qtbot.addWidget(made)
    made.show_table(COLUMNS, ROWS)
    made.resize(500, 200)
    made.show()
    return made


def test_every_value_stands_under_its_column(table: TableView) -> None:
    model = table.rows_model
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == list(COLUMNS)
    assert [model.index(0, at).data() for at in range(3)] == list(ROWS[0])
    assert model.index(1, 2).data() == "", "a missing value is an empty cell"
    assert table.accessibleName() == "Both views"


def test_rows_can_be_copied_and_nothing_changed(table: TableView, qtbot: QtBot) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Patient\t5\t3"
    assert not table.rows_model.flags(table.rows_model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_long_table_scrolls_and_a_new_one_replaces_it(table: TableView) -> None:
    table.show_table(COLUMNS, ROWS * 100)
    assert table.sizeHint().height() <= 460
    table.show_table(("Only",), ())
    assert (table.rows_model.rowCount(), table.rows_model.columnCount()) == (0, 1)


def test_a_cell_is_as_tall_as_its_words(table: TableView) -> None:
    words = "Backup copied to a folder: the green stick"
    for width in range(240, 900, 12):
        table.resize(width, 300)
        table.show_table(("When", "What"), (("today", words),))
        room = table.columnWidth(1) - 2 * 10 - 6  # the padding, and Qt's own margin
        lines = 1 if table.fontMetrics().horizontalAdvance(words) <= room else 2
        assert table.rowHeight(0) >= lines * table.fontMetrics().height(), width


def test_rows_are_measured_when_they_are_looked_at(table: TableView, qtbot: QtBot) -> None:
    words = "Backup copied to a folder: the green stick, which lies in the drawer below the window. " * 4
    measured = TableView()
    qtbot.addWidget(measured)
    for made in (table, measured):
        made.hide()
        made.resize(500, 300)
        made.show_table(("When", "What"), (("today", words),))
        low = made.rowHeight(0)
        made.show()
        assert made.rowHeight(0) > 2 * low
