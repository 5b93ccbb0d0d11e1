"""What a visitor of the demonstration sees before a vault opens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.demo.page import BuildingPage, DoorPage
from tests.ui.fitting import clipped, dressed, nameless

PEOPLE = (
    (Role.LEADER, "Robin Thackwray", "Leader of the Council"),
    (Role.CHIEF_EXECUTIVE, "Morgan Adeyinka", "Chief Executive"),
    (Role.COACH, "Sam Quill", "Coach to both of them for two years"),
)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    dressed(qapp)


def test_the_bar_follows_and_one_may_stop(qtbot: QtBot) -> None:
    page = BuildingPage()
    qtbot.addWidget(page)
    page.show_progress(3, 27)
    assert (page.bar.done, page.bar.total) == (3, 27)
    with qtbot.waitSignal(page.cancel_requested):
        page.cancel.click()


def test_nobody_is_chosen_until_the_visitor_chooses(qtbot: QtBot) -> None:
    page = DoorPage("Two years at Kelderby.", PEOPLE)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    assert not page.way_in.isEnabled()
    page.cards.cards[2].click()
    assert page.way_in.isEnabled()
    with qtbot.waitSignal(page.chosen) as told:
        page.way_in.click()
    assert told.args == ["coach"]


def test_nothing_is_cut_off_and_everything_has_a_name(qtbot: QtBot) -> None:
    for page in (BuildingPage(), DoorPage("Two years at Kelderby. " * 8, PEOPLE)):
        qtbot.addWidget(page)
        page.resize(1000, 640)
        page.show()
        assert clipped(page) == []
        assert nameless(page) == []
