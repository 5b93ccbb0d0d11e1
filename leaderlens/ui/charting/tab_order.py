"""The keyboard's way round widgets that are made late: Qt would lead to them last, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_tab_order(after: QWidget, made: Sequence[QWidget]) -> None:
    """Let Tab reach ``made``, in this order, right after ``after`` (or the last stop before it that takes the focus).

    Only a window has an order: widgets that are in none yet keep the one they were made in.
    """
    stop = after
    for _each in range(len(made) and 10_000):
        if stop.focusPolicy() is not Qt.FocusPolicy.NoFocus and stop not in made:
            break
        before = stop.previousInFocusChain()
        if before is None or before is after:
            return
        stop = before
    for widget in made:
        if widget.window() is stop.window():
            QWidget.setTabOrder(stop, widget)
            stop = widget
