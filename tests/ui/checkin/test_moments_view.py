"""Moments before the questions: typed or picked, kept for oneself unless they are shared."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Moment, Question, Remarks, Subject
from leaderlens.ui.checkin.moments import EventOffer, MomentsAsked, ShareAsked
from leaderlens.ui.checkin.moments_view import MomentsView

SHARE = Question("convenor.relationship_time", Subject.LEADER)
BUDGET = EventOffer("e1" * 16, date(2026, 11, 9), "9 November 2026 · Budget council")
ASKED = MomentsAsked(
    "November check-in",
    "Morgan",
    (BUDGET,),
    tuple((f"ryley.item{n}", f"Item {n}") for n in range(5)),
    (ShareAsked(SHARE, "Time", "What share of my time?", "Something to think about."),),
)


@pytest.fixture
def view(qtbot: QtBot) -> MomentsView:
    made = MomentsView()
    qtbot.addWidget(made)
    made.resize(900, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.show_moments(ASKED, Remarks())
    return made


def test_nothing_is_compulsory(view: MomentsView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.remarked), qtbot.waitSignal(view.questions_wanted):
        qtbot.keyClick(view.forms[0].text.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_is_typed_is_kept_and_stays_ones_own(view: MomentsView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.forms[0].text.edit, "The lift at County Hall")
    with qtbot.waitSignal(view.remarked) as caught:
        view.flush()
    assert caught.args == [Remarks((Moment("The lift at County Hall"),))]


def test_a_moment_is_an_event_with_its_day_items_and_shared_on_purpose(view: MomentsView) -> None:
    form = view.forms[0]
    form.event_choice.combo.setCurrentIndex(1)
    form.event_choice.changed.emit()
    for _time in range(4):
        form.item_choice.combo.setCurrentIndex(1 + len(form._items))
        form.item_choice.changed.emit()
    form.share.click()
    (moment,) = view.remarks().moments
    assert moment == Moment(
        "", BUDGET.event_id, BUDGET.day, ("ryley.item0", "ryley.item1", "ryley.item2"), shared=True
    ), "three items at most"
    assert not form.item_choice.combo.isEnabled()


def test_several_moments_and_one_taken_away(view: MomentsView) -> None:
    view.forms[0].text.set_text("First")
    view.another.click()
    view.forms[1].text.set_text("Second")
    view.flush()
    view.forms[0].remove.click()
    assert [moment.text for moment in view.remarks().moments] == ["Second"]
    assert view.forms[0].remove.accessibleName() == "Remove moment 1"


def test_a_share_is_said_or_not(view: MomentsView, qtbot: QtBot) -> None:
    assert view.shares[0].value() is None
    with qtbot.waitSignal(view.remarked) as caught:
        view.shares[0].edit.setValue(55)
    assert caught.args == [Remarks(measures={SHARE: 55})]


def test_what_was_kept_is_shown_again(view: MomentsView, qtbot: QtBot) -> None:
    kept = Remarks((Moment("Scrutiny", "f0" * 16, None, ("ryley.item3",), shared=True),), {SHARE: 0})
    with qtbot.assertNotEmitted(view.remarked):
        view.show_moments(ASKED, kept)
        view.flush()
    assert view.remarks() == kept, "an event that has left the timeline is kept as well"
