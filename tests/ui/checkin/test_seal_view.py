"""Sealing asks twice: a tick, then the button."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.checkin.seal_view import SealView


@pytest.fixture
def view(qtbot: QtBot) -> SealView:
    made = SealView()
    qtbot.addWidget(made)
    made.show_sealing("Morgan", 2, "November check-in")
    return made


def test_it_says_what_sealing_means(view: SealView) -> None:
    said = " ".join(line.text() for line in view.lines)
    assert "never change" in said
    assert "nobody can read them" in said
    assert "both of you see both" in said
    assert view.left_out.text() == "2 questions are not answered and stay so."


def test_nothing_is_sealed_without_the_tick(view: SealView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.sealed):
        view.seal_button.click()
    view.finished.click()
    with qtbot.waitSignal(view.sealed):
        view.seal_button.click()
    with qtbot.assertNotEmitted(view.sealed):
        view.seal_button.click()  # once is enough


def test_each_visit_starts_without_the_tick(view: SealView) -> None:
    view.finished.click()
    view.show_sealing("Morgan", 0, "November check-in")
    assert not view.finished.isChecked()
    assert not view.seal_button.isEnabled()
    assert not view.left_out.isVisibleTo(view)


def test_a_problem_leaves_everything_ready_to_try_again(view: SealView, qtbot: QtBot) -> None:
    view.finished.click()
    view.seal_button.click()
    view.show_problem("There is no room left on this disk.")
    assert view.finished.isChecked()
    assert view.notice is not None
    with qtbot.waitSignal(view.sealed):
        view.notice.action.click()
