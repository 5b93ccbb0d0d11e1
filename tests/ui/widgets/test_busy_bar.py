"""The busy bar moves only while something is under way, in sight, and motion is wanted."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.busy_bar import BusyBar


def _moves(bar: BusyBar) -> bool:
    return bar._motion.state() is QAbstractAnimation.State.Running


def test_it_moves_while_it_is_busy_and_in_sight(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(Look.LIGHT).apply(qapp)
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.set_busy(busy=True)
    assert not _moves(bar)
    bar.show()
    assert _moves(bar)
    bar.grab()
    bar.hide()
    qtbot.waitUntil(lambda: not _moves(bar))  # with its next step
    bar.show()
    assert _moves(bar)
    bar.set_busy(busy=False)
    assert not _moves(bar)


def test_where_nothing_may_move_it_only_shines(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.resize(200, 4)
    bar.show()
    rest = bar.grab().toImage().pixelColor(100, 2)
    bar.set_busy(busy=True)
    assert not _moves(bar)
    assert bar.grab().toImage().pixelColor(100, 2) != rest
