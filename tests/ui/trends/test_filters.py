"""The choices above the charts: only those a question leaves open, and what a person picks is what is wished for."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.analysis.histories import Line
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.answers import Answer, Answers, Wish
from leaderlens.ui.trends.asking import Asking, Leaves
from leaderlens.ui.trends.filters import FilterBar
from leaderlens.ui.widgets.fields import Choice
from tests.seats import Seats
from tests.ui.fitting import nameless, settle
from tests.ui.trends.conftest import histories_of


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> FilterBar:
    assert theme.metrics.percent == 100
    made = FilterBar()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def _answer(lived: Seats, wish: Wish) -> Answer:
    answers = Answers(lived.leader.trends, histories_of(lived), Role.LEADER)
    return answers.answer(lived.leader.laptop.pairing.pairs()[0], wish, lived.clock().date())


def _pick(field: Choice, value: str) -> None:
    field.set_value(value)
    field.changed.emit()


@pytest.mark.parametrize("asking", list(Asking))
def test_only_what_the_question_leaves_open_is_there(bar: FilterBar, lived: Seats, asking: Asking) -> None:
    bar.show_answer(_answer(lived, Wish(asking)))
    settle()
    shown = {
        Leaves.SUBJECT: bar.subjects.isVisible(),
        Leaves.RATER: bar.rater.isVisible(),
        Leaves.LENS: bar.lens.isVisible(),
        Leaves.PERIOD: bar.span.isVisible(),
        Leaves.CHECKIN: bar.checkin.isVisible(),
        Leaves.EARLIER: bar.earlier.isVisible(),
        Leaves.ITEMS: bar.items.isVisible(),
        Leaves.LINES: bar.first.isVisible() and bar.second.isVisible(),
    }
    assert {choice for choice, here in shown.items() if here} == asking.open
    assert bar.asking.value() == asking.value
    assert nameless(bar) == []


def test_two_fields_share_a_row_whichever_they_are(bar: FilterBar, lived: Seats) -> None:
    bar.show_answer(_answer(lived, Wish(Asking.MEET)))
    settle()
    assert bar.checkin.y() == bar.lens.y()
    assert bar.checkin.x() < bar.lens.x()


def test_a_pick_is_a_wish(bar: FilterBar, lived: Seats, qtbot: QtBot) -> None:
    answer = _answer(lived, Wish(Asking.SHIFTED))
    bar.show_answer(answer)
    with qtbot.waitSignal(bar.changed) as told:
        _pick(bar.lens, "taylor")
    assert told.args[0].lens == "taylor"
    assert told.args[0].rater is None  # the view follows the subject until somebody asks for one
    with qtbot.waitSignal(bar.changed) as told:
        _pick(bar.rater, "leader")
    assert told.args[0].rater is Role.LEADER
    with qtbot.waitSignal(bar.changed) as told:
        bar.subjects.changed.emit("leader")
    assert told.args[0].subject is Subject.CHIEF_EXECUTIVE  # the choice itself had not moved
    with qtbot.waitSignal(bar.changed) as told:
        _pick(bar.asking, "compared")
    assert told.args[0].asking is Asking.COMPARED


def test_lines_and_check_ins_are_picked_from_what_there_is(bar: FilterBar, lived: Seats, qtbot: QtBot) -> None:
    answer = _answer(lived, Wish(Asking.COMPARED))
    bar.show_answer(answer)
    question = answer.offers.questions[-1]
    with qtbot.waitSignal(bar.changed) as told:
        _pick(bar.second, f"chief_executive {question.key}")
    assert told.args[0].second == Line(question, Role.CHIEF_EXECUTIVE)
    bar.show_answer(_answer(lived, Wish(Asking.MOVED)))
    ids = [one.id for one in answer.offers.checkins]
    with qtbot.waitSignal(bar.changed) as told:
        _pick(bar.checkin, ids[1])
    assert told.args[0].checkin == ids[1]
    bar.show_answer(_answer(lived, told.args[0]))
    assert bar.earlier.combo.count() == 1  # only what came before
    with qtbot.waitSignal(bar.changed) as told:
        _pick(bar.checkin, ids[0])
    assert told.args[0].checkin == ""  # the newest, whichever that will be
