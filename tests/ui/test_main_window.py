"""The shell: pages, rail, palette, notices; light at start and whole at its smallest."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid, ownedByPython

from leaderlens.domain.people import Role
from leaderlens.ui.commands import Commands
from leaderlens.ui.main_window import MainWindow
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.labels import Heading
from leaderlens.ui.widgets.page import PageScaffold

PAGES = (
    ("today", "Today", "sun", "Ctrl+1"),
    ("checkins", "Check-ins", "clipboard-check", "Ctrl+2"),
    ("journal", "Journal", "notebook-pen", "Ctrl+4"),
)


@pytest.fixture
def look(qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    return made


@pytest.fixture
def window(qtbot: QtBot, look: Theme) -> MainWindow:
    made = MainWindow(look, Commands())
    for page, title, icon, keys in PAGES:
        made.add_page(page, title, icon, PageScaffold(title, "A line."), keys)
    made.add_page("settings", "Settings", "settings", PageScaffold("Settings"), "Ctrl+,", foot=True)
    made.set_person("Robin Thackwray", Role.LEADER)
    qtbot.addWidget(made)
    made.show()
    made.show_page("today")
    qtbot.waitExposed(made)
    return made


def test_the_title_never_tells_whose_it_is(window: MainWindow) -> None:
    window.show_page("journal")
    assert window.windowTitle() == "LeaderLens"


def test_rail_keys_and_calls_all_go_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []
    window.page_changed.connect(seen.append)
    qtbot.mouseClick(window.rail.places["journal"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    window.show_page("today")
    assert seen == ["journal", "checkins", "today"]
    assert window.rail.places["today"].isChecked()
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_the_palette_finds_and_goes(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_sheet.isVisible()
    qtbot.keyClicks(window.palette_sheet.entry, "jour")
    qtbot.keyClick(window.palette_sheet.entry, Qt.Key.Key_Return)
    assert not window.palette_sheet.isVisible()
    assert window.page == "journal"


def test_the_shortcut_sheet_lists_every_key_and_goes_with_escape(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert window.shortcuts.isVisible()
    shown = {label.text() for label in window.shortcuts.findChildren(QLabel)}
    assert {"Today", "Check-ins", "Journal", "Settings", "Lock"} <= shown
    qtbot.keyClick(window.shortcuts.close_button, Qt.Key.Key_Escape)
    assert not window.shortcuts.isVisible()


def test_lock_and_hand_over_are_wishes(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.hand_over_requested):
        window.rail.person.click()


def test_nothing_of_the_shell_can_be_reached_while_locked(qtbot: QtBot, window: MainWindow) -> None:
    window.show_full(QWidget())
    assert not window.rail.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert not window.rail.isVisible()
    assert window.page == "today"
    window.remove_pages()
    assert window.rail.places == {}
    window.add_page("today", "Today", "sun", QLabel("new"), "Ctrl+1")
    window.show_page("today")
    assert window.rail.isVisible()


def test_pages_that_go_are_never_left_to_python(window: MainWindow) -> None:
    page = window.page_widget("today")
    window.remove_pages()
    assert isValid(page)
    assert not ownedByPython(page), "its collector runs on any thread, and a timer must end on the thread it began on"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(page)


def test_notices_say_a_thing_once_and_do_what_they_offer(window: MainWindow) -> None:
    done: list[str] = []
    notice = window.say("The folder is away.", "warm", "Try again", lambda: done.append("again"))
    assert window.say("The folder is away.", "warm") is notice
    assert window.notices.isVisible()
    notice.action.click()
    assert done == ["again"]
    assert not window.notices.isVisible()


def test_a_toast_undoes(window: MainWindow) -> None:
    done: list[str] = []
    window.say_done("Entry moved to the bin.", lambda: done.append("back"))
    window.toast.undo.click()
    assert done == ["back"]
    assert not window.toast.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_smallest_window_holds_everything(window: MainWindow, look: Theme, percent: int) -> None:
    look.set_text_size(percent)
    window.resize(1000, 640)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1000, 640)
    assert window.rail.narrow
    always = [window.rail.finder, window.rail.lock, window.rail.person]
    for page, place in window.rail.places.items():
        window.show_page(page)
        QApplication.processEvents()
        standing = [QRect(one.mapTo(window.rail, QPoint(0, 0)), one.size()) for one in (*always, place)]
        assert all(window.rail.rect().contains(area) for area in standing), page
        assert not any(one.intersects(other) for one, other in combinations(standing, 2)), page
        assert place.height() >= (48 if percent == 200 else 34)
    look.set_text_size(100)


def test_every_button_has_a_name(window: MainWindow) -> None:
    nameless = [
        type(button).__name__
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not (button.accessibleName() or button.text())
    ]
    assert nameless == []


def test_headings_are_read_as_headings(window: MainWindow) -> None:
    heading = window.page_widget("today").findChild(Heading)
    face = QAccessible.queryAccessibleInterface(heading)
    assert face.role() is QAccessible.Role.Heading
    assert face.text(QAccessible.Text.Name) == "Today"


def test_the_window_needs_no_heavy_library() -> None:
    heavy = "('matplotlib', 'numpy', 'sqlalchemy', 'alembic', 'sqlcipher3', 'cryptography')"
    code = (
        "import sys, leaderlens.ui.main_window, leaderlens.ui.background, leaderlens.ui.problems, "
        "leaderlens.ui.widgets.chart_view, leaderlens.ui.widgets.sparkline\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"
