"""Invented pairs for property tests: any answers on any days, sheets missed or never opened, other wordings, sessions.

``everything`` makes every picture there is of one invented history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from leaderlens.analysis.alike import agreement_over_time, predictions_over_time
from leaderlens.analysis.coaching import coach_drawer
from leaderlens.analysis.comparing import comparison
from leaderlens.analysis.dumbbells import dumbbell
from leaderlens.analysis.early import early_days
from leaderlens.analysis.hearing import Judged, hearing_record
from leaderlens.analysis.heat import groups_of, heat_map
from leaderlens.analysis.histories import Line
from leaderlens.analysis.multiples import most_telling, paired_trend, small_multiples
from leaderlens.analysis.naming import Naming
from leaderlens.analysis.pictures import Picture
from leaderlens.analysis.series import newest_wordings
from leaderlens.analysis.slopes import what_changed
from leaderlens.analysis.surprising import surprising
from leaderlens.analysis.timelines import timeline
from leaderlens.analysis.usual import usual_range
from leaderlens.domain.checkin import Answer, Ended, Ending, Missing, Question, Reveal, Sheet, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS
from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic
from tests.analysis.rounds import US, C, Given, L, ask, lens, meet, names

DAY = date(2025, 9, 15)
POOL = (
    *(
        ask(item, subject)
        for item in ("decisive", "patient", "honest", "accessible")
        for subject in (Subject.LEADER, Subject.CHIEF_EXECUTIVE)
    ),
    ask("taylor.no_side"),
    *US,
)
GIVEN: st.SearchStrategy[Given] = st.one_of(st.integers(1, 7), st.sampled_from([None, *Missing]))
EVENTS = (
    Event("a", DAY + timedelta(days=20), "budget", "Budget council", major=True),
    Event("b", DAY + timedelta(days=30), "press", "A leak"),
    Event("c", DAY + timedelta(days=40), "election", "Notice of election"),
    Event("d", DAY + timedelta(days=75), "election", "Local elections", major=True),
)


@st.composite
def histories(draw: st.DrawFn, most: int = 14) -> list[Reveal]:
    """Up to ``most`` check-ins, of any questions, days (even the same one) and answers; some end without a reveal."""
    rounds = []
    day = DAY
    usual = draw(st.sampled_from(["any", "us", "equal"]))
    for place in range(draw(st.integers(1, most))):
        day += timedelta(days=draw(st.sampled_from([0, 14, 28, 90])))
        asked = draw(st.lists(st.sampled_from(POOL), unique=True, max_size=len(POOL)))
        if usual != "any":
            asked = list(dict.fromkeys([*asked, *US]))
        value = st.just(5) if usual == "equal" else GIVEN
        worded = [replace(one, wording="0123abcd") if draw(st.booleans()) else one for one in asked]
        given: dict[Question, tuple[Given, Given]] = {question: (draw(value), draw(value)) for question in worded}
        found = meet(day, given)
        found = replace(found, checkin=replace(found.checkin, id=f"c{place}", predict=draw(st.booleans())))
        rounds.append(_ended(found) if draw(st.integers(0, 9)) == 0 else _predicted(found, draw(st.integers(0, 7))))
    return rounds


def _ended(found: Reveal) -> Reveal:
    """Closed as missed: nothing in it, and one sheet that was sealed."""
    checkin = replace(found.checkin, ended=Ended(Ending.MISSED, L, found.checkin.due))
    return Reveal(checkin, Sheet(checkin.id, L, unopened=True), Sheet(checkin.id, C))


def _predicted(found: Reveal, prediction: int) -> Reveal:
    """With the same prediction on every answer about oneself; 0 leaves it out."""
    if not prediction:
        return found
    sheets = {}
    for rater in SEATS:
        sheet = found.sheet_of(rater)
        answers = {
            question: replace(answer, prediction=prediction) if question.subject.seen_by(rater) == "self" else answer
            for question, answer in sheet.answers.items()
        }
        sheets[rater] = replace(sheet, answers=answers)
    return replace(found, leader=sheets[L], chief_executive=sheets[C])


def answered(prediction: int | None, rating: int) -> Answer:
    """An answer with a prediction."""
    return Answer(rating=rating, prediction=prediction)


def session(day: date, *topics: Topic, state: SessionState = SessionState.DONE) -> ReflectionSession:
    """A session held (or planned) on that day."""
    moment = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
    held = state is not SessionState.PLANNED
    return ReflectionSession(
        f"s-{day}", "p", "first", state, planned=moment, topics=topics, began=moment if held else None
    )


def everything(rounds: Sequence[Reveal], naming: Naming) -> Iterator[Picture]:
    """Every picture of one history, those of the coach's drawer among them."""
    revealed = [one for one in rounds if one.revealed]
    first, last = rounds[0].checkin.due, rounds[-1].checkin.due
    held = [session(first, Topic(Slot.CELEBRATE, "Honest", item="ryley.honest", subject=Subject.LEADER))]
    held.append(session(last, Topic(Slot.OWN, "Diaries"), state=SessionState.PLANNED))
    judged: list[Judged] = [(first, 0.5, None), (last, None, 1.0), (last, None, None)]
    asked = newest_wordings(rounds)
    groups = groups_of([lens("ryley")])
    found: list[Picture | None] = [
        early_days(rounds, EVENTS, naming=naming),
        timeline(rounds, [rounds[-1].checkin], held, EVENTS, names(), last, naming=naming),
        usual_range(rounds, EVENTS, naming=naming),
        predictions_over_time(rounds, EVENTS, naming=naming),
        hearing_record(judged, EVENTS, naming=naming),
        comparison(rounds, [Line(one, L) for one in (*asked[:1], *asked[-1:])], names(), EVENTS, naming=naming),
    ]
    if revealed:
        latest = revealed[-1]
        found.append(
            what_changed(revealed[-2] if len(revealed) > 1 else None, latest, names(), own=True, naming=naming)
        )
        found += [surprising(latest, rater, names(), naming=naming) for rater in SEATS]
    for subject in Subject:
        if revealed:
            found.append(dumbbell(revealed[-1], subject, names(), earlier=revealed[:-1], naming=naming))
        chosen = most_telling(rounds, subject)
        found.append(small_multiples(rounds, chosen, names(), EVENTS, naming=naming))
        found += [paired_trend(rounds, question, names(), EVENTS, naming=naming) for question in chosen[:1]]
        found += [heat_map(rounds, subject, rater, names(), groups, EVENTS, naming=naming) for rater in SEATS]
        found.append(agreement_over_time(rounds, subject, EVENTS, naming=naming))
        found += [one.picture for one in coach_drawer(rounds, subject, EVENTS, naming=naming).pictures]
    yield from (one for one in found if one is not None)
