"""The two sheets over the charts: picking items, and thinking twice before a chart leaves the vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.answers import Answer, Answers, Wish
from leaderlens.ui.trends.asking import Asking
from leaderlens.ui.trends.sheets import ItemPicker, KeepSheet
from tests.seats import Seats
from tests.ui.fitting import clipped, nameless, settle
from tests.ui.trends.conftest import histories_of


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    assert theme.metrics.percent == 100
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def answer(lived: Seats) -> Answer:
    answers = Answers(lived.leader.trends, histories_of(lived), Role.LEADER)
    wish = Wish(Asking.ITEMS, Subject.CHIEF_EXECUTIVE)
    return answers.answer(lived.leader.laptop.pairing.pairs()[0], wish, lived.clock().date())


def test_items_are_found_by_letters_and_by_cluster(window: QWidget, answer: Answer, qtbot: QtBot) -> None:
    picker = ItemPicker(window)
    picker.ask(answer)
    settle()
    assert picker.ticks.search.edit.hasFocus()
    assert picker.ticks.ticked == answer.wish.items
    labels = [button.text() for button in picker.ticks.presets]
    assert labels[:2] == ["The most telling", "Our focus items"]
    assert len(labels) > 3  # and one for each of the first clusters
    picker.ticks.none.click()
    assert not picker.show_them.isEnabled()
    qtbot.keyClicks(picker.ticks.search.edit, "honest")
    shown = [question for question, row in picker.ticks.rows.items() if row.isVisible()]
    assert [question.item for question in shown] == ["ryley.honest"]
    picker.ticks.rows[shown[0]].click()
    with qtbot.waitSignal(picker.chosen) as told:
        picker.show_them.click()
    assert told.args[0] == tuple(shown)
    assert picker.isHidden()


def test_escape_changes_nothing(window: QWidget, answer: Answer, qtbot: QtBot) -> None:
    picker = ItemPicker(window)
    told: list[object] = []
    picker.chosen.connect(told.append)
    picker.ask(answer)
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert picker.isHidden()
    assert told == []


def test_where_a_chart_goes_is_said_first(window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = KeepSheet(window)
    sheet.ask(tmp_path / "chart.png", "Kept in step by a cloud.")
    assert str(tmp_path) in sheet.name.text()
    assert sheet.warning.text() == "Kept in step by a cloud."
    with qtbot.waitSignal(sheet.sure) as told:
        sheet.save.click()
    assert told.args == [tmp_path / "chart.png"]
    again: list[object] = []
    sheet.sure.connect(again.append)
    sheet.ask(tmp_path / "chart.png", "")
    sheet.no.click()
    assert again == []


@pytest.mark.parametrize("percent", [100, 200])
def test_they_fit(window: QWidget, answer: Answer, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    picker, sheet = ItemPicker(window), KeepSheet(window)
    picker.ask(answer)
    settle()
    assert clipped(picker.ticks) == []
    assert nameless(picker) == []
    picker.leave()
    sheet.ask(
        Path("/home/robin/chart.png"), "Kept in step by a cloud: copies of it stay there for as long as it likes."
    )
    settle()
    assert clipped(sheet.sheet) == []
