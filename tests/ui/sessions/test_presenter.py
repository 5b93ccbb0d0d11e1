"""The sessions page at work on real vaults: proposals, plans, topics, scripts and what was held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Person, Role
from leaderlens.domain.session import SessionState, Slot
from leaderlens.services.session_record import SessionRecord
from leaderlens.ui.desk import Place
from leaderlens.ui.sessions.page import SessionsPage
from leaderlens.ui.sessions.presenter import SessionsPresenter, Wing
from tests.reflection import Chair, Room, room
from tests.seats import all_rated
from tests.ui.desks import KeptDesk


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


@dataclass
class Shown:
    """One person's page at work."""

    page: SessionsPage
    presenter: SessionsPresenter
    desk: KeptDesk
    invited: list[tuple[Path, SessionRecord]]


def page_of(both: Room, chair: Chair, qtbot: QtBot) -> Shown:
    page, invited = SessionsPage(), list[tuple[Path, SessionRecord]]()
    qtbot.addWidget(page)
    laptop = chair.seat.laptop
    kept = KeptDesk(laptop.vault.person, both.seats.clock, laptop.pairing.pairs()[0])
    wing = Wing(
        chair.sessions, chair.topics, chair.scripts, chair.proposals, chair.agreements, chair.seat.checkins,
        lambda path, record: invited.append((path, record)),
    )  # fmt: skip
    return Shown(page, SessionsPresenter(page, kept.desk, wing), kept, invited)


def revealed(both: Room) -> None:
    checkin_id = both.seats.open_checkin()
    questions = both.leader.seat.checkins.overview(both.pair_id)[0].checkin.questions
    both.seats.reveal(checkin_id, all_rated(questions, 3), all_rated(questions, 5))


def planned(both: Room, here: Shown) -> str:
    """Take the proposal up as it is offered."""
    here.presenter.show(Place("sessions", act="plan"))
    here.page.plan.place.set_text("The library")
    here.page.plan.keep.click()
    both.meet()
    place = here.desk.went[-1]
    here.presenter.show(place)
    return place.session_id


def test_who_comes_for_one_script_finds_it_chosen(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    here.presenter.show(Place("sessions", act="plan", chosen="annual_review"))
    assert here.page.plan.script.value() == "annual_review"
    assert not here.page.plan.reason.isVisible()


def test_from_alone_to_a_proposal_that_can_wait(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    pair = here.desk.pair
    here.desk.pair = None
    here.presenter.show(Place("sessions"))
    assert here.page.list.now_card is not None
    here.page.list.now_card.first.click()
    assert pair is not None
    here.desk.pair = replace(pair, connected=False)
    here.presenter.refresh(Changes(people=True))
    here.page.list.now_card.first.click()
    here.desk.pair = pair
    revealed(both)
    here.presenter.refresh(Changes(reveals=True))
    here.page.list.now_card.first.click()
    assert here.page.list.now_card.not_now is not None
    here.page.list.now_card.not_now.click()
    assert here.page.list.now_card.not_now is None
    assert here.desk.went == [Place("people", act="pair"), Place("people"), Place("sessions", act="plan")]


def test_a_coach_is_sent_to_people(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    here.desk.person = Person("c", "Jude Ferris", Role.COACH)
    here.desk.clock = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))
    coach = SessionsPresenter(here.page, here.desk.desk, here.presenter._wing)
    coach.show(Place("sessions"))
    assert here.page.list.now_card is not None
    here.page.list.now_card.first.click()
    assert set(here.desk.went) == {Place("people")}


def test_a_plan_lays_out_topics_and_reaches_the_other(both: Room, qtbot: QtBot) -> None:
    revealed(both)
    here, there = page_of(both, both.leader, qtbot), page_of(both, both.chief, qtbot)
    session_id = planned(both, here)
    there.presenter.show(Place("sessions", session_id=session_id))
    assert there.page.currentWidget() is there.page.prepare
    mine = [card.topic.title for card in here.page.prepare.cards]
    assert mine
    assert mine == [card.topic.title for card in there.page.prepare.cards]
    here.page.prepare.begin.click()
    here.page.prepare.invitation_wanted.emit("/tmp/session.ics")  # noqa: S108 - nothing is written there
    assert here.desk.went[-1] == Place("session", session_id=session_id)
    assert [(str(path), record.session.id) for path, record in here.invited] == [("/tmp/session.ics", session_id)]  # noqa: S108
    here.presenter.show(Place("sessions", act="plan", session_id=session_id))
    assert here.page.plan.place.text() == "The library"
    here.page.plan.minutes.set_value("90")
    here.page.plan.keep.click()
    assert both.leader.sessions.record(both.pair_id, session_id).session.minutes == 90


def test_not_today_looks_to_the_other_like_any_swap(both: Room, qtbot: QtBot) -> None:
    revealed(both)
    here, there = page_of(both, both.leader, qtbot), page_of(both, both.chief, qtbot)
    session_id = planned(both, here)
    first = here.page.prepare.cards[0].topic.title
    here.page.prepare.set_aside.emit(0)
    assert first not in [card.topic.title for card in here.page.prepare.cards]
    second = here.page.prepare.cards[0].topic.title
    here.page.prepare.swapped.emit(0)
    titles = [card.topic.title for card in here.page.prepare.cards]
    assert not {first, second} & set(titles)
    both.meet()
    there.presenter.show(Place("sessions", session_id=session_id))
    assert [card.topic.title for card in there.page.prepare.cards] == titles
    assert both.chief.topics.set_aside(both.pair_id, session_id) == frozenset()
    assert len(both.leader.topics.set_aside(both.pair_id, session_id)) == 1


def test_a_topic_of_ones_own_is_brought_and_taken_off(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    session_id = planned(both, here)
    here.page.prepare.own.set_text("The Tuesday call")
    here.page.prepare.add_own.click()
    here.page.prepare.own.set_text("Typed and left")
    here.presenter.leave()
    topics = both.leader.sessions.record(both.pair_id, session_id).session.topics
    assert [(one.slot, one.title) for one in topics] == [(Slot.OWN, "The Tuesday call"), (Slot.OWN, "Typed and left")]
    here.page.prepare.taken_off.emit(0)
    topics = both.leader.sessions.record(both.pair_id, session_id).session.topics
    assert [one.title for one in topics] == ["Typed and left"]


def test_one_called_off_or_held_is_told_and_one_under_way_taken_up(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    session_id = planned(both, here)
    here.page.prepare.call_off.click()
    assert here.page.currentWidget() is here.page.story
    assert both.leader.sessions.record(both.pair_id, session_id).session.state is SessionState.CANCELLED
    again = planned(both, here)
    both.leader.sessions.begin(both.pair_id, again, Role.LEADER)
    here.presenter.refresh(Changes(sessions=True))
    assert here.desk.went[-1] == Place("session", session_id=again)
    both.leader.sessions.add_line(both.pair_id, again, "arrive", "We arrived.")
    both.leader.sessions.finish(both.pair_id, again, "Enough.")
    here.presenter.show(Place("sessions", session_id=again))
    (notes,) = here.page.story.notes
    assert notes.isVisibleTo(here.page.story)
    here.presenter.show(Place("sessions"))
    assert {row.row.chip for row in here.page.list.rows} == {"Held", "Called off"}


def test_a_script_is_changed_in_a_copy_and_restored(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    here.presenter.show(Place("sessions", act="scripts", entry_id="regular_check_in"))
    view = here.page.script
    view.change.click()
    view.steps[0].question.set_text("How are you, really?")
    view.steps[0].title.set_text("")
    view.keep.click()
    assert view.problem.text()
    assert view.steps[0].question.text() == "How are you, really?"
    view.steps[0].title.set_text("Arrive")
    view.keep.click()
    assert not view.writing
    kept = both.leader.scripts.script("regular_check_in")
    assert (kept.own, kept.steps[0].say_aloud) == (True, "How are you, really?")
    assert both.chief.scripts.script("regular_check_in").own is False
    view.restore.click()
    assert both.leader.scripts.script("regular_check_in").own is False
    assert here.desk.tasks.told == []
