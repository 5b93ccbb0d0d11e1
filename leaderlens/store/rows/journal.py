"""The tables of the journal: a wing of its own (docs/adr/0008)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from leaderlens.store.rows.base import Row

_OF_ENTRY = "journal_entry.id"


class JournalEntryRow(Row):
    """A private journal entry. ``number`` ties it to its row in the full-text index ``journal_fts``.

    ``moment`` is UTC, ``shift`` how many minutes its author's clock was ahead of it then, ``zone`` the IANA name of
    that clock's zone or empty. ``binned`` is when its author put it in the bin, from where it is erased for good after
    thirty days. ``created`` is when it was first stored here, 0 where that was not noted. ``origin`` names it in the
    journal it was imported from (``dayone:5F3A``), ``batch`` the import.
    """

    __tablename__ = "journal_entry"
    __table_args__ = (Index("journal_entry_shown", "binned", "moment", "shift", "pinned"),)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String, unique=True)
    title: Mapped[str]
    body: Mapped[str]
    moment: Mapped[int] = mapped_column(index=True)
    edited: Mapped[int]
    tags: Mapped[str]  # JSON list
    binned: Mapped[int | None]
    zone: Mapped[str] = mapped_column(server_default="")
    shift: Mapped[int] = mapped_column(server_default=text("0"))
    pinned: Mapped[int] = mapped_column(server_default=text("0"))
    items: Mapped[str] = mapped_column(server_default="[]")  # JSON list
    people: Mapped[str] = mapped_column(server_default="[]")  # JSON list
    prompt: Mapped[str] = mapped_column(server_default="")
    origin: Mapped[str] = mapped_column(server_default="", index=True)
    batch: Mapped[str] = mapped_column(server_default="", index=True)
    created: Mapped[int] = mapped_column(server_default=text("0"))


class JournalLabelRow(Row):
    """One tag, lens item or person (``kind``) of an entry, for finding: follows the entry's lists by triggers."""

    __tablename__ = "journal_label"
    kind: Mapped[str] = mapped_column(String, primary_key=True)
    name: Mapped[str] = mapped_column(String, primary_key=True)
    number: Mapped[int] = mapped_column(
        ForeignKey("journal_entry.number", ondelete="CASCADE"), primary_key=True, index=True
    )


class JournalVersionRow(Row):
    """An earlier text of an entry: as written at ``written``, until it was written over at ``kept``."""

    __tablename__ = "journal_version"
    __table_args__ = (Index("journal_version_of", "entry_id", "kept"),)
    id: Mapped[str] = mapped_column(String, primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey(_OF_ENTRY, ondelete="CASCADE"))
    title: Mapped[str]
    body: Mapped[str]
    written: Mapped[int]
    kept: Mapped[int]


class JournalFileRow(Row):
    """An attachment with its bytes. ``digest`` is their SHA-256: the same file is not kept twice with one entry."""

    __tablename__ = "journal_file"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String, unique=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey(_OF_ENTRY, ondelete="CASCADE"), index=True)
    name: Mapped[str]
    mime: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
    added: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)  # last, so that a list never reads it


class JournalDraftRow(Row):
    """What stands in the editor and was not kept yet. ``entry`` is the whole entry as JSON."""

    __tablename__ = "journal_draft"
    entry_id: Mapped[str] = mapped_column(String, primary_key=True)
    entry: Mapped[str]
    saved: Mapped[int]


class ParkedRow(Row):
    """The log of parked sentences. ``entry_id`` is null once the entry is erased: the sentence is the pair's."""

    __tablename__ = "journal_parked"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    pair_id: Mapped[str]
    entry_id: Mapped[str | None] = mapped_column(ForeignKey(_OF_ENTRY, ondelete="SET NULL"), index=True)
    text: Mapped[str]
    moment: Mapped[int]


class JournalBatchRow(Row):
    """One import: from what, what its file was called, when, and how many entries came in."""

    __tablename__ = "journal_batch"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    source: Mapped[str]
    name: Mapped[str]
    moment: Mapped[int]
    entries: Mapped[int]


class OwnWordRow(Row):
    """A word the spell checker was taught."""

    __tablename__ = "own_word"
    word: Mapped[str] = mapped_column(String, primary_key=True)


class OwnPromptRow(Row):
    """A prompt of the person's own."""

    __tablename__ = "own_prompt"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    situation: Mapped[str]
    text: Mapped[str]
    changed: Mapped[int]


class OwnTemplateRow(Row):
    """A template of the person's own."""

    __tablename__ = "own_template"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    title: Mapped[str]
    body: Mapped[str]
    situations: Mapped[str]  # JSON list
    changed: Mapped[int]
