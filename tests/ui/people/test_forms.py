"""Inviting, and answering an invitation."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.people.forms import InviteCard, JoinCard
from leaderlens.ui.widgets.labels import TextLabel
from tests.ui.people.views import SIX, TODAY


def test_an_invitation_needs_a_name_and_a_council(qtbot: QtBot) -> None:
    card = InviteCard(Role.LEADER, TODAY)
    qtbot.addWidget(card)
    qtbot.keyClicks(card.name.edit, "Morgan Adeyinka")
    with qtbot.assertNotEmitted(card.invited):
        qtbot.keyClick(card.name.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(card.council.edit, "Kelderby")
    card.since.set_value(date(2024, 12, 4))
    with qtbot.waitSignal(card.invited) as told:
        qtbot.keyClick(card.council.edit, Qt.Key.Key_Return)
    assert told.args == ["Morgan Adeyinka", "Kelderby", date(2024, 12, 4)]


def test_while_the_invitation_goes_out_nothing_can_be_pressed_twice(qtbot: QtBot) -> None:
    card = InviteCard(Role.CHIEF_EXECUTIVE, TODAY)
    qtbot.addWidget(card)
    card.name.set_text("Robin")
    card.council.set_text("Kelderby")
    card.set_busy(busy=True)
    assert not card.invite.isEnabled()
    card.show_problem("council", "Please give the council a name.")
    assert card.invite.isEnabled()
    assert card.council.edit.accessibleDescription() == "Please give the council a name."
    assert card.name.text() == "Robin"


def test_six_words_are_looked_up_and_then_joined(qtbot: QtBot) -> None:
    card = JoinCard(waiting=True)
    qtbot.addWidget(card)
    card.show()
    assert not card.look.isEnabled()
    card.fill(" ".join(SIX))
    with qtbot.waitSignal(card.looked) as told:
        qtbot.keyClick(card.code.edit, Qt.Key.Key_Return)
    assert told.args == [" ".join(SIX)]
    card.set_busy(busy=True)
    assert not card.look.isEnabled()
    card.show_invitation("Robin Thackwray", Role.LEADER, "Robin invites you.")
    assert "Robin invites you." in [label.text() for label in card.findChildren(TextLabel) if label.isVisible()]
    with qtbot.waitSignal(card.joined) as told:
        card.join.click()
    assert told.args == [" ".join(SIX)]


def test_not_now_goes_back_to_the_words(qtbot: QtBot) -> None:
    card = JoinCard(waiting=True)
    qtbot.addWidget(card)
    card.show()
    card.show_invitation("Robin Thackwray", Role.LEADER, "Robin invites you.")
    card.not_now.click()
    assert card.code.isVisible()
    assert not card.join.isVisible()


def test_wrong_words_are_said_at_the_field(qtbot: QtBot) -> None:
    card = JoinCard(waiting=False)
    qtbot.addWidget(card)
    card.show()
    card.fill("one two")
    card.show_problem("A code is six words.")
    assert card.code.edit.accessibleDescription() == "A code is six words."
    assert card.look.isEnabled()
    with qtbot.waitSignal(card.invite_wanted):
        card.instead.click()
