"""A session planned, run, paused, crashed out of and ended; its notes on two laptops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderlens.domain.agreement import Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.script import Speaker
from leaderlens.domain.session import Kept, SessionState, Slot, Topic, Verdict, Versions
from leaderlens.errors import NotAllowedError
from leaderlens.services.pair_log import PairLog
from leaderlens.services.sessions import EXTENSION
from tests.reflection import Room, room

LEADER, CHIEF = Role.LEADER, Role.CHIEF_EXECUTIVE


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def plan(both: Room, script: str = "regular_check_in") -> str:
    moment = both.seats.clock() + timedelta(days=5)
    _changes, session_id = both.leader.sessions.plan(both.pair_id, script, moment, 45, "The small meeting room")
    return session_id


def begin(both: Room, script: str = "regular_check_in", first: Role = LEADER) -> str:
    session_id = plan(both, script)
    both.leader.sessions.begin(both.pair_id, session_id, first)
    return session_id


@contextmanager
def apart() -> Iterator[None]:
    """Both laptops write, and neither hears of the other meanwhile."""
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(PairLog, "sync", lambda _log: Changes())
        yield


def code(error: pytest.ExceptionInfo[NotAllowedError]) -> str:
    return error.value.code


def test_a_plan_reaches_the_other_and_either_may_change_it(both: Room) -> None:
    session_id = plan(both)
    both.meet()
    theirs = both.chief.sessions.next(both.pair_id)
    assert theirs is not None
    assert (theirs.id, theirs.place, theirs.minutes) == (session_id, "The small meeting room", 45)
    later = both.seats.clock() + timedelta(days=9)
    both.chief.sessions.change_plan(both.pair_id, session_id, planned=later, place="The library")
    both.meet()
    mine = both.leader.sessions.next(both.pair_id)
    assert mine is not None
    assert (mine.planned, mine.place) == (later, "The library")


def test_topics_lie_on_the_table_as_they_were_chosen(both: Room) -> None:
    session_id = plan(both)
    topics = (Topic(Slot.EXPLORE, "Decisive (Chief Executive)", "You saw it three steps apart.", "ryley.decisive"),
              Topic(Slot.OWN, "The Tuesday call", brought_by=CHIEF))  # fmt: skip
    both.leader.sessions.choose_topics(both.pair_id, session_id, topics)
    both.meet()
    assert both.chief.sessions.record(both.pair_id, session_id).session.topics == topics


def test_turns_follow_the_script_and_steps_are_done_or_left_out(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id = both.leader.sessions, both.pair_id
    record = sessions.record(pair_id, session_id)
    assert (record.step.id, record.speaker) == ("arrive", Speaker.LEADER)
    sessions.forward(pair_id, session_id)
    assert sessions.record(pair_id, session_id).speaker is Speaker.CHIEF_EXECUTIVE
    sessions.forward(pair_id, session_id)
    record = sessions.record(pair_id, session_id)
    assert (record.step.id, record.session.done) == ("last_time", frozenset({"arrive"}))
    sessions.forward(pair_id, session_id, leave_out=True)
    record = sessions.record(pair_id, session_id)
    assert (record.step.id, record.session.left_out) == ("describe", frozenset({"last_time"}))
    sessions.back(pair_id, session_id)
    assert sessions.record(pair_id, session_id).step.id == "last_time"


def test_agreements_open_only_after_telling_and_saying_back(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id = both.leader.sessions, both.pair_id
    seen = []
    while not sessions.record(pair_id, session_id).may_agree:
        seen.append(sessions.record(pair_id, session_id).step.id)
        sessions.forward(pair_id, session_id, leave_out="express" in seen)
    assert seen[-1] == "keep"
    assert "agree" not in seen


def test_the_clock_runs_pauses_and_runs_over_without_reproach(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id, clock = both.leader.sessions, both.pair_id, both.seats.clock
    clock.moment += timedelta(seconds=50)
    assert sessions.record(pair_id, session_id).session.turn.remaining(clock()) == 70  # arrive: two minutes each
    sessions.pause(pair_id, session_id)
    clock.moment += timedelta(days=2)
    paused = sessions.record(pair_id, session_id).session
    assert (paused.state, paused.turn.remaining(clock())) == (SessionState.PAUSED, 70)
    sessions.resume(pair_id, session_id)
    clock.moment += timedelta(seconds=100)
    assert sessions.record(pair_id, session_id).session.turn.remaining(clock()) == -30
    sessions.extend(pair_id, session_id)
    assert sessions.record(pair_id, session_id).session.turn.remaining(clock()) == EXTENSION


def test_a_session_that_was_cut_short_is_taken_up_where_it_stood(both: Room) -> None:
    session_id = begin(both)
    both.leader.sessions.forward(both.pair_id, session_id)
    both.meet()
    found = both.chief.sessions.under_way(both.pair_id)
    assert found is not None
    assert (found.id, found.turn.number) == (session_id, 1)


def test_nobody_comes_back_to_an_hour_of_overrun(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id, clock = both.leader.sessions, both.pair_id, both.seats.clock
    clock.moment += timedelta(seconds=20)
    sessions.resume(pair_id, session_id)  # while it runs: nothing to start again
    assert sessions.record(pair_id, session_id).session.turn.remaining(clock()) == 100
    clock.moment += timedelta(hours=1)
    sessions.resume(pair_id, session_id)
    assert sessions.record(pair_id, session_id).session.turn.remaining(clock()) == EXTENSION


def test_what_stands_before_agreeing_may_be_left_out_on_purpose(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id = both.leader.sessions, both.pair_id
    record = sessions.record(pair_id, session_id)
    waiting = record.script.before_agreeing(record.session.done, record.session.left_out)
    assert {step.phase.value for step in waiting} == {"describe", "express", "check_back"}
    sessions.leave_out(pair_id, session_id, [step.id for step in waiting])
    record = sessions.record(pair_id, session_id)
    assert (record.may_agree, record.step.id) == (True, "arrive")


def test_the_last_turn_ends_the_session_and_the_other_opens_the_next(both: Room) -> None:
    session_id = begin(both, first=CHIEF)
    sessions, pair_id = both.leader.sessions, both.pair_id
    while sessions.under_way(pair_id):
        sessions.forward(pair_id, session_id)
    record = sessions.record(pair_id, session_id)
    assert record.session.state is SessionState.DONE
    assert len(record.session.done) == len(record.script.steps)
    assert sessions.opened_last(pair_id) is CHIEF
    assert sessions.record(pair_id, plan(both)).session.first is LEADER
    sessions.keep_closing(pair_id, session_id, "We said it.")
    assert sessions.record(pair_id, session_id).session.closing == "We said it."


def test_a_repair_begins_with_whoever_is_more_hurt(both: Room) -> None:
    session_id = begin(both, "repair_after_strain", first=CHIEF)
    both.leader.sessions.forward(both.pair_id, session_id, leave_out=True)
    record = both.leader.sessions.record(both.pair_id, session_id)
    assert (record.step.id, record.turns) == ("first_telling", (Speaker.CHIEF_EXECUTIVE,))


def test_what_is_not_under_way_does_not_run(both: Room) -> None:
    session_id = plan(both)
    sessions, pair_id = both.leader.sessions, both.pair_id
    with pytest.raises(NotAllowedError) as error:
        sessions.forward(pair_id, session_id)
    assert code(error) == "not-under-way"
    with pytest.raises(NotAllowedError) as error:
        sessions.record(pair_id, "0" * 32)
    assert code(error) == "no-session"
    sessions.begin(pair_id, session_id, LEADER)
    with pytest.raises(NotAllowedError) as error:
        sessions.begin(pair_id, session_id, LEADER)
    assert code(error) == "begun"
    with pytest.raises(NotAllowedError) as error:
        sessions.change_plan(pair_id, session_id, place="Elsewhere")
    assert code(error) == "begun"
    sessions.finish(pair_id, session_id, "Enough for today.")
    with pytest.raises(NotAllowedError) as error:
        sessions.cancel(pair_id, session_id)
    assert code(error) == "over"


def test_a_cancelled_session_stays_as_one_that_was_not_held(both: Room) -> None:
    session_id = plan(both)
    both.leader.sessions.cancel(both.pair_id, session_id)
    (found,) = both.leader.sessions.all(both.pair_id)
    assert found.state is SessionState.CANCELLED
    assert both.leader.sessions.next(both.pair_id) is None


def test_a_line_edited_on_both_laptops_keeps_both_versions_until_one_is_chosen(both: Room) -> None:
    session_id = begin(both)
    _changes, line_id = both.leader.sessions.add_line(both.pair_id, session_id, "describe", "The Tuesday call.")
    both.meet()
    both.leader.sessions.edit_line(both.pair_id, line_id, "The Tuesday call, at nine.")
    both.chief.sessions.edit_line(both.pair_id, line_id, "The Wednesday call.")
    both.meet()
    seen = [chair.sessions.record(both.pair_id, session_id).lines for chair in (both.leader, both.chief)]
    assert seen[0] == seen[1]
    (line,) = seen[0]
    assert {line.text, *line.others} == {"The Tuesday call, at nine.", "The Wednesday call."}
    both.chief.sessions.edit_line(both.pair_id, line_id, line.others[0])
    both.meet()
    (chosen,) = both.leader.sessions.record(both.pair_id, session_id).lines
    assert (chosen.text, chosen.others) == (line.others[0], ())


def test_an_emptied_line_is_gone_for_both(both: Room) -> None:
    session_id = begin(both)
    _changes, line_id = both.leader.sessions.add_line(both.pair_id, session_id, "describe", "A slip.", CHIEF)
    both.meet()
    assert both.chief.sessions.record(both.pair_id, session_id).lines[0].by is CHIEF
    both.chief.sessions.edit_line(both.pair_id, line_id, "  ")
    both.meet()
    assert both.leader.sessions.record(both.pair_id, session_id).lines == ()


def test_what_was_said_back_is_judged_and_makes_a_series(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id = both.leader.sessions, both.pair_id
    assert sessions.heard(pair_id) == ()
    _changes, first = sessions.say_back(pair_id, session_id, "check_back", LEADER, "You walked past three times.")
    _changes, second = sessions.say_back(pair_id, session_id, "check_back", CHIEF, "It was the rain.")
    sessions.judge(pair_id, first, Verdict.YES)
    sessions.judge(pair_id, second, Verdict.PARTLY, "Not the rain: the waiting.")
    both.meet()
    (heard,) = both.chief.sessions.heard(pair_id)
    assert (heard.leader, heard.chief_executive) == (1.0, 0.5)
    (corrected,) = (one for one in both.chief.sessions.record(pair_id, session_id).check_backs if one.id == second)
    assert (corrected.speaker, corrected.correction) == (LEADER, "Not the rain: the waiting.")
    sessions.say_back(pair_id, session_id, "check_back", CHIEF, "It was the waiting.", second)
    assert "It was the waiting." in {one.heard for one in sessions.record(pair_id, session_id).check_backs}


def test_a_session_ended_on_one_laptop_stays_ended_whatever_the_other_does_to_its_clock(both: Room) -> None:
    session_id = begin(both)
    both.leader.sessions.pause(both.pair_id, session_id)
    both.meet()
    with apart():
        both.leader.sessions.finish(both.pair_id, session_id, "Enough.")
        for act in (both.chief.sessions.resume, both.chief.sessions.pause, both.chief.sessions.resume):
            act(both.pair_id, session_id)
    both.meet()
    for chair in (both.leader, both.chief):
        assert chair.sessions.record(both.pair_id, session_id).session.state is SessionState.DONE
        assert chair.sessions.under_way(both.pair_id) is None


@pytest.mark.parametrize("first", ["leader", "chief"])
def test_a_session_that_was_begun_was_not_called_off(both: Room, first: str) -> None:
    session_id = plan(both)
    begun, other = (both.leader, both.chief) if first == "leader" else (both.chief, both.leader)
    both.meet()
    with apart():
        begun.sessions.begin(both.pair_id, session_id, LEADER)
        begun.sessions.pause(both.pair_id, session_id)
        other.sessions.cancel(both.pair_id, session_id)
    both.meet()
    states = {chair.sessions.record(both.pair_id, session_id).session.state for chair in (both.leader, both.chief)}
    assert states == {SessionState.PAUSED}
    other.sessions.cancel(both.pair_id, session_id)  # seen this time
    both.meet()
    states = {chair.sessions.record(both.pair_id, session_id).session.state for chair in (both.leader, both.chief)}
    assert states == {SessionState.CANCELLED}


def test_one_session_at_a_time(both: Room) -> None:
    begin(both)
    again = plan(both)
    with pytest.raises(NotAllowedError) as error:
        both.leader.sessions.begin(both.pair_id, again, LEADER)
    assert code(error) == "another"


def test_a_line_struck_out_while_the_other_changed_it_waits_for_a_choice(both: Room) -> None:
    session_id = begin(both)
    _changes, line_id = both.leader.sessions.add_line(both.pair_id, session_id, "describe", "The Tuesday call.")
    both.meet()
    both.leader.sessions.edit_line(both.pair_id, line_id, "")
    assert both.leader.sessions.record(both.pair_id, session_id).lines == ()
    both.chief.sessions.edit_line(both.pair_id, line_id, "The Tuesday call, at nine.")
    both.meet()
    seen = [chair.sessions.record(both.pair_id, session_id).lines for chair in (both.leader, both.chief)]
    assert seen[0] == seen[1]
    (line,) = seen[0]
    assert {line.text, *line.others} == {"", "The Tuesday call, at nine."}
    both.chief.sessions.choose_version(both.pair_id, session_id, Versions(Kept.LINE, line_id, ()), "")
    both.meet()
    assert both.leader.sessions.record(both.pair_id, session_id).lines == ()


def test_words_said_back_and_last_words_keep_both_versions_until_one_is_chosen(both: Room) -> None:
    session_id = begin(both)
    here, there, pair_id = both.leader.sessions, both.chief.sessions, both.pair_id
    _changes, said = here.say_back(pair_id, session_id, "check_back", LEADER, "The rain.")
    both.meet()
    with apart():
        here.say_back(pair_id, session_id, "check_back", LEADER, "The rain and the wait.", said)
        here.judge(pair_id, said, Verdict.YES)
        here.keep_closing(pair_id, session_id, "Well done.")
        there.say_back(pair_id, session_id, "check_back", LEADER, "The wait.", said)
        there.judge(pair_id, said, Verdict.PARTLY, "The wait, mostly.")
        there.keep_closing(pair_id, session_id, "Good to talk.")
    both.meet()
    record = here.record(pair_id, session_id)
    assert there.record(pair_id, session_id) == record
    (words,) = record.check_backs
    stand = {one.kept: one for one in (*words.versions, *record.session.versions)}
    assert {kept: set(one.texts) for kept, one in stand.items()} == {
        Kept.HEARD: {"The rain and the wait.", "The wait."},
        Kept.VERDICT: {"yes", "partly"},
        Kept.CORRECTION: {"", "The wait, mostly."},
        Kept.CLOSING: {"Well done.", "Good to talk."},
    }
    chosen = {
        Kept.HEARD: "The wait.", Kept.VERDICT: "partly", Kept.CORRECTION: "The wait, mostly.",
        Kept.CLOSING: "Good to talk.",
    }  # fmt: skip
    for kept, text in chosen.items():
        there.choose_version(pair_id, session_id, stand[kept], text)
    both.meet()
    record = here.record(pair_id, session_id)
    (words,) = record.check_backs
    assert (words.heard, words.verdict, words.correction) == ("The wait.", Verdict.PARTLY, "The wait, mostly.")
    assert (record.session.closing, words.versions, record.session.versions) == ("Good to talk.", (), ())


WHO = st.sampled_from(["leader", "chief"])
EDITS = st.lists(
    st.tuples(WHO, st.sampled_from(["line", "agreement", "new", "meet"]), st.sampled_from("abc")), max_size=12
)


@given(EDITS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_notes_and_agreements_edited_on_two_laptops_in_any_order_agree_and_lose_nothing(
    both: Room, edits: list[tuple[str, str, str]]
) -> None:
    session_id = plan(both)
    pair_id = both.pair_id
    _c, line_id = both.leader.sessions.add_line(pair_id, session_id, "describe", "How it began.")
    _c, agreed = both.leader.agreements.make(pair_id, "Mondays.", Owner.BOTH, None)
    both.meet()
    unseen: dict[str, dict[str, str]] = {"line": {}, "agreement": {}}
    for who, what, word in edits:
        chair = both.leader if who == "leader" else both.chief
        text = f"{word} of the {who}"
        if what == "meet":
            both.meet()
        elif what == "new":
            chair.sessions.add_line(pair_id, session_id, "express", text)
        elif what == "line":
            chair.sessions.edit_line(pair_id, line_id, text)
        else:
            (now,) = (one for one in chair.agreements.all(pair_id) if one.id == agreed)
            with apart():
                chair.agreements.change(now, text, Owner.BOTH, None, "")
        if what == "meet":
            unseen = {"line": {}, "agreement": {}}
        elif what in unseen:
            unseen[what][who] = text
    both.meet()
    mine, theirs = (chair.sessions.record(pair_id, session_id).lines for chair in (both.leader, both.chief))
    assert mine == theirs
    (line,) = (one for one in mine if one.id == line_id)
    assert set(unseen["line"].values()) <= {line.text, *line.others}
    agreements = [
        next(one for one in chair.agreements.all(pair_id) if one.id == agreed) for chair in (both.leader, both.chief)
    ]
    assert agreements[0] == agreements[1]
    said = {agreements[0].text, *agreements[0].others}
    assert set(unseen["agreement"].values()) <= said
    assert sum(1 for one in mine if one.step == "express") == sum(1 for _who, what, _word in edits if what == "new")


def test_words_changed_after_the_speaker_said_yes_are_asked_about_again(both: Room) -> None:
    session_id = begin(both)
    sessions, pair_id = both.leader.sessions, both.pair_id
    _changes, said = sessions.say_back(pair_id, session_id, "check_back", LEADER, "The rain.")
    sessions.judge(pair_id, said, Verdict.YES)
    sessions.say_back(pair_id, session_id, "check_back", LEADER, "The rain.", said)
    assert sessions.record(pair_id, session_id).check_backs[0].verdict is Verdict.YES
    sessions.say_back(pair_id, session_id, "check_back", LEADER, "The rain, and the wait.", said)
    assert sessions.record(pair_id, session_id).check_backs[0].verdict is None


def test_a_session_whose_day_went_by_stands_in_nobodys_way(both: Room) -> None:
    missed = plan(both)
    sessions, pair_id, clock = both.leader.sessions, both.pair_id, both.seats.clock
    clock.moment += timedelta(days=6)
    found = sessions.next(pair_id)
    assert found is not None
    assert (found.id, found.gone_by(clock()), found.forgotten(clock())) == (missed, True, False)
    assert both.leader.proposals.proposal(pair_id) is None
    ahead = plan(both)
    found = sessions.next(pair_id)
    assert found is not None
    assert found.id == ahead
    sessions.cancel(pair_id, ahead)
    clock.moment += timedelta(days=20)
    assert sessions.next(pair_id) is None
    assert both.leader.proposals.proposal(pair_id) is not None
