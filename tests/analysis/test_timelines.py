from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaderlens.analysis.histories import Period, Timeline
from leaderlens.analysis.pictures import Absence
from leaderlens.analysis.timelines import timeline
from leaderlens.domain.checkin import Subject
from leaderlens.domain.event import Event
from leaderlens.domain.session import SessionState, Slot, Topic
from tests.analysis.invented import session
from tests.analysis.rounds import ask, meet, monthly, names

FIRST = date(2025, 9, 15)
TODAY = date(2026, 6, 1)
POLL = Event("p", date(2026, 5, 7), "election", "Local elections", major=True)
ROUNDS = monthly({ask("decisive"): [(5, 5), (None, 5), (5, 5)]})
HELD = session(
    date(2025, 10, 20),
    Topic(Slot.CELEBRATE, "x", item="ryley.honest", subject=Subject.LEADER),
    Topic(Slot.OWN, "Diaries"),
)


def told(period: Period = Period()) -> Timeline:  # noqa: B008 - frozen, and never changed
    planned = session(date(2026, 6, 20), state=SessionState.PLANNED)
    cancelled = replace(HELD, id="gone", state=SessionState.CANCELLED)
    ahead = replace(ROUNDS[-1].checkin, id="next", due=date(2026, 6, 15))
    return timeline(ROUNDS, [ahead], [HELD, planned, cancelled], [POLL], names(), TODAY, period)


def test_the_headline_counts_what_was_held() -> None:
    assert told().headline == "Nine months: three check-ins, one session and one election"


def test_the_lanes_hold_check_ins_sessions_and_events() -> None:
    found = told()
    assert [one.leader for one in found.checkins] == [None, Absence.MISSED, None, Absence.UNANSWERED]
    assert [one.planned for one in found.checkins] == [False, False, False, True]
    assert [talk.topics for talk in found.talks] == [(("Honest", True), ("Diaries", False)), ()]
    assert [event.label for event in found.events] == ["Local elections"]
    assert [(one.first, one.last) for one in found.seasons] == [(date(2026, 4, 2), date(2026, 5, 7))]


def test_who_has_sealed_the_check_in_ahead_is_not_told() -> None:
    (ahead,) = (one for one in told().checkins if one.planned)
    assert ahead.leader is ahead.chief_executive is Absence.UNANSWERED
    assert ("15 June 2026", "Check-in", "due") in told().table.rows


def test_the_alt_text_and_the_table_say_the_same() -> None:
    found = told()
    assert "Leader missed 13 October 2025." in found.alt
    assert "20 October 2025: Honest (celebrated) and Diaries" in found.alt
    assert "Still ahead: 15 June 2026 and 20 June 2026." in found.alt
    assert ("13 October 2025", "Check-in", "Leader: missed; Chief Executive: completed") in found.table.rows
    assert found.table.rows[-1] == ("20 June 2026", "Session", "planned")
    assert "★ = celebrated." in found.note


def test_a_period_narrows_every_lane() -> None:
    found = told(Period(date(2025, 10, 1), date(2025, 10, 31)))
    assert (len(found.checkins), len(found.talks), len(found.events)) == (1, 1, 0)
    assert found.headline == "One check-in and one session"


def test_an_empty_timeline_says_so() -> None:
    found = timeline([], [], [], [], names(), TODAY)
    assert found.headline == "There is nothing on the timeline yet"
    assert found.table.rows == ()


def test_two_check_ins_on_one_day_are_both_there() -> None:
    twice = [meet(FIRST, {ask("decisive"): (5, 5)}), meet(FIRST, {ask("patient"): (5, 5)})]
    found = timeline(twice, [], [], [], names(), TODAY)
    assert found.headline == "Two check-ins and no sessions"
    assert len(found.checkins) == 2
