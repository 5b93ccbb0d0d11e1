"""Imports as batches: taken in once, told apart, and undone whole.

An entry is known by its source and its name there (``JournalEntry.origin`` is ``source:name``). One that is still in
the vault, or in the bin, is left exactly as it is; one that was erased for good comes in again.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Batch, BatchReport, ImportedEntry, JournalEntry
from leaderlens.domain.journal_text import clean_entry, clean_tags
from leaderlens.domain.text import storable
from leaderlens.services.journal_files import file_name
from leaderlens.store import audit, journals, journals_batches, journals_files, journals_search
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class Batches:
    """The imports into one open vault."""

    database: Database
    clock: Clock

    def known_ids(self, source: str) -> frozenset[str]:
        """The ``source_id`` of every entry of that source that is here: for the preview."""
        with self.database.reading() as session:
            return journals_batches.known_ids(session, source)

    def keep(self, source: str, name: str, entries: Iterable[ImportedEntry]) -> tuple[Changes, BatchReport]:
        """Take entries in, all or (when ``entries`` or the disk raises) none, in one transaction.

        ``source`` is a short word (``dayone``), ``name`` what the person calls it (a file's name). Their own times of
        writing and editing are kept; a file over a limit is left out and counted; a file that brings an id keeps it
        (see :class:`leaderlens.domain.journal.ImportedFile`). ``entries`` may be a generator that
        reports progress and raises to cancel. Nothing is overwritten. A batch without a new entry is not noted.
        """
        now = self.clock()
        batch_id = secrets.token_hex(16)
        with self.database.transaction() as session:
            known = set(journals_batches.known_ids(session, source))
            tags = {name.casefold(): name for name in journals_search.names_of(session, "tag")}
            added = left = files = refused = 0
            for imported in entries:
                name_there = storable(imported.source_id)
                if name_there in known:
                    left += 1
                    continue
                known.add(name_there)
                entry = _kept(imported, source, name_there, now)
                entry = replace(entry, tags=clean_tags(entry.tags, tags.values()))
                tags |= {tag.casefold(): tag for tag in entry.tags}
                journals.save(session, entry, now, batch_id)
                session.expunge_all()  # a library of photographs must not stay in memory
                added += 1
                for file in imported.files:
                    if journals_files.refusal(session, entry.id, len(file.data)):
                        refused += 1
                        continue
                    kind = storable(file.mime).strip().lower() or "application/octet-stream"
                    journals_files.add(session, entry.id, file_name(file.name), kind, file.data, now, storable(file.id))
                    files += 1
            report = BatchReport(batch_id, added, left, files, refused)
            if added:
                called = " ".join(storable(name).split())
                journals_batches.note(session, Batch(batch_id, source, called, now, added, added, 0))
                audit.add(session, now, "imported", str(added))
        return Changes(journal=bool(added)), report

    def all(self) -> tuple[Batch, ...]:
        """Every import, newest first, also those undone (``left`` is 0)."""
        with self.database.reading() as session:
            return journals_batches.all_of(session)

    def undo(self, batch_id: str) -> tuple[Changes, BatchReport]:
        """Erase for good what came in with that batch. Entries edited here since stay.

        NotAllowedError ``held`` while a hold is on.
        """
        with self.database.transaction() as session:
            untouched, changed = journals_batches.members(session, batch_id)
            gone = journals.erase(session, untouched)
            if gone:
                audit.add(session, self.clock(), "import-undone", str(gone))
        return Changes(journal=bool(gone)), BatchReport(batch_id, gone, len(changed))


def _kept(imported: ImportedEntry, source: str, name_there: str, now: datetime) -> JournalEntry:
    """The entry as it is stored. It was not edited after now, whatever the other program's clock said."""
    entry = clean_entry(imported.entry)
    return replace(entry, id=secrets.token_hex(16), edited=min(entry.edited, now), origin=f"{source}:{name_there}")
