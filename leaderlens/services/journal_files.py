"""Attachments of entries: pictures and files, inside the encrypted vault and nowhere else.

They are handed over and given back as bytes in memory; thumbnails are made from these in memory too. A file reaches a
disk only where its owner chose a place for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Attachment
from leaderlens.store.database import Database
from leaderlens.store.journals_files import LARGEST_FILE, LARGEST_TOTAL, MOST_FILES

__all__ = ["LARGEST_FILE", "LARGEST_TOTAL", "MOST_FILES", "Attachments"]


@dataclass(frozen=True, slots=True)
class Attachments:
    """The attachments of one open vault."""

    database: Database
    clock: Clock

    def attach(self, entry_id: str, name: str, mime: str, data: bytes) -> Attachment:
        """Put a file into the vault, with an entry that is stored. ``name`` loses any folders; ``mime`` may be empty.

        A file the entry has already (same bytes) is not taken twice. NotAllowedError: ``file-too-large``,
        ``too-many-files``, ``vault-too-large``, ``no-entry`` (it was never saved, or is erased).
        """
        raise NotImplementedError

    def of(self, entry_id: str) -> tuple[Attachment, ...]:
        """The entry's attachments, in the order they came."""
        raise NotImplementedError

    def data(self, attachment_id: str) -> bytes:
        """The bytes of one. NotAllowedError ``no-file`` where it is gone."""
        raise NotImplementedError

    def remove(self, attachment_id: str) -> Changes:
        """Erase one for good. NotAllowedError ``held`` while a hold is on."""
        raise NotImplementedError

    def total(self) -> int:
        """Bytes of all attachments of the vault, beside :data:`LARGEST_TOTAL`."""
        raise NotImplementedError
