"""The list's model: Qt's own tester watches it, and small changes stay small."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.model import EVENT, LINE, MARKED, PAGE, JournalModel
from leaderlens.ui.journal.view import Happenings
from tests.ui.journal.lines import TODAY, line, lines


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


def test_rows_beyond_the_first_page_are_asked_for_once(model: JournalModel) -> None:
    wanted: list[int] = []
    model.page_wanted.connect(wanted.append)
    model.show(lines(PAGE), TODAY, 20_000)
    wanted.clear()
    assert model.rowCount() == 20_000
    for row in (150, 151, 19_999):
        assert model.index(row).data(LINE) is None
        assert model.index(row).data() == ""
    assert wanted == [100, 19_900]
    model.fill(100, tuple(line(number) for number in range(100, 200)))
    assert model.index(150).data(LINE) == line(150)
    model.give_up(19_900)
    model.index(19_950).data()
    assert wanted == [100, 19_900, 19_900]


def test_a_page_that_may_be_old_is_shown_and_asked_for_again(model: JournalModel, qtbot: QtBot) -> None:
    model.show(lines(PAGE), TODAY, 300)
    model.fill(100, tuple(line(number) for number in range(100, 200)))
    with qtbot.waitSignal(model.page_wanted) as told, qtbot.assertNotEmitted(model.modelReset):
        assert model.show(lines(PAGE), TODAY, 300)
        assert model.index(150).data() == "Day 150"
    assert told.args == [100]
    assert model.show((line(999), *lines(PAGE - 1)), TODAY, 301)
    assert (model.rowCount(), model.index(151).data()) == (301, "Day 150")
    assert model.show(lines(PAGE), TODAY, 300)
    assert model.index(150).data() == "Day 150"


def test_events_stand_beside_entries(model: JournalModel) -> None:
    model.show_happenings(Happenings({TODAY: "Budget council"}))
    assert model.index(0).data(EVENT) == "Budget council"
    assert model.index(1).data(EVENT) == "Budget council"  # the day before
    assert model.index(3).data(EVENT) is None
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Day 0, Today, Budget council"


def test_pins_and_files_are_said(model: JournalModel) -> None:
    model.show((replace(line(0), pinned=True, has_attachments=True),), TODAY)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Day 0, Today, pinned, with an attachment"


def test_what_was_saved_under_a_doubtful_clock_says_so() -> None:
    model = JournalModel()
    known = lines(3)
    model.show(known, TODAY)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.show_marked(frozenset({known[1].id}))
    model.show_marked(frozenset({known[1].id}))
    assert told == [0], "and only when it has changed"
    rows = [model.index(row) for row in range(3)]
    assert [row.data(MARKED) for row in rows] == [False, True, False]
    assert "clock changed" in rows[1].data(Qt.ItemDataRole.AccessibleTextRole)
    assert "clock" in rows[1].data(Qt.ItemDataRole.ToolTipRole)
    assert rows[0].data(Qt.ItemDataRole.ToolTipRole) is None
