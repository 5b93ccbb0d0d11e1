"""The rail: places by name and key, who is here, and less of it where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets.nav_rail import NavRail
from tests.ui.fitting import settle

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


@pytest.mark.parametrize("narrow", [False, True])
def test_whose_pair_is_in_view_is_said_only_where_there_are_several(
    rail: NavRail,
    qtbot: QtBot,
    narrow: bool,
) -> None:
    rail.set_narrow(narrow)
    assert not rail.pair.isVisible()
    rail.show_pair("Robin")
    settle()
    assert rail.pair.isVisible()
    assert rail.pair.accessibleName() == "Pair with Robin. Look at another pair"
    assert rail.pair.words == ("Robin" if narrow else "Pair with Robin")
    with qtbot.waitSignal(rail.pair_requested):
        qtbot.keyClick(rail.pair, Qt.Key.Key_Space)
    rail.clear()
    assert not rail.pair.isVisible()


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


def test_where_there_is_little_room_the_words_stand_below_the_icons(rail: NavRail) -> None:
    wide = rail.width()
    rail.set_narrow(True)
    assert rail.width() < wide / 2
    today = rail.places["today"]
    assert (today.accessibleName(), today.words, today.toolTip()) == ("Today", "Today", "Today")
    rail.set_narrow(False)
    assert rail.width() == wide


def test_the_next_person_finds_an_empty_rail(rail: NavRail) -> None:
    rail.show_person("Robin Thackwray", Role.LEADER)
    rail.clear()
    assert rail.places == {}
    assert not rail.person.isVisible()
    assert "Robin" not in rail.person.accessibleName()


def test_the_promise_leads_somewhere_once_there_is_somewhere(rail: NavRail, qtbot: QtBot) -> None:
    promise = rail._promise
    assert not promise.isEnabled()
    rail.add_place("safety", "Safety", "shield-check", promised=True)
    assert promise.accessibleName() == "Safety. Encrypted. Your journal never leaves your vault."
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


PLACES = ("Check-ins", "Journal", "Sessions", "Agreements", "Timeline", "People")


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("narrow", [False, True])
def test_a_low_rail_scrolls_and_brings_into_sight_where_one_is(
    rail: NavRail, plain_look: Theme, percent: int, *, narrow: bool
) -> None:
    plain_look.set_text_size(percent)
    for title in PLACES:
        rail.add_place(title, title, "users")
    rail.show_person("Robin Thackwray", Role.LEADER)
    rail.set_narrow(narrow)
    rail.resize(rail.width(), 360)
    settle()
    for name, button in rail.places.items():
        rail.show_place(name)
        area = QRect(button.mapTo(rail, QPoint(0, 0)), button.size())
        assert rail._scroll.geometry().contains(area), name
        assert button.height() >= plain_look.metrics.text(24), "WCAG 2.2, 2.5.8"
    assert rail._scroll.verticalScrollBar().maximum() > 0
    assert rail.lock.geometry().bottom() < rail.person.geometry().top() < rail.height()
    plain_look.set_text_size(100)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_words_below_icons_are_whole_beside_the_scroll_bar(rail: NavRail, plain_look: Theme, percent: int) -> None:
    plain_look.set_text_size(percent)
    rail.set_narrow(True)
    fonts = plain_look.font_metrics(Type.RAIL)
    room = rail.width() - rail._side() - rail._scroll.BAR - 2
    assert {title for title in PLACES if fonts.horizontalAdvance(title) > room} == set()
    plain_look.set_text_size(100)


def test_the_mark_makes_way_where_the_window_is_low(rail: NavRail) -> None:
    for title in PLACES:
        rail.add_place(title, title, "users")
    rail.set_narrow(True)
    rail.resize(rail.width(), 900)
    settle()
    assert rail._mark.isVisible()
    rail.resize(rail.width(), 420)
    settle()
    assert not rail._mark.isVisible()
    rail.set_narrow(False)
    settle()
    assert rail._mark.isVisible()
