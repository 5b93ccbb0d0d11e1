"""A walk-through under way: keys, clicker, an empty screen, the speaker's notes, and the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from leaderlens.services.walkthrough import Slide
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.walkthrough.presentation import Presentation
from tests.ui.fitting import clipped, nameless, settle
from tests.ui.tasks_fixture import ImmediateTasks


def _running(slides: tuple[Slide, ...], qtbot: QtBot, place: int = 0, *, apart: bool = False) -> Presentation:
    made = Presentation(ImmediateTasks(), slides, place, apart=apart)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test still asks it things
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    settle()
    return made


@pytest.fixture
def running(theme: Theme, slides: tuple[Slide, ...], qtbot: QtBot) -> Presentation:
    assert theme.metrics.percent == 100
    return _running(slides, qtbot)


@pytest.mark.parametrize(
    ("on", "back"),
    [
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.Key.Key_Down, Qt.Key.Key_Up),
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_Space, Qt.Key.Key_Backspace),
    ],
)
def test_keys_and_clicker_go_on_and_back(running: Presentation, qtbot: QtBot, on: Qt.Key, back: Qt.Key) -> None:
    moved: list[int] = []
    running.moved.connect(moved.append)
    qtbot.keyClick(running.stage, on)
    qtbot.keyClick(running.stage, on)
    qtbot.keyClick(running.stage, back)
    qtbot.keyClick(running.stage, back)
    qtbot.keyClick(running.stage, back)
    assert moved == [1, 2, 1, 0]
    assert running.stage.slide is running.slides[0]


def test_the_ends_are_ends(running: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(running.stage, Qt.Key.Key_End)
    assert running.place == len(running.slides) - 1
    qtbot.keyClick(running.stage, Qt.Key.Key_Space)
    assert running.place == len(running.slides) - 1
    qtbot.keyClick(running.stage, Qt.Key.Key_Home)
    assert running.place == 0


def test_the_mouse_goes_on_and_back(running: Presentation, qtbot: QtBot) -> None:
    qtbot.mouseClick(running.stage, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(running.stage, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(running.stage, Qt.MouseButton.RightButton)
    assert running.place == 1


def test_an_empty_screen_is_filled_again_before_going_on(running: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(running.stage, Qt.Key.Key_B)
    assert running.stage.blank
    qtbot.keyClick(running.stage, Qt.Key.Key_Space)
    assert (running.stage.blank, running.place) == (False, 0)


def test_escape_ends_it_once(running: Presentation, qtbot: QtBot) -> None:
    ended: list[bool] = []
    running.ended.connect(lambda: ended.append(True))
    qtbot.keyClick(running.stage, Qt.Key.Key_Escape)
    running.close()
    assert ended == [True]
    assert not running.isVisible()


def test_on_one_screen_the_notes_wait_to_be_asked(running: Presentation, qtbot: QtBot) -> None:
    assert not running.notes.isVisible()  # the projector may be showing this screen
    qtbot.keyClick(running.stage, Qt.Key.Key_Space)
    qtbot.keyClick(running.stage, Qt.Key.Key_N)
    assert running.notes.isVisible()
    assert running.notes.remark.text() == "Ask about the budget."
    assert running.notes.next.text() == "The person’s own rating"
    qtbot.keyClick(running.stage, Qt.Key.Key_D)
    assert not running.stage.dark


def test_notes_in_their_own_window_lead_too(theme: Theme, slides: tuple[Slide, ...], qtbot: QtBot) -> None:
    assert theme.metrics.percent == 100
    apart = _running(slides, qtbot, 2, apart=True)
    apart.notes.show()
    qtbot.keyClick(apart.notes, Qt.Key.Key_PageDown)
    assert apart.place == 3
    apart.notes.back.click()
    assert apart.place == 2
    apart.notes.blank.click()
    assert apart.notes.blank.text() == "Show it again"
    ended: list[bool] = []
    apart.ended.connect(lambda: ended.append(True))
    apart.notes.close()
    assert ended == [True]
    assert not apart.isVisible()


def test_a_place_beyond_the_end_is_the_end(theme: Theme, slides: tuple[Slide, ...], qtbot: QtBot) -> None:
    assert theme.metrics.percent == 100
    late = _running(slides, qtbot, 400)
    assert late.place == len(slides) - 1
    assert late.notes.next.text() == "Nothing more."
    assert not late.notes.forward.isEnabled()


def test_it_fills_the_screen(running: Presentation) -> None:
    here = QGuiApplication.primaryScreen()
    running.begin(here, QGuiApplication.screens())
    assert running.isFullScreen()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_notes_fit(theme: Theme, slides: tuple[Slide, ...], qtbot: QtBot, percent: int) -> None:
    theme.set_text_size(percent)
    apart = _running(slides, qtbot, 3, apart=True)
    apart.notes.resize(820, 700)
    apart.notes.show()
    settle()
    assert clipped(apart.notes) == []
    assert nameless(apart.notes) == []
    apart.close()
