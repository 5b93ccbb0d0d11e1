"""The demonstration's sessions, agreements, objectives and priorities, told into the pair's log as they happened.

One session is told in one go, with the fields its running would have left behind: nothing reaches the log that a
person could not have written there, and each yes is said by the seat it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from leaderlens.clock import FixedClock
from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.objective import Course, ObjectiveText, Purpose
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.priority import Horizon, Priority
from leaderlens.domain.record import SetFields
from leaderlens.domain.script import Phase, Script
from leaderlens.domain.session import SessionState, Slot, Topic, Turn, Verdict
from leaderlens.domain.story import Story, StoryAgreement, StoryObjective, StorySession
from leaderlens.services.objectives import Objectives
from leaderlens.services.pair_log import PairLog
from leaderlens.services.priorities import Priorities
from leaderlens.services.session_scripts import shipped
from leaderlens.store import agreements as agreement_rows
from leaderlens.store import priorities as priority_rows
from leaderlens.store import sessions as rows
from leaderlens.store.database import Database

_HEARD = (Verdict.PARTLY, Verdict.YES, Verdict.NO, Verdict.PARTLY, Verdict.YES)
"""How the first sessions' saying back went; from then on they hear each other."""
_COURSES = {"met": Course.MET, "nearly_met": Course.PART_MET, "part_met": Course.PART_MET}
_SHARES = (30, 35, 40, 35, 45, 50, 45, 55, 50, 60, 55, 60)
"""The leader's own weekly estimates of time spent on relationships, up to now."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One seat of the demonstration: its vault's database and its log."""

    database: Database
    log: PairLog
    role: Role


def tell(story: Story, pair_id: str, tellers: dict[Role, Teller], clock: FixedClock) -> None:
    """Tell everything the two have reflected on together; both vaults hold all of it afterwards."""
    leader, chief = tellers[Role.LEADER], tellers[Role.CHIEF_EXECUTIVE]
    for place, session in enumerate(story.sessions):
        opener = SEATS[place % 2]
        clock.moment = _at(session.day, 18)
        _say(tellers[opener], pair_id, list(_session(story, session, place, opener)))
    clock.moment = story.now
    _say(leader, pair_id, [*_agreements(story), *_priorities(story, pair_id)])
    _settle(leader, chief)
    _objectives(story, pair_id, leader, chief, clock)
    clock.moment = story.now
    _settle(leader, chief)
    estimates = Priorities(leader.database, leader.log, leader.role, clock)
    for back, percent in enumerate(reversed(_SHARES)):
        estimates.estimate(pair_id, percent, story.now.date() - timedelta(weeks=back))


def _say(teller: Teller, pair_id: str, events: list[SetFields]) -> None:
    with teller.database.transaction() as session:
        teller.log.append(session, pair_id, events)


def _settle(leader: Teller, chief: Teller) -> None:
    for teller in (leader, chief, leader):
        teller.log.sync()


def _session(story: Story, session: StorySession, place: int, opener: Role) -> Iterator[SetFields]:
    script = shipped().script(session.script)
    began = _at(session.day, 16)
    ended = began + timedelta(minutes=session.minutes)
    fields: dict[str, Any] = {
        "began": rows.seconds(began),
        "closing": session.summary,
        "coached": 1,
        "ended": rows.seconds(ended),
        "first": opener.value,
        "minutes": session.minutes,
        "opened_by": opener.value,
        "place": "",
        "planned": rows.seconds(began),
        "script": session.script,
        "state": SessionState.DONE.value,
        "topics": rows.topics_of((Topic(Slot.OWN, session.title),)),
        "turn": rows.turn_of(Turn(len(script.steps) - 1)),
        **{f"done.{step.id}": 1 for step in script.steps},
    }
    yield SetFields(rows.SESSION, session.id, fields)
    for phase, text in ((Phase.DESCRIBE, session.described), (Phase.EXPRESS, session.expressed)):
        line = {
            "by": opener.value,
            "session": session.id,
            "step": _step(script, phase),
            "text": text,
            "written": rows.seconds(began + timedelta(minutes=20)),
        }
        yield SetFields(rows.LINE, f"{session.id}-{phase.value}", line)
    leaders_name = story.person(Role.LEADER).name.split()[0]
    listener = Role.LEADER if session.checked_back.startswith(leaders_name) else opener
    verdict = _HEARD[place] if place < len(_HEARD) else Verdict.YES
    said = {
        "heard": session.checked_back,
        "listener": listener.value,
        "session": session.id,
        "step": _step(script, Phase.CHECK_BACK),
        "verdict": verdict.value,
        "written": rows.seconds(ended - timedelta(minutes=20)),
    }
    yield SetFields(rows.CHECK_BACK, f"{session.id}-said", said)


def _step(script: Script, phase: Phase) -> str:
    return next(step.id for step in script.steps if step.phase is phase)


def _agreements(story: Story) -> Iterator[SetFields]:
    for session in story.sessions:
        for told in session.agreements:
            agreement = Agreement(told.id, "", session.day, Owner(told.owner), told.due, told.text, "", session.id)
            yield SetFields(agreement_rows.AGREEMENT, told.id, agreement_rows.fields_of(agreement))
            for review in _reviews(story, told):
                yield SetFields(agreement_rows.REVIEW, review.id, agreement_rows.review_fields(told.id, review))


def _reviews(story: Story, told: StoryAgreement) -> Iterator[AgreementReview]:
    """Looked back at in the session after it was due; what was not done by the one after that was let go."""
    later = [session for session in story.sessions if session.day >= told.due and not told.id.startswith(session.id)]
    state = AgreementState(told.status)
    if state is AgreementState.OPEN:
        return
    on, where = (later[0].day, later[0].id) if later else (story.now.date(), "")
    yield AgreementReview(f"{told.id}-r1", on, Role.LEADER, state, told.outcome, where)
    if state in {AgreementState.PART, AgreementState.NOT_DONE} and len(later) > 1:
        yield AgreementReview(f"{told.id}-r2", later[1].day, Role.LEADER, AgreementState.LET_GO, "", later[1].id)


def _priorities(story: Story, pair_id: str) -> Iterator[SetFields]:
    for order, told in enumerate(story.priorities):
        priority = Priority(
            told.id, pair_id, told.title, Horizon(told.horizon), told.chosen, told.why, told.committed,
            told.delivers, told.supports, told.partners, order=order,
        )  # fmt: skip
        yield SetFields(priority_rows.PRIORITY, told.id, priority_rows.fields_of(priority))


def _objectives(story: Story, pair_id: str, leader: Teller, chief: Teller, clock: FixedClock) -> None:
    """Set out by the leader, agreed by the chief executive, looked at again and again."""
    theirs, answering = (Objectives(one.database, one.log, one.role, clock) for one in (leader, chief))
    for told in story.objectives:
        clock.moment = _at(told.set_on, 10)
        text = ObjectiveText(told.title, told.aim, told.test, told.independent_support)
        theirs.set_out(pair_id, text, Purpose.DEVELOPMENT, told.related)
    _settle(leader, chief)
    for objective in answering.all(pair_id):
        answering.agree(objective, objective.versions[0])
    _settle(leader, chief)
    by_title = {objective.text.title: objective for objective in theirs.all(pair_id)}
    for told in story.objectives:
        for place, note in enumerate(told.notes):
            clock.moment = _at(note.day, 10)
            theirs.review(by_title[told.title], _course(told, place), note.text)


def _course(told: StoryObjective, place: int) -> Course:
    if place == len(told.notes) - 1:
        return _COURSES[told.status]
    return Course.AT_RISK if "risk" in told.notes[place].text.lower() else Course.ON_COURSE


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)
