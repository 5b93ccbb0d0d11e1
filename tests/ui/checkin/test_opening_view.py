"""The form for a new check-in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui.checkin.opening_view import OpeningView
from leaderlens.ui.checkin.words import offer_of, quick_dates
from tests.ui.checkin.samples import LIBRARY, TODAY

WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def view(qtbot: QtBot) -> OpeningView:
    made = OpeningView()
    qtbot.addWidget(made)
    made.show_form(WEEK, TODAY, quick_dates(TODAY), tuple(map(offer_of, LIBRARY.lenses)), "Morgan")
    return made


def test_it_says_what_it_asks_of_each(view: OpeningView) -> None:
    assert view.total.text() == "68 judgements, about 8 minutes for each of you"
    view.lens_rows["place"].click()
    assert view.total.text() == "83 judgements, about 10 minutes for each of you"


def test_without_a_lens_there_is_nothing_to_open(view: OpeningView) -> None:
    for lens in view.chosen():
        view.lens_rows[lens].click()
    assert not view.open_button.isEnabled()
    view.lens_rows["ryley"].click()
    assert view.open_button.isEnabled()


def test_it_is_opened_once(view: OpeningView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as caught:
        view.open_button.click()
    assert caught.args == [WEEK, ("ryley", "taylor")]
    assert not view.open_button.isEnabled()


def test_quick_dates_and_the_past(view: OpeningView) -> None:
    view.quick_buttons[1].click()
    assert view.due.day() == date(2026, 12, 5)
    view.due.set_day(TODAY - timedelta(days=3))
    assert view.due.day() == TODAY, "a date that has passed cannot be chosen"


def test_scrolling_the_page_does_not_move_the_date(view: OpeningView) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.due.edit, wheel)
    assert view.due.day() == WEEK


def test_a_problem_is_said_and_it_may_be_tried_again(view: OpeningView) -> None:
    view.open_button.click()
    view.show_problem("The due date has already passed.")
    assert view.problem.isVisibleTo(view)
    assert view.open_button.isEnabled()
