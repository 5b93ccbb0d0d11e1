"""The journal at every size: both sides or one, nothing cut off, everything named and translated."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.view import SaveState
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.journal.lines import TODAY, entry, lines


def opened(qtbot: QtBot, width: int = 1052, height: int = 800) -> JournalPage:
    page = JournalPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(936, 640), (1052, 800)])
def test_nothing_is_cut_off_and_everything_is_named(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page = opened(qtbot, *size)
    page.show_lines((), "", TODAY)
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_lines(lines(30), "", TODAY)
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_entry(entry("e1", "word " * 400), TODAY)
    page.show_state(SaveState.NOT_SAVED)
    page.show_problem("The disk is full. Your words are still here; please free some space.")
    assert (clipped(page), nameless(page)) == ([], [])


def test_a_narrow_page_shows_the_list_or_the_entry(qtbot: QtBot) -> None:
    page = opened(qtbot, 860, 640)
    page.show_lines(lines(3), "", TODAY)
    assert page.panel.isVisible()
    assert not page.editor.isVisible()
    page.show_entry(entry(), TODAY)
    assert not page.panel.isVisible()
    assert page.editor.back.isVisible()
    qtbot.keyClick(page.editor.body, Qt.Key.Key_Escape)
    assert page.panel.isVisible()
    assert page.panel.list.hasFocus()
    page.panel.list.entered.emit()
    assert page.editor.isVisible()
    page.resize(1052, 640)
    settle()
    assert page.panel.isVisible()
    assert page.editor.isVisible()
    assert not page.editor.back.isVisible()


def test_empty_and_nothing_chosen_offer_one_thing_to_do(qtbot: QtBot) -> None:
    for width in (860, 1052):
        page = opened(qtbot, width)
        page.show_lines((), "", TODAY)
        assert page.pane.nothing_written.isVisible()
        with qtbot.waitSignal(page.new_wished):
            page.pane.nothing_written.action.click()
    page.show_lines(lines(3), "", TODAY)
    assert page.pane.landing.isVisible()
    with qtbot.waitSignal(page.new_wished):
        page.pane.landing.new.click()


def test_find_goes_to_the_search(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.show_lines(lines(3), "", TODAY)
    page.show_entry(entry(), TODAY)
    page.write_on()
    qtbot.keyClick(page.editor.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.search.edit.hasFocus()


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_is_translatable(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.show_lines((), "", TODAY)
    assert untranslated(page) <= {"Ctrl"}
    page.show_entry(entry(title="", body=""), TODAY)
    page.show_state(SaveState.SAVED)
    assert untranslated(page) <= {"Ctrl", "Ctrl Esc", "Ctrl Shift", "Esc"}
