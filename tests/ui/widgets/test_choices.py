"""Choosing one of a few: by mouse and arrows, and silently by the house."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.choices import ChoiceCard, ChoiceCards, SegmentedChoice

pytestmark = pytest.mark.usefixtures("plain_look")


def test_a_segment_says_its_value_only_when_a_person_chose_it(qtbot: QtBot) -> None:
    choice = SegmentedChoice("Theme", (("light", "Light"), ("dark", "Dark")))
    qtbot.addWidget(choice)
    choice.show()
    assert (choice.accessibleName(), choice.value()) == ("Theme", "light")
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_value("dark")
        choice.set_value("of another age")
    assert choice.value() == "dark"
    with qtbot.waitSignal(choice.changed) as told:
        qtbot.mouseClick(choice.segments[0], Qt.MouseButton.LeftButton)
    assert told.args == ["light"]
    choice.activateWindow()
    choice.segments[0].setFocus()
    qtbot.waitUntil(choice.segments[0].hasFocus)
    with qtbot.waitSignal(choice.changed) as told:
        qtbot.keyClick(choice.segments[0], Qt.Key.Key_Right)
    assert told.args == ["dark"]


def test_tab_leads_to_the_segment_that_is_chosen(qtbot: QtBot) -> None:
    choice = SegmentedChoice("Theme", (("light", "Light"), ("dark", "Dark"), ("system", "As the system")))
    qtbot.addWidget(choice)
    choice.show()
    choice.activateWindow()
    choice.segments[0].setFocus()
    qtbot.waitUntil(choice.segments[0].hasFocus)
    choice.set_value("system")
    stops = [bool(segment.focusPolicy() & Qt.FocusPolicy.TabFocus) for segment in choice.segments]
    assert stops == [False, False, True]
    qtbot.keyClick(choice.segments[0], Qt.Key.Key_Tab)
    assert choice.segments[2].hasFocus()


def test_no_card_is_chosen_until_somebody_chooses(qtbot: QtBot) -> None:
    cards = ChoiceCards("Who are you?", (("leader", "Leader", "You lead", "users"), ("coach", "Coach", "", "sun")))
    qtbot.addWidget(cards)
    cards.show()
    assert cards.value() == ""
    with qtbot.waitSignal(cards.changed) as told:
        qtbot.mouseClick(cards.cards[1], Qt.MouseButton.LeftButton)
    assert told.args == ["coach"]
    with qtbot.assertNotEmitted(cards.changed):
        cards.set_value("leader")
    assert cards.value() == "leader"
    cards.set_value("")
    assert cards.value() == ""
    assert cards.cards[0].accessibleDescription() == "You lead"


def test_new_cards_take_the_place_of_the_old(qtbot: QtBot) -> None:
    cards = ChoiceCards("Which?", (("a", "A", "", ""),))
    qtbot.addWidget(cards)
    cards.set_items((("b", "B", "", ""), ("c", "C", "a longer line that wraps " * 5, "")))
    assert [card.value for card in cards.cards] == ["b", "c"]
    assert cards.cards[1].heightForWidth(240) > cards.cards[0].heightForWidth(240)


def test_a_cards_line_can_change_and_is_read_aloud(qtbot: QtBot) -> None:
    card = ChoiceCard("a", "Lets people finish")
    qtbot.addWidget(card)
    before = card.heightForWidth(300)
    card.set_line("4 things to write")
    assert card.accessibleDescription() == "4 things to write"
    assert card.heightForWidth(300) >= before
