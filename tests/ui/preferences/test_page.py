"""The settings page: real clicks, every size, and nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.preferences.page import PreferencesPage
from leaderlens.ui.preferences.view import PreferencesView
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle, untranslated

VIEW = PreferencesView(
    "Robin Thackwray", "Leader", Path("/home/robin/.local/share/LeaderLens/vaults") / ("7b" * 16), "0.1.0",
    (100, 115, 130, 150, 175, 200), (1, 2, 5, 10, 15, 30), "LeaderLens 0.1.0\nPython 3.11",
)  # fmt: skip


def opened(qtbot: QtBot, width: int = 936, height: int = 640) -> PreferencesPage:
    page = PreferencesPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.show_view(VIEW)
    page.show_choices("light", 100, 5)
    page.show_reminders(wanted=True, begins=20, ends=8)
    page.show_recovery(confirmed=False)
    return page


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(936, 640), (1052, 800)])
def test_nothing_is_cut_off_and_everything_is_named(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page = opened(qtbot, *size)
    settle()
    assert (clipped(page), nameless(page)) == ([], [])


def test_each_control_says_what_was_chosen(qtbot: QtBot) -> None:
    page = opened(qtbot)
    with qtbot.waitSignal(page.theme_chosen) as theme:
        page.theme.segments[2].click()
    with qtbot.waitSignal(page.text_size_chosen) as size:
        page.text_size.segments[-1].click()
    with qtbot.waitSignal(page.lock_minutes_chosen) as minutes:
        qtbot.keyClick(page.lock_after.combo, Qt.Key.Key_Down)
        page.lock_after.combo.activated.emit(page.lock_after.combo.currentIndex())
    assert (theme.args, size.args, minutes.args) == (["dark"], [200], [10])
    with qtbot.waitSignal(page.lock_requested):
        page.lock_now.click()
    with qtbot.waitSignal(page.safety_wished):
        page.to_safety.click()
    with qtbot.waitSignal(page.shortcuts_requested):
        page.shortcuts.click()


def test_showing_choices_is_not_choosing(qtbot: QtBot) -> None:
    page = opened(qtbot)
    with (
        qtbot.assertNotEmitted(page.theme_chosen),
        qtbot.assertNotEmitted(page.text_size_chosen),
        qtbot.assertNotEmitted(page.lock_minutes_chosen),
    ):
        page.show_choices("dark", 200, 30)
    assert page.lock_after.combo.currentText() == "30 minutes"


def test_diagnostics_are_copied_and_the_folder_opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(qtbot)
    page.copy.click()
    assert QGuiApplication.clipboard().text() == VIEW.diagnostics
    assert page.copied.text() == "Copied"
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    page.open_folder.click()
    assert asked == [QUrl.fromLocalFile(str(VIEW.folder))]
    assert page.folder.edit.isReadOnly()
    assert page.folder.text() == str(VIEW.folder)


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_is_translatable(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.name.hide()
    page.role.hide()
    page.folder.set_text("")
    assert untranslated(page) <= {"Ctrl"}
