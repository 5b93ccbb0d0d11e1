"""Words to write down: numbered, in columns, spoken with their numbers, and gone when cleared."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.word_grid import WordGrid

pytestmark = pytest.mark.usefixtures("plain_look")


WORDS = tuple(f"word{number}" for number in range(1, 25))


def test_the_words_are_spoken_with_their_numbers_and_forgotten_when_cleared(qtbot: QtBot) -> None:
    grid = WordGrid()
    qtbot.addWidget(grid)
    grid.show_words(("oak", "kite", "river"))
    assert grid.words == ("oak", "kite", "river")
    assert grid.accessibleDescription() == "1 oak, 2 kite, 3 river"
    grid.show_words(())
    assert grid.words == ()
    assert "oak" not in grid.accessibleDescription()


def test_less_width_makes_more_rows(qtbot: QtBot) -> None:
    grid = WordGrid()
    qtbot.addWidget(grid)
    grid.show_words(WORDS)
    assert grid.hasHeightForWidth()
    assert grid.heightForWidth(300) > grid.heightForWidth(700)
    grid.resize(700, grid.heightForWidth(700))
    full = grid.grab().toImage()
    grid.show_words(WORDS[:23])
    assert grid.grab().toImage() != full, "the last word was painted"
