"""The card about oneself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.people.you_card import YouCard
from tests.ui.people.views import ROBIN, WORDS


def _card(qtbot: QtBot, *, confirmed: bool) -> YouCard:
    card = YouCard()
    qtbot.addWidget(card)
    card.resize(700, 500)
    card.show_person(ROBIN, confirmed=confirmed)
    card.show()
    return card


def test_confirming_is_offered_until_it_is_done(qtbot: QtBot) -> None:
    card = _card(qtbot, confirmed=False)
    assert card.confirm.isVisible()
    card.show_person(ROBIN, confirmed=True)
    assert not card.confirm.isVisible()
    assert card.state.text() == "Recovery words confirmed"


def test_words_are_shown_after_a_word_of_warning_and_put_away(qtbot: QtBot) -> None:
    card = _card(qtbot, confirmed=True)
    with qtbot.assertNotEmitted(card.words_wanted):
        card.show_them.click()
    with qtbot.waitSignal(card.words_wanted):
        card.sure.click()
    card.show_words(WORDS)
    assert card.words.grid.isVisible()
    card.hide_them.click()
    assert card.words.grid.words == ()
    assert card.show_them.isVisible()


def test_three_words_are_asked_for(qtbot: QtBot) -> None:
    card = _card(qtbot, confirmed=False)
    with qtbot.waitSignal(card.check_wanted):
        card.confirm.click()
    card.ask((2, 9, 24))
    card.check.fields[9].set_text("word9")
    with qtbot.waitSignal(card.answered) as told:
        card.take.click()
    assert told.args == [{2: "", 9: "word9", 24: ""}]
    card.show_wrong((2, 24))
    assert card.check.fields[2].edit.accessibleDescription()
    card.rest()
    assert card.check.answers() == {}
    assert card.confirm.isVisible()
