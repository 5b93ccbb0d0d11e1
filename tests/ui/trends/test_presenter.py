"""The trends on real vaults: every state from no pair to several check-ins, one subject and one item at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Person, Role
from leaderlens.services.audit import Audit
from leaderlens.ui.charting.reading import Stop
from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.answers import Answers, Wish
from leaderlens.ui.trends.asking import Asking
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.trends.presenter import TrendsPresenter
from tests.seats import Seats
from tests.ui.check_in_stories import DECISIVE, HONEST, PATIENT, TRUST, LeadersDesk
from tests.ui.trends.conftest import histories_of, presenter_of


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
    return presenter_of(page, desk.desk, lived)


def test_without_a_pair_it_offers_to_set_one_up(page: TrendsPage, new: Seats) -> None:
    desk = LeadersDesk(new, paired=False)
    presenter = presenter_of(page, desk.desk, new)
    presenter.show(Place("trends"))
    assert page.no_pair.isVisibleTo(page)
    page.no_pair.primary.emit()
    assert desk.went == [Place("people", act="pair")]


def test_a_coach_is_not_asked_to_set_up_a_pair(page: TrendsPage, new: Seats) -> None:
    desk = replace(LeadersDesk(new, paired=False).desk, person=Person("p-jude", "Jude Farrance", Role.COACH))
    presenter_of(page, desk, new).show(Place("trends"))
    assert page.for_coach.isVisibleTo(page)
    assert not page.no_pair.isVisibleTo(page)


def test_before_the_first_reveal_it_says_what_will_be_here(page: TrendsPage, new: Seats) -> None:
    desk = LeadersDesk(new)
    presenter = presenter_of(page, desk.desk, new)
    presenter.show(Place("trends"))
    assert page.no_reveal.isVisibleTo(page)
    page.no_reveal.primary.emit()
    assert desk.went == [Place("checkins")]


def test_one_check_in_is_a_starting_picture(page: TrendsPage, begun: Seats) -> None:
    presenter = presenter_of(page, LeadersDesk(begun).desk, begun)
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
    presenter.choose(replace(page.filters.wish, subject=Subject.LEADER))
    assert page.item.question == PATIENT
    assert page.item.chart.picture == lived.leader.trends.item_trend(lived.pair_id, PATIENT)


def test_a_place_may_name_the_item(presenter: TrendsPresenter, page: TrendsPage) -> None:
    presenter.show(Place("trends", question=TRUST.key))
    assert page.subjects.value() == Subject.PAIR.value
    assert page.item.question == TRUST


def test_the_same_item_is_looked_at_about_the_other_person(presenter: TrendsPresenter, page: TrendsPage) -> None:
    presenter.show(Place("trends", question=PATIENT.key))
    presenter.choose(replace(page.filters.wish, subject=Subject.CHIEF_EXECUTIVE))
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


def test_what_is_answered_late_is_let_go(
    presenter: TrendsPresenter, page: TrendsPage, desk: LeadersDesk, lived: Seats
) -> None:
    presenter.show(Place("trends", question=DECISIVE.key))
    old = presenter._asked
    presenter.choose(replace(page.filters.wish, subject=Subject.LEADER))
    pair = desk.pair
    assert pair is not None
    answers = Answers(lived.leader.trends, histories_of(lived), Role.LEADER)
    late = answers.answer(pair, Wish(subject=Subject.PAIR), lived.clock().date())
    presenter._answered(old, late, scroll=False)
    assert page.subjects.value() == "leader"


def test_another_pairs_charts_never_stay(presenter: TrendsPresenter, page: TrendsPage, desk: LeadersDesk) -> None:
    presenter.show(Place("trends"))
    desk.meet_somebody_else()
    presenter.refresh(Changes(people=True))
    assert not page.charts.isVisibleTo(page)
    assert page.no_reveal.isVisibleTo(page)


# ---------------------------------------------------------------- one question at a time


@pytest.mark.parametrize("asking", list(Asking))
def test_every_question_is_answered_or_says_why_not(
    presenter: TrendsPresenter, page: TrendsPage, desk: LeadersDesk, asking: Asking
) -> None:
    presenter.show(Place("trends", act=asking.value))
    assert desk.tasks.told == []
    assert page.filters.asking.value() == asking.value
    if asking is not Asking.OVERVIEW:
        shown = [card.chart.picture for card in page.gallery.shown]
        assert shown or page.gallery.said.text() or not page.gallery.gate.isHidden()
        assert page.item.isHidden()


@pytest.mark.parametrize("asking", list(Asking))
def test_one_check_in_is_enough_to_be_answered(page: TrendsPage, begun: Seats, asking: Asking) -> None:
    desk = LeadersDesk(begun)
    presenter_of(page, desk.desk, begun).show(Place("trends", act=asking.value))
    assert desk.tasks.told == []


def test_what_is_meant_for_a_coach_opens_when_the_pair_chooses(presenter: TrendsPresenter, page: TrendsPage) -> None:
    presenter.show(Place("trends", act="coach"))
    assert not page.gallery.gate.isHidden()
    page.gallery.open_gate.click()
    assert page.gallery.gate.isHidden()
    assert page.gallery.said.text()  # three check-ins are too few for any of it


def test_a_day_leads_to_what_was_written_then(presenter: TrendsPresenter, desk: LeadersDesk, lived: Seats) -> None:
    presenter.show(Place("trends"))
    first = lived.leader.checkins.reveals(lived.pair_id)[0].checkin
    presenter.open_day(Stop(first.due, "", question=PATIENT))
    assert desk.went == [Place("reveal", checkin_id=first.id, question=PATIENT.key)]
    presenter.open_day(Stop(first.due.replace(year=1999), ""))
    assert len(desk.went) == 1


def test_a_row_leads_to_the_check_in_in_view(presenter: TrendsPresenter, desk: LeadersDesk, lived: Seats) -> None:
    oldest = lived.leader.checkins.reveals(lived.pair_id)[0].checkin.id
    presenter.choose(Wish(asking=Asking.MEET, checkin=oldest))
    presenter.open_row(HONEST.key)
    presenter.open_row("no key")
    assert desk.went == [Place("reveal", checkin_id=oldest, question=HONEST.key)]


def test_the_walk_through_begins_with_the_check_in_in_view(
    presenter: TrendsPresenter, page: TrendsPage, desk: LeadersDesk, lived: Seats
) -> None:
    presenter.show(Place("trends"))
    page.walk.click()
    newest = lived.leader.checkins.reveals(lived.pair_id)[-1].checkin.id
    assert desk.went == [Place("walkthrough", checkin_id=newest)]


# ---------------------------------------------------------------- out of the vault


def test_a_chart_is_saved_only_after_its_place_was_named(
    presenter: TrendsPresenter, page: TrendsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    presenter.show(Place("trends", act="usual"))
    target = tmp_path / "chart.csv"
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(page, "ask_file", lambda *words: asked.append(words))
    warned: list[str] = []
    monkeypatch.setattr(page, "ask_sure", lambda _target, warning: warned.append(warning))
    chart = page.gallery.shown[0].chart
    chart.kept.emit("csv")
    assert asked[0][2] == ".csv"
    page.file_chosen.emit(target, False)
    assert "not encrypted" in warned[0]
    assert not target.exists()
    with qtbot.waitSignal(page.done) as said:
        page.sure.emit(target)
    assert said.args == ["Saved as chart.csv."]
    assert chart.picture is not None
    assert target.read_text("utf-8-sig").splitlines()[0].split(",")[0] == chart.picture.table.columns[0]
    target.unlink()
    page.sure.emit(target)  # said once, it is over
    assert not target.exists()


def test_copying_tells_that_it_has_left_the_vault(
    presenter: TrendsPresenter, page: TrendsPage, qtbot: QtBot, lived: Seats
) -> None:
    presenter.show(Place("trends", act="usual"))
    with qtbot.waitSignal(page.done) as said:
        page.gallery.shown[0].chart.kept.emit("copy")
    assert "no longer inside your vault" in said.args[0]
    assert QApplication.clipboard().image().width() > 600
    with qtbot.waitSignal(page.done):
        page.gallery.shown[0].chart.copy_button.click()
    notes = [one.detail for one in Audit(lived.leader.laptop.vault).entries() if one.kind == "exported"]
    assert notes[:2] == ["a chart, to the clipboard"] * 2
