"""The vault's own dictionary as rows."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from leaderlens.store.rows import OwnWordRow


def words(session: Session) -> frozenset[str]:
    """Every word that was taught."""
    return frozenset(session.scalars(select(OwnWordRow.word)))


def add(session: Session, word: str) -> None:
    """Teach a word."""
    session.merge(OwnWordRow(word=word))


def remove(session: Session, word: str) -> None:
    """Forget a word."""
    session.execute(delete(OwnWordRow).where(OwnWordRow.word == word))
