"""Journal entries in a vault. A wing of its own: nothing that travels may reach this module (docs/adr/0008)."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from leaderlens.domain.journal import JournalEntry, JournalLine
from leaderlens.store.rows import JournalEntryRow

_EXCERPT = 240  # characters: enough for two lines of a list at 200 % text
_SEARCH = text(
    "SELECT e.id, e.title, substr(e.body, 1, :excerpt) AS body, e.moment FROM journal_fts "
    "JOIN journal_entry e ON e.number = journal_fts.rowid "
    "WHERE journal_fts MATCH :query AND e.binned IS NULL ORDER BY e.moment DESC, e.number DESC LIMIT :most"
)


def save(session: Session, entry: JournalEntry) -> None:
    """Write the entry, new or changed, with its index."""
    row = session.scalar(select(JournalEntryRow).where(JournalEntryRow.id == entry.id))
    if row is None:
        row = JournalEntryRow(id=entry.id, binned=None)
        session.add(row)
    row.title = entry.title
    row.body = entry.body
    row.moment = int(entry.moment.timestamp())
    row.edited = int(entry.edited.timestamp())
    row.tags = json.dumps(list(entry.tags), ensure_ascii=False)


def entry(session: Session, entry_id: str) -> JournalEntry | None:
    """The entry with that id, in the bin or not."""
    row = session.scalar(select(JournalEntryRow).where(JournalEntryRow.id == entry_id))
    if row is None:
        return None
    return JournalEntry(
        row.id, row.title, row.body, _moment(row.moment), _moment(row.edited), tuple(json.loads(row.tags))
    )


def lines(session: Session, most: int) -> tuple[JournalLine, ...]:
    """The newest ``most`` entries outside the bin, as rows of a list."""
    columns = (
        JournalEntryRow.id,
        JournalEntryRow.title,
        text("substr(body, 1, :excerpt) AS body").bindparams(excerpt=_EXCERPT),
        JournalEntryRow.moment,
    )
    query = (
        select(*columns)
        .where(JournalEntryRow.binned.is_(None))
        .order_by(JournalEntryRow.moment.desc(), JournalEntryRow.number.desc())
        .limit(most)
    )
    return tuple(_line(*row) for row in session.execute(query))


def found(session: Session, words: str, most: int) -> tuple[JournalLine, ...]:
    """Entries outside the bin in which every one of ``words`` begins a word, newest first."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return lines(session, most)
    query = " ".join(f'"{term}"*' for term in terms)
    rows = session.execute(_SEARCH, {"query": query, "most": most, "excerpt": _EXCERPT})
    return tuple(_line(*row) for row in rows)


def set_binned(session: Session, entry_id: str, when: datetime | None) -> None:
    """Put an entry in the bin at ``when``, or take it out again with None."""
    row = session.scalar(select(JournalEntryRow).where(JournalEntryRow.id == entry_id))
    if row is not None:
        row.binned = None if when is None else int(when.timestamp())


def erase_binned_before(session: Session, when: datetime) -> int:
    """Erase for good what has lain in the bin since before ``when``; answers how many entries went."""
    doomed = delete(JournalEntryRow).where(JournalEntryRow.binned < int(when.timestamp()))
    return session.execute(doomed).rowcount  # type: ignore[attr-defined, no-any-return]


def count_before(session: Session, when: datetime) -> int:
    """How many entries, in the bin or not, are about a moment before ``when``."""
    query = select(func.count()).select_from(JournalEntryRow).where(JournalEntryRow.moment < int(when.timestamp()))
    return session.scalar(query) or 0


def erase_before(session: Session, when: datetime) -> int:
    """Erase for good the entries that :func:`count_before` counts; answers how many went."""
    doomed = delete(JournalEntryRow).where(JournalEntryRow.moment < int(when.timestamp()))
    return session.execute(doomed).rowcount  # type: ignore[attr-defined, no-any-return]


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _line(entry_id: str, title: str, body: str, moment: int) -> JournalLine:
    plain = " ".join(body.split())
    return JournalLine(entry_id, title, plain, _moment(moment))
