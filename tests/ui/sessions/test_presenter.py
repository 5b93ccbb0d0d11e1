"""The sessions page at work on real vaults: proposals, plans, topics, scripts and what was held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Person, Role
from leaderlens.domain.session import SessionState, Slot
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.invitations import Invitations
from leaderlens.services.pair_log import PairLog
from leaderlens.ui.desk import Place
from leaderlens.ui.sessions.page import SessionsPage
from leaderlens.ui.sessions.presenter import SessionsPresenter
from leaderlens.ui.sessions.version_choice import VersionChoice
from leaderlens.ui.sessions.wing import Wing
from tests.reflection import Chair, Room, room
from tests.seats import all_rated
from tests.ui.desks import KeptDesk
from tests.ui.sessions.chairs import sitting


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


def page_of(both: Room, chair: Chair, qtbot: QtBot) -> Shown:
    page = SessionsPage()
    qtbot.addWidget(page)
    laptop = chair.seat.laptop
    kept = KeptDesk(laptop.vault.person, both.seats.clock, laptop.pairing.pairs()[0])
    invitations = Invitations(laptop.database, both.seats.clock)
    wing = Wing(sitting(chair), chair.topics, chair.scripts, invitations)
    return Shown(page, SessionsPresenter(page, kept.desk, wing), kept)


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


def test_the_last_session_is_offered_while_a_term_ends_and_then_leads_to_its_end(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    scripts = here.page.plan.script.combo
    here.presenter.show(Place("sessions", act="plan"))
    assert scripts.count() == 5
    here.presenter.show(Place("sessions", act="plan", chosen="last_session"))
    assert (scripts.count(), here.page.plan.script.value()) == (6, "last_session")
    here.presenter.show(Place("sessions", act="scripts"))
    assert here.page.script.script.combo.count() == 5
    here.presenter.show(Place("sessions", act="scripts", entry_id="last_session"))
    assert here.page.script.script.value() == "last_session"
    _changes, session_id = both.leader.sessions.plan(both.pair_id, "last_session", both.seats.clock(), 60)
    both.leader.sessions.begin(both.pair_id, session_id, Role.LEADER)
    both.leader.sessions.finish(both.pair_id, session_id)
    here.presenter.show(Place("sessions"))
    card = here.page.list.now_card
    assert card is not None
    assert card.first.text() == "Close this term"
    card.first.click()
    assert here.desk.went[-1] == Place("people", act="end")


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
    assert here.desk.went[-1] == Place("session", session_id=session_id)
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


def test_the_place_goes_into_the_calendar_only_when_it_is_ticked(
    both: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = page_of(both, both.leader, qtbot)
    session_id = planned(both, here)
    view, target = here.page.prepare, tmp_path / "session.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))

    def places() -> list[str]:
        calendar = Calendar.from_ical(target.read_bytes())
        return [str(event["location"]) for event in calendar.walk("VEVENT") if "location" in event]

    assert not view.with_place.isChecked()
    view.invitation.click()
    assert places() == []
    view.with_place.setChecked(True)
    view.invitation.click()
    assert places() == ["The library"]
    both.leader.sessions.change_plan(both.pair_id, session_id, place="Room 2, for the two of us")
    here.presenter.refresh(Changes(sessions=True))
    assert not view.with_place.isChecked(), "another place is asked about anew"
    both.leader.sessions.change_plan(both.pair_id, session_id, place="")
    here.presenter.refresh(Changes(sessions=True))
    assert view.with_place.isHidden()


def test_each_card_says_what_both_will_be_asked_in_words_for_their_chairs(both: Room, qtbot: QtBot) -> None:
    revealed(both)
    here = page_of(both, both.leader, qtbot)
    planned(both, here)
    names = both.leader.seat.checkins.library.names()
    asked = [card.topic for card in here.page.prepare.cards if card.topic.begins]
    assert asked
    for topic in asked:
        mine, theirs = topic.begins
        assert (mine.role, mine.name, theirs.name) == (Role.LEADER, "Robin", "Morgan")
        assert mine.text != theirs.text
        assert any(item.prompts and item.prompts.asked_of(Role.LEADER).describe == mine.text for item in names.values())


def test_a_script_half_changed_is_there_again_until_it_is_kept_or_left(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    place = Place("sessions", act="scripts", entry_id="regular_check_in")
    here.presenter.show(place)
    view = here.page.script
    view.change.click()
    view.steps[0].question.set_text("How are you, rea")
    assert here.presenter.unsaved
    here.presenter.leave()
    assert not here.presenter.unsaved
    again = page_of(both, both.leader, qtbot)
    again.presenter.show(place)
    view = again.page.script
    assert view.writing
    assert view.steps[0].question.text() == "How are you, rea"
    assert view.steps[1].title.text() == both.leader.scripts.script("regular_check_in").steps[1].title
    view.leave.click()
    again.presenter.show(place)
    assert not view.writing
    view.change.click()
    view.steps[0].question.set_text("How are you, really?")
    qtbot.waitUntil(lambda: not again.presenter.unsaved)  # kept while it is typed
    view.keep.click()
    again.presenter.show(place)
    assert not view.writing
    assert both.leader.scripts.script("regular_check_in").steps[0].say_aloud == "How are you, really?"


def test_versions_of_last_words_are_shown_and_one_is_chosen(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    session_id = planned(both, here)
    both.leader.sessions.begin(both.pair_id, session_id, Role.LEADER)
    both.leader.sessions.finish(both.pair_id, session_id)
    both.meet()
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(PairLog, "sync", lambda _log: Changes())
        both.leader.sessions.keep_closing(both.pair_id, session_id, "Worth it.")
        both.chief.sessions.keep_closing(both.pair_id, session_id, "Good to talk.")
    both.meet()
    here.presenter.show(Place("sessions", session_id=session_id))
    (choice,) = here.page.story.findChildren(VersionChoice)
    other = next(button for button in choice.buttons if "Good to talk." in button.accessibleName())
    other.click()
    both.meet()
    session = both.chief.sessions.record(both.pair_id, session_id).session
    assert (session.closing, session.versions) == ("Good to talk.", ())


def test_a_closed_term_is_read_and_offers_nothing(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    waiting, begun = planned(both, here), planned(both, here)
    both.leader.sessions.begin(both.pair_id, begun, Role.LEADER)
    pair = here.desk.pair
    assert pair is not None
    here.desk.pair = replace(pair, term_end=both.seats.clock().date())
    here.presenter.show(Place("sessions"))
    assert here.page.list.plan_button.isHidden()
    assert here.page.list.now_card is not None
    assert here.page.list.now_card.second is None
    assert {row.row.session_id for row in here.page.list.rows} == {waiting, begun}
    for session_id in (waiting, begun):
        here.presenter.show(Place("sessions", session_id=session_id))
        assert here.page.currentWidget() is here.page.story


def test_of_two_under_way_both_can_be_reached(both: Room, qtbot: QtBot) -> None:
    here, there = page_of(both, both.leader, qtbot), page_of(both, both.chief, qtbot)
    first, second = planned(both, here), planned(both, here)
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(PairLog, "sync", lambda _log: Changes())
        both.leader.sessions.begin(both.pair_id, first, Role.LEADER)
        both.chief.sessions.begin(both.pair_id, second, Role.LEADER)
    both.meet()
    there.presenter.show(Place("sessions"))
    card = there.page.list.now_card
    assert card is not None
    card.first.click()
    reached = {there.desk.went[-1].session_id, *(row.row.session_id for row in there.page.list.rows)}
    assert reached == {first, second}


def test_one_called_off_can_be_taken_out_of_the_calendar(
    both: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = page_of(both, both.leader, qtbot)
    planned(both, here)
    offered: list[str] = []

    def choose(_page: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    here.page.prepare.invitation.click()
    here.page.prepare.call_off.click()
    assert here.page.story.cancellation is not None
    here.page.story.cancellation.click()
    (name,) = set(offered)
    assert name.startswith("LeaderLens session 2026-")
    (event,) = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
    assert str(event["status"]) == "CANCELLED"


def test_one_that_did_not_happen_can_be_moved(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    missed = planned(both, here)
    both.seats.clock.moment += timedelta(days=30)
    here.presenter.show(Place("sessions"))
    assert [(row.row.session_id, row.row.chip) for row in here.page.list.rows] == [(missed, "Did not happen?")]
    both.leader.sessions.change_plan(both.pair_id, missed, planned=both.seats.clock() - timedelta(days=2))
    here.presenter.refresh(Changes(sessions=True))
    assert here.page.list.now_card is not None
    here.page.list.now_card.first.click()
    assert here.desk.went[-1] == Place("sessions", act="plan", session_id=missed)


def test_a_plan_half_filled_in_is_there_again_until_it_is_kept_or_put_away(both: Room, qtbot: QtBot) -> None:
    here = page_of(both, both.leader, qtbot)
    drafts = FormDrafts(both.leader.seat.laptop.database)
    here.presenter.show(Place("sessions", act="plan"))
    assert not here.presenter.unsaved
    here.presenter.leave()
    assert drafts.all() == {}, "what nobody touched is nothing to keep"
    here.presenter.show(Place("sessions", act="plan"))
    day = here.page.plan.day.value() + timedelta(days=9)
    here.page.plan.day.set_value(day)
    here.page.plan.time.set_value(11, 30)
    here.page.plan.place.set_text("The upper lib")
    assert here.presenter.unsaved
    here.presenter.leave()
    assert not here.presenter.unsaved
    again = page_of(both, both.leader, qtbot)
    again.presenter.show(Place("sessions", act="plan"))
    view = again.page.plan
    assert (view.place.text(), view.day.value(), view.time.value()) == ("The upper lib", day, (11, 30))
    view.cancel.click()
    assert drafts.all() == {}
    again.presenter.show(Place("sessions", act="plan"))
    assert view.place.text() == ""
    view.place.set_text("The library")
    again.presenter.leave()
    again.presenter.show(Place("sessions", act="plan"))
    view.keep.click()
    assert drafts.all() == {}
    (made,) = both.leader.sessions.all(both.pair_id)
    assert made.place == "The library"
