"""The journal made ahead: the same page, whether its parts were made before anybody came or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from leaderlens.app import House
from leaderlens.ui.ahead import Ahead
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.parts import Parts
from tests.house import a_house, still
from tests.two_people import two_people


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    with two_people(tmp_path) as two, a_house(tmp_path / "installation", qapp) as house:
        house.exchange, house.clock = two.exchange, two.clock
        house.window.show()
        house.open_vault(two.leader.vault)
        still(house)
        yield house


def pages(house: House) -> list[JournalPage]:
    return house.window.findChildren(JournalPage)


def test_parts_made_ahead_are_the_ones_the_page_shows(qtbot: QtBot) -> None:
    parts = Parts()
    made = [make() for make in parts.pieces()]
    page = JournalPage(parts)
    qtbot.addWidget(page)
    assert made == [page.panel, page.editor, page.pane.landing]
    assert all(isinstance(part, QWidget) and page.isAncestorOf(part) for part in made)


def test_parts_that_found_no_page_are_taken_down_and_those_of_a_page_stay(qtbot: QtBot) -> None:
    alone, parts = Parts(), Parts()
    made = [make() for make in alone.pieces()]
    page = JournalPage(parts)
    qtbot.addWidget(page)
    for one in (alone, parts):
        one.let_go()
    assert not any(isValid(part) for part in made)
    assert isValid(parts.panel)
    assert page.isAncestorOf(parts.panel)


def test_a_landing_made_ahead_is_not_seen_before_it_has_something_to_show(qtbot: QtBot) -> None:
    parts = Parts()
    page = JournalPage(parts)
    qtbot.addWidget(page)
    assert not parts.has_landing
    early = Parts()
    landing = early.landing
    page = JournalPage(early)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    assert page.pane.greeting is None
    assert not landing.isVisible()
    assert page.pane.landing is landing
    assert landing.isVisible()


def test_the_journal_is_made_while_somebody_looks_at_today(house: House, qtbot: QtBot) -> None:
    assert house.window.page == "today"
    assert pages(house) == []
    qtbot.waitUntil(lambda: len(pages(house)) == 1)
    assert house.window.page == "today"
    assert not pages(house)[0].isVisible()


@pytest.mark.parametrize("made", [0, 1, 2, 3])
def test_whenever_ctrl_n_is_pressed_the_letters_after_it_arrive(house: House, qtbot: QtBot, made: int) -> None:
    """Pressed before, between and after the parts are made ahead, and typed without waiting for anything."""
    rooms = house.rooms
    assert rooms is not None
    qtbot.waitUntil(lambda: len(vars(rooms.journal_parts)) >= made)
    with qtbot.waitActive(house.window):
        house.window.activateWindow()
    window = house.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for letter in "not lost":
        QTest.keyClick(window, Qt.Key(ord(letter.upper())))
    still(house)
    (page,) = pages(house)
    assert page.editor.body.text() == "not lost"
    _all_made(house, qtbot)
    assert pages(house) == [page]


def test_leaving_a_vault_ends_the_making(house: House, qtbot: QtBot) -> None:
    assert house.close_vault()
    _all_made(house, qtbot)
    assert pages(house) == []


def test_going_to_the_journal_at_once_makes_it_once(house: House, qtbot: QtBot) -> None:
    rooms = house.rooms
    assert rooms is not None
    rooms.go(Place("journal"))
    (page,) = pages(house)
    _all_made(house, qtbot)
    assert pages(house) == [page]
    assert page.isVisible()


def _all_made(house: House, qtbot: QtBot) -> None:
    """Wait as long as all pieces would have taken."""
    made: list[int] = []
    Ahead([lambda: made.append(1)] * 5, house.window).start()
    qtbot.waitUntil(lambda: len(made) == 5)
