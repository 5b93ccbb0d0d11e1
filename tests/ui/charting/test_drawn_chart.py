"""A drawn chart says the same three times: as a picture, aloud and as a table that stays readable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView
from pytestqt.qtbot import QtBot

from leaderlens.analysis.pictures import Picture
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.style.theme import Look, Theme
from tests.charts.samples import CHANGED, DUMBBELL, EARLY, EVERY, MULTIPLES, TREND
from tests.ui.tasks_fixture import ImmediateTasks


@pytest.fixture
def chart(qapp: QApplication, qtbot: QtBot) -> DrawnChart:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    made = DrawnChart(ImmediateTasks())
    qtbot.addWidget(made)
    made.resize(800, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("picture", [DUMBBELL, MULTIPLES, TREND, CHANGED, EARLY])
def test_every_picture_is_drawn_read_out_and_tabled(chart: DrawnChart, picture: Picture) -> None:
    assert picture in EVERY.values()
    chart.show_picture(picture)
    assert chart.canvas.pixmap is not None
    assert (chart.accessibleName(), chart.accessibleDescription()) == (picture.headline, picture.alt)
    assert (chart.table.rows_model.columns, chart.table.rows_model.rows) == (picture.table.columns, picture.table.rows)


def test_another_theme_or_text_size_is_drawn_anew_while_the_old_one_stays(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(Look.LIGHT, calm=True)
    theme.apply(qapp)
    chart = DrawnChart(ImmediateTasks())
    qtbot.addWidget(chart)
    chart.resize(800, 700)
    with qtbot.waitExposed(chart):
        chart.show()
    chart.show_picture(DUMBBELL)
    light = chart.canvas.pixmap
    theme.set_look(Look.DARK)
    dark = chart.canvas.pixmap
    assert light is not None
    assert dark is not None
    assert dark.toImage().pixelColor(0, 0).name() == theme.tokens.surface.lower()
    theme.set_text_size(200)
    assert chart.canvas.sizeHint().height() > light.deviceIndependentSize().height()


def test_a_table_of_many_check_ins_scrolls_instead_of_squeezing_the_names(chart: DrawnChart) -> None:
    header = chart.table.horizontalHeader()
    chart.show_picture(DUMBBELL)
    assert header.sectionResizeMode(1) is QHeaderView.ResizeMode.Stretch
    many = Picture("Twelve", "", "", "", type(DUMBBELL.table)(tuple(f"c{n}" for n in range(12)), (("x",) * 12,)))
    chart.show_picture(EARLY)
    chart._picture = many
    chart.table_button.setChecked(True)
    assert header.sectionResizeMode(1) is QHeaderView.ResizeMode.ResizeToContents
    assert header.sectionSize(0) == 230


def test_making_one_shows_no_window_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    before = {id(window) for window in qapp.topLevelWidgets() if window.isVisible()}
    made = DrawnChart(ImmediateTasks())
    qtbot.addWidget(made)
    assert {id(window) for window in qapp.topLevelWidgets() if window.isVisible()} <= before
    assert not made.headline.testAttribute(Qt.WidgetAttribute.WA_WState_Created)  # it never had a window
