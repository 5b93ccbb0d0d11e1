"""The reveal on real vaults: what both sealed is shown, what one sealed is not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question, Subject
from leaderlens.ui.desk import Place
from leaderlens.ui.reveal.page import RevealPage
from leaderlens.ui.reveal.presenter import RevealPresenter
from leaderlens.ui.style.theme import Theme
from tests.ui.check_in_stories import HONEST, PATIENT, LeadersDesk
from tests.ui.fitting import settle
from tests.ui.reveal.conftest import Lived, topics_of


@pytest.fixture
def desk(lived: Lived) -> LeadersDesk:
    return LeadersDesk(lived.both)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> RevealPage:
    made = RevealPage()
    qtbot.addWidget(made)
    return made  # never shown, so no chart is drawn: its tests are the page's


@pytest.fixture
def presenter(page: RevealPage, desk: LeadersDesk, lived: Lived) -> RevealPresenter:
    return RevealPresenter(page, desk.desk, lived.both.leader.trends, topics_of(lived.both))


def test_a_revealed_check_in_is_told_in_the_services_own_words(
    presenter: RevealPresenter, page: RevealPage, lived: Lived
) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    story = lived.both.leader.trends.reveal(lived.both.pair_id, lived.revealed[2])
    assert page.story_view.isVisibleTo(page)
    assert page.story_view.title.text() == story.summary.headline
    assert tuple(label.text() for label in page.sentences if label.isVisibleTo(page)) == story.summary.sentences
    assert page.eyebrow.text() == "Reveal · January 2027"


def test_an_earlier_reveal_can_be_opened_too(presenter: RevealPresenter, page: RevealPage, lived: Lived) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    presenter.show(Place("reveal", checkin_id=lived.revealed[0]))
    assert page.eyebrow.text() == "Reveal · November 2026"
    assert page.differently.rows == ()
    assert "good news" in page.differently.sentence.text()


def test_a_check_in_only_one_has_sealed_cannot_be_shown(
    presenter: RevealPresenter, page: RevealPage, desk: LeadersDesk, lived: Lived, qtbot: QtBot
) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    presenter.show(Place("reveal", checkin_id=lived.sealed, question=PATIENT.key))
    settle()
    assert page.story is None
    assert not page.story_view.isVisibleTo(page)
    assert not page.panel.isVisibleTo(page)
    assert page.refused is not None
    assert page.refused.isVisibleTo(page)
    assert desk.tasks.told == []
    page.refused.primary.emit()
    assert desk.went == [Place("checkins")]


def test_when_the_second_sheet_is_in_the_page_opens_by_itself(
    presenter: RevealPresenter, page: RevealPage, lived: Lived
) -> None:
    presenter.show(Place("reveal", checkin_id=lived.sealed))
    presenter._place = Place("reveal", checkin_id=lived.revealed[1])
    presenter.refresh(Changes(reveals=True))
    assert page.story is not None
    assert page.story.reveal.checkin.id == lived.revealed[1]


def test_a_place_may_name_the_item_to_open(presenter: RevealPresenter, page: RevealPage, lived: Lived) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2], question=HONEST.key))
    assert page.panel.isVisibleTo(page)
    assert page.panel.question == HONEST
    assert page.subjects.value() == Subject.CHIEF_EXECUTIVE.value


def test_leaving_puts_the_panel_away_and_lets_late_answers_go(
    presenter: RevealPresenter, page: RevealPage, lived: Lived
) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2], question=PATIENT.key))
    presenter.leave()
    assert not page.panel.isVisibleTo(page)
    late = lived.both.leader.trends.item(lived.both.pair_id, lived.revealed[2], PATIENT)
    presenter._item_read(lived.revealed[2], PATIENT, late)
    assert not page.panel.isVisibleTo(page)


def test_a_story_that_arrives_after_another_was_asked_for_is_let_go(
    presenter: RevealPresenter, page: RevealPage, lived: Lived
) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    late = lived.both.leader.trends.reveal(lived.both.pair_id, lived.revealed[0])
    presenter._story_read(lived.revealed[0], late, "")
    assert page.story is not None
    assert page.story.reveal.checkin.id == lived.revealed[2]


def test_a_broken_question_opens_nothing(presenter: RevealPresenter, page: RevealPage, lived: Lived) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2], question="not a key"))
    assert page.story is not None
    assert not page.panel.isVisibleTo(page)


def test_without_a_check_in_or_a_pair_it_says_so(
    presenter: RevealPresenter, page: RevealPage, desk: LeadersDesk, lived: Lived
) -> None:
    presenter.show(Place("reveal"))
    assert page.refused is not None
    desk.pair = None
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    assert page.story is None


def test_it_goes_on_to_the_trends(presenter: RevealPresenter, page: RevealPage, desk: LeadersDesk) -> None:
    page.trends.click()
    page.back.click()
    assert desk.went == [Place("trends"), Place("checkins")]


def test_every_item_of_the_chart_can_be_walked_through(
    presenter: RevealPresenter, page: RevealPage, lived: Lived
) -> None:
    presenter.show(Place("reveal", checkin_id=lived.revealed[2], question=PATIENT.key))
    seen: list[Question | None] = [page.panel.question]
    while page.panel.after.isEnabled():
        page.panel.after.click()
        seen.append(page.panel.question)
    assert seen == list(page.chart.spots)
    assert not page.panel.after.isEnabled()
    page.panel.before.click()
    assert page.panel.question == seen[-2]
