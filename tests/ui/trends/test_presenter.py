"""The trends on real vaults: every state from no pair to several check-ins, one subject and one item at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Person, Role
from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.trends.presenter import TrendsPresenter
from tests.seats import Seats
from tests.ui.check_in_stories import DECISIVE, HONEST, PATIENT, TRUST, LeadersDesk


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> TrendsPage:
    made = TrendsPage()
    qtbot.addWidget(made)
    assert theme.metrics.percent == 100
    return made  # never shown, so no chart is drawn: its tests are the page's


@pytest.fixture
def desk(lived: Seats) -> LeadersDesk:
    return LeadersDesk(lived)


@pytest.fixture
def presenter(page: TrendsPage, desk: LeadersDesk, lived: Seats) -> TrendsPresenter:
    return TrendsPresenter(page, desk.desk, lived.leader.trends)


def test_without_a_pair_it_offers_to_set_one_up(page: TrendsPage, new: Seats) -> None:
    desk = LeadersDesk(new, paired=False)
    presenter = TrendsPresenter(page, desk.desk, new.leader.trends)
    presenter.show(Place("trends"))
    assert page.no_pair.isVisibleTo(page)
    page.no_pair.primary.emit()
    assert desk.went == [Place("people", act="pair")]


def test_a_coach_is_not_asked_to_set_up_a_pair(page: TrendsPage, new: Seats) -> None:
    desk = replace(LeadersDesk(new, paired=False).desk, person=Person("p-jude", "Jude Farrance", Role.COACH))
    TrendsPresenter(page, desk, new.leader.trends).show(Place("trends"))
    assert page.for_coach.isVisibleTo(page)
    assert not page.no_pair.isVisibleTo(page)


def test_before_the_first_reveal_it_says_what_will_be_here(page: TrendsPage, new: Seats) -> None:
    desk = LeadersDesk(new)
    presenter = TrendsPresenter(page, desk.desk, new.leader.trends)
    presenter.show(Place("trends"))
    assert page.no_reveal.isVisibleTo(page)
    page.no_reveal.primary.emit()
    assert desk.went == [Place("checkins")]


def test_one_check_in_is_a_starting_picture(page: TrendsPage, begun: Seats) -> None:
    presenter = TrendsPresenter(page, LeadersDesk(begun).desk, begun.leader.trends)
    presenter.show(Place("trends"))
    assert page.charts.subtitle.text() == "1 check-in, November 2026."
    assert not page.changed.isVisibleTo(page)
    assert page.changed_sentence.text() == "This is your first check-in, so there is nothing to compare it with yet."


def test_the_charts_are_the_services_own(presenter: TrendsPresenter, page: TrendsPage, lived: Seats) -> None:
    presenter.show(Place("trends"))
    story = lived.leader.trends.overview(lived.pair_id)
    assert page.charts.isVisibleTo(page)
    assert page.charts.subtitle.text() == "3 check-ins, November 2026 to January 2027."
    assert story.subject is Subject.CHIEF_EXECUTIVE
    assert (page.multiples.picture, page.changed.picture) == (story.multiples, story.changed)
    assert page.index.picture == story.index
    assert page.index_card.isVisibleTo(page)


def test_the_most_telling_item_is_chosen_first(presenter: TrendsPresenter, page: TrendsPage, lived: Seats) -> None:
    presenter.show(Place("trends"))
    assert page.multiples.picture is not None
    assert page.item.question == page.multiples.picture.panels[0].question
    presenter.choose_subject("leader")
    assert page.item.question == PATIENT
    assert page.item.chart.picture == lived.leader.trends.item_trend(lived.pair_id, PATIENT)


def test_a_place_may_name_the_item(presenter: TrendsPresenter, page: TrendsPage) -> None:
    presenter.show(Place("trends", question=TRUST.key))
    assert page.subjects.value() == Subject.PAIR.value
    assert page.item.question == TRUST


def test_the_same_item_is_looked_at_about_the_other_person(presenter: TrendsPresenter, page: TrendsPage) -> None:
    presenter.show(Place("trends", question=PATIENT.key))
    presenter.choose_subject("chief_executive")
    assert page.item.question is not None
    assert page.item.question.key == "ryley.patient:chief_executive"


def test_choosing_an_item_shows_its_trend(presenter: TrendsPresenter, page: TrendsPage, lived: Seats) -> None:
    presenter.show(Place("trends"))
    presenter.choose_item(HONEST.key)
    assert page.item.chart.picture == lived.leader.trends.item_trend(lived.pair_id, HONEST)
    presenter.choose_item("not a key")
    assert page.item.question == HONEST


def test_a_choice_outlasts_going_away_and_news(presenter: TrendsPresenter, page: TrendsPage) -> None:
    presenter.show(Place("trends", question=DECISIVE.key))
    presenter.leave()
    presenter.show(Place("trends"))
    presenter.refresh(Changes(reveals=True))
    assert page.item.question == DECISIVE


def test_what_is_answered_late_is_let_go(presenter: TrendsPresenter, page: TrendsPage, lived: Seats) -> None:
    presenter.show(Place("trends", question=DECISIVE.key))
    old = presenter._asked
    presenter.choose_subject("leader")
    presenter._story_read(old, lived.leader.trends.overview(lived.pair_id, Subject.PAIR), scroll=False)
    assert page.subjects.value() == "leader"


def test_another_pairs_charts_never_stay(presenter: TrendsPresenter, page: TrendsPage, desk: LeadersDesk) -> None:
    presenter.show(Place("trends"))
    desk.meet_somebody_else()
    presenter.refresh(Changes(people=True))
    assert not page.charts.isVisibleTo(page)
    assert page.no_reveal.isVisibleTo(page)
