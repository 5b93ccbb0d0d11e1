"""The trends in sight: every chart in three forms, and nothing cut off however large the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.trends.presenter import TrendsPresenter
from tests.seats import Seats
from tests.ui.check_in_stories import LeadersDesk
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.trends.conftest import presenter_of


@pytest.fixture
def shown(theme: Theme, lived: Seats, qtbot: QtBot) -> tuple[TrendsPage, TrendsPresenter]:
    page = TrendsPage()
    qtbot.addWidget(page)
    page.resize(936, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert theme.metrics.percent == 100
    presenter = presenter_of(page, LeadersDesk(lived).desk, lived)
    presenter.show(Place("trends"))
    settle()
    return page, presenter


def test_every_chart_is_drawn_read_out_and_tabled(shown: tuple[TrendsPage, TrendsPresenter]) -> None:
    page, _presenter = shown
    for chart in (page.multiples, page.item.chart, page.changed, page.index):
        picture = chart.picture
        assert picture is not None
        assert chart.canvas.pixmap is not None
        assert chart.headline.text() == picture.headline
        assert chart.accessibleDescription() == picture.alt
        assert chart.table.rows_model.rows == picture.table.rows
        assert chart.csv().splitlines()[0].split(",")[0] == picture.table.columns[0]


def test_a_panel_chooses_its_item_and_shows_it(shown: tuple[TrendsPage, TrendsPresenter], qtbot: QtBot) -> None:
    page, _presenter = shown
    question = list(page.multiples.spots)[2]
    qtbot.mouseClick(page.multiples.spots[question], Qt.MouseButton.LeftButton)
    settle()
    assert page.item.question == question
    assert page.multiples.spots[question].chosen
    assert page.charts.verticalScrollBar().value() > 0


def test_a_chosen_item_stays_in_sight_while_the_charts_above_it_grow(
    shown: tuple[TrendsPage, TrendsPresenter], qtbot: QtBot
) -> None:
    page, presenter = shown
    canvas, bar = page.multiples.canvas, page.charts.verticalScrollBar()

    def top() -> int:
        """Where the item begins, in px below the top of the page."""
        return page.item.mapTo(page.charts, QPoint(0, 0)).y()

    def grow() -> int:
        """Draw the chart above higher; answers how high."""
        drawn, height = canvas.pixmap, canvas.height() + 240
        assert drawn is not None
        canvas._put(drawn, height)
        return height

    qtbot.mouseClick(next(iter(page.multiples.spots.values())), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: top() == 16)
    height = grow()
    qtbot.waitUntil(lambda: canvas.height() == height and top() == 16)
    bar.setValue(bar.value() - 100)
    height, left = grow(), bar.value()
    qtbot.waitUntil(lambda: canvas.height() == height and top() == 16 + 100 + 240)
    settle()
    assert bar.value() == left, "whoever has scrolled on is left where they are"
    presenter.show(Place("trends", act="timeline"))
    settle()
    assert bar.value() == 0


def test_the_arrow_keys_walk_the_panels(shown: tuple[TrendsPage, TrendsPresenter], qtbot: QtBot) -> None:
    page, _presenter = shown
    order = list(page.multiples.spots)
    page.multiples.focus_on(order[0])
    qtbot.keyClick(page.multiples.spots[order[0]], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is page.multiples.spots[order[1]]


@pytest.mark.parametrize(("percent", "size"), [(100, (936, 640)), (200, (936, 640)), (200, (1052, 800))])
def test_nothing_is_cut_off(
    shown: tuple[TrendsPage, TrendsPresenter], theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    page, _presenter = shown
    theme.set_look(Look.DARK)
    theme.set_text_size(percent)
    page.resize(*size)
    settle()
    inner = page.charts.widget()
    assert clipped(inner) == []
    assert inner.width() <= page.charts.viewport().width()
    assert nameless(page) == []


def test_empty_states_fit_at_any_size(theme: Theme, qtbot: QtBot) -> None:
    page = TrendsPage()
    qtbot.addWidget(page)
    page.resize(936, 640)
    page.show()
    theme.set_text_size(200)
    for show in (page.show_no_pair, page.show_no_reveal, lambda: page.show_no_pair(coach=True)):
        show()
        settle()
        assert clipped(page) == []
        assert nameless(page) == []


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_of_ours_can_be_translated(theme: Theme, lived: Seats, qtbot: QtBot) -> None:
    page = TrendsPage()
    qtbot.addWidget(page)
    assert theme.metrics.percent == 100
    presenter = presenter_of(page, LeadersDesk(lived).desk, lived)
    presenter.show(Place("trends"))
    page.show()
    for empty in (page.show_no_pair, page.show_no_reveal, lambda: page.show_no_pair(coach=True)):
        empty()
        assert untranslated(page) == set()
