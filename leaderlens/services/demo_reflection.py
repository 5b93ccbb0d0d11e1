"""The demonstration's sessions, agreements, objectives and priorities, told into the pair's log as they happened.

One session is told in one go, with the fields its running would have left behind: nothing reaches the log that a
person could not have written there, and each yes is said by the seat it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from leaderlens.clock import FixedClock
from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.objective import Course, Objective, ObjectiveText, Purpose
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.priority import Horizon, Priority
from leaderlens.domain.record import SetFields
from leaderlens.domain.script import Phase, Script
from leaderlens.domain.session import SessionState, Slot, Topic, Turn, Verdict
from leaderlens.domain.story import Story, StoryAgreement, StoryNote, StoryObjective, StorySession, StoryWording
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
_HOME = ZoneInfo("Europe/London")
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
            due = told.moved_to or told.due
            agreement = Agreement(told.id, "", session.day, Owner(told.owner), due, told.text, told.how, session.id)
            yield SetFields(agreement_rows.AGREEMENT, told.id, agreement_rows.fields_of(agreement))
            for review in _reviews(story, told):
                yield SetFields(agreement_rows.REVIEW, review.id, agreement_rows.review_fields(told.id, review))


def _reviews(story: Story, told: StoryAgreement) -> Iterator[AgreementReview]:
    """Looked back at in the session after it was due, or on a day of its own; then as the story tells."""
    if told.status == AgreementState.OPEN.value:
        return
    days = {session.id: session.day for session in story.sessions}
    on, where = told.looked_on, ""
    if on is None:
        made = next(session for session in story.sessions if told in session.agreements)
        on, where = next((one.day, one.id) for one in story.sessions if one.day > made.day and one.day >= told.due)
    moved_from = told.due if told.moved_to else None
    yield AgreementReview(
        f"{told.id}-r1", on, Role.LEADER, AgreementState(told.status), told.outcome, where, 1, told.moved_to, moved_from
    )
    for number, look in enumerate(told.looks, start=2):
        yield AgreementReview(
            f"{told.id}-r{number}", days[look.session], Role.LEADER, AgreementState(look.status), look.line,
            look.session, number,
        )  # fmt: skip


def _priorities(story: Story, pair_id: str) -> Iterator[SetFields]:
    for order, told in enumerate(story.priorities):
        priority = Priority(
            told.id, pair_id, told.title, Horizon(told.horizon), told.chosen, told.why, told.committed,
            told.delivers, told.supports, told.partners, told.agreements, order,
        )  # fmt: skip
        yield SetFields(priority_rows.PRIORITY, told.id, priority_rows.fields_of(priority))


def _objectives(story: Story, pair_id: str, leader: Teller, chief: Teller, clock: FixedClock) -> None:
    """Set out by the leader, worded and agreed between the two, looked at again and again; each on its own day."""
    services = {one.role: Objectives(one.database, one.log, one.role, clock) for one in (leader, chief)}
    names: dict[str, str] = {}

    def found(told: StoryObjective, role: Role) -> Objective:
        return next(one for one in services[role].all(pair_id) if one.id == names[told.id])

    def put_forward(told: StoryObjective, wording: StoryWording) -> None:
        text = ObjectiveText(wording.title, wording.aim, wording.test, told.independent_support, wording.due)
        if told.id not in names:
            names[told.id] = services[wording.by].set_out(pair_id, text, Purpose.DEVELOPMENT, told.related)[1]
        else:
            services[wording.by].propose(found(told, wording.by), text)

    def answer(told: StoryObjective, wording: StoryWording) -> None:
        objective = found(told, wording.by.other)
        services[wording.by.other].agree(objective, objective.versions[-1])

    def look(told: StoryObjective, note: StoryNote) -> None:
        services[Role.LEADER].review(found(told, Role.LEADER), Course(note.course), note.text)

    acts: list[tuple[date, int, Role, Callable[[], None]]] = []
    for told in story.objectives:
        acts += [(one.day, 1, one.by, partial(put_forward, told, one)) for one in told.wordings]
        acts += [(one.day, 2, one.by.other, partial(answer, told, one)) for one in told.wordings if one.agreed]
        acts += [(note.day, 0, Role.LEADER, partial(look, told, note)) for note in told.notes]
    before = Role.LEADER
    for day, _place, actor, act in sorted(acts, key=lambda one: one[:2]):
        clock.moment = _at(day, 10)
        if actor is not before:
            for teller in (leader, chief) if actor is Role.CHIEF_EXECUTIVE else (chief, leader):
                teller.log.sync()
        before = actor
        act()


def _at(day: date, hour: int) -> datetime:
    """That hour on Kelderby's clocks."""
    return datetime.combine(day, time(hour), tzinfo=_HOME).astimezone(UTC)
