"""The audit log of one vault: what was done with the vault as a whole. It only grows; triggers see to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from leaderlens.store.database import Session
from leaderlens.store.rows import AuditRow


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One thing that was done: when, what (a stable name such as ``opened``), and what that leaves open."""

    moment: datetime
    kind: str
    detail: str


def add(session: Session, moment: datetime, kind: str, detail: str) -> None:
    """Write a line."""
    session.add(AuditRow(moment=int(moment.timestamp()), kind=kind, detail=detail))


def carried(session: Session) -> tuple[AuditLine, ...]:
    """Every line, oldest first: to be carried into a database that somebody goes back to."""
    return tuple(reversed(lines(session, -1)))


def carry(session: Session, every: tuple[AuditLine, ...]) -> None:
    """Add those of ``every`` that came after the last line here."""
    known = session.scalar(select(func.count()).select_from(AuditRow)) or 0
    for line in every[known:]:
        add(session, line.moment, line.kind, line.detail)


def lines(session: Session, most: int) -> tuple[AuditLine, ...]:
    """The ``most`` newest lines, newest first (-1: all): by the order they were written in, whatever the clock said."""
    rows = session.scalars(select(AuditRow).order_by(AuditRow.number.desc()).limit(most))
    return tuple(AuditLine(datetime.fromtimestamp(row.moment, UTC), row.kind, row.detail) for row in rows)
