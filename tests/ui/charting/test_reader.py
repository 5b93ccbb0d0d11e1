"""The finger on a chart: arrow keys and the pointer, words to hear, Enter to open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.charts.drawing import Spot
from leaderlens.ui.charting.reader import ChartReader
from leaderlens.ui.charting.reading import stops_in
from leaderlens.ui.style.theme import Theme
from tests.ui.charting.test_reading import DAYS, HONEST, PATIENT, heat, trend


@pytest.fixture
def around(theme: Theme, qtbot: QtBot) -> QWidget:
    assert theme.metrics.percent == 100
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def reader(around: QWidget) -> ChartReader:
    made = ChartReader(around)
    made.setGeometry(0, 0, 600, 300)
    made.show_stops(stops_in(trend()), "How patient has moved")
    spots = [Spot(100.0 + 150 * n, 120, 118.0 + 150 * n, 138, PATIENT, day) for n, day in enumerate(DAYS)]
    made.show_spots([*spots, Spot(100, 180, 118, 198, PATIENT, DAYS[0])])
    return made


def _focus(reader: ChartReader) -> None:
    reader.setFocus(Qt.FocusReason.TabFocusReason)


def test_the_keyboard_begins_with_the_newest_and_steps_back(reader: ChartReader, qtbot: QtBot) -> None:
    _focus(reader)
    assert reader.stop is not None
    assert reader.stop.day == DAYS[2]
    qtbot.keyClick(reader, Qt.Key.Key_Left)
    assert reader.stop.day == DAYS[1]
    assert reader.accessibleDescription() == reader.stop.said
    qtbot.keyClick(reader, Qt.Key.Key_Home)
    assert reader.stop.day == DAYS[0]
    qtbot.keyClick(reader, Qt.Key.Key_Left)
    assert reader.stop.day == DAYS[0]
    qtbot.keyClick(reader, Qt.Key.Key_End)
    assert reader.stop.day == DAYS[2]


def test_enter_opens_and_escape_puts_the_finger_down(reader: ChartReader, qtbot: QtBot) -> None:
    _focus(reader)
    with qtbot.waitSignal(reader.opened) as opened:
        qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert opened.args[0].day == DAYS[2]
    qtbot.keyClick(reader, Qt.Key.Key_Escape)
    assert reader.stop is None


def test_rows_are_walked_on_the_same_day(reader: ChartReader, qtbot: QtBot) -> None:
    reader.show_stops(stops_in(heat()), "Rows")
    _focus(reader)
    assert reader.stop is not None
    assert (reader.stop.day, reader.stop.question) == (DAYS[2], PATIENT)
    qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert (reader.stop.day, reader.stop.question) == (DAYS[2], HONEST)
    qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert reader.stop.question == HONEST
    qtbot.keyClick(reader, Qt.Key.Key_Left)
    assert (reader.stop.day, reader.stop.question) == (DAYS[1], HONEST)


def test_the_pointer_reads_the_column_it_is_over(reader: ChartReader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.read) as read:
        qtbot.mouseMove(reader, QPoint(255, 40))
    assert read.args[0].day == DAYS[1]
    qtbot.mouseMove(reader, QPoint(590, 20))
    assert reader.stop is None
    with qtbot.waitSignal(reader.opened) as opened:
        qtbot.mouseClick(reader, Qt.MouseButton.LeftButton, pos=QPoint(105, 250))
    assert opened.args[0].day == DAYS[0]


@pytest.mark.parametrize("width", [600, 150])
def test_what_is_read_stands_beside_the_mark(reader: ChartReader, qtbot: QtBot, width: int) -> None:
    before = reader.grab().toImage()
    reader.resize(width, 300)
    _focus(reader)
    qtbot.keyClick(reader, Qt.Key.Key_Home)
    assert reader.grab().toImage() != before


def test_another_chart_is_read_from_its_beginning(reader: ChartReader) -> None:
    _focus(reader)
    reader.show_stops((), "Nothing")
    assert reader.isHidden()
    reader.step(1)
    assert reader.stop is None


def test_panels_side_by_side_each_have_their_ring_and_answer_the_pointer(reader: ChartReader, qtbot: QtBot) -> None:
    places = ((100.0, 120.0), (100.0, 180.0), (400.0, 120.0), (400.0, 180.0))
    beside = [Spot(left, top, left + 18, top + 18, None, DAYS[0]) for left, top in places]
    reader.show_spots(beside)
    for x in (105, 405):
        qtbot.mouseMove(reader, QPoint(590, 20))
        assert reader.stop is None
        qtbot.mouseMove(reader, QPoint(x, 40))
        assert reader.stop is not None
        assert reader.stop.day == DAYS[0]
    qtbot.mouseMove(reader, QPoint(255, 40))
    assert reader.stop is None, "nothing stands between the panels"
