"""Every key there is, in its group, made anew each time it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.commands import Commands
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.shortcut_sheet import Keys, ShortcutSheet

pytestmark = pytest.mark.usefixtures("plain_look")


def test_it_lists_every_key_also_those_that_came_since(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 640)
    window.show()
    commands = Commands()
    commands.add("lock", "Lock", "LeaderLens", lambda: None, shortcut="Ctrl+L")
    commands.add("rate.1", "Rarely", "Rating", None, shortcut="1")
    sheet = ShortcutSheet(window, commands)
    sheet.show_sheet()
    assert {key.accessibleName() for key in sheet.findChildren(Keys)} == {"Ctrl+L", "1"}
    sheet.close_button.click()
    assert sheet.isHidden()
    commands.add("find", "Find", "LeaderLens", lambda: None, shortcut="Ctrl+K")
    sheet.show_sheet()
    titles = {label.text() for label in sheet.findChildren(Body) if label.isVisible()}
    assert {"Lock", "Rarely", "Find"} <= titles
    assert window.rect().contains(sheet.sheet.geometry())


def test_a_key_cap_is_as_wide_as_its_name(qtbot: QtBot) -> None:
    short, long = Keys("N"), Keys("Ctrl+Shift+Backspace")
    for cap in (short, long):
        qtbot.addWidget(cap)
        cap.resize(cap.sizeHint())
        assert not cap.grab().isNull()
    assert short.sizeHint().width() < long.sizeHint().width()
