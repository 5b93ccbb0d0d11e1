"""A chart over time under the finger: drawn, found, read, opened, and shown as a table by T."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.charting.readable_chart import ReadableChart
from leaderlens.ui.style.theme import Theme
from tests.ui.charting.test_reading import DAYS, trend
from tests.ui.fitting import nameless, settle
from tests.ui.tasks_fixture import ImmediateTasks


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> ReadableChart:
    assert theme.metrics.percent == 100
    made = ReadableChart(ImmediateTasks())
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show_picture(trend())
    made.offer_files()
    made.show()
    settle()
    return made


def test_the_marks_of_the_drawing_are_where_the_finger_goes(chart: ReadableChart, qtbot: QtBot) -> None:
    assert chart.reader.isVisible()
    assert chart.reader.geometry() == chart.canvas.rect()
    chart.reader.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.keyClick(chart.reader, Qt.Key.Key_Return)
    assert opened.args[0].day == DAYS[2]
    assert {day for day, _question in chart.reader._spots} == set(DAYS)


def test_t_changes_between_chart_and_table(chart: ReadableChart, qtbot: QtBot) -> None:
    chart.reader.setFocus()
    qtbot.keyClick(chart.reader, Qt.Key.Key_T)
    assert chart.table.isVisible()
    qtbot.keyClick(chart.table_button, Qt.Key.Key_T)
    assert chart.canvas.isVisible()


def test_a_chart_says_what_can_be_done_with_it(chart: ReadableChart, qtbot: QtBot) -> None:
    assert nameless(chart) == []
    asked: list[str] = []
    chart.kept.connect(asked.append)
    for action in chart.file_menu().actions():
        if not action.isSeparator():
            action.trigger()
    assert asked == ["copy", "png", "svg", "pdf", "paper", "csv"]
    with qtbot.waitSignal(chart.copied):
        chart.copy_button.click()


def test_tab_goes_from_the_head_into_the_chart(chart: ReadableChart) -> None:
    chart.table_button.setFocus()
    order = [chart.table_button]
    for _each in range(3):
        chart.focusNextChild()
        order.append(chart.window().focusWidget())  # type: ignore[arg-type]
    assert chart.reader in order
