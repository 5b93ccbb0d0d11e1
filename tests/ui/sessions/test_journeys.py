"""A whole session at two laptops: planned, opened, told, said back, agreed and closed, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.domain.script import Phase
from leaderlens.domain.session import SessionState, Slot, Topic, Verdict
from leaderlens.i18n import medium_date
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.ui.desk import Place
from leaderlens.ui.sessions.half_agreement import HalfAgreementCard
from leaderlens.ui.sessions.on_the_table import MarkedLine
from leaderlens.ui.sessions.running_page import RunningPage
from leaderlens.ui.sessions.running_presenter import RunningPresenter
from leaderlens.ui.sessions.version_choice import VersionChoice
from leaderlens.ui.widgets.labels import TextLabel
from tests.reflection import Chair, Room, room
from tests.seats import all_rated
from tests.ui.desks import KeptDesk
from tests.ui.sessions.chairs import sitting


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


@dataclass
class Table:
    """One laptop's screen."""

    page: RunningPage
    presenter: RunningPresenter
    desk: KeptDesk


def table(both: Room, chair: Chair, qtbot: QtBot) -> Table:
    page = RunningPage()
    qtbot.addWidget(page)
    laptop = chair.seat.laptop
    kept = KeptDesk(laptop.vault.person, both.seats.clock, laptop.pairing.pairs()[0])
    presenter = RunningPresenter(page, kept.desk, sitting(chair))
    return Table(page, presenter, kept)


def plan(both: Room, script: str = "regular_check_in") -> str:
    _changes, session_id = both.leader.sessions.plan(both.pair_id, script, both.seats.clock(), 45, "The library")
    both.meet()
    return session_id


def begin(both: Room, qtbot: QtBot, script: str = "regular_check_in") -> tuple[Table, str]:
    session_id = plan(both, script)
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    here.page.opening.begin.click()
    assert here.page.shows_step
    return here, session_id


def on_to(here: Table, both: Room, session_id: str, phase: Phase) -> None:
    """Go on until a step of that phase."""
    while both.leader.sessions.record(both.pair_id, session_id).step.phase is not phase:
        here.page.step.next.click()


def test_a_session_from_its_opening_to_its_agreements_on_both_laptops(both: Room, qtbot: QtBot) -> None:
    _c, owed = both.leader.agreements.make(both.pair_id, "Mondays, ten minutes.", Owner.BOTH, both.seats.clock().date())
    session_id = plan(both)
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    (card,) = here.page.opening.owed
    card.line.set_text("Three Mondays of four.")
    card.buttons[AgreementState.PART].click()
    assert here.page.opening.owed == ()
    here.page.opening.first.set_value("chief_executive")
    here.page.opening.begin.click()
    assert "Morgan speaks" in here.page.step.speaker.words.text()
    on_to(here, both, session_id, Phase.DESCRIBE)
    here.page.step.notes.line.set_text("The gap came up twice.")
    here.page.step.notes.line.submitted.emit()
    here.page.step.notes.line.set_text("Never entered")  # taken along by going on
    on_to(here, both, session_id, Phase.CHECK_BACK)
    hearing = here.page.step.hearing
    hearing.heard.set_text("You were left unsure.")
    hearing.buttons[Verdict.PARTLY].click()
    hearing.correction.set_text("Surprised, rather.")
    hearing.again.click()
    assert hearing.texts() == ("", "")
    hearing.heard.set_text("You were surprised.")
    hearing.buttons[Verdict.YES].click()
    on_to(here, both, session_id, Phase.AGREE)
    agree = here.page.step.agree
    agree.text.set_text("Tell me beforehand.")
    agree.owner.set_value("leader")
    agree.how.set_text("No surprises in cabinet.")
    agree.keep.click()
    assert agree.text.text() == ""
    while not here.page.shows_closing:
        here.page.step.next.click()
    here.page.closing.closing.set_text("That was worth the hour.")
    here.presenter.leave()
    both.meet()
    told = both.chief.sessions.record(both.pair_id, session_id)
    assert told == both.leader.sessions.record(both.pair_id, session_id)
    assert (told.session.state, told.session.closing) == (SessionState.DONE, "That was worth the hour.")
    assert {line.text for line in told.lines} == {"The gap came up twice.", "Never entered"}
    said = {one.heard: (one.verdict, one.correction) for one in told.check_backs}
    assert said == {
        "You were left unsure.": (Verdict.PARTLY, "Surprised, rather."), "You were surprised.": (Verdict.YES, ""),
    }  # fmt: skip
    assert [(one.text, one.owner, one.how) for one in told.agreements] == [
        ("Tell me beforehand.", Owner.LEADER, "No surprises in cabinet.")
    ]
    (before,) = (one for one in both.chief.agreements.all(both.pair_id) if one.id == owed)
    assert (before.state, before.reviews[-1].line) == (AgreementState.PART, "Three Mondays of four.")
    assert here.desk.tasks.told == []
    assert not here.presenter.unsaved


def test_leaving_stops_the_clock_and_coming_back_asks_to_go_on(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    here.page.step.next.click()
    here.page.step.notes.line.set_text("Half a thou")
    here.page.step.agree.text.set_text("Half an agree")
    assert here.presenter.unsaved
    here.presenter.leave()
    assert not here.presenter.unsaved
    record = both.leader.sessions.record(both.pair_id, session_id)
    assert (record.session.state, record.session.turn.number) == (SessionState.PAUSED, 1)
    assert {line.text for line in record.lines} == {"Half a thou"}
    both.seats.clock.moment += timedelta(days=2)
    here.presenter.show(Place("session"))  # finds the one under way
    assert here.page.currentWidget() is here.page.still
    here.page.still.resume.click()
    assert here.page.shows_step
    assert here.page.step.key == (record.step.id, 1)
    assert len(here.page.step.notes.parts) == 1
    assert here.page.step.notes.text() == ""
    assert here.page.step.agree.text.text() == "Half an agree"


@pytest.mark.parametrize("presses", range(0, 12, 3))
def test_an_app_that_was_killed_comes_back_to_the_same_turn(both: Room, qtbot: QtBot, presses: int) -> None:
    here, session_id = begin(both, qtbot)
    for _press in range(presses):
        here.page.step.next.click()
    before = both.leader.sessions.record(both.pair_id, session_id)
    both.seats.clock.moment += timedelta(hours=3)
    again = table(both, both.leader, qtbot)  # nothing of the first one was asked to leave
    again.presenter.show(Place("session", session_id=session_id))
    again.page.still.resume.click()
    after = both.leader.sessions.record(both.pair_id, session_id)
    assert (after.step.id, after.speaker) == (before.step.id, before.speaker)
    assert after.session.turn.remaining(both.seats.clock()) == 120
    again.page.step.notes.line.set_text("Taken up again.")
    again.page.step.notes.line.submitted.emit()
    after = both.leader.sessions.record(both.pair_id, session_id)
    assert [(line.step, line.text) for line in after.lines] == [(before.step.id, "Taken up again.")]


def test_a_step_is_skipped_lengthened_gone_back_from_and_the_session_ended_early(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    sessions, pair_id = both.leader.sessions, both.pair_id
    step = here.page.step
    both.seats.clock.moment += timedelta(minutes=9)
    here.page.ticked.emit()
    assert step.clock.words.text() == "Take the time you need"
    step.longer.click()
    assert step.clock.words.text() == "2 minutes left"
    step.skip.click()
    assert sessions.record(pair_id, session_id).session.left_out == {"arrive"}
    step.back.click()
    assert sessions.record(pair_id, session_id).step.id == "arrive"
    step.pause.click()
    here.page.still.end.click()
    assert here.page.shows_closing
    assert sessions.record(pair_id, session_id).session.state is SessionState.DONE
    here.page.closing.plan.click()
    assert here.desk.went == [Place("sessions", act="plan")]


def test_the_last_session_leads_on_to_the_end_of_the_term(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot, "last_session")
    closing = here.page.closing
    while not here.page.shows_closing:
        here.page.step.next.click()
    assert both.leader.sessions.record(both.pair_id, session_id).session.state is SessionState.DONE
    assert (closing.title.text(), closing.goodbye.isHidden()) == ("That was your last session", False)
    assert (closing.plan.isHidden(), closing.end.isHidden()) == (True, False)
    closing.end.click()
    assert here.desk.went == [Place("people", act="end")]


def test_the_screen_stays_open_while_two_people_talk_and_not_for_an_empty_room(both: Room, qtbot: QtBot) -> None:
    here, _session_id = begin(both, qtbot)
    alive: list[bool] = []
    here.page.alive.connect(lambda: alive.append(True))
    both.seats.clock.moment += timedelta(minutes=4)
    here.page.ticked.emit()
    assert alive == [True]
    both.seats.clock.moment += timedelta(minutes=30)
    here.page.ticked.emit()
    assert alive == [True]


def test_a_repair_asks_who_is_more_hurt_and_a_line_is_changed_or_its_version_chosen(both: Room, qtbot: QtBot) -> None:
    session_id = plan(both, "repair_after_strain")
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    words = [label.text() for label in (here.page.opening._ask, here.page.opening._remembered)]
    assert words == ["Who tells it first?", "Let the one who is more hurt go first."]
    here.page.opening.begin.click()
    step = here.page.step
    _c, line_id = both.leader.sessions.add_line(both.pair_id, session_id, step.key[0], "The Tuesday call.")
    both.meet()
    both.leader.sessions.edit_line(both.pair_id, line_id, "The Tuesday call, at nine.")
    both.chief.sessions.edit_line(both.pair_id, line_id, "The Wednesday call.")
    both.meet()
    here.presenter.refresh(Changes(sessions=True))
    (choice,) = step.notes.parts
    assert isinstance(choice, VersionChoice)
    shown = [button.accessibleName() for button in choice.buttons]
    assert sorted(shown) == [
        "Keep this version: The Tuesday call, at nine.", "Keep this version: The Wednesday call.",
    ]  # fmt: skip
    next(button for button in choice.buttons if "Wednesday" in button.accessibleName()).click()
    (line,) = both.leader.sessions.record(both.pair_id, session_id).lines
    assert (line.text, line.others) == ("The Wednesday call.", ())
    step.notes.edit_wanted.emit(line_id, line.text)
    assert step.notes.text() == "The Wednesday call."
    step.notes.line.set_text("The Thursday call.")
    step.notes.line.submitted.emit()
    (line,) = both.leader.sessions.record(both.pair_id, session_id).lines
    assert line.text == "The Thursday call."
    assert len(step.notes.parts) == 1


def test_agreements_open_early_only_when_the_rest_is_left_out_on_purpose(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot, "first_conversation")
    sessions, pair_id = both.leader.sessions, both.pair_id
    on_to(here, both, session_id, Phase.AGREE)
    sessions._say(pair_id, session_id, {"done.say_it_back": 0})
    here.presenter.refresh(Changes(sessions=True))
    here.page.step.agree.agreed.emit("Too early", "both", both.seats.clock().date(), "")
    assert both.leader.agreements.all(pair_id) == ()
    assert not here.page.step.agree.form.isVisibleTo(here.page.step.agree)
    here.page.step.agree.left_out.emit()
    assert here.page.step.agree.form.isVisibleTo(here.page.step.agree)


def test_one_that_is_over_or_not_there_leads_back_to_the_list(both: Room, qtbot: QtBot) -> None:
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session"))
    session_id = plan(both)
    both.leader.sessions.cancel(both.pair_id, session_id)
    here.presenter.show(Place("session", session_id=session_id))
    here.desk.pair = None
    here.presenter.show(Place("session"))
    assert here.desk.went == [Place("sessions"), Place("sessions", session_id=session_id), Place("sessions")]
    assert both.of(Role.LEADER).sessions.under_way(both.pair_id) is None


def test_words_that_no_disk_took_are_held_until_one_does(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    write, sessions = both.leader.sessions.add_line, both.leader.sessions

    def full(*_words: object) -> tuple[Changes, str]:
        raise OSError("full")

    sessions.add_line = full  # type: ignore[method-assign, assignment]
    here.page.step.notes.line.set_text("Not to be lost")
    here.presenter.leave()
    assert here.presenter.unsaved
    sessions.add_line = write  # type: ignore[method-assign]
    here.presenter.leave()
    assert not here.presenter.unsaved
    assert [line.text for line in sessions.record(both.pair_id, session_id).lines] == ["Not to be lost"]


def test_keys_that_come_while_the_turn_moves_on_elsewhere_are_kept_where_they_were_meant(
    both: Room, qtbot: QtBot
) -> None:
    here, session_id = begin(both, qtbot)
    on_to(here, both, session_id, Phase.CHECK_BACK)
    sessions, pair_id = both.leader.sessions, both.pair_id
    step = here.page.step
    step.notes.line.set_text("Half a li")
    step.hearing.heard.set_text("Half of what I h")
    sessions.forward(pair_id, session_id)  # as the other laptop would
    here.presenter.refresh(Changes(sessions=True))
    assert (step.notes.text(), step.hearing.texts()[0]) == ("", "")
    record = sessions.record(pair_id, session_id)
    assert [(line.step, line.text) for line in record.lines] == [("check_back", "Half a li")]
    assert [(one.listener, one.heard) for one in record.check_backs] == [(Role.LEADER, "Half of what I h")]
    assert len(step.notes.parts) == 1
    step.notes.line.set_text("And at the ve")
    sessions.finish(pair_id, session_id)
    here.presenter.refresh(Changes(sessions=True))
    assert here.page.shows_closing
    assert {line.text for line in sessions.record(pair_id, session_id).lines} == {"Half a li", "And at the ve"}
    assert not here.presenter.unsaved


def test_an_agreement_in_the_making_is_kept_as_it_is_and_there_again(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    on_to(here, both, session_id, Phase.AGREE)
    drafts = FormDrafts(both.leader.seat.laptop.database)
    agree, due = here.page.step.agree, both.seats.clock().date() + timedelta(days=30)
    agree.text.set_text("Tell me before")
    assert here.presenter.unsaved
    qtbot.waitUntil(lambda: bool(drafts.all()))
    agree.how.set_text("No surprises")
    agree.owner.set_value("chief_executive")
    agree.due.set_value(due)
    here.presenter.leave()
    assert not here.presenter.unsaved
    assert both.leader.sessions.record(both.pair_id, session_id).lines == ()
    both.meet()
    assert FormDrafts(both.chief.seat.laptop.database).all() == {}, "it does not travel"
    again = table(both, both.leader, qtbot)
    again.presenter.show(Place("session", session_id=session_id))
    again.page.still.resume.click()
    agree = again.page.step.agree
    assert (agree.text.text(), agree.how.text()) == ("Tell me before", "No surprises")
    assert (agree.owner.value(), agree.due.value()) == ("chief_executive", due)
    agree.text.set_text("Tell me beforehand.")
    agree.keep.click()
    (kept,) = both.leader.agreements.all(both.pair_id)
    assert (kept.text, kept.how, kept.due) == ("Tell me beforehand.", "No surprises", due)
    assert (kept.owner, agree.text.text(), drafts.all()) == (Owner.CHIEF_EXECUTIVE, "", {})
    assert not again.presenter.unsaved


@pytest.mark.parametrize("keep", [True, False])
def test_an_agreement_begun_when_the_session_ends_is_kept_or_let_go(both: Room, qtbot: QtBot, keep: bool) -> None:
    here, session_id = begin(both, qtbot)
    on_to(here, both, session_id, Phase.AGREE)
    here.page.step.agree.text.set_text("Tell me beforehand.")
    here.page.step.pause.click()
    here.page.still.end.click()
    (card,) = here.page.closing.findChildren(HalfAgreementCard)
    (card.keep if keep else card.drop).click()
    qtbot.waitUntil(
        lambda: not any(one.isVisibleTo(here.page) for one in here.page.closing.findChildren(HalfAgreementCard))
    )
    made = [one.text for one in both.leader.agreements.all(both.pair_id)]
    assert made == (["Tell me beforehand."] if keep else [])
    assert FormDrafts(both.leader.seat.laptop.database).all() == {}
    here.presenter.leave()
    assert not here.presenter.unsaved


@pytest.mark.parametrize("state", [AgreementState.PART, AgreementState.NOT_DONE, AgreementState.DONE])
def test_what_is_not_settled_gets_a_new_day_at_the_opening(both: Room, state: AgreementState, qtbot: QtBot) -> None:
    agreements, today = both.leader.agreements, both.seats.clock().date()
    agreements.make(both.pair_id, "Mondays, ten minutes.", Owner.BOTH, today)
    session_id = plan(both)
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    (card,) = here.page.opening.owed
    assert not card.day.isVisibleTo(here.page), "nobody is asked for a day before they want one"
    card.another_day.click()
    assert card.day.isVisibleTo(here.page)
    assert card.day.value() == today + timedelta(days=14)
    wanted = today + timedelta(days=30)
    card.day.set_value(wanted)
    card.buttons[state].click()
    (agreement,) = agreements.all(both.pair_id)
    review = agreement.reviews[-1]
    if state.settles:
        assert (agreement.due, review.moved_to) == (today, None)
    else:
        assert (agreement.due, review.moved_from, review.moved_to) == (wanted, today, wanted)
        here.page.opening.begin.click()
        while both.leader.sessions.record(both.pair_id, session_id).step.id != "last_time":
            here.page.step.next.click()
        texts = [label.text() for label in here.page.step.looked_back.findChildren(TextLabel)]
        assert any(f"now by {medium_date(wanted)}" in text for text in texts)


def test_what_is_typed_beside_an_agreement_to_look_back_at_is_there_again(both: Room, qtbot: QtBot) -> None:
    agreements, today = both.leader.agreements, both.seats.clock().date()
    ids = [agreements.make(both.pair_id, text, Owner.BOTH, today)[1] for text in ("Mondays.", "Papers by Friday.")]
    session_id = plan(both)
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    cards = {card.owed.id: card for card in here.page.opening.owed}
    cards[ids[0]].line.set_text("Three of f")
    cards[ids[1]].line.set_text("Half of th")
    cards[ids[0]].buttons[AgreementState.DONE].click()
    (left,) = here.page.opening.owed
    assert left.line.text() == "Half of th", "the other line stays while this card goes"
    here.presenter.leave()
    again = table(both, both.leader, qtbot)
    again.presenter.show(Place("session", session_id=session_id))
    (card,) = again.page.opening.owed
    assert card.line.text() == "Half of th"
    again.page.opening.begin.click()
    while both.leader.sessions.record(both.pair_id, session_id).step.id != "last_time":
        again.page.step.next.click()
    (card,) = again.page.step.owed.cards
    assert card.line.text() == "Half of th"
    assert again.page.step.looked_back.isVisibleTo(again.page.step)
    card.buttons[AgreementState.PART].click()
    assert again.page.step.owed.cards == ()
    assert {one.reviews[-1].line for one in agreements.all(both.pair_id)} == {"Three of f", "Half of th"}
    assert FormDrafts(both.leader.seat.laptop.database).all() == {}
    again.page.step.skip.click()
    assert not again.page.step.looked_back.isVisibleTo(again.page.step)


def test_whoever_speaks_is_asked_in_words_for_their_chair(both: Room, qtbot: QtBot) -> None:
    topic = Topic(Slot.EXPLORE, "Decisive (Leader)", "You saw it apart.", "ryley.decisive", Subject.LEADER)
    session_id = plan(both)
    both.leader.sessions.choose_topics(both.pair_id, session_id, [topic])
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    here.page.opening.first.set_value("leader")
    here.page.opening.begin.click()
    on_to(here, both, session_id, Phase.DESCRIBE)
    prompts = both.leader.seat.checkins.library.names()["ryley.decisive"].prompts
    assert prompts is not None

    panel = here.page.step.topics

    def asked() -> str:
        return " ".join(label.text() for label in panel.findChildren(TextLabel) if label.isVisibleTo(panel))

    assert f"Robin: {prompts.asked_of(Role.LEADER).describe}" in asked()
    here.page.step.next.click()
    assert f"Morgan: {prompts.asked_of(Role.CHIEF_EXECUTIVE).describe}" in asked()
    assert prompts.asked_of(Role.LEADER).describe not in asked()


def test_the_ratings_of_a_topic_are_shown_when_they_are_asked_for(both: Room, qtbot: QtBot) -> None:
    checkin_id = both.seats.open_checkin(("ryley",))
    questions = both.leader.seat.checkins.overview(both.pair_id)[0].checkin.questions
    both.seats.reveal(checkin_id, all_rated(questions, 3), all_rated(questions, 5))
    session_id = plan(both)
    topic = Topic(Slot.EXPLORE, "Decisive (Leader)", "", "ryley.decisive", Subject.LEADER)
    both.leader.sessions.choose_topics(both.pair_id, session_id, [topic, Topic(Slot.OWN, "The Tuesday call")])
    here = table(both, both.leader, qtbot)
    here.presenter.show(Place("session", session_id=session_id))
    here.page.opening.begin.click()
    panel = here.page.step.topics

    def marked() -> list[str]:
        return [line.said for line in panel.findChildren(MarkedLine) if line.isVisibleTo(panel)]

    assert marked() == []
    panel.ratings.click()
    assert marked() == ["Robin: 3 of 7", "Morgan: 5 of 7"]
    panel.ratings.click()
    qtbot.waitUntil(lambda: marked() == [])
    panel.charts.click()
    assert here.desk.went[-1] == Place("trends")


def test_versions_of_what_was_heard_are_shown_in_the_turn_and_one_is_chosen(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    on_to(here, both, session_id, Phase.CHECK_BACK)
    hearing, pair_id = here.page.step.hearing, both.pair_id
    hearing.heard.set_text("The rain.")
    hearing.buttons[Verdict.PARTLY].click()
    both.meet()
    (said,) = both.chief.sessions.record(pair_id, session_id).check_backs
    both.leader.sessions.say_back(pair_id, session_id, said.step, said.listener, "The rain, at first.", said.id)
    both.chief.sessions.say_back(pair_id, session_id, said.step, said.listener, "The wait.", said.id)
    both.meet()
    here.presenter.refresh(Changes(sessions=True))
    (choice,) = (one for one in hearing.findChildren(VersionChoice) if one.isVisibleTo(hearing))
    next(button for button in choice.buttons if "The wait." in button.accessibleName()).click()
    assert hearing.texts()[0] == "The wait."
    (said,) = both.leader.sessions.record(pair_id, session_id).check_backs
    assert (said.heard, said.versions) == ("The wait.", ())


def test_a_closed_term_has_no_session_to_hold(both: Room, qtbot: QtBot) -> None:
    session_id = plan(both)
    here = table(both, both.leader, qtbot)
    assert here.desk.pair is not None
    here.desk.pair = replace(here.desk.pair, term_end=both.seats.clock().date())
    here.presenter.show(Place("session", session_id=session_id))
    assert here.desk.went == [Place("sessions", session_id=session_id)]


def test_somebody_who_never_rests_is_kept_all_the_same(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    notes, typed = here.page.step.notes, count()

    def kept() -> bool:
        QTest.keyClicks(notes.line.edit, str(next(typed) % 10))
        return len(both.leader.sessions.record(both.pair_id, session_id).lines) == 1

    qtbot.waitUntil(kept)


def test_one_that_only_looks_on_stops_nobodys_clock_by_leaving(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    both.meet()
    there = table(both, both.chief, qtbot)
    there.presenter.show(Place("session", session_id=session_id))
    there.page.still.resume.click()
    both.meet()
    there.presenter.leave()
    both.meet()
    assert both.leader.sessions.record(both.pair_id, session_id).session.state is SessionState.RUNNING
    there.presenter.show(Place("session", session_id=session_id))
    there.page.still.resume.click()
    there.page.step.next.click()  # from now on it is this laptop that moves it on
    both.meet()
    here.presenter.refresh(Changes(sessions=True))
    here.presenter.leave()
    both.meet()
    assert both.leader.sessions.record(both.pair_id, session_id).session.state is SessionState.RUNNING
    there.presenter.leave()
    both.meet()
    assert both.leader.sessions.record(both.pair_id, session_id).session.state is SessionState.PAUSED


def test_an_agreement_is_made_once_however_often_it_is_pressed_and_never_for_yesterday(
    both: Room, qtbot: QtBot
) -> None:
    here, session_id = begin(both, qtbot)
    on_to(here, both, session_id, Phase.AGREE)
    agree, today = here.page.step.agree, both.seats.clock().date()
    assert agree.owner.value() == "both"
    agree.due.set_value(today - timedelta(days=400))
    assert agree.due.value() == today
    agree.text.set_text("Twice?")
    tasks, held = here.desk.tasks, list[tuple[object, ...]]()
    run = tasks.run
    tasks.run = lambda *given: held.append(given)  # type: ignore[method-assign, assignment]
    agree.keep.click()
    agree.keep.click()
    tasks.run = run  # type: ignore[method-assign]
    for given in held:
        run(*given)  # type: ignore[arg-type]
    assert [one.text for one in both.leader.agreements.all(both.pair_id)] == ["Twice?"]


def test_what_was_said_back_aloud_is_judged_without_a_word_of_it_typed(both: Room, qtbot: QtBot) -> None:
    here, session_id = begin(both, qtbot)
    on_to(here, both, session_id, Phase.CHECK_BACK)
    here.page.step.hearing.buttons[Verdict.YES].click()
    (said,) = both.leader.sessions.record(both.pair_id, session_id).check_backs
    assert (said.heard, said.verdict, said.listener) == ("", Verdict.YES, Role.LEADER)
    here.page.step.hearing.heard.set_text("Typed afterwards")
    here.presenter.leave()
    (said,) = both.leader.sessions.record(both.pair_id, session_id).check_backs
    assert (said.heard, said.verdict) == ("Typed afterwards", Verdict.YES)
