"""Preparing and running a walk-through on real vaults: what is ticked is kept, and so is where it stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.walkthrough import Part
from leaderlens.services.lenses import Library
from leaderlens.services.walkthrough import WalkThroughs
from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.walkthrough.page import WalkThroughPage
from leaderlens.ui.walkthrough.presenter import WalkThroughPresenter
from tests.seats import Seats, seats
from tests.ui.check_in_stories import HONEST, PATIENT, LeadersDesk
from tests.ui.fitting import clipped, nameless, settle, untranslated


@pytest.fixture
def desk(lived: Seats) -> LeadersDesk:
    return LeadersDesk(lived)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Iterator[WalkThroughPage]:
    assert theme.metrics.percent == 100
    made = WalkThroughPage()
    qtbot.addWidget(made)
    made.resize(936, 640)
    made.show()
    yield made
    made.stop()


@pytest.fixture
def presenter(page: WalkThroughPage, desk: LeadersDesk, walks: WalkThroughs) -> WalkThroughPresenter:
    made = WalkThroughPresenter(page, desk.desk, walks)
    made.show(Place("walkthrough"))
    page.items.none.click()
    settle()
    return made


def test_nothing_is_ticked_beforehand(presenter: WalkThroughPresenter, page: WalkThroughPage) -> None:
    assert not presenter.unsaved
    assert page.plan.questions == ()
    assert not page.begin.isEnabled()
    assert not page.parts[Part.NOTES].isChecked()
    assert page.length.text() == "Tick at least one item."


def test_one_press_at_the_top_ticks_the_furthest_apart_and_leads_to_the_beginning(
    presenter: WalkThroughPresenter, page: WalkThroughPage, qtbot: QtBot
) -> None:
    page.furthest.setFocus()
    qtbot.keyClick(page.furthest, Qt.Key.Key_Space)
    assert page.plan.questions
    assert not presenter.unsaved
    assert page.furthest.isHidden()
    assert page.form.focusWidget() is page.begin
    page.items.none.click()
    assert page.furthest.isVisible()


def test_every_tick_is_kept(
    presenter: WalkThroughPresenter, page: WalkThroughPage, walks: WalkThroughs, lived: Seats
) -> None:
    page.items.rows[HONEST].click()
    page.items.rows[PATIENT].click()
    page.parts[Part.EVENTS].click()
    kept = walks.plan(lived.pair_id)
    assert kept == page.plan
    assert kept is not None
    assert kept.questions == (HONEST, PATIENT)
    assert Part.EVENTS not in kept.parts
    assert page.length.text() == f"{walks.count(lived.pair_id, kept)} steps."
    page.parts[Part.EVENTS].click()
    assert not presenter.unsaved


def test_it_resumes_where_it_stopped(
    presenter: WalkThroughPresenter, page: WalkThroughPage, desk: LeadersDesk, walks: WalkThroughs, qtbot: QtBot
) -> None:
    page.items.rows[PATIENT].click()
    page.begin.click()
    assert page.running is not None
    for _each in range(3):
        qtbot.keyClick(page.running.stage, Qt.Key.Key_PageDown)
    assert page.running.stage.slide is page.running.slides[3]
    qtbot.keyClick(page.running.stage, Qt.Key.Key_Escape)
    assert page.running is None
    assert page.resume.isVisible()
    assert page.begin.text() == "From the beginning"
    assert not presenter.unsaved
    again = WalkThroughPage()  # the vault was locked and opened
    qtbot.addWidget(again)
    anew = WalkThroughPresenter(again, desk.desk, walks)
    anew.show(Place("walkthrough"))
    again.resume.click()
    assert again.running is not None
    assert again.running.place == 3
    again.stop()
    assert not anew.unsaved


def test_another_tick_begins_anew(presenter: WalkThroughPresenter, page: WalkThroughPage, qtbot: QtBot) -> None:
    assert not presenter.unsaved
    page.items.rows[PATIENT].click()
    page.begin.click()
    assert page.running is not None
    qtbot.keyClick(page.running.stage, Qt.Key.Key_Space)
    page.stop()
    page.items.rows[HONEST].click()
    assert page.plan.place == 0
    assert not page.resume.isVisible()


def test_a_note_in_the_making_is_kept_on_leaving(
    presenter: WalkThroughPresenter, page: WalkThroughPage, walks: WalkThroughs, lived: Seats, qtbot: QtBot
) -> None:
    page.items.rows[PATIENT].click()
    qtbot.keyClicks(page.remark.edit, "Slowly.")
    assert presenter.unsaved
    presenter.leave()
    assert not presenter.unsaved
    kept = walks.plan(lived.pair_id)
    assert kept is not None
    assert kept.remarks[PATIENT] == "Slowly."


def test_leaving_clears_the_screen(presenter: WalkThroughPresenter, page: WalkThroughPage) -> None:
    page.items.rows[PATIENT].click()
    page.begin.click()
    presenter.leave()
    assert page.running is None


def test_another_check_in_may_be_chosen(presenter: WalkThroughPresenter, page: WalkThroughPage, lived: Seats) -> None:
    oldest = lived.leader.checkins.reveals(lived.pair_id)[0].checkin.id
    presenter.show(Place("walkthrough", checkin_id=oldest))
    assert page.checkin.value() == oldest
    assert page.plan.checkin_id == oldest
    presenter.show(Place("walkthrough", checkin_id=lived.leader.checkins.reveals(lived.pair_id)[-1].checkin.id))


def test_ways_back(presenter: WalkThroughPresenter, page: WalkThroughPage, desk: LeadersDesk) -> None:
    assert not presenter.unsaved
    page.back_asked.emit()
    page.nothing.primary.emit()
    assert desk.went == [Place("trends"), Place("checkins")]


def test_without_a_reveal_it_says_what_it_needs(
    page: WalkThroughPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with seats(tmp_path_factory.mktemp("none")) as new:
        seat = new.leader
        walks = WalkThroughs(seat.laptop.database, seat.checkins, seat.events)
        for paired in (True, False):
            presenter = WalkThroughPresenter(page, LeadersDesk(new, paired=paired).desk, walks)
            presenter.show(Place("walkthrough"))
            assert page.nothing.isVisible()
            assert not presenter.unsaved
            presenter.leave()


def test_another_pairs_plan_never_stays(
    presenter: WalkThroughPresenter, page: WalkThroughPage, desk: LeadersDesk
) -> None:
    page.items.rows[PATIENT].click()
    desk.meet_somebody_else()
    presenter.refresh(Changes(people=True))
    assert page.nothing.isVisible()


@pytest.mark.parametrize(("percent", "size"), [(100, (936, 640)), (200, (936, 640)), (200, (1052, 800))])
def test_nothing_is_cut_off(
    presenter: WalkThroughPresenter, page: WalkThroughPage, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    assert not presenter.unsaved
    page.items.rows[PATIENT].click()
    theme.set_look(Look.DARK)
    theme.set_text_size(percent)
    page.resize(*size)
    settle()
    inner = page.form.widget()
    assert clipped(inner) == []
    assert inner.width() <= page.form.viewport().width()
    assert nameless(page) == []


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_of_ours_can_be_translated(
    theme: Theme, desk: LeadersDesk, walks: WalkThroughs, qtbot: QtBot
) -> None:
    assert theme.metrics.percent == 100
    page = WalkThroughPage()
    qtbot.addWidget(page)
    presenter = WalkThroughPresenter(page, desk.desk, walks)
    presenter.show(Place("walkthrough"))
    page.show()
    page.items.presets[0].click()
    names = " ".join(item.name for item in Library().names().values())  # content, in the lens's own language
    known = set(re.findall(r"\w+", names))
    assert {left for left in untranslated(page) if not set(left.split()) <= known} == set()
    assert not presenter.unsaved
