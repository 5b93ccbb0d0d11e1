"""The form for a new check-in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import FormKind
from leaderlens.domain.political_calendar import PreElection
from leaderlens.ui.checkin.opening import Opened, OpeningForm
from leaderlens.ui.checkin.opening_view import OpeningView
from leaderlens.ui.checkin.words import offer_of, quick_dates
from tests.ui.checkin.samples import LIBRARY, TODAY

WEEK = TODAY + timedelta(days=7)
ELECTION = PreElection(date(2027, 3, 23), date(2027, 5, 6))
FORM = OpeningForm(
    WEEK, TODAY, quick_dates(TODAY), tuple(offer_of(lens, ("ryley", "taylor")) for lens in LIBRARY.lenses),
    FormKind.PULSE, predict=True, mirrors=True, focus=("Patient",), asked=25, partner="Morgan", already="",
    periods=(ELECTION,),
)  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> OpeningView:
    made = OpeningView()
    qtbot.addWidget(made)
    made.show_form(FORM)
    return made


def test_it_says_what_it_asks_of_each(view: OpeningView, qtbot: QtBot) -> None:
    assert view.total.text() == "25 judgements, about 3 minutes for each of you"
    assert view.follows.text() == "In focus: Patient. Principles are asked from both sides."
    with qtbot.waitSignal(view.planned) as caught:
        view.lens_rows["place"].click()
    assert caught.args == [FormKind.PULSE, ("ryley", "taylor", "place")]
    with qtbot.waitSignal(view.planned) as caught:
        next(one for one in view.form.segments if one.value == "full").click()
    assert caught.args == [FormKind.FULL, ("ryley", "taylor", "place")]


def test_a_day_before_an_election_is_remarked_on_and_may_be_chosen(view: OpeningView) -> None:
    assert not view.remark.isVisibleTo(view)
    view.due.set_day(date(2027, 4, 9))
    assert view.remark.text().startswith("That is in a pre-election period (23 March 2027 to 6 May 2027).")
    assert view.open_button.isEnabled()


def test_without_a_lens_there_is_nothing_to_open(view: OpeningView) -> None:
    for lens in view.chosen():
        view.lens_rows[lens].click()
    assert not view.open_button.isEnabled()
    view.lens_rows["ryley"].click()
    assert view.open_button.isEnabled()


def test_it_is_opened_once(view: OpeningView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.opened) as caught:
        view.open_button.click()
    assert caught.args == [Opened(WEEK, ("ryley", "taylor"), FormKind.PULSE, predict=True)]
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
