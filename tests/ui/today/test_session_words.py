"""What Today says of sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from leaderlens.domain.session import ReflectionSession, SessionProposal, SessionState
from leaderlens.ui.desk import Place
from leaderlens.ui.today.session_words import Meeting, near, parted, pressing, proposed
from leaderlens.ui.today.view import Action

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOW.date()
PLANNED = ReflectionSession("s", "p", "regular_check_in", planned=NOW, minutes=45, place="The library")


def test_nothing_is_said_where_there_is_nothing() -> None:
    assert (pressing(None, TODAY), near(None, TODAY), proposed(None)) == (None, None, None)
    assert pressing(Meeting("Check-in review", replace(PLANNED, planned=None)), TODAY) is None


def test_one_of_today_may_begin_and_one_in_some_days_be_prepared() -> None:
    now = pressing(Meeting("Check-in review", PLANNED), TODAY)
    assert now is not None
    assert now.action.wish == Place("session", session_id="s")
    assert now.line == "Check-in review, 45 minutes, The library."
    later = Meeting("Check-in review", replace(PLANNED, planned=NOW + timedelta(days=3)))
    soon = near(later, TODAY)
    assert pressing(later, TODAY) is None
    assert soon is not None
    assert (soon.title[:28], soon.action.text) == ("Your session is on Friday at", "Prepare")
    assert near(Meeting("", replace(PLANNED, planned=NOW + timedelta(days=30))), TODAY) is None
    gone = pressing(Meeting("", replace(PLANNED, planned=NOW - timedelta(days=3))), TODAY)
    assert gone is not None
    assert gone.title == "Your session was planned for Saturday 21 November"


def test_a_last_session_held_leads_to_the_end_of_the_term() -> None:
    hero = parted(Meeting("", parting=True))
    assert hero is not None
    assert hero.action == Action("Close this term", Place("people", act="end"))
    assert parted(Meeting("")) is parted(None) is None


def test_one_under_way_is_taken_up_and_one_proposed_says_why() -> None:
    for state in (SessionState.RUNNING, SessionState.PAUSED):
        hero = pressing(Meeting("Check-in review", replace(PLANNED, state=state)), TODAY)
        assert hero is not None
        assert hero.action.text == "Take it up"
    worth = proposed(Meeting("Check-in review", proposal=SessionProposal("regular_check_in", "Six weeks.", (), 45)))
    assert worth is not None
    assert worth.line == "Six weeks. Check-in review takes 45 minutes."
