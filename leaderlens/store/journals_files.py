"""Attachments of journal entries, bytes and all."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from leaderlens.domain.journal import Attachment
from leaderlens.store.journals import seconds, utc
from leaderlens.store.rows import JournalEntryRow, JournalFileRow

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of one attachment: a photograph or a long report, not a film."""
MOST_FILES = 30
"""Attachments of one entry."""
LARGEST_TOTAL = 1024 * 1024 * 1024
"""Bytes of all attachments of a vault: every backup holds them too."""

_WITHOUT_DATA = (
    JournalFileRow.id,
    JournalFileRow.entry_id,
    JournalFileRow.name,
    JournalFileRow.mime,
    JournalFileRow.size,
    JournalFileRow.added,
)


def refusal(session: Session, entry_id: str, size: int) -> str:
    """Why an entry cannot take a file of that size: a code, or "" where it can."""
    if size > LARGEST_FILE:
        return "file-too-large"
    if session.scalar(select(JournalEntryRow.number).where(JournalEntryRow.id == entry_id)) is None:
        return "no-entry"
    there = select(func.count()).select_from(JournalFileRow).where(JournalFileRow.entry_id == entry_id)
    if (session.scalar(there) or 0) >= MOST_FILES:
        return "too-many-files"
    return "vault-too-large" if total(session) + size > LARGEST_TOTAL else ""


def add(
    session: Session, entry_id: str, name: str, mime: str, data: bytes, added: datetime, wanted_id: str = ""
) -> Attachment:
    """Keep a file with an entry; one with the same bytes that the entry has already is answered instead.

    It gets ``wanted_id`` for an id unless that is empty or taken.
    """
    digest = hashlib.sha256(data).hexdigest()
    same = select(*_WITHOUT_DATA).where(JournalFileRow.entry_id == entry_id, JournalFileRow.digest == digest)
    known = session.execute(same).first()
    if known is not None:
        return _attachment(*known)
    taken = session.scalar(select(JournalFileRow.number).where(JournalFileRow.id == wanted_id))
    file_id = wanted_id if wanted_id and taken is None else secrets.token_hex(16)
    fields = {
        "id": file_id,
        "entry_id": entry_id,
        "name": name,
        "mime": mime,
        "size": len(data),
        "digest": digest,
        "added": seconds(added),
        "data": data,
    }
    session.execute(insert(JournalFileRow).values(fields))
    return Attachment(file_id, entry_id, name, mime, len(data), utc(seconds(added)))


def of(session: Session, entry_id: str) -> tuple[Attachment, ...]:
    """An entry's attachments, in the order they came."""
    rows = select(*_WITHOUT_DATA).where(JournalFileRow.entry_id == entry_id).order_by(JournalFileRow.number)
    return tuple(_attachment(*row) for row in session.execute(rows))


def attachment(session: Session, attachment_id: str) -> Attachment | None:
    """One attachment without its bytes, or None where it is gone."""
    row = session.execute(select(*_WITHOUT_DATA).where(JournalFileRow.id == attachment_id)).first()
    return None if row is None else _attachment(*row)


def data(session: Session, attachment_id: str) -> bytes | None:
    """The bytes of one, or None where it is gone."""
    return session.scalar(select(JournalFileRow.data).where(JournalFileRow.id == attachment_id))


def remove(session: Session, attachment_id: str) -> int:
    """Erase one; answers how many went."""
    gone = session.execute(delete(JournalFileRow).where(JournalFileRow.id == attachment_id))
    return gone.rowcount  # type: ignore[attr-defined, no-any-return]


def total(session: Session) -> int:
    """Bytes of all attachments of the vault."""
    return session.scalar(select(func.coalesce(func.sum(JournalFileRow.size), 0))) or 0


def _attachment(attachment_id: str, entry_id: str, name: str, mime: str, size: int, added: int) -> Attachment:
    return Attachment(attachment_id, entry_id, name, mime, size, utc(added))
