"""Late widgets take their place in the keyboard's way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.charting.tab_order import in_tab_order


def _way(window: QWidget) -> list[str]:
    found, stop = [], window
    while (stop := stop.nextInFocusChain()) is not window:
        if isinstance(stop, QPushButton):
            found.append(stop.text())
    return found


def test_what_is_made_late_comes_right_after(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, label, last = QPushButton("first"), QLabel("words"), QPushButton("last")
    for widget in (first, label, last):
        column.addWidget(widget)
    late = [QPushButton("second"), QPushButton("third")]
    for widget in late:
        column.addWidget(widget)
    assert _way(window) == ["first", "last", "second", "third"]
    in_tab_order(label, late)  # a label takes no focus: the stop before it counts
    assert _way(window) == ["first", "second", "third", "last"]


def test_without_any_stop_nothing_changes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, late = QLabel("words", window), QPushButton("only", window)
    late.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    in_tab_order(label, [late])
    in_tab_order(label, [])
    assert _way(window) == ["only"]
