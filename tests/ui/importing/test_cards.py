"""The cards of the import page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.ui.importing.cards import ChooseCard, DoneCard, EarlierCard, MoodStep
from leaderlens.ui.importing.view import Earlier


def test_a_file_or_a_folder_is_chosen_or_none(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    card = ChooseCard()
    qtbot.addWidget(card)
    chosen: list[Path] = []
    card.chosen.connect(chosen.append)
    answers = iter(["/a/file.zip", ""])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_any: (next(answers), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: "/a/folder")
    for button in (card.file, card.file, card.folder):
        button.click()
    assert chosen == [Path("/a/file.zip"), Path("/a/folder")]


def test_moods_are_named_or_left_out(qtbot: QtBot) -> None:
    step = MoodStep()
    qtbot.addWidget(step)
    step.show_moods((("rad", "3 entries"), ("Spent", "1 entry")))
    step.show()
    assert step.names() == {"rad": "rad", "Spent": "Spent"}
    step.how.segments[2].click()
    assert step.how.value() == "nothing"
    step.show_moods(())
    assert step.names() == {}
    assert not step.isVisible()


def test_it_is_said_plainly_that_the_old_file_stays_in_the_clear(qtbot: QtBot) -> None:
    card = DoneCard()
    qtbot.addWidget(card)
    card.show_done("2 entries came in.", undoable=False)
    assert "it is not encrypted" in card.warning.text()
    assert "delete it yourself" in card.warning.text()
    assert not card.undo.isVisible()


def test_taking_back_asks_once_more(qtbot: QtBot) -> None:
    card = EarlierCard()
    qtbot.addWidget(card)
    wanted: list[str] = []
    card.undo_wanted.connect(wanted.append)
    card.show_earlier(
        (Earlier("1", "a.zip", "today", "Undo this import…", "2 entries go"), Earlier("2", "b", "x", "", ""))
    )
    card.show()
    first, second = card.rows["1"], card.rows["2"]
    assert not second.undo.isVisible()
    first.undo.click()
    assert first.keep.hasFocus() or first.keep.isVisible()
    first.keep.click()
    assert wanted == []
    first.undo.click()
    first.sure.click()
    assert wanted == ["1"]
    card.show_earlier(())
    assert not card.isVisible()
