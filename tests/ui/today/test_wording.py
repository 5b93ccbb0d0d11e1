"""Today's words: the greeting by the hour, the line of the day, and one hero for every state of things."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from leaderlens.domain.checkin import CheckIn, Question, Stage, Subject
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.domain.session import ReflectionSession, SessionState
from leaderlens.services.checkins import CheckInSummary
from leaderlens.ui.desk import Place
from leaderlens.ui.today import wording
from leaderlens.ui.today.session_words import Meeting
from leaderlens.ui.today.view import HandOver
from leaderlens.ui.today.wording import Situation

TODAY = date(2026, 11, 24)  # a Tuesday
ROBIN = Person("p", "Cllr Robin Thackwray", Role.LEADER)
PAIR = Pair("ab" * 16, Role.LEADER, "Robin Thackwray", "Morgan Adeyinka", "Kelderby", date(2026, 5, 19))
QUESTIONS = tuple(Question("ryley.patient", subject) for subject in (Subject.LEADER, Subject.CHIEF_EXECUTIVE))
ALONE = Situation(ROBIN, None, TODAY)


def summary(stage: Stage, due: date = date(2026, 11, 27), answered: int = 0, name: str = "c") -> CheckInSummary:
    checkin = CheckIn(name * 32, PAIR.id, Role.LEADER, TODAY, due, ("ryley",), QUESTIONS)
    return CheckInSummary(checkin, stage, answered)


def session(planned: datetime | None, state: SessionState = SessionState.PLANNED) -> Meeting:
    return Meeting("Check-in review", ReflectionSession("s", PAIR.id, "regular_check_in", state=state, planned=planned))


def paired(*summaries: CheckInSummary) -> Situation:
    return Situation(ROBIN, PAIR, TODAY, summaries)


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "evening"), (3, "evening"), (4, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"),
     (18, "evening"), (22, "evening")],
)  # fmt: skip
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    moment = datetime(2026, 11, 24, hour, 40, tzinfo=UTC)
    assert wording.greeting(moment, ROBIN.first_name) == f"Good {words}, Robin"


@pytest.mark.parametrize(
    ("days", "news"),
    [
        (3, "One check-in is due on Friday."),
        (0, "One check-in is due today."),
        (1, "One check-in is due tomorrow."),
        (9, "One check-in is due on 3 Dec."),
        (-4, "One check-in was due on 20 Nov."),
    ],
)
def test_the_line_of_the_day_says_in_words_what_is_due(days: int, news: str) -> None:
    situation = paired(summary(Stage.TO_DO, TODAY + timedelta(days=days)))
    assert wording.day_line(situation) == f"Tuesday 24 November. {news}"


def test_several_due_nothing_due_and_nobody_to_be_due_with() -> None:
    two = paired(summary(Stage.TO_DO), summary(Stage.OTHER_WAITING, name="d"))
    assert wording.day_line(two) == "Tuesday 24 November. 2 check-ins are due."
    assert wording.day_line(paired(summary(Stage.SEALED_WAITING))).endswith("Nothing is due from you.")
    assert wording.day_line(paired()).endswith("Nothing is due.")
    assert wording.day_line(ALONE) == "Tuesday 24 November."


def test_the_line_of_the_day_never_says_that_nothing_is_due_above_a_session_or_an_agreement() -> None:
    def line(**seen: Any) -> str:
        return wording.day_line(replace(paired(), **seen)).removeprefix("Tuesday 24 November. ")

    planned = session(datetime(2026, 11, 24, 11, 30, tzinfo=UTC))
    assert line(meeting=planned) == "You have a session today."
    assert line(meeting=planned, agreements_due=2) == "You have a session today. 2 agreements are due."
    assert line(meeting=session(datetime(2026, 11, 20, 11, 30, tzinfo=UTC))) == "A session waits to be held."
    assert line(meeting=session(datetime(2026, 12, 20, 11, 30, tzinfo=UTC))) == "Nothing is due."
    assert line(meeting=session(None, SessionState.RUNNING)) == "A session is under way."
    assert line(agreements_due=1) == "1 agreement is due."
    assert line(agreements_ahead=1) == "Nothing is due today."


def test_where_there_are_several_pairs_the_one_in_view_is_named_and_no_other() -> None:
    two = replace(paired(), others=1)
    assert wording.day_line(two) == "Tuesday 24 November. Nothing is due. This is your pair with Morgan."
    waiting = wording.day_line(replace(two, due_elsewhere=True))
    assert waiting.endswith("This is your pair with Morgan. In another pair something is due.")
    assert wording.day_line(replace(ALONE, others=1)) == "Tuesday 24 November."


def test_a_term_that_is_over_is_told_and_nothing_is_offered_that_would_change_it() -> None:
    over = replace(PAIR, term_end=date(2026, 11, 20))
    situation = replace(paired(summary(Stage.TO_DO)), pair=over)
    hero = wording.hero_of(situation)
    assert hero.title == "Your term with Morgan ended on 20 November 2026"
    assert hero.other is not None
    assert [hero.action.wish, hero.other.wish] == [Place("people"), Place("trends")]
    assert wording.day_line(situation) == "Tuesday 24 November."
    ahead = replace(over, term_end=date(2027, 5, 6))
    assert wording.hero_of(replace(situation, pair=ahead)).title == "Your term with Morgan is closed"


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "Was due on 23 Nov"), (0, "Due today"), (1, "Due tomorrow"), (6, "Due on Monday"), (7, "Due on 1 Dec")],
)
def test_when_it_is_due(days: int, words: str) -> None:
    assert wording.due_words(TODAY + timedelta(days=days), TODAY) == words


def test_without_a_pair_the_hero_sets_one_up_and_says_why() -> None:
    hero = wording.hero_of(ALONE)
    assert (hero.title, hero.action.wish) == ("Set up your pair", Place("people", act="pair"))
    assert "one Leader and one Chief Executive" in hero.line


def test_an_invitation_that_waits_comes_before_anything_else() -> None:
    for pair in (None, replace(PAIR, connected=False)):
        hero = wording.hero_of(replace(ALONE, pair=pair, waiting=True))
        assert (hero.title, hero.action.wish) == ("An invitation is waiting", Place("people", act="join"))


def test_my_own_invitation_is_handed_over_with_its_code() -> None:
    situation = replace(ALONE, pair=replace(PAIR, connected=False), code="six words")
    hero = wording.hero_of(situation)
    assert hero.title == "Your invitation to Morgan is ready"
    assert (hero.action.text, hero.action.wish) == ("Hand over to Morgan", HandOver("six words"))
    assert "run out" in wording.hero_of(replace(situation, expired=True)).title


@pytest.mark.parametrize(
    ("stage", "answered", "title", "button", "act", "line"),
    [
        (Stage.TO_DO, 0, "Your check-in is open", "Begin", "rate", "0 of 2 answered."),
        (Stage.TO_DO, 1, "Pick up where you left off", "Continue", "rate", "Morgan has not sealed yet."),
        (Stage.OTHER_WAITING, 1, "Pick up where you left off", "Continue", "rate", "Morgan has sealed."),
        (Stage.OTHER_WAITING, 2, "Everything is answered", "Review and seal", "review", "2 of 2 answered."),
    ],
)
def test_a_sheet_to_fill_in(stage: Stage, answered: int, title: str, button: str, act: str, line: str) -> None:
    one = summary(stage, answered=answered)
    hero = wording.hero_of(paired(one))
    assert (hero.title, hero.action.text, hero.answered) == (title, button, (answered, 2))
    assert hero.action.wish == Place("checkins", checkin_id=one.checkin.id, act=act)
    assert line in hero.line
    assert (hero.chip, hero.aside) == ("November check-in", "Due on Friday")


@pytest.mark.parametrize(
    ("stage", "title", "words"),
    [
        (Stage.SEALED_WAITING, "Your answers are sealed", "nobody, not even LeaderLens on Morgan’s laptop"),
        (Stage.BOTH_SEALED, "Both of you have sealed", "Your key goes out"),
        (Stage.WAITING_FOR_OPENING, "Both of you have sealed", "has not sent its key yet"),
    ],
)
def test_between_seal_and_reveal_the_other_sits_down(stage: Stage, title: str, words: str) -> None:
    hero = wording.hero_of(paired(summary(stage)))
    assert hero.title == title
    assert words in hero.line
    assert (hero.action.text, hero.action.wish) == ("Hand over to Morgan", HandOver())


def test_waiting_for_the_receipt_shows_the_state() -> None:
    one = summary(Stage.WAITING_FOR_RECEIPT)
    hero = wording.hero_of(paired(one))
    assert hero.action.wish == Place("checkins", checkin_id=one.checkin.id, act="status")


def test_a_new_reveal_is_news_for_a_fortnight_and_then_quiet() -> None:
    one = summary(Stage.REVEALED, TODAY - wording.NEWS_FOR)
    hero = wording.hero_of(paired(one))
    assert (hero.title, hero.action.wish) == ("Both of you have sealed", Place("reveal", checkin_id=one.checkin.id))
    old = wording.hero_of(paired(summary(Stage.REVEALED, TODAY - wording.NEWS_FOR - timedelta(days=1))))
    assert (old.title, old.action.wish) == ("Nothing needs you today", Place("checkins", act="open"))


def test_what_waits_for_me_comes_before_a_reveal_and_the_earliest_first() -> None:
    later = summary(Stage.TO_DO, date(2026, 12, 20), name="d")
    sooner = summary(Stage.OTHER_WAITING, date(2026, 11, 26), name="e")
    hero = wording.hero_of(paired(summary(Stage.REVEALED, TODAY), later, sooner))
    assert hero.action.wish == Place("checkins", checkin_id=sooner.checkin.id, act="rate")


def test_a_new_pair_is_invited_to_its_first_check_in() -> None:
    hero = wording.hero_of(paired())
    assert (hero.title, hero.action.wish) == ("Open your first check-in", Place("checkins", act="open"))


def test_a_coach_learns_what_a_coach_sees() -> None:
    hero = wording.hero_of(Situation(Person("q", "Jude Ferris", Role.COACH), None, TODAY))
    assert hero.title == "What a coach sees here"
    assert "never see a journal" in hero.line


@pytest.mark.parametrize(
    ("day", "words"),
    [(TODAY, "Today"), (date(2026, 11, 23), "Yesterday"), (date(2026, 11, 2), "2 Nov"),
     (date(2025, 11, 2), "2 November 2025")],
)  # fmt: skip
def test_days_of_entries(day: date, words: str) -> None:
    assert wording.when_words(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), TODAY) == words
