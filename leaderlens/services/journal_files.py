"""Attachments of entries: pictures and files, inside the encrypted vault and nowhere else.

They are handed over and given back as bytes in memory; thumbnails are made from these in memory too. A file reaches a
disk only where its owner chose a place for it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Attachment
from leaderlens.domain.text import storable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.store import journals_files
from leaderlens.store.database import Database
from leaderlens.store.journals_files import LARGEST_FILE, LARGEST_TOTAL, MOST_FILES

__all__ = ["LARGEST_FILE", "LARGEST_TOTAL", "MOST_FILES", "Attachments", "file_name"]


LONGEST_NAME = 120
"""Characters of an attachment's name; the end of a longer one is kept."""


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
        with self.database.transaction() as session:
            refusal = journals_files.refusal(session, entry_id, len(data))
            if refusal:
                raise NotAllowedError(_refusals()[refusal], code=refusal)
            kind = storable(mime).strip().lower() or "application/octet-stream"
            return journals_files.add(session, entry_id, file_name(name), kind, data, self.clock())

    def of(self, entry_id: str) -> tuple[Attachment, ...]:
        """The entry's attachments, in the order they came."""
        with self.database.reading() as session:
            return journals_files.of(session, entry_id)

    def data(self, attachment_id: str) -> bytes:
        """The bytes of one. NotAllowedError ``no-file`` where it is gone."""
        with self.database.reading() as session:
            found = journals_files.data(session, attachment_id)
        if found is None:
            raise NotAllowedError(_("This attachment is no longer there."), code="no-file")
        return found

    def remove(self, attachment_id: str) -> Changes:
        """Erase one for good. NotAllowedError ``held`` while a hold is on."""
        with self.database.transaction() as session:
            return Changes(journal=bool(journals_files.remove(session, attachment_id)))

    def total(self) -> int:
        """Bytes of all attachments of the vault, beside :data:`LARGEST_TOTAL`."""
        with self.database.reading() as session:
            return journals_files.total(session)


def file_name(name: str) -> str:
    r"""``name`` without folders and what no file's name can hold: ``minutes.pdf`` for ``C:\\x\\minutes.pdf``."""
    last = re.split(r"[/\\]", storable(name))[-1]
    plain = "".join(" " if unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp"} else one for one in last)
    return " ".join(plain.split()).strip(" .")[-LONGEST_NAME:] or _("attachment")


def _refusals() -> dict[str, str]:
    """What to say for each reason not to take a file."""
    return {
        "file-too-large": _(
            "This file is larger than {most} MB, so it was not taken. Please attach a smaller copy of it."
        ).format(most=LARGEST_FILE // 1024**2),
        "too-many-files": _(
            "This entry has {most} attachments already, which is the most it can have. The file was not taken."
        ).format(most=MOST_FILES),
        "vault-too-large": _(
            "The attachments of this vault have reached {most} MB, which is the most it can hold. "
            "The file was not taken."
        ).format(most=LARGEST_TOTAL // 1024**2),
        "no-entry": _("Please write a word in this entry first, so that it is kept; then attach the file."),
    }
