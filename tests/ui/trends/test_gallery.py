"""The cards of an answer: made once, used again, and each kind of chart under the right hand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.charting.picking import PickableChart
from leaderlens.ui.charting.readable_chart import ReadableChart
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.answers import Answer, Answers, Offers, Shown, Wish
from leaderlens.ui.trends.asking import Asking
from leaderlens.ui.trends.gallery import Gallery
from tests.seats import Seats
from tests.ui.tasks_fixture import ImmediateTasks
from tests.ui.trends.conftest import histories_of


@pytest.fixture
def gallery(theme: Theme, qtbot: QtBot) -> Gallery:
    assert theme.metrics.percent == 100
    made = Gallery(ImmediateTasks())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def answers(lived: Seats) -> dict[Asking, Answer]:
    pair, today = lived.leader.laptop.pairing.pairs()[0], lived.clock().date()
    all_of_them = Answers(lived.leader.trends, histories_of(lived), Role.LEADER)
    return {asking: all_of_them.answer(pair, Wish(asking), today) for asking in (Asking.MEET, Asking.ALIKE)}


def test_a_card_is_used_again(gallery: Gallery, answers: dict[Asking, Answer]) -> None:
    made: list[object] = []
    gallery.made.connect(made.append)
    for asking in (Asking.MEET, Asking.ALIKE, Asking.MEET, Asking.ALIKE):
        gallery.show_answer(answers[asking])
        assert [card.chart.picture for card in gallery.shown] == [one.picture for one in answers[asking].charts]
    assert [type(chart) for chart in made] == [PickableChart, ReadableChart]


def test_a_caveat_stands_beside_its_chart(gallery: Gallery, answers: dict[Asking, Answer]) -> None:
    picture = answers[Asking.ALIKE].charts[0].picture
    drawer = Answer(
        Wish(Asking.COACH), Offers(), charts=(Shown(picture, "Read both."), Shown(picture)), lines=("One.",)
    )
    gallery.show_answer(drawer)
    assert [card.caveat.text() for card in gallery.shown] == ["Read both.", ""]
    assert gallery.shown[1].caveat.isHidden()
    assert gallery.said.text() == "One."


def test_without_a_chart_there_is_a_sentence(gallery: Gallery) -> None:
    gallery.show_answer(Answer(Wish(), Offers(), said="Nothing yet."))
    assert gallery.shown == ()
    assert not gallery.words.isHidden()
    assert gallery.gate.isHidden()
