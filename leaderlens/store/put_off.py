"""What a person keeps to themselves about sessions: topics not for today, and proposals put off."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from leaderlens.store.rows import NotTodayRow, PutOffRow


def not_today(session: Session, pair_id: str, session_id: str) -> frozenset[str]:
    """The topics our person set aside for one session: keys of questions, or texts of a topic of their own."""
    query = select(NotTodayRow.topic).where(NotTodayRow.pair_id == pair_id, NotTodayRow.session_id == session_id)
    return frozenset(session.scalars(query))


def set_aside(session: Session, pair_id: str, session_id: str, topic: str) -> None:
    """Set one aside for that session."""
    session.merge(NotTodayRow(pair_id=pair_id, session_id=session_id, topic=topic))


def bring_back(session: Session, pair_id: str, session_id: str, topic: str) -> None:
    """Take it back."""
    session.execute(delete(NotTodayRow).filter_by(pair_id=pair_id, session_id=session_id, topic=topic))


def put_off(session: Session, pair_id: str, cause: str, until: int) -> None:
    """Hear nothing of a cause for proposing until then (seconds since 1970)."""
    session.merge(PutOffRow(pair_id=pair_id, cause=cause, until=until))


def put_off_until(session: Session, pair_id: str, cause: str) -> int:
    """When that cause may come back; 0 when it was not put off."""
    row = session.get(PutOffRow, (pair_id, cause))
    return 0 if row is None else row.until
