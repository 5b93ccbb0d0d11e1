"""The cards of Today: each shows its value, and its buttons lead where the value says."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.desk import Place
from leaderlens.ui.today.cards import JournalCard, NowCard, RecoveryCard, RevealCard
from leaderlens.ui.today.view import Action, HandOver, Hero, JournalRow, LatestCard, Line


def test_the_hero_counts_and_leads_on(qtbot: QtBot) -> None:
    card = NowCard()
    qtbot.addWidget(card)
    wishes: list[object] = []
    card.wished.connect(wishes.append)
    card.show_hero(
        Hero("Pick up", "11 of 68 answered.", Action("Continue", Place("checkins")), answered=(11, 68), chip="November")
    )
    assert (card.progress.done, card.progress.total) == (11, 68)
    assert card.other.isHidden()
    card.action.click()
    card.show_hero(Hero("Sealed", "Wait.", Action("Hand over", HandOver()), Action("Details", Place("checkins"))))
    assert card.progress.isHidden()
    assert card.chip.isHidden()
    card.action.click()
    card.other.click()
    assert wishes == [Place("checkins"), HandOver(), Place("checkins")]


def test_the_reveal_keeps_the_place_of_its_chart_until_it_is_read(qtbot: QtBot) -> None:
    card = RevealCard()
    qtbot.addWidget(card)
    card.show_latest(LatestCard("Your latest reveal"))
    assert not card.trend.isHidden()
    line = Line("You", Role.LEADER, (3, None, 4))
    card.show_latest(LatestCard("Your latest reveal", "You agree.", item="Patient", lines=(line,), said="Patient: 4"))
    assert card.trend.accessibleName() == "Patient: 4"
    card.show_latest(LatestCard("Where views meet", hint="After your first reveal"))
    assert card.trend.isHidden()
    assert card.headline.isHidden()


def test_entries_open_and_an_empty_journal_says_what_it_is_for(qtbot: QtBot) -> None:
    card = JournalCard()
    qtbot.addWidget(card)
    card.show_rows(())
    assert not card.empty.isHidden()
    card.show_rows((JournalRow("e1", "A walk", "Today"), JournalRow("e2", "A talk", "2 Nov")))
    first = card.rows[0]
    card.show_rows((JournalRow("e1", "A walk", "Today"), JournalRow("e2", "A talk", "2 Nov")))
    assert card.rows[0] is first  # what is as it was is not made anew
    wishes: list[object] = []
    card.wished.connect(wishes.append)
    card.rows[1].click()
    card.write.click()
    assert wishes == [Place("journal", entry_id="e2"), Place("journal", act="new")]
    assert card.empty.isHidden()


def test_the_reminder_leads_to_the_words(qtbot: QtBot) -> None:
    card = RecoveryCard()
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.wished) as wish:
        card.show_words.click()
    assert wish.args == [Place("people")]
