"""Choosing a passphrase and typing it once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Theme
from leaderlens.ui.widgets.new_passphrase import NewPassphrase
from tests.ui.fitting import clipped, dressed, nameless

SIX = ("ribbon", "orchard", "velvet", "anchor", "thunder", "maple")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> NewPassphrase:
    made = NewPassphrase()
    qtbot.addWidget(made)
    made.resize(460, 420)
    made.offer(SIX)
    made.show()
    return made


def test_six_words_written_down_and_typed_back_are_chosen(form: NewPassphrase, qtbot: QtBot) -> None:
    form.go_on.click()
    assert not form.grid.isVisible()
    qtbot.keyClicks(form.again.edit, " ".join(SIX) + " ")
    with qtbot.waitSignal(form.chosen) as told:
        qtbot.keyClick(form.again.edit, Qt.Key.Key_Return)
    assert told.args == [" ".join(SIX)]
    assert not form.again.text()
    assert form.grid.words == ()


def test_something_else_is_not_taken_and_one_may_look_again(form: NewPassphrase, qtbot: QtBot) -> None:
    form.go_on.click()
    qtbot.keyClicks(form.again.edit, "ribbon orchard")
    with qtbot.assertNotEmitted(form.chosen):
        form.take.click()
    assert "not the same" in form.again.edit.accessibleDescription()
    form.back_to_words.click()
    assert form.grid.isVisible()
    assert form.grid.words == SIX


def test_another_six_is_a_wish(form: NewPassphrase, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.another_requested):
        form.another.click()


def test_without_words_there_is_nothing_to_go_on_with(theme: Theme, qtbot: QtBot) -> None:
    form = NewPassphrase()
    qtbot.addWidget(form)
    assert not form.go_on.isEnabled()


def test_one_of_ones_own_needs_to_be_good_enough(form: NewPassphrase, qtbot: QtBot) -> None:
    form.own.click()
    assert form.own_field.isVisible()
    assert not form.grid.isVisible()
    with qtbot.waitSignal(form.typed) as told:
        qtbot.keyClicks(form.own_field.edit, "s")
    assert told.args == ["s"]
    form.show_advice("Please use at least 16 characters.", ok=False)
    assert form.own_field.edit.accessibleDescription() == "Please use at least 16 characters."
    assert not form.go_on.isEnabled()
    form.own_field.set_text("a heron by the town hall")
    form.show_advice("Good.", ok=True)
    qtbot.keyClick(form.own_field.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(form.again.edit, "a heron by the town hall")
    with qtbot.waitSignal(form.chosen) as told:
        form.take.click()
    assert told.args == ["a heron by the town hall"]
    assert not form.own_field.text()


def test_back_leaves_from_the_first_step_only(form: NewPassphrase, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.left):
        form.back.click()
    form.go_on.click()
    with qtbot.assertNotEmitted(form.left):
        form.back_to_words.click()


def test_nothing_reaches_the_clipboard(form: NewPassphrase) -> None:
    form.go_on.click()
    form.back_to_words.click()
    assert "ribbon" not in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("step", ["words", "own", "again"])
def test_everything_fits_and_has_a_name(form: NewPassphrase, theme: Theme, percent: int, step: str) -> None:
    theme.set_text_size(percent)
    if step == "own":
        form.own.click()
        form.show_advice("Long enough, but people often choose phrases like this.", ok=True)
    elif step == "again":
        form.go_on.click()
    form.resize(460 if percent == 100 else 860, 900)
    assert clipped(form) == []
    assert nameless(form) == []
