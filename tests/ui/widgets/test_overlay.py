"""A sheet over the window keeps the keyboard, and gives it back."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.overlay import Overlay

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(900, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def sheet_over(window: QWidget) -> tuple[Overlay, Button, Button]:
    sheet = Overlay(window, 500)
    first, second = Button("First"), Button("Second")
    sheet.column.addWidget(first)
    sheet.column.addWidget(second)
    return sheet, first, second


def test_escape_puts_it_away_and_the_focus_goes_back(window: QWidget, qtbot: QtBot) -> None:
    line = window.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    sheet, first, _second = sheet_over(window)
    assert sheet.isHidden()
    sheet.open(first)
    assert sheet.geometry() == window.rect()
    assert first.hasFocus()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert line.hasFocus()
    with qtbot.assertNotEmitted(sheet.closed):
        sheet.leave()


def test_tab_stays_on_the_sheet(window: QWidget, qtbot: QtBot) -> None:
    sheet, first, second = sheet_over(window)
    sheet.open(first)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Backtab)
    assert second.hasFocus()


def test_a_click_beside_it_puts_it_away_and_one_on_it_does_not(window: QWidget, qtbot: QtBot) -> None:
    sheet, first, _second = sheet_over(window)
    sheet.open(first)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.sheet.geometry().topLeft() + QPoint(3, 3))
    assert not sheet.isHidden()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert sheet.isHidden()


def test_it_follows_the_window(window: QWidget) -> None:
    sheet, first, _second = sheet_over(window)
    sheet.open(first)
    window.resize(1000, 700)
    assert sheet.size() == window.size()
    middle = sheet.sheet.geometry().center().x()
    assert abs(middle - 500) <= 1


def test_whoever_had_the_focus_may_be_gone_meanwhile(window: QWidget) -> None:
    line = window.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    sheet, first, _second = sheet_over(window)
    sheet.open(first)
    shiboken6.delete(line)
    sheet.leave()
    assert sheet.isHidden()
