"""A chart on the page: asked for once, kept, read aloud, and a table on request."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.analysis.pictures import Picture, Table
from leaderlens.ui import accessibility
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.chart_view import ChartRequest, ChartView, Raster
from tests.ui.tasks_fixture import ImmediateTasks


def picture(headline: str = "You meet on patience") -> Picture:
    rows = (("24 Nov", "5", "=1+1"), ("22 Oct", "No chance to see it", "4"))
    return Picture(headline, "Two check-ins", "", "Both views are at five.", Table(("Date", "You", "Helen"), rows))


@pytest.fixture
def asked() -> list[ChartRequest]:
    return []


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, asked: list[ChartRequest]) -> ChartView:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    accessibility.install()

    def render(request: ChartRequest) -> Raster:
        asked.append(request)
        wide, high = round(request.width * request.ratio), round(request.height * request.ratio)
        return Raster(wide, high, b"\x10\x20\x30\xff" * (wide * high))

    made = ChartView(render, lambda _picture, width, _scale: width // 2, ImmediateTasks())
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_draws_at_its_own_width_and_takes_the_height_it_needs(view: ChartView, asked: list[ChartRequest]) -> None:
    view.show_picture(picture())
    assert asked[-1].width == view.canvas.width()
    assert asked[-1].height == view.canvas.width() // 2
    assert view.canvas.sizeHint().height() == view.canvas.width() // 2
    assert view.canvas.pixmap is not None
    assert view.canvas.pixmap.toImage().pixelColor(3, 3).name() == "#102030"


def test_going_back_to_a_picture_draws_nothing_anew(view: ChartView, asked: list[ChartRequest]) -> None:
    one, two = picture(), picture("You part on courage")
    for shown in (one, two, one, two):
        view.show_picture(shown)
    assert len([request for request in asked if request.picture is one]) == 1
    assert len([request for request in asked if request.picture is two]) == 1


def test_a_screen_reader_hears_a_chart(view: ChartView) -> None:
    view.show_picture(picture())
    face = QAccessible.queryAccessibleInterface(view)
    assert face.role() is QAccessible.Role.Chart
    assert face.text(QAccessible.Text.Name) == "You meet on patience"
    assert face.text(QAccessible.Text.Description) == "Both views are at five."


def test_the_table_says_the_same_and_copies_safely(view: ChartView) -> None:
    view.show_picture(picture())
    view.table_button.click()
    assert view.table.isVisible()
    assert not view.canvas.isVisible()
    assert view.table.rows_model.rows[1][1] == "No chance to see it"
    view.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines() == ["Date,You,Helen", "24 Nov,5,'=1+1", "22 Oct,No chance to see it,4"]
