"""Today at every size: nothing cut off, everything named and translated, and no flicker."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.today.page import TodayPage
from leaderlens.ui.today.view import Action, Glance, Hero, JournalRow, LatestCard, Line
from tests.ui.fitting import clipped, nameless, settle, untranslated

HERO = Hero(
    "Pick up where you left off",
    "11 of 68 answered. Morgan has sealed. You see Morgan’s answers after you seal.",
    Action("Continue", Place("checkins")),
    Action("Details", Place("checkins")),
    chip="November check-in",
    chip_tone="warm",
    aside="Due on Friday",
    answered=(11, 68),
)
CARD = LatestCard(
    "Your latest reveal",
    "You see 61 of 66 items within one step; ‘Confidence’ is furthest apart.",
    item="Confidence: the Chief Executive",
    apart="2 steps apart",
    lines=(Line("You", Role.LEADER, (4, 5, 7)), Line("Morgan", Role.CHIEF_EXECUTIVE, (5, None, 5))),
    first="December 2024",
    last="November 2026",
    said="Confidence: you 7, Morgan 5",
    action=Action("See the reveal", Place("reveal")),
    other=Action("See our trends", Place("trends")),
)
ROWS = (JournalRow("e1", "Annual review " * 8, "5 Nov"), JournalRow("e2", "A year on", "12 Oct"))
GLANCE = Glance("Tuesday 24 November. One check-in is due on Friday.", HERO, CARD, ROWS, recovery=True)


def opened(qtbot: QtBot, width: int = 936, height: int = 640) -> TodayPage:
    page = TodayPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.show_greeting("Good evening, Robin", Role.LEADER)
    return page


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(936, 640), (1052, 800)])
def test_nothing_is_cut_off_and_everything_is_named(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page = opened(qtbot, *size)
    page.show_glance(GLANCE)
    settle()
    assert clipped(page) == []
    assert nameless(page) == []


def test_the_greeting_is_there_before_anything_is_read(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert page.title.text() == "Good evening, Robin"
    assert page.columns.isHidden()
    assert page.quick.isVisible()
    page.show_glance(GLANCE)
    assert page.columns.isVisible()
    assert page.subtitle.text().startswith("Tuesday 24 November.")


def test_cards_that_come_to_hold_more_grow_at_once(qtbot: QtBot) -> None:
    page = opened(qtbot, 1052, 800)
    page.show_glance(
        Glance("Tuesday.", Hero("Short", "", HERO.action), LatestCard("T", hint="None"), (), recovery=False)
    )
    settle()
    page.show_glance(GLANCE)
    settle()
    assert clipped(page) == []
    assert page.now.height() >= page.now.heightForWidth(page.now.width())
    assert page.latest.trend.height() >= page.latest.trend.minimumSizeHint().height()
    page.show_latest(LatestCard("T", "A headline that takes its room. " * 8, lines=CARD.lines, said="said"))
    settle()
    assert clipped(page) == []


def test_one_column_in_a_small_window_and_two_in_a_large_one(qtbot: QtBot) -> None:
    page = opened(qtbot, 936, 640)
    page.show_glance(GLANCE)
    settle()
    assert page.columns.narrow
    page.resize(1052, 800)
    settle()
    assert not page.columns.narrow


def test_a_coach_has_the_journal_beside_and_no_reveal(qtbot: QtBot) -> None:
    page = opened(qtbot, 1052, 800)
    page.show_greeting("Good evening, Jude", Role.COACH)
    page.show_glance(Glance("Tuesday 24 November.", HERO, None, ROWS, recovery=False))
    settle()
    assert page.latest.isHidden()
    assert page.journal.isVisible()
    assert page.journal.mapTo(page, page.journal.rect().topLeft()).x() > page.now.geometry().right()


def test_the_quick_line_keeps_its_words_until_they_are_safe(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.focus_line()
    qtbot.keyClicks(page.quick.edit, "A thought")
    page.show_keeping(keeping=True)
    qtbot.keyClicks(page.quick.edit, " more")
    assert page.line() == "A thought"
    with qtbot.waitSignal(page.done) as said:
        page.show_kept("Kept in your journal")
    assert said.args == ["Kept in your journal"]
    assert page.line() == ""
    assert not page.quick.edit.isReadOnly()


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_of_the_page_itself_is_translatable(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.show_greeting("", Role.LEADER)
    page.columns.show()
    page.latest.hide()
    page.now.hide()
    settle()
    assert untranslated(page) <= {"Ctrl"}
