"""The cards of pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from leaderlens.ui.people.pair_cards import PairCard, PendingCard
from leaderlens.ui.people.seat import Seat
from leaderlens.ui.people.view import PairView
from leaderlens.ui.widgets.labels import TextLabel
from tests.ui.people.views import PENDING, SIX, TOGETHER, TWELVE, pair


def _texts(card: PairCard | PendingCard) -> list[str]:
    return [label.text() for label in card.findChildren(TextLabel)]


def test_a_pair_shows_both_seats_the_council_and_the_term(qtbot: QtBot) -> None:
    card = PairCard(TOGETHER)
    qtbot.addWidget(card)
    seats = [seat.accessibleName() for seat in card.findChildren(Seat)]
    assert seats == ["Cllr Robin Thackwray, Leader", "Morgan Adeyinka, Chief Executive"]
    assert "Kelderby Council, since 4 December 2024" in _texts(card)


def test_a_term_that_ended_says_when(qtbot: QtBot) -> None:
    card = PairCard(PairView(pair(term_end=date(2026, 5, 11)), "Morgan"))
    qtbot.addWidget(card)
    assert "Kelderby Council, 4 December 2024 to 11 May 2026" in _texts(card)
    assert card.check.isHidden()


def test_safety_words_stay_put_away_until_asked_for(qtbot: QtBot) -> None:
    card = PairCard(TOGETHER)
    qtbot.addWidget(card)
    card.show()
    assert not card.safety.isVisible()
    card.check.click()
    assert card.safety.isVisible()
    assert card.safety.words == TWELVE
    card.check.click()
    assert not card.safety.isVisible()


def test_the_laptop_is_handed_to_the_other_by_first_name(qtbot: QtBot) -> None:
    card = PairCard(TOGETHER)
    qtbot.addWidget(card)
    assert card.hand_over.text() == "Hand over to Morgan"
    with qtbot.waitSignal(card.hand_over_wanted):
        card.hand_over.click()


def test_an_invitation_shows_its_words_and_hands_them_on(qtbot: QtBot) -> None:
    card = PendingCard(PENDING)
    qtbot.addWidget(card)
    assert card.code.words == SIX
    with qtbot.waitSignal(card.hand_over_wanted) as told:
        card.hand_over.click()
    assert told.args == [" ".join(SIX)]


def test_withdrawing_asks_once_more(qtbot: QtBot) -> None:
    card = PendingCard(PENDING)
    qtbot.addWidget(card)
    card.show()
    with qtbot.assertNotEmitted(card.withdraw_wanted):
        card.withdraw.click()
    assert not card.hand_over.isVisible()
    card._keep_button.click()
    assert card.hand_over.isVisible()
    card.withdraw.click()
    with qtbot.waitSignal(card.withdraw_wanted) as told:
        card.sure.click()
    assert told.args == ["p0"]


def test_an_invitation_that_ran_out_says_so_and_can_only_be_withdrawn(qtbot: QtBot) -> None:
    card = PendingCard(replace(PENDING, expired=True))
    qtbot.addWidget(card)
    card.show()
    assert not card.code.isVisible()
    assert not card.hand_over.isVisible()
    assert any("run out" in text for text in _texts(card))
