"""Choosing one item: all of them in the lenses' order, with the one before and the one after."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Question, Subject
from leaderlens.services.lenses import Library
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.item_card import ItemCard
from tests.ui.tasks_fixture import ImmediateTasks

QUESTIONS = tuple(q for q in Library().questions(("ryley", "taylor")) if q.subject is Subject.CHIEF_EXECUTIVE)


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> ItemCard:
    assert theme.metrics.percent == 100
    made = ItemCard(ImmediateTasks())
    qtbot.addWidget(made)
    made.show_choice(QUESTIONS, Library().names(), QUESTIONS[0])
    return made


def _offered(card: ItemCard) -> list[str]:
    return [str(card.chooser.combo.itemData(row) or "–") for row in range(card.chooser.combo.count())]


def test_the_lenses_keep_their_order_with_a_line_between_them(card: ItemCard) -> None:
    ryley = [q.key for q in QUESTIONS if q.item.startswith("ryley")]
    taylor = [q.key for q in QUESTIONS if q.item.startswith("taylor")]
    assert _offered(card) == [*ryley, "–", *taylor]
    assert card.chooser.combo.itemText(0) == Library().item(QUESTIONS[0].item).name


def test_before_and_after_ask_for_the_neighbours(card: ItemCard, qtbot: QtBot) -> None:
    assert not card.before.isEnabled()
    with qtbot.waitSignal(card.asked) as told:
        card.after.click()
    assert told.args == [QUESTIONS[1].key]
    card.show_choice(QUESTIONS, Library().names(), QUESTIONS[-1])
    assert not card.after.isEnabled()
    assert card.chooser.value() == QUESTIONS[-1].key
    with qtbot.waitSignal(card.asked) as told:
        card.before.click()
    assert told.args == [QUESTIONS[-2].key]


def test_the_list_asks_for_what_is_picked_in_it(card: ItemCard, qtbot: QtBot) -> None:
    card.chooser.set_value(QUESTIONS[5].key)
    with qtbot.waitSignal(card.asked) as told:
        card.chooser.changed.emit()
    assert told.args == [QUESTIONS[5].key]


def test_an_item_no_lens_knows_goes_by_its_key(card: ItemCard) -> None:
    stranger = Question("gone.item", Subject.CHIEF_EXECUTIVE)
    card.show_choice((stranger,), Library().names(), stranger)
    assert card.chooser.combo.itemText(0) == "gone.item"
