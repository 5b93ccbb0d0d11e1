"""The wizard as a whole: one step in sight, everything readable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.welcome.page import WelcomePage
from tests.ui.fitting import clipped, dressed, nameless, settle, untranslated

WORDS = tuple(f"word{number}" for number in range(1, 25))
STEPS: dict[str, Callable[[WelcomePage], None]] = {
    "opening": lambda page: page.show_opening(handed_over=True, has_vaults=True),
    "person": lambda page: page.show_person("⟦Please type a name.⟧"),
    "passphrase": lambda page: page.show_passphrase(),
    "making": lambda page: page.show_making(),
    "words": lambda page: page.show_recovery(WORDS),
    "check": lambda page: page.show_check((2, 9, 24)),
    "done": lambda page: page.show_done("⟦Robin⟧", Role.LEADER, confirmed=False),
}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> WelcomePage:
    made = WelcomePage()
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    settle()
    return made


@pytest.mark.parametrize(("step", "at"), list(zip(STEPS, (0, 1, 2, 2, 3, 3, 4), strict=True)))
def test_one_step_is_in_sight_and_the_way_is_marked(page: WelcomePage, step: str, at: int) -> None:
    STEPS[step](page)
    assert [pane for pane in page._steps if pane.isVisible()] == [page.pane]
    assert page.stepper.step == at


def test_back_leads_back_up_to_the_making(page: WelcomePage) -> None:
    page.show_person()
    page.person.back.click()
    assert page.pane is page.opening
    page.show_passphrase()
    page.passphrase.back.click()
    assert page.pane is page.person


def test_the_words_leave_the_screen_before_they_are_asked_for(page: WelcomePage) -> None:
    page.show_recovery(WORDS)
    assert page.words.words.grid.words == WORDS
    page.show_check((2, 9, 24))
    assert page.words.words.grid.words == ()


def test_the_way_out_of_the_opening(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_opening(handed_over=False, has_vaults=True)
    with qtbot.waitSignal(page.demo_requested):
        page.opening.demo.click()
    with qtbot.waitSignal(page.unlock_requested):
        page.opening.unlock.click()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_cut_off_or_nameless(page: WelcomePage, theme: Theme, percent: int, step: str) -> None:
    theme.set_text_size(percent)
    STEPS[step](page)
    assert clipped(page) == []
    assert nameless(page) == []


@pytest.mark.usefixtures("pseudo_language")
@pytest.mark.parametrize("step", STEPS)
def test_everything_is_translated(theme: Theme, qtbot: QtBot, step: str) -> None:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.show()
    STEPS[step](page)
    assert untranslated(page) == {"LeaderLens"}
