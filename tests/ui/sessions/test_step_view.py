"""The screen between two people: everything that any script says fits, at any size, with keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.session import Verdict
from leaderlens.services.session_scripts import shipped
from leaderlens.ui.sessions.step_view import StepView
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.sessions.telling_room import every_turn, record, shown

SCRIPTS = {script.id: script for script in shipped().scripts}
SMALL = (1000, 640)


def opened(qtbot: QtBot, width: int = 1280, height: int = 800) -> StepView:
    view = StepView()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    return view


def cut_off(view: StepView) -> list[str]:
    """What is cut off once the layouts are at rest: deep ones hear of each other one level at a time."""
    for _round in range(4):
        if not (found := clipped(view)):
            break
    return found


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_string_of_every_step_fits_at_200_per_cent(qtbot: QtBot, theme: Theme, script: str) -> None:
    theme.set_text_size(200)
    view = opened(qtbot, *SMALL)
    turns = [told for told in every_turn() if told.script.id == script]
    assert len({told.step.id for told in turns}) == len(SCRIPTS[script].steps)
    for told in turns:
        for election in (False, True):
            screen = shown(told, saying="cleader2", election=election)
            view.show_step(screen)
            view.show_left(240)
            assert (clipped(view), screen.title) == ([], screen.title)
            words = (view.question.text(), view.instruction.text(), view.tip.text())
            assert words == (told.step.question({"election"} if election else ()), told.step.instruction,
                             told.step.coach_tip)  # fmt: skip
        alone = shown(replace(told, session=replace(told.session, coached=False)))
        view.show_step(alone)
        assert (clipped(view), view.instruction.text()) == ([], told.step.told(coached=False))


@pytest.mark.parametrize(("percent", "size"), [(100, SMALL), (100, (1440, 900)), (150, SMALL)])
def test_nothing_is_cut_off_and_everything_is_named(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    view = opened(qtbot, *size)
    for told in every_turn():
        if told.script.id == "regular_check_in":
            view.show_step(shown(told))
            assert (cut_off(view), nameless(view)) == ([], [])


def test_the_question_is_in_sight_at_200_per_cent_on_the_smallest_window(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    view = opened(qtbot, *SMALL)
    view.show_step(shown(record(SCRIPTS["regular_check_in"], 2)))
    settle()
    top = view.question.mapTo(view.page, view.question.rect().topLeft()).y()
    assert top + 2 * view.question.fontMetrics().height() < view.page.height()


def test_the_clock_says_minutes_and_never_counts_against_anybody(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.show_step(shown(record(SCRIPTS["regular_check_in"])))
    said = []
    for left in (121, 120, 61, 60, 1, 0, -1, -600):
        view.show_left(left)
        said.append(view.clock.words.text())
    assert said == [
        "3 minutes left", "2 minutes left", "2 minutes left", "The last minute", "The last minute",
        "Take the time you need", "Take the time you need", "Take the time you need",
    ]  # fmt: skip
    assert view.clock.accessibleName() == "Take the time you need"


def test_a_coachs_tip_shows_only_when_a_coach_leads(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.show_step(shown(record(SCRIPTS["regular_check_in"])))
    assert view.tip_card.isVisible()
    view.show_step(shown(record(SCRIPTS["regular_check_in"], coached=False)))
    assert not view.tip_card.isVisible()


def test_keys_alone_go_on_note_and_judge(qtbot: QtBot) -> None:
    view = opened(qtbot)
    back = next(told for told in every_turn() if told.step.phase.value == "check_back")
    view.show_step(shown(back))
    heard: list[object] = []
    view.went_on.connect(lambda: heard.append("on"))
    view.notes.entered.connect(heard.append)
    view.hearing.judged.connect(heard.append)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.notes.line.edit.setFocus()
    qtbot.keyClicks(view.notes.line.edit, "Mondays")
    qtbot.keyClick(view.notes.line.edit, Qt.Key.Key_Return)
    view.hearing.buttons[Verdict.PARTLY].setFocus()
    qtbot.keyClick(view.hearing.buttons[Verdict.PARTLY], Qt.Key.Key_Space)
    qtbot.keyClick(view.notes.line.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view.next.setFocus()
    qtbot.keyClick(view.next, Qt.Key.Key_Return)
    assert heard == ["Mondays", Verdict.PARTLY, "on", "on"]


def test_typing_rests_and_is_handed_in_without_enter(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.show_step(shown(record(SCRIPTS["regular_check_in"], full=False)))
    with qtbot.waitSignal(view.notes.typed) as kept:
        qtbot.keyClicks(view.notes.line.edit, "half a li")
    assert kept.args == ["half a li"]


def test_another_turn_brings_its_own_words_and_the_same_one_leaves_typing_alone(qtbot: QtBot) -> None:
    view = opened(qtbot)
    turns = [told for told in every_turn() if told.step.phase.value == "check_back"][:2]
    view.show_step(shown(turns[0], saying="cleader2"))
    assert view.hearing.texts() == ("You were left unsure.", "Surprised, rather.")
    view.hearing.heard.set_text("You were")
    view.show_step(shown(turns[0], saying="cleader2"))
    assert view.hearing.texts()[0] == "You were"
    view.show_step(shown(turns[1]))
    assert view.hearing.texts() == ("", "")


def test_agreeing_is_closed_with_its_reason_until_it_is_open(qtbot: QtBot) -> None:
    view = opened(qtbot)
    script = SCRIPTS["regular_check_in"]
    place = next(n for n, step in enumerate(script.steps) if step.phase.value == "agree")
    told = record(script, place)
    early = shown(record(script, place))
    assert early.agreeing is not None
    assert early.agreeing.open
    view.show_step(early)
    assert view.agree.form.isVisible()
    asked: list[tuple[str, str]] = []
    view.agree.agreed.connect(lambda text, owner, _due, how: asked.append((text, owner + how)))
    assert not view.agree.keep.isEnabled()
    view.agree.text.set_text("Mondays")
    view.agree.keep.click()
    assert asked == [("Mondays", "both")], "a name that nobody chose is a promise that nobody made"
    assert not view.agree.keep.isEnabled(), "once is enough"
    shut = replace(told, session=replace(told.session, done=frozenset()))
    view.show_step(shown(shut))
    assert not view.agree.form.isVisible()
    assert "Still to come" in view.agree.why.text()
    with qtbot.waitSignal(view.agree.left_out):
        view.agree.leave_out.click()


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_of_ours_is_translatable(qtbot: QtBot) -> None:
    view = opened(qtbot)
    left = untranslated(view)
    assert left == set()
