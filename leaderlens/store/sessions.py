"""Sessions, their notes and what was said back, read from the pair's shared registers; and the fields to write.

Two people in one room share one screen, so either vault may write for both: no field here belongs to one seat.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.session import (
    CheckBack,
    Kept,
    Line,
    ReflectionSession,
    SessionState,
    Slot,
    Topic,
    Turn,
    Verdict,
    Versions,
)
from leaderlens.store import shared
from leaderlens.store.shared import Fields

SESSION = "session"
LINE = "line"
CHECK_BACK = "check_back"
"""What they are called among the shared entities of a pair."""

FIELD_OF = {
    Kept.LINE: "text",
    Kept.HEARD: "heard",
    Kept.VERDICT: "verdict",
    Kept.CORRECTION: "correction",
    Kept.CLOSING: "closing",
}
"""In which shared field each of these words stands."""

MOST_MINUTES = 24 * 60
MOST_STEPS = 200
_TURN = ("left", "number", "place", "since")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def sessions(session: Session, pair_id: str) -> tuple[ReflectionSession, ...]:
    """Every session of the pair, the newest first; ones without a day come first of all."""
    found = [session_of(pair_id, name, one) for name, one in shared.entities(session, pair_id, SESSION).items()]
    return tuple(sorted(found, key=lambda one: (one.moment is None, one.moment or _LONG_AGO, one.id), reverse=True))


def one_session(session: Session, pair_id: str, session_id: str) -> ReflectionSession | None:
    """One session, or None."""
    fields = shared.one(session, pair_id, SESSION, session_id)
    return None if fields is None else session_of(pair_id, session_id, fields)


def lines(session: Session, pair_id: str, session_id: str) -> tuple[Line, ...]:
    """The notes of a session in the order they were begun."""
    found = [
        Line(
            id=name,
            session_id=session_id,
            step=one.text("step"),
            by=one.seat("by") or one.writer("text") or Role.LEADER,
            written=one.moment("written") or _LONG_AGO,
            text=one.text("text"),
            others=one.others("text"),
        )
        for name, one in shared.entities(session, pair_id, LINE).items()
        if one.text("session") == session_id
    ]
    kept = (line for line in found if line.text or any(line.others))
    return tuple(sorted(kept, key=lambda line: (line.written, line.id)))


def check_backs(session: Session, pair_id: str, session_id: str = "") -> tuple[CheckBack, ...]:
    """What was said back in a session, or in every session, oldest first."""
    found = (_check_back(name, one) for name, one in shared.entities(session, pair_id, CHECK_BACK).items())
    kept = [one for one in found if one is not None and session_id in {"", one.session_id}]
    return tuple(sorted(kept, key=lambda one: (one.written, one.id)))


def session_of(pair_id: str, session_id: str, fields: Fields) -> ReflectionSession:
    """The session that shared fields describe."""
    return ReflectionSession(
        id=session_id,
        pair_id=pair_id,
        script=fields.text("script"),
        state=_state(fields),
        planned=fields.moment("planned"),
        minutes=fields.whole("minutes", 0, MOST_MINUTES, 0),
        place=fields.text("place"),
        first=fields.seat("first") or Role.LEADER,
        opened_by=fields.seat("opened_by"),
        coached=fields.flag("coached"),
        topics=tuple(topic for topic in map(_topic, fields.tables("topics")) if topic is not None),
        turn=_turn(fields.value("turn")),
        done=fields.named("done."),
        left_out=fields.named("left_out."),
        began=fields.moment("began"),
        ended=fields.moment("ended"),
        closing=fields.text("closing"),
        versions=_versions(fields, session_id, Kept.CLOSING),
    )


def topics_of(topics: tuple[Topic, ...]) -> list[dict[str, Any]]:
    """Topics as a shared field."""
    return [
        {
            "brought_by": "" if topic.brought_by is None else topic.brought_by.value,
            "item": topic.item,
            "slot": topic.slot.value,
            "subject": "" if topic.subject is None else topic.subject.value,
            "title": topic.title,
            "why": topic.why,
        }
        for topic in topics
    ]


def turn_of(turn: Turn) -> dict[str, Any]:
    """The running turn as a shared field."""
    since = 0 if turn.since is None else int(turn.since.timestamp())
    return {"left": turn.left, "number": turn.number, "place": turn.place, "since": since}


def seconds(moment: datetime) -> int:
    """A moment as a shared field."""
    return int(moment.timestamp())


def _state(fields: Fields) -> SessionState:
    """How far it has come. Where two laptops said different things unseen, the furthest holds: a session that was ended
    on one is over, whatever the other did to its clock meanwhile, and one that was held was not called off.
    """
    said = {fields.text("state"), *fields.others("state")}
    if SessionState.DONE.value in said or fields.moment("ended") is not None:
        return SessionState.DONE
    under_way = [state for state in (SessionState.RUNNING, SessionState.PAUSED) if state.value in said]
    shown = fields.word("state", SessionState, SessionState.PLANNED)
    if shown.under_way or not under_way:
        return SessionState.CANCELLED if not under_way and SessionState.CANCELLED.value in said else shown
    return under_way[0]


def _versions(fields: Fields, name: str, *kinds: Kept) -> tuple[Versions, ...]:
    """What of these stands in several versions."""
    found = (
        (kept, tuple(dict.fromkeys((fields.text(FIELD_OF[kept]), *fields.others(FIELD_OF[kept]))))) for kept in kinds
    )
    return tuple(Versions(kept, name, texts) for kept, texts in found if len(texts) > 1)


def _topic(table: Mapping[str, Any]) -> Topic | None:
    with suppress(KeyError, ValueError, TypeError):
        texts = {name: table[name] for name in ("title", "why", "item")}
        if all(isinstance(text, str) for text in texts.values()):
            return Topic(
                slot=Slot(table["slot"]),
                subject=Subject(table["subject"]) if table["subject"] else None,
                brought_by=next((role for role in SEATS if role.value == table["brought_by"]), None),
                **texts,
            )
    return None


def _turn(value: Any) -> Turn:
    if not isinstance(value, dict) or not all(
        type(value.get(name)) is int for name in ("left", "number", "place", "since")
    ):
        return Turn()
    with suppress(OverflowError, ValueError, OSError):
        since = datetime.fromtimestamp(value["since"], UTC) if value["since"] > 0 else None
        day = 24 * 3600
        left = min(max(value["left"], -day), day)
        return Turn(min(max(value["place"], 0), MOST_STEPS), min(max(value["number"], 0), MOST_STEPS), since, left)
    return Turn()


def _check_back(name: str, fields: Fields) -> CheckBack | None:
    listener = fields.seat("listener")
    if listener is None:
        return None
    return CheckBack(
        id=name,
        session_id=fields.text("session"),
        step=fields.text("step"),
        listener=listener,
        written=fields.moment("written") or _LONG_AGO,
        heard=fields.text("heard"),
        verdict=next((verdict for verdict in Verdict if verdict.value == fields.text("verdict")), None),
        correction=fields.text("correction"),
        versions=_versions(fields, name, Kept.HEARD, Kept.VERDICT, Kept.CORRECTION),
    )
