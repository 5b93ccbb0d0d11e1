"""A session as the pages show it, without a vault: any script, any step, any turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.script import Script
from leaderlens.domain.session import CheckBack, Line, ReflectionSession, SessionState, Slot, Topic, Turn, Verdict
from leaderlens.services.lenses import Library
from leaderlens.services.session_record import SessionRecord
from leaderlens.services.session_scripts import shipped
from leaderlens.ui.sessions.sitting import Seen
from leaderlens.ui.sessions.telling import step_shown
from leaderlens.ui.sessions.view import StepShown

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
TODAY = NOW.date()
PAIR = Pair("p", Role.LEADER, "Robin Thackwray", "Morgan Adeyinka", "Kelderby", date(2025, 1, 1))
TOPICS = (
    Topic(Slot.CELEBRATE, "Decisive (Leader)", "You both see it nearly always.", "ryley.decisive", Subject.LEADER),
    Topic(Slot.OWN, "The Tuesday call", brought_by=Role.CHIEF_EXECUTIVE),
)


def record(
    script: Script, place: int = 0, number: int = 0, *, coached: bool = True, full: bool = True
) -> SessionRecord:
    """A running session at that turn; ``full`` with a note, something said back in part, and an agreement."""
    step = script.steps[place]
    session = ReflectionSession(
        "s", "p", script.id, SessionState.RUNNING, NOW, script.minutes, "The small meeting room", coached=coached,
        topics=TOPICS, turn=Turn(place, number, NOW, 240), began=NOW,
        done=frozenset(one.id for one in script.steps[:place]),
    )  # fmt: skip
    if not full:
        return SessionRecord(session, script, (), (), ())
    lines = (
        Line("l1", "s", step.id, Role.LEADER, NOW, "The gap came up twice."),
        Line("l2", "s", step.id, Role.LEADER, NOW, "Twice we went on.", ("Twice we let it pass.",)),
    )
    said = tuple(
        CheckBack(f"c{role}{n}", "s", step.id, role, NOW, "You were left unsure.", Verdict.PARTLY, "Surprised, rather.")
        for role in (Role.LEADER, Role.CHIEF_EXECUTIVE)
        for n in (1, 2)
    )
    agreed = (Agreement("a", "p", TODAY, Owner.BOTH, TODAY, "Ten minutes on Mondays.", "Both diaries", "s"),)
    return SessionRecord(session, script, lines, said, agreed)


def seen(told: SessionRecord, *, election: bool = False) -> Seen:
    """One look at it: with something to look back at, and something that was looked back at in it."""
    season = frozenset({"election"} if election else set[str]())
    owed = Agreement("o", "p", TODAY, Owner.BOTH, TODAY, "Papers by Friday noon.", "They are in the diary", "earlier")
    review = AgreementReview("r", TODAY, Role.LEADER, AgreementState.PART, "Three weeks of four.", "s")
    return Seen(told, (owed,), (replace(owed, id="b", reviews=(review,)),), Role.LEADER, season)


def shown(told: SessionRecord, *, saying: str = "", election: bool = False) -> StepShown:
    """What the screen between two people shows of it."""
    return step_shown(seen(told, election=election), PAIR, shipped(), Library().names(), today=TODAY, saying=saying)


def every_turn() -> Iterator[SessionRecord]:
    """Every turn of every step of every script that ships."""
    for script in shipped().scripts:
        for place, step in enumerate(script.steps):
            for number in range(len(step.turns(Role.LEADER))):
                yield record(script, place, number)
