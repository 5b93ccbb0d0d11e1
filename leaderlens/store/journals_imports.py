"""What stands in a journal of entries that an import brings again: read only."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from leaderlens.store.rows import JournalEntryRow

_WORDS = select(JournalEntryRow.title, JournalEntryRow.body).limit(1)
_BY_ORIGIN = _WORDS.where(JournalEntryRow.origin == bindparam("name"))  # built once: asked once for every entry
_BY_ID = _WORDS.where(JournalEntryRow.id == bindparam("name"))


def standing(session: Session, source: str, name: str) -> tuple[str, str] | None:
    """Title and body of the entry that came in from ``source`` under ``name``; None when it is not here."""
    row = session.execute(_BY_ORIGIN, {"name": f"{source}:{name}"}).first()
    return None if row is None else (row[0], row[1])


def written_here(session: Session, entry_id: str) -> tuple[str, str] | None:
    """Title and body of the entry with that id: our own export, brought back to where it was written."""
    row = session.execute(_BY_ID, {"name": entry_id}).first()
    return None if row is None else (row[0], row[1])


def all_ids(session: Session) -> frozenset[str]:
    """The id of every entry, in the bin or not."""
    return frozenset(session.scalars(select(JournalEntryRow.id)))
