"""The tables of the journal: a wing of its own (docs/adr/0008)."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from leaderlens.store.rows.base import Row


class JournalEntryRow(Row):
    """A private journal entry. ``number`` ties it to its row in the full-text index ``journal_fts``.

    ``binned`` is when its author put it in the bin, from where it is erased for good after thirty days.
    """

    __tablename__ = "journal_entry"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String, unique=True)
    title: Mapped[str]
    body: Mapped[str]
    moment: Mapped[int] = mapped_column(index=True)
    edited: Mapped[int]
    tags: Mapped[str]  # JSON list
    binned: Mapped[int | None] = mapped_column(index=True)
