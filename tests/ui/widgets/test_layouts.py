"""Layouts that reflow, and pages as tall as what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.word_grid import WordGrid

LONG = "Hold a one-to-one with each new cabinet member before budget week, and write down what each of them needs. " * 3


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    return made


def test_columns_become_one_when_it_is_narrow(qtbot: QtBot) -> None:
    columns = Columns((1, 1), needs=600)
    one, two = Card(), Card()
    columns.add(one)
    columns.add(two)
    qtbot.addWidget(columns)
    columns.resize(800, 300)
    columns.show()
    QApplication.processEvents()
    assert one.y() == two.y()
    columns.resize(500, 300)
    QApplication.processEvents()
    assert columns.narrow
    assert two.y() > one.y()


def test_columns_close_the_gap_of_what_is_left_out(qtbot: QtBot) -> None:
    columns = Columns((1, 1), needs=300)
    qtbot.addWidget(columns)
    fields = [Button(text) for text in ("one", "two", "three")]
    for field in fields:
        columns.add(field)
    columns.resize(700, 300)
    columns.show()
    columns.show_only([fields[0], fields[2]])
    QApplication.processEvents()
    assert not fields[1].isVisible()
    assert fields[0].y() == fields[2].y()
    assert fields[0].x() < fields[2].x()


def test_a_row_breaks_and_keeps_its_order(qtbot: QtBot) -> None:
    row = FlowRow(*(Button(f"Button {number}") for number in range(6)))
    qtbot.addWidget(row)
    row.show()
    tall = row.heightForWidth(300)
    assert tall > row.heightForWidth(1200)
    row.resize(300, tall)
    buttons = sorted(row.findChildren(Button), key=lambda button: (button.y(), button.x()))
    assert [button.text() for button in buttons] == [f"Button {number}" for number in range(6)]
    assert max(button.geometry().bottom() for button in buttons) < tall


def test_a_row_is_mirrored_where_reading_runs_from_the_right(qtbot: QtBot) -> None:
    row = FlowRow(Button("first"), Button("second"))
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(row)
    row.resize(500, 50)
    row.show()
    first, second = row.findChildren(Button)
    assert first.x() > second.x()


def test_a_page_scrolls_only_when_its_text_needs_it(qtbot: QtBot) -> None:
    page = PageScaffold("Title", "A line.")
    card = page.add(Card())
    card.add(Body(LONG))
    qtbot.addWidget(page)
    page.resize(QSize(900, 420))
    page.show()
    QApplication.processEvents()
    assert page.verticalScrollBar().maximum() == 0
    for _more in range(12):
        card.add(Body(LONG))
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_check_row_wraps_and_is_pressed_as_a_whole(qtbot: QtBot) -> None:
    row = CheckRow(LONG, "Due 14 November")
    qtbot.addWidget(row)
    assert row.heightForWidth(300) > row.heightForWidth(900) > 38
    row.resize(300, row.heightForWidth(300))
    row.show()
    with qtbot.waitSignal(row.toggled):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight() - row.rect().topLeft() / 2)
    assert row.isChecked()


def test_words_are_shown_and_spoken_with_their_numbers(qtbot: QtBot) -> None:
    grid = WordGrid()
    qtbot.addWidget(grid)
    grid.show_words(tuple(f"word{number}" for number in range(24)))
    assert grid.accessibleDescription().startswith("1 word0, 2 word1")
    assert grid.heightForWidth(700) < grid.heightForWidth(200)
    grid.show_words(())
    assert grid.accessibleDescription() == ""
