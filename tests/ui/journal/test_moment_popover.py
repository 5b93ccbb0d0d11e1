"""When an entry is about: said in words, changed in a popover."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.moment_popover import MomentButton, moment_words
from tests.ui.journal.lines import TODAY

EVENING = datetime(2026, 11, 24, 22, 41).astimezone()


def test_the_words() -> None:
    assert moment_words(EVENING, TODAY) == "Tuesday 24 November, 22:41"
    assert moment_words(EVENING.replace(year=2025), TODAY) == "Monday 24 November 2025, 22:41"


def test_another_day_and_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    button = MomentButton()
    button.setParent(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.show_moment(EVENING, TODAY)
    assert button.accessibleName() == "Tuesday 24 November, 22:41. Change the date"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    popover = button.popover
    assert popover is not None
    assert (popover.day.date(), popover.time.time()) == (QDate(2026, 11, 24), QTime(22, 41))
    with qtbot.assertNotEmitted(button.changed):
        popover.done.click()  # nothing was changed
    button.click()
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert popover.isHidden()
    button.click()
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=window.rect().bottomRight())
    assert popover.isHidden()
    button.click()
    popover.day.setDate(QDate(2026, 11, 23))
    popover.time.setTime(QTime(8, 5))
    with qtbot.waitSignal(button.changed):
        popover.done.click()
    assert popover.isHidden()
    assert button.hasFocus()
    assert f"{button.moment():%Y-%m-%d %H:%M}" == "2026-11-23 08:05"
    assert button.moment().tzinfo is not None
    assert button.text() == "Monday 23 November, 08:05"
