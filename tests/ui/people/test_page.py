"""People: the right card for each state, and everything readable."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.people.page import PeoplePage
from leaderlens.ui.people.view import PeopleView
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets.labels import TextLabel
from tests.ui.fitting import clipped, dressed, nameless, settle, untranslated
from tests.ui.people.views import ELSEWHERE, HELEN, MORGAN, PENDING, ROBIN, SIX, TOGETHER, WORDS, view

STATES = {
    "none yet": view(confirmed=False),
    "pending": view(pairs=(PENDING,), in_view="p0", refused=("⟦An answer was set aside.⟧",)),
    "waiting": view(waiting=True),
    "together": view(pairs=(TOGETHER,), in_view="p1"),
    "two pairs": view(pairs=(TOGETHER, ELSEWHERE), in_view="p2"),
    "coach": view(HELEN),
}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> PeoplePage:
    made = PeoplePage()
    qtbot.addWidget(made)
    made.resize(772, 640)
    made.show()
    return made


def test_without_a_pair_there_is_a_form_and_a_way_to_answer_instead(page: PeoplePage) -> None:
    page.show_people(STATES["none yet"])
    assert page.invite is not None
    page.invite.join.click()
    assert page.invite is None
    assert page.join is not None
    page.join.instead.click()
    assert page.join is None
    assert page.invite is not None


def test_a_waiting_invitation_comes_first(page: PeoplePage) -> None:
    page.show_people(STATES["waiting"])
    assert page.join is not None
    assert page.invite is None


def test_place_pair_puts_the_keyboard_on_the_form(page: PeoplePage) -> None:
    page.show_people(STATES["waiting"])
    page.activateWindow()
    page.show_pair_form()
    assert page.invite is not None
    assert page.invite.name.edit.hasFocus()


def test_place_join_fills_in_the_words_that_came_along(page: PeoplePage) -> None:
    page.show_people(STATES["waiting"])
    page.show_join_form(" ".join(SIX))
    assert page.join is not None
    assert page.join.code.text() == " ".join(SIX)


def test_a_form_being_filled_in_survives_news_about_something_else(page: PeoplePage) -> None:
    page.show_people(STATES["none yet"])
    assert page.invite is not None
    page.invite.name.set_text("Morgan")
    page.show_people(view(confirmed=True))
    assert page.invite.name.text() == "Morgan"


def test_handing_over_carries_the_words_only_while_nobody_answered(page: PeoplePage, qtbot: QtBot) -> None:
    page.show_people(STATES["pending"])
    with qtbot.waitSignal(page.hand_over_requested) as told:
        page.pending[0].hand_over.click()
    assert told.args == [" ".join(SIX)]
    page.show_people(STATES["together"])
    assert page.pair is not None
    with qtbot.waitSignal(page.hand_over_requested) as told:
        page.pair.hand_over.click()
    assert told.args == [""]


def test_of_several_pairs_one_is_in_view_and_can_be_changed(page: PeoplePage, qtbot: QtBot) -> None:
    page.show_people(STATES["together"])
    page.show_chooser()
    assert page.chooser is None, "there is no other to look at"
    page.show_people(STATES["two pairs"])
    assert page.chooser is not None
    assert page.chooser.value() == "p2"
    assert page.look_elsewhere is not None
    assert not page.chooser.isVisible()  # nobody who looks on need see that there is another
    page.show_chooser()
    assert page.chooser.isVisible()
    with qtbot.waitSignal(page.choose_pair_requested) as told:
        page.chooser.cards[0].click()
    assert told.args == ["p1"]


def test_another_pair_may_be_set_up(page: PeoplePage) -> None:
    page.show_people(STATES["together"])
    assert page.another is not None
    page.another.click()
    assert page.invite is not None
    assert page.pair is not None


def test_a_coach_is_told_what_a_coach_sees_and_offered_no_form(page: PeoplePage) -> None:
    page.show_people(STATES["coach"])
    page.show_pair_form()
    page.show_join_form()
    assert page.invite is page.join is None
    settle()
    text = " ".join(label.text() for label in page.findChildren(TextLabel) if label.isVisible())
    assert "never see a journal" in text


def test_recovery_words_do_not_stay_in_sight(page: PeoplePage) -> None:
    page.show_people(STATES["together"])
    page.show_recovery_words(WORDS)
    assert page.you.words.grid.words == WORDS
    page.put_words_away()
    assert page.you.words.grid.words == ()


def test_what_comes_too_late_for_a_form_is_let_go(page: PeoplePage) -> None:
    page.show_people(STATES["together"])
    page.show_inviting(busy=False)
    page.show_invite_problem("name", "Too late.")
    page.show_looking(busy=False)
    page.show_join_problem("Too late.")
    page.show_invitation("Robin", Role.LEADER, "Too late.")
    assert not any(label.text() == "Too late." for label in page.findChildren(TextLabel))


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_or_nameless(page: PeoplePage, theme: Theme, percent: int, state: str) -> None:
    theme.set_text_size(percent)
    page.resize(772 if percent == 100 else 936, 640)
    page.show_people(STATES[state])
    if page.pair is not None:
        page.pair.check.click()
    page.ask_words((2, 9, 24))
    page.show_wrong_words((9,))
    assert clipped(page) == []
    assert nameless(page) == []


@pytest.mark.usefixtures("pseudo_language")
@pytest.mark.parametrize("state", STATES)
def test_everything_is_translated(theme: Theme, qtbot: QtBot, state: str) -> None:
    page = PeoplePage()
    qtbot.addWidget(page)
    page.show()
    shown: PeopleView = STATES[state]
    page.show_people(shown)
    settle()
    theirs = {word for person in (ROBIN, MORGAN, HELEN) for word in person.name.split()}
    theirs |= {"Kelderby", "Wexcombe", "Council", "District"}
    for left in untranslated(page):
        assert set(left.split()) <= theirs, left
