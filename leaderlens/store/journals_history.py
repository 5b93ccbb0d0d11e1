"""Earlier texts of journal entries."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from leaderlens.domain.journal import EntryVersion, JournalEntry
from leaderlens.store import holds
from leaderlens.store.journals import seconds, utc
from leaderlens.store.rows import JournalEntryRow, JournalVersionRow

KEEP_EVERY = timedelta(minutes=5)
"""The least time between two versions of one entry."""
MOST_VERSIONS = 60
"""How many versions of one entry are kept; the oldest goes first, unless a hold is on."""
_MUCH = 200  # characters whose loss is worth a version at once, if they are more than half of the text


def keep_if_due(session: Session, before: JournalEntry, after: JournalEntry, now: datetime) -> None:
    """Keep what stands in ``before`` as a version, if it is time to and ``after`` changes its words."""
    if (before.title, before.body) == (after.title, after.body) or before.empty:
        return
    newest = select(func.max(JournalVersionRow.kept)).where(JournalVersionRow.entry_id == before.id)
    begun = select(JournalEntryRow.created).where(JournalEntryRow.id == before.id)
    last = max(session.scalar(newest) or 0, session.scalar(begun) or 0)
    lost = len(before.body) - len(after.body)
    if abs(seconds(now) - last) >= KEEP_EVERY.total_seconds() or (lost > _MUCH and 2 * lost > len(before.body)):
        keep(session, before, now)


def keep(session: Session, before: JournalEntry, now: datetime) -> None:
    """Keep what stands in ``before`` as a version; the oldest of too many goes, unless a hold is on."""
    session.add(
        JournalVersionRow(
            id=secrets.token_hex(16),
            entry_id=before.id,
            title=before.title,
            body=before.body,
            written=seconds(before.edited),
            kept=seconds(now),
        )
    )
    session.flush()
    if holds.standing(session) is not None:
        return
    newest_first = (
        select(JournalVersionRow.id)
        .where(JournalVersionRow.entry_id == before.id)
        .order_by(JournalVersionRow.kept.desc(), JournalVersionRow.written.desc(), JournalVersionRow.id)
    )
    too_many = session.scalars(newest_first.offset(MOST_VERSIONS)).all()
    if too_many:
        session.execute(delete(JournalVersionRow).where(JournalVersionRow.id.in_(too_many)))


def versions(session: Session, entry_id: str) -> tuple[EntryVersion, ...]:
    """The versions of an entry, newest first."""
    rows = session.scalars(
        select(JournalVersionRow)
        .where(JournalVersionRow.entry_id == entry_id)
        .order_by(JournalVersionRow.kept.desc(), JournalVersionRow.written.desc(), JournalVersionRow.id)
    )
    return tuple(map(_version, rows))


def version(session: Session, version_id: str) -> EntryVersion | None:
    """One version, or None where it is gone."""
    row = session.get(JournalVersionRow, version_id)
    return None if row is None else _version(row)


def purge(session: Session, entry_id: str) -> int:
    """Erase every version of an entry; answers how many went."""
    gone = session.execute(delete(JournalVersionRow).where(JournalVersionRow.entry_id == entry_id))
    return gone.rowcount  # type: ignore[attr-defined, no-any-return]


def purge_one(session: Session, version_id: str) -> int:
    """Erase one version; answers how many went."""
    gone = session.execute(delete(JournalVersionRow).where(JournalVersionRow.id == version_id))
    return gone.rowcount  # type: ignore[attr-defined, no-any-return]


def _version(row: JournalVersionRow) -> EntryVersion:
    return EntryVersion(row.id, row.entry_id, row.title, row.body, utc(row.written), utc(row.kept))
