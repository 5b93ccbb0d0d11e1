"""Find or do anything: a few letters, Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.commands import Commands
from leaderlens.ui.widgets.palette import CommandPalette, shortcut_text

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def palette(done: list[str], qtbot: QtBot) -> Iterator[CommandPalette]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 640)
    window.show()
    commands = Commands()
    for name, title, group in (
        ("go.today", "Today", "Go to"),
        ("go.trends", "Trends", "Go to"),
        ("lock", "Lock", "LeaderLens"),
    ):
        commands.add(
            name, title, group, lambda name=name: done.append(name), shortcut="Ctrl+L" if name == "lock" else ""
        )
    made = CommandPalette(window, commands)
    made.show_palette()
    yield made
    window.close()


def test_letters_narrow_it_down_and_enter_runs_what_is_marked(
    palette: CommandPalette, done: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(palette.entry, "tre")
    assert palette.list.currentItem().text() == "Trends"
    qtbot.keyClick(palette.entry, Qt.Key.Key_Return)
    assert done == ["go.trends"]
    assert palette.isHidden()


def test_up_and_down_move_over_the_names_of_groups(palette: CommandPalette, qtbot: QtBot) -> None:
    seen = [palette.list.currentItem().text()]
    for _step in range(2):
        qtbot.keyClick(palette.entry, Qt.Key.Key_Down)
        seen.append(palette.list.currentItem().text())
    assert set(seen) == {"Today", "Trends", "Lock"}
    qtbot.keyClick(palette.entry, Qt.Key.Key_PageDown)
    assert palette.list.currentItem().text() == seen[-1]
    qtbot.keyClick(palette.entry, Qt.Key.Key_PageUp)
    assert palette.list.currentItem().text() == seen[0]


def test_nothing_that_fits_is_said_and_enter_does_nothing(
    palette: CommandPalette, done: list[str], qtbot: QtBot
) -> None:
    qtbot.keyClicks(palette.entry, "zzzz")
    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    qtbot.keyClick(palette.entry, Qt.Key.Key_Return)
    assert done == []


def test_a_click_runs_and_the_next_time_it_begins_empty(palette: CommandPalette, done: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.entry, "lock")
    palette.list.itemClicked.emit(palette.list.currentItem())
    assert done == ["lock"]
    palette.show_palette()
    assert palette.entry.text() == ""
    assert not palette.grab().isNull()


def test_a_row_is_spoken_with_its_key(palette: CommandPalette) -> None:
    rows = [palette.list.item(row) for row in range(palette.list.count())]
    assert "Lock Ctrl+L" in {row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows}
    assert (shortcut_text("Ctrl+L"), shortcut_text("")) == ("Ctrl+L", "")
