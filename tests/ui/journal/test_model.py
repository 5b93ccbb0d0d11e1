"""The list's model: Qt's own tester watches it, and small changes stay small."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from leaderlens.domain.journal import JournalLine
from leaderlens.ui.journal.model import LINE, JournalModel, day_of, words_of
from tests.ui.journal.lines import NOON, TODAY, line, lines


@pytest.fixture
def model(qtbot: QtBot) -> JournalModel:
    made = JournalModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    made.show(lines(5), TODAY)
    return made


def test_rows_say_title_and_day(model: JournalModel) -> None:
    index = model.index(0)
    assert (model.rowCount(), index.data(), index.data(LINE)) == (5, "Day 0", line(0))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Day 0, Today"
    assert model.rowCount(index) == 0
    assert model.data(model.index(9)) is None
    assert (model.row_of("e3"), model.row_of("nobody"), model.line(7)) == (3, -1, None)


def test_a_changed_row_is_only_repainted(model: JournalModel, qtbot: QtBot) -> None:
    changed = (lines(5)[0], line(1, "Another title"), *lines(5)[2:])
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        assert model.show(changed, TODAY)
    assert told.args[0].row() == 1


def test_a_new_row_on_top_and_one_taken_out_move_nothing_else(model: JournalModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        assert model.show((line(99), *lines(5)), TODAY)
    for gone in (lines(5), lines(4), (lines(4)[0], *lines(4)[2:])):
        with qtbot.waitSignal(model.rowsRemoved), qtbot.assertNotEmitted(model.modelReset):
            assert model.show(gone, TODAY)
        assert model.rowCount() == len(gone)
    with qtbot.waitSignal(model.modelReset):
        assert not model.show(lines(50)[10:], TODAY)


@pytest.mark.parametrize(
    ("title", "excerpt", "expected"),
    [
        ("Budget", "Three talks.", ("Budget", "Three talks.")),
        ("", "Scrutiny pre-meet. Let the silence run.", ("Scrutiny pre-meet", "Let the silence run.")),
        ("", "A walk", ("A walk", "")),
        ("", "one two three four five six seven eight nine ten eleven",
         ("one two three four five six seven eight nine…", "ten eleven")),
        ("", "", ("An entry without words", "")),
        (" ", "x" * 90, ("x" * 90, "")),
    ],
)  # fmt: skip
def test_an_entry_without_a_title_is_called_by_its_first_words(
    title: str, excerpt: str, expected: tuple[str, str]
) -> None:
    assert words_of(JournalLine("e", title, excerpt, NOON)) == expected


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Today"), (2, "Sunday"), (7, "17 Nov"), (400, "20 October 2025"), (-3, "27 Nov")]
)
def test_days(days: int, words: str) -> None:
    assert day_of(JournalLine("e", "", "", NOON - timedelta(days=days)), TODAY) == words
