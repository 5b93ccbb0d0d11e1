"""The rail: places by name and key, who is here, and less of it where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.widgets.nav_rail import NavRail, _initials

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.fixture
def rail(qtbot: QtBot) -> NavRail:
    made = NavRail()
    qtbot.addWidget(made)
    made.add_place("today", "Today", "sun", "Ctrl+1")
    made.add_place("trends", "Trends", "trending-up", "Ctrl+3")
    made.add_place("settings", "Settings", "settings", "Ctrl+,", foot=True)
    made.resize(made.width(), 640)
    made.show()
    return made


def test_pressing_a_place_asks_for_it(rail: NavRail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.place_chosen) as told:
        qtbot.mouseClick(rail.places["trends"], Qt.MouseButton.LeftButton)
    assert told.args == ["trends"]
    for button, signal in ((rail.finder, rail.find_requested), (rail.lock, rail.lock_requested)):
        with qtbot.waitSignal(signal):
            button.click()


def test_tab_stops_where_one_is(rail: NavRail) -> None:
    rail.show_place("trends")
    assert rail.places["trends"].isChecked()
    stops = [name for name, button in rail.places.items() if button.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == ["trends"]
    rail.show_place("nowhere")
    assert rail.places["trends"].isChecked()


def test_a_badge_is_spoken(rail: NavRail) -> None:
    rail.set_badge("today", "2 waiting")
    assert rail.places["today"].accessibleDescription() == "2 waiting"
    rail.set_badge("today", "")
    assert rail.places["today"].accessibleDescription() == ""


@pytest.mark.parametrize("role", list(Role))
def test_whose_vault_is_open_is_said_and_a_hand_over_offered(rail: NavRail, role: Role, qtbot: QtBot) -> None:
    assert not rail.person.isVisible()
    rail.show_person("Robin Thackwray", role)
    assert rail.person.isVisible()
    assert rail.person.accessibleName() == f"Robin Thackwray, {role.label}. Hand over"
    with qtbot.waitSignal(rail.hand_over_requested):
        rail.person.click()
    rail.show_person("", None)
    assert not rail.person.isVisible()


def test_where_there_is_little_room_only_icons_are_left_and_names_are_still_spoken(rail: NavRail) -> None:
    wide = rail.width()
    rail.set_narrow(True)
    assert rail.width() < wide / 2
    assert rail.places["today"].accessibleName() == "Today"
    rail.grab()
    rail.set_narrow(False)
    assert rail.width() == wide


def test_the_next_person_finds_an_empty_rail(rail: NavRail) -> None:
    rail.show_person("Robin Thackwray", Role.LEADER)
    rail.clear()
    assert rail.places == {}
    assert not rail.person.isVisible()
    assert "Robin" not in rail.person.accessibleName()


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Robin Thackwray", "RT"), ("Cllr Robin Thackwray", "RT"), ("Dr Ngozi van der Berg", "NB"), ("Jo", "J"), ("", "")],
)
def test_initials_are_of_the_name_and_not_of_its_title(name: str, initials: str) -> None:
    assert _initials(name) == initials


def test_the_promise_leads_somewhere_once_there_is_somewhere(rail: NavRail, qtbot: QtBot) -> None:
    promise = rail._promise
    assert not promise.isEnabled()
    rail.add_place("safety", "Safety", "shield-check", promised=True)
    assert promise.accessibleName() == "Safety. Encrypted on this laptop. Nothing leaves it."
    with qtbot.waitSignal(rail.place_chosen) as chosen:
        promise.click()
    assert chosen.args == ["safety"]
    rail.set_narrow(True)
    assert promise.isVisibleTo(rail)
    rail.clear()
    assert not promise.isEnabled()
    assert not promise.isVisibleTo(rail), "without words and without a place there is nothing to show"
    rail.add_place("safety", "Safety", "shield-check", promised=True)
    with qtbot.waitSignal(rail.place_chosen):
        promise.click()
