"""A year at a glance: as dark as it is full, walked by keys, and read out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.year_map import YearMap, shade

TODAY = date(2026, 11, 24)


@pytest.fixture
def year(qtbot: QtBot) -> YearMap:
    made = YearMap()
    qtbot.addWidget(made)
    made.resize(880, made.heightForWidth(880))
    made.show_year(2026, {TODAY: 2, date(2026, 11, 22): 1}, {date(2026, 11, 22): "Budget council"}, TODAY, TODAY)
    made.show()
    return made


def test_days_are_shaded_in_steps() -> None:
    assert [shade(count) for count in (0, 1, 2, 3, 4, 40)] == [0, 1, 2, 2, 3, 3]


def test_it_says_the_year_and_the_day(year: YearMap) -> None:
    assert year.accessibleName() == "Your writing in 2026: 3 entries. Tuesday 24 November: 2 entries"
    assert year.said(date(2026, 11, 22)) == "Sunday 22 November: 1 entry. Budget council"
    assert year.said(date(2026, 1, 1)) == "Thursday 1 January: no entry"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, date(2026, 11, 23)),
        (Qt.Key.Key_Right, date(2026, 11, 25)),
        (Qt.Key.Key_Up, date(2026, 11, 17)),
        (Qt.Key.Key_Down, date(2026, 12, 1)),
        (Qt.Key.Key_PageUp, date(2026, 10, 24)),
        (Qt.Key.Key_PageDown, date(2026, 12, 24)),
        (Qt.Key.Key_Home, date(2026, 11, 1)),
        (Qt.Key.Key_End, date(2026, 11, 30)),
    ],
)
def test_keys_walk(year: YearMap, qtbot: QtBot, key: Qt.Key, day: date) -> None:
    with qtbot.waitSignal(year.walked):
        qtbot.keyClick(year, key)
    assert year.day == day


def test_walking_out_of_the_year_asks_for_the_next(year: YearMap, qtbot: QtBot) -> None:
    year.day = date(2026, 12, 31)
    with qtbot.waitSignal(year.year_wished) as told:
        qtbot.keyClick(year, Qt.Key.Key_PageDown)
    assert (told.args, year.day) == ([2027], date(2027, 1, 31))
    qtbot.keyClick(year, Qt.Key.Key_PageDown)
    assert year.day == date(2027, 2, 28)


def test_every_day_has_a_place_of_its_own(year: YearMap, qtbot: QtBot) -> None:
    spots = {year.area_of(date(2026, month, day)).topLeft().toTuple() for month in range(1, 13) for day in (1, 15, 28)}
    assert len(spots) == 36
    area = year.area_of(date(2026, 2, 14))
    assert year.day_at(area.center().toPointF()) == date(2026, 2, 14)
    with qtbot.waitSignal(year.day_chosen) as told:
        qtbot.mouseClick(year, Qt.MouseButton.LeftButton, pos=area.center())
    assert told.args == [date(2026, 2, 14)]
    assert not year.grab().isNull()


@pytest.mark.parametrize(("width", "rows"), [(1200, 2), (900, 3), (600, 4), (400, 6), (200, 12)])
def test_months_break_into_rows(year: YearMap, width: int, rows: int) -> None:
    one = year.heightForWidth(100) // 12
    assert year.heightForWidth(width) == rows * one
