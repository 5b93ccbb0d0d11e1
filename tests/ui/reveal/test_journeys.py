"""Beside the answers of a reveal: moments, guesses, tags, and second views that leave the sealed answer alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Basis, Moment, Question, Remarks, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.services.lenses import Library
from leaderlens.store import sessions as stored
from leaderlens.ui.desk import Place
from leaderlens.ui.reveal.onward import onward
from leaderlens.ui.reveal.page import RevealPage
from leaderlens.ui.reveal.presenter import RevealPresenter
from leaderlens.ui.style.theme import Theme
from tests.seats import Seats, all_rated, seats
from tests.ui.check_in_stories import LeadersDesk
from tests.ui.fitting import clipped, nameless, settle
from tests.ui.reveal.conftest import topics_of

PATIENT = Question("ryley.patient", Subject.LEADER)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as made:
        yield made


@pytest.fixture
def told(both: Seats) -> str:
    """A revealed check-in with moments, guesses and tags; its id."""
    event = Event("e1" * 16, both.clock().date(), "budget", "Budget council")
    both.leader.events.add(both.pair_id, [event])
    questions = Library().questions(("ryley",))
    _changes, checkin_id = both.leader.checkins.open(both.pair_id, both.clock().date(), ("ryley",), predict=True)
    mine, theirs = all_rated(questions, 6), all_rated(questions, 5)
    mine[PATIENT] = Answer(6, basis=Basis.ONE_MOMENT, prediction=6)
    theirs[PATIENT] = Answer(2, note="The budget evening.")
    remarks = Remarks(
        (
            Moment("Held the vote open", event.id, event.day, ("ryley.patient",), shared=True),
            Moment("Only for me"),
        )
    )
    both.leader.checkins.keep_remarks(both.pair_id, checkin_id, remarks)
    both.reveal(checkin_id, mine, theirs)
    return checkin_id


@pytest.fixture
def scene(theme: Theme, both: Seats, told: str, qtbot: QtBot) -> Iterator[tuple[RevealPage, LeadersDesk]]:
    page, desk = RevealPage(), LeadersDesk(both)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    presenter = RevealPresenter(page, desk.desk, both.leader.trends, topics_of(both))
    with qtbot.waitExposed(page):
        page.show()
    presenter.show(Place("reveal", told))
    page.item_asked.emit(PATIENT.key)
    settle()
    yield page, desk
    assert desk.tasks.told == []
    presenter.leave()


def test_moments_are_shown_as_their_authors_shared_them(scene: tuple[RevealPage, LeadersDesk]) -> None:
    page, _desk = scene
    (block,) = page.moments.blocks
    assert block.happened.text().startswith("Budget council · ")
    assert block.quote.words.text() == "Held the vote open"
    assert block.items.text() == "About: Patient"
    assert [one.quote.words.text() for one in page.panel.moments] == ["Held the vote open"]


def test_guesses_stand_beside_what_was_given(scene: tuple[RevealPage, LeadersDesk]) -> None:
    page, _desk = scene
    assert page.guesses.sentences == {Role.LEADER: "0 of 1 guess within one step."}
    assert [button.text() for button in page.guesses.buttons] == ["Patient: guessed 6, given 2"]
    column = page.panel.views[Role.LEADER]
    assert column.guess.text() == "Guessed that the other gave 6"
    assert column.tags.text() == "One moment"
    assert not page.panel.views[Role.CHIEF_EXECUTIVE].guess.isVisible()


def test_a_second_view_is_dated_and_changes_nothing_that_was_sealed(
    scene: tuple[RevealPage, LeadersDesk], both: Seats, told: str, qtbot: QtBot
) -> None:
    page, _desk = scene
    form = page.panel.second
    form.open_button.click()
    assert not form.add_button.isEnabled(), "nothing to add yet"
    qtbot.keyClicks(form.note.edit, "I see it now.")
    form.rating.set_value("4")
    qtbot.keyClick(form.note.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    column = page.panel.views[Role.LEADER]
    (second,) = column.seconds
    assert second.heading.text().endswith(": 4 · More often than not")
    assert second.quote.words.text() == "I see it now."
    assert column.rating.text() == "6 · Almost always"
    assert form.note.text() == ""
    both.chief.log.sync()
    reveal = both.chief.checkins.reveal(both.pair_id, told)
    assert [view.note for view in reveal.second_views_of(Role.LEADER, PATIENT)] == ["I see it now."]
    sealed = reveal.answer(Role.LEADER, PATIENT)
    assert sealed is not None
    assert sealed.rating == 6


def test_a_reveal_leads_on_to_a_session_that_is_yet_to_be_planned(
    scene: tuple[RevealPage, LeadersDesk], both: Seats
) -> None:
    page, desk = scene
    row = page.panel.table
    assert (row.lay.text(), row.words.isVisible()) == ("Plan a session", False)
    row.lay.click()
    page.session.click()
    assert desk.went == [Place("sessions", act="plan")] * 2
    assert desk.pair is not None
    desk.pair = replace(desk.pair, term_end=both.clock().date())
    assert onward(topics_of(both), desk.pair, Role.LEADER, both.clock().date()) is None
    page.show_onward(None)
    assert (row.isVisible(), page.session.isVisible()) == (False, False)


def test_an_item_is_put_on_the_table_of_the_planned_session_for_both(
    scene: tuple[RevealPage, LeadersDesk], both: Seats
) -> None:
    page, desk = scene
    topics, pair_id, row = topics_of(both), both.pair_id, page.panel.table
    _changes, session_id = topics.sessions.plan(pair_id, "regular_check_in", both.clock() + timedelta(days=3), 45)
    assert desk.pair is not None
    page.show_onward(onward(topics, desk.pair, Role.LEADER, both.clock().date()))
    assert row.words.text() == "Your session is on Tuesday 24 November."
    row.lay.click()
    settle()
    assert row.words.text() == "Your session is on Tuesday 24 November. This lies on its table."
    assert not row.lay.isVisible()
    both.chief.log.sync()
    with both.chief.laptop.database.reading() as session:
        (found,) = stored.sessions(session, pair_id)
    assert [(topic.item, topic.subject) for topic in found.topics] == [("ryley.patient", Subject.LEADER)]
    assert topics.put_on(pair_id, session_id, PATIENT) == Changes(), "it lies there already"
    page.session.click()
    assert desk.went == [Place("sessions", session_id=session_id)]
    topics.sessions.begin(pair_id, session_id, Role.LEADER)
    way = onward(topics, both.leader.laptop.pairing.pairs()[0], Role.LEADER, both.clock().date())
    assert way is not None
    assert (way.text, way.place) == ("Back to your session", Place("session", session_id=session_id))


@pytest.mark.usefixtures("told")
def test_an_item_that_no_card_spoke_of_is_a_card_of_ones_own(both: Seats) -> None:
    topics, pair_id = topics_of(both), both.pair_id
    _changes, session_id = topics.sessions.plan(pair_id, "regular_check_in", both.clock(), 45)
    question = Question("ryley.decisive", Subject.CHIEF_EXECUTIVE)
    topics.put_on(pair_id, session_id, question)
    (card,) = topics.sessions.record(pair_id, session_id).session.topics
    assert (card.title, card.brought_by) == ("Decisive (Chief Executive)", Role.LEADER)
    assert card.why == "One of you chose it while looking at a reveal."


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_clipped(scene: tuple[RevealPage, LeadersDesk], both: Seats, theme: Theme, percent: int) -> None:
    page, _desk = scene
    soon = both.clock() + timedelta(days=3)
    topics_of(both).sessions.plan(both.pair_id, "regular_check_in", soon, 45)
    way = onward(topics_of(both), both.leader.laptop.pairing.pairs()[0], Role.LEADER, both.clock().date())
    page.show_onward(way)
    page.panel.second.open_button.click()
    theme.set_text_size(percent)
    settle()
    assert clipped(page.panel) == []
    assert nameless(page.panel) == []
    page.put_away()
    settle()
    assert clipped(page.story_view) == []
