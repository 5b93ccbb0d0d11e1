"""The steps that ask or tell little."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.welcome.panes import DonePane, MakingPane, OpeningPane, PersonPane
from tests.ui.fitting import dressed


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


def test_the_opening_says_to_whom_the_laptop_was_handed(qtbot: QtBot) -> None:
    pane = OpeningPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_occasion(handed_over=False, has_vaults=False)
    assert pane.title.text() == "Welcome to LeaderLens"
    assert pane.unlock.text() == "I have a copy of my vault"
    pane.show_occasion(handed_over=True, has_vaults=True)
    assert "handed this laptop" in pane.title.text()
    assert pane.unlock.isVisible()


def test_a_role_and_a_name_are_needed_and_no_role_is_chosen_beforehand(qtbot: QtBot) -> None:
    pane = PersonPane()
    qtbot.addWidget(pane)
    pane.show()
    assert not pane.roles.value()
    qtbot.keyClicks(pane.name.edit, "Robin Thackwray")
    with qtbot.assertNotEmitted(pane.given):
        qtbot.keyClick(pane.name.edit, Qt.Key.Key_Return)
    pane.roles.cards[1].click()
    with qtbot.waitSignal(pane.given) as told:
        qtbot.keyClick(pane.name.edit, Qt.Key.Key_Return)
    assert told.args == ["Robin Thackwray", Role.CHIEF_EXECUTIVE]


def test_what_is_wrong_with_a_name_is_said_at_the_name(qtbot: QtBot) -> None:
    pane = PersonPane()
    qtbot.addWidget(pane)
    pane.show_problem("Please type a name.")
    assert pane.name.edit.accessibleDescription() == "Please type a name."


def test_the_wait_is_seen(qtbot: QtBot) -> None:
    pane = MakingPane()
    qtbot.addWidget(pane)
    pane.start()
    assert pane.bar.busy


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_leader_goes_on_to_the_pair_and_is_reminded_of_unconfirmed_words(qtbot: QtBot, confirmed: bool) -> None:
    pane = DonePane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_person("Robin", Role.LEADER, confirmed=confirmed)
    assert pane.reminder.isVisible() is not confirmed
    with qtbot.waitSignal(pane.wanted) as told:
        pane.pair.click()
    assert told.args == ["people"]


def test_a_coach_goes_to_today(qtbot: QtBot) -> None:
    pane = DonePane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_person("Helen", Role.COACH, confirmed=True)
    assert not pane.pair.isVisible()
    with qtbot.waitSignal(pane.wanted) as told:
        pane.today.click()
    assert told.args == ["today"]
