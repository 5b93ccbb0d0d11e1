"""Choosing in a chart: with the pointer, with the arrow keys, and in the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.analysis.pictures import Dumbbell, DumbbellGroup, Table
from leaderlens.ui.charting.drawing import spots_in
from leaderlens.ui.charting.picking import PickableChart, choices_in
from leaderlens.ui.style.theme import Look, Theme
from tests.charts.samples import EARLY, MULTIPLES, TEXTS, row
from tests.ui.fitting import settle
from tests.ui.tasks_fixture import ImmediateTasks

APART, ALIKE, UNSEEN = row("Decisive", 3, 6), row("Honest", 6, 7), row("Unselfish", None, 5, "Leader: no chance to see")
DUMBBELL = Dumbbell(
    **{**TEXTS, "table": Table(("Group", "Item"), (("", "Decisive"), ("", "Honest"), ("", "Unselfish")))},
    groups=(
        DumbbellGroup("Seen differently", "two or more steps apart", alert=True, rows=(APART,)),
        DumbbellGroup("Shared strengths", "both 6 or 7", alert=False, rows=(ALIKE,)),
        DumbbellGroup("Not yet seen", "by one of you", alert=False, rows=(UNSEEN,)),
    ),
)


@pytest.fixture
def chart(qapp: QApplication, qtbot: QtBot) -> PickableChart:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    made = PickableChart(ImmediateTasks())
    qtbot.addWidget(made)
    made.resize(800, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.show_picture(DUMBBELL)
    settle()
    return made


def test_every_row_is_a_button_where_it_is_drawn(chart: PickableChart) -> None:
    spots = spots_in(DUMBBELL, chart.canvas.width(), 1.0)
    assert list(chart.spots) == [spot.question for spot in spots] == [APART.question, ALIKE.question, UNSEEN.question]
    for spot in spots:
        button = chart.spots[spot.question]
        assert button.isVisible()
        assert (button.x(), button.y()) == (round(spot.left), round(spot.top))


def test_rows_say_both_views_and_how_far_apart_they_are(chart: PickableChart) -> None:
    assert [button.accessibleName() for button in chart.spots.values()] == [
        "Decisive: Leader 3, Chief Executive 6, 3 steps apart",
        "Honest: Leader 6, Chief Executive 7, 1 step apart",
        "Unselfish. Leader: no chance to see",
    ]


def test_a_click_and_enter_choose(chart: PickableChart, qtbot: QtBot) -> None:
    first, second = list(chart.spots)[:2]
    with qtbot.waitSignal(chart.picked) as told:
        qtbot.mouseClick(chart.spots[second], Qt.MouseButton.LeftButton)
    assert told.args == [second.key]
    with qtbot.waitSignal(chart.picked) as told:
        qtbot.keyClick(chart.spots[first], Qt.Key.Key_Return)
    assert told.args == [first.key]


def test_tab_finds_one_row_and_the_arrows_the_others(chart: PickableChart, qtbot: QtBot) -> None:
    order = list(chart.spots)
    chart.spots[order[0]].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart.spots[order[0]], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is chart.spots[order[1]]
    tabbed = [one for one in order if chart.spots[one].focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert tabbed == [order[1]]
    qtbot.keyClick(chart.spots[order[1]], Qt.Key.Key_End)
    assert QApplication.focusWidget() is chart.spots[order[-1]]
    qtbot.keyClick(chart.spots[order[-1]], Qt.Key.Key_Home)
    assert QApplication.focusWidget() is chart.spots[order[0]]


def test_a_row_of_the_table_chooses_too(chart: PickableChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.picked) as told:
        chart.table.activated.emit(chart.table.model().index(1, 0))
    assert told.args == [list(chart.spots)[1].key]


def test_the_chosen_one_is_outlined_in_the_next_picture_too(chart: PickableChart) -> None:
    panel = MULTIPLES.panels[1].question
    chart.show_chosen(panel)
    chart.show_picture(MULTIPLES)
    settle()
    assert [one for one, button in chart.spots.items() if button.chosen] == [panel]


def test_pictures_without_rows_offer_nothing_to_choose(chart: PickableChart) -> None:
    assert choices_in(EARLY) == {}
    chart.show_picture(EARLY)
    assert chart.spots == {}
