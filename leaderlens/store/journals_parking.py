"""The log of sentences that left a journal."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderlens.domain.journal import ParkedSentence
from leaderlens.store.journals import seconds, utc
from leaderlens.store.rows import ParkedRow


def note(session: Session, line: ParkedSentence) -> None:
    """Write down what left."""
    session.add(
        ParkedRow(id=line.id, pair_id=line.pair_id, entry_id=line.entry_id, text=line.text, moment=seconds(line.moment))
    )


def lines(session: Session, entry_id: str = "") -> tuple[ParkedSentence, ...]:
    """The log, newest first; of one entry where it is named."""
    query = select(ParkedRow).order_by(ParkedRow.moment.desc(), ParkedRow.id)
    if entry_id:
        query = query.where(ParkedRow.entry_id == entry_id)
    return tuple(
        ParkedSentence(row.id, row.pair_id, row.entry_id or "", row.text, utc(row.moment))
        for row in session.scalars(query)
    )
