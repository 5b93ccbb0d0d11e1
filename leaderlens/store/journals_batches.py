"""Imports into a journal: which there were, and what came in with each."""

from __future__ import annotations

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from leaderlens.domain.journal import Batch
from leaderlens.store.journals import seconds, utc
from leaderlens.store.rows import JournalBatchRow, JournalEntryRow, JournalFileRow


def known_ids(session: Session, source: str) -> frozenset[str]:
    """What the entries of that source that are here were called there."""
    begins = f"{source}:"
    rows = select(JournalEntryRow.origin).where(
        JournalEntryRow.origin >= begins, JournalEntryRow.origin < f"{source};"
    )  # ";" comes after ":"
    return frozenset(origin.removeprefix(begins) for origin in session.scalars(rows))


def note(session: Session, batch: Batch) -> None:
    """Write down that there was an import."""
    session.add(
        JournalBatchRow(
            id=batch.id, source=batch.source, name=batch.name, moment=seconds(batch.moment), entries=batch.entries
        )
    )


def all_of(session: Session) -> tuple[Batch, ...]:
    """Every import, newest first."""
    found = []
    rows = session.scalars(select(JournalBatchRow).order_by(JournalBatchRow.moment.desc(), JournalBatchRow.id))
    for row in rows:
        ids, changed = members(session, row.id)
        found.append(
            Batch(row.id, row.source, row.name, utc(row.moment), row.entries, len(ids) + len(changed), len(changed))
        )
    return tuple(found)


def members(session: Session, batch_id: str) -> tuple[list[str], list[str]]:
    """The ids of what is left of a batch: as it came in, and edited or added to since."""
    moment = session.scalar(select(JournalBatchRow.moment).where(JournalBatchRow.id == batch_id)) or 0
    attached = exists().where(JournalFileRow.entry_id == JournalEntryRow.id, JournalFileRow.added > moment)
    rows = select(JournalEntryRow.id, or_(JournalEntryRow.edited > moment, attached)).where(
        JournalEntryRow.batch == batch_id, JournalEntryRow.batch > ""
    )
    found = session.execute(rows).all()
    return [one for one, changed in found if not changed], [one for one, changed in found if changed]
