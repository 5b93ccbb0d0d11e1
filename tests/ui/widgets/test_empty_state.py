"""A page with nothing to show says what belongs here and the one thing to do."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.labels import TextLabel

pytestmark = pytest.mark.usefixtures("plain_look")


def test_it_offers_what_there_is_to_do_and_no_empty_button(qtbot: QtBot) -> None:
    state = EmptyState("users", "Nobody yet", "Invite the other person.", "Set up our pair", action_icon="plus")
    qtbot.addWidget(state)
    state.resize(600, 400)
    state.show()
    assert state.action.isVisible()
    assert not state.other_action.isVisible()
    with qtbot.waitSignal(state.primary):
        state.action.click()
    assert [label.text() for label in state.findChildren(TextLabel)] == ["Nobody yet", "Invite the other person."]


def test_a_second_thing_to_do_is_quieter(qtbot: QtBot) -> None:
    state = EmptyState("users", "Nobody yet", "Invite.", "Set up", "I have a code")
    qtbot.addWidget(state)
    state.resize(600, 400)
    state.show()
    assert state.other_action.isVisible()
    with qtbot.waitSignal(state.secondary):
        state.other_action.click()
