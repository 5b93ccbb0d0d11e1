"""The card about copies: what can be pressed, and where a problem is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.safety.conftest import AtSafety


def test_with_nothing_to_go_back_to_it_is_not_offered(at_safety: AtSafety) -> None:
    card = at_safety.page.backups
    assert not card.go_back.isEnabled()
    card.back_up.click()
    assert card.go_back.isEnabled()


def test_no_folder_chosen_asks_for_nothing(at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: "")
    with qtbot.assertNotEmitted(at_safety.page.backups.folder_chosen):
        at_safety.page.backups.copy_out.click()


def test_a_problem_without_a_field_is_told_below(at_safety: AtSafety) -> None:
    card = at_safety.page.backups
    card.back_up.click()
    card.go_back.click()
    card.show_return_problem("The disk is full.")
    assert card.earlier.outcome.text() == "The disk is full."


def test_the_rehearsal_shows_how_far_it_is(at_safety: AtSafety) -> None:
    card = at_safety.page.backups
    card.show_drill(busy=True)
    card.drill_stepped.emit(2, 3)
    assert (card.steps.done, card.steps.total, card.stop.isVisible()) == (2, 3, True)
    card.show_drill(busy=False)
    assert not card.stop.isVisible()
