"""The list of check-ins."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Stage
from leaderlens.ui.checkin.list_view import ListView
from leaderlens.ui.widgets.buttons import Kind
from leaderlens.ui.widgets.labels import Heading
from tests.ui.checkin.samples import row
from tests.ui.fitting import dressed, settle


@pytest.fixture
def view(qtbot: QtBot) -> ListView:
    made = ListView()
    qtbot.addWidget(made)
    made.resize(936, 640)
    made.show()
    return made


def test_none_yet_offers_one_thing_to_do(view: ListView, qtbot: QtBot) -> None:
    view.show_rows(None, (), "Morgan")
    assert view.empty is not None
    assert not view.open_button.isVisibleTo(view)
    with qtbot.waitSignal(view.open_wanted):
        view.empty.action.click()


def test_what_needs_me_comes_with_its_one_button(view: ListView, qtbot: QtBot) -> None:
    view.show_rows(row(Stage.OTHER_WAITING), (row(Stage.REVEALED),), "Morgan")
    assert view.now_card is not None
    assert view.open_button.kind is Kind.SECONDARY
    with qtbot.waitSignal(view.acted) as caught:
        view.now_card.action.click()
    assert caught.args == ["c1" * 16, "rate"]
    [shown] = view.rows
    assert shown.action.accessibleName() == f"See the reveal: November check-in, {shown.row.due}"
    assert any(letter.isdigit() for letter in shown.row.due), "the day tells two check-ins of a month apart"


def test_waiting_for_the_other_offers_the_laptop_to_them(view: ListView, qtbot: QtBot) -> None:
    view.show_rows(row(Stage.SEALED_WAITING), (), "Morgan")
    assert view.now_card is not None
    assert view.now_card.hand_over_button.text() == "Hand the laptop to Morgan"
    with qtbot.waitSignal(view.hand_over_wanted):
        view.now_card.hand_over_button.click()


@pytest.mark.parametrize("percent", [100, 200])
def test_of_a_term_that_is_over_there_is_only_to_read(view: ListView, qapp: QApplication, percent: int) -> None:
    look = dressed(qapp)
    look.set_text_size(percent)
    left = [row(stage, over=True) for stage in (Stage.TO_DO, Stage.OTHER_WAITING, Stage.SEALED_WAITING)]
    view.show_rows(row(Stage.REVEALED, over=True), tuple(left), "Morgan", over=True)
    assert {one.row.words.chip for one in view.rows} == {"Left open"}
    settle()
    pressed = [one.text() for one in view.findChildren(QAbstractButton) if one.isVisible()]
    assert sorted(pressed) == ["Lenses", "See the reveal"]
    view.show_rows(None, (), "Morgan", over=True)
    assert view.empty is not None
    assert "This term is over" in [one.text() for one in view.empty.findChildren(Heading)]
    assert not view.empty.action.isVisibleTo(view)
    look.set_text_size(100)


def test_nothing_is_left_of_what_was_shown_before(view: ListView) -> None:
    view.show_rows(row(Stage.TO_DO), (row(Stage.REVEALED),), "Morgan")
    view.show_no_pair("Morgan")
    assert (view.now_card, view.rows) == (None, ())
    view.show_no_pair("", coach=True)
    assert view.empty is not None
    assert view.empty.action.text() == ""
    view.show_rows(row(Stage.TO_DO), (), "Morgan")
    assert view.empty is None
