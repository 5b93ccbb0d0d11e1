"""Imports as batches: taken in once, told apart, and undone whole.

An entry is known by its source and its name there (``JournalEntry.origin`` is ``source:name``). One that is still in
the vault, or in the bin, is left exactly as it is; one that was erased for good comes in again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Batch, BatchReport, ImportedEntry
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class Batches:
    """The imports into one open vault."""

    database: Database
    clock: Clock

    def known_ids(self, source: str) -> frozenset[str]:
        """The ``source_id`` of every entry of that source that is here: for the preview."""
        raise NotImplementedError

    def keep(self, source: str, name: str, entries: Iterable[ImportedEntry]) -> tuple[Changes, BatchReport]:
        """Take entries in, all or (when ``entries`` or the disk raises) none, in one transaction.

        ``source`` is a short word (``dayone``), ``name`` what the person calls it (a file's name). Their own times of
        writing and editing are kept; a file over a limit is left out and counted; a file that brings an id keeps it
        (see :class:`leaderlens.domain.journal.ImportedFile`). ``entries`` may be a generator that
        reports progress and raises to cancel. Nothing is overwritten. A batch without a new entry is not noted.
        """
        raise NotImplementedError

    def all(self) -> tuple[Batch, ...]:
        """Every import, newest first, also those undone (``left`` is 0)."""
        raise NotImplementedError

    def undo(self, batch_id: str) -> tuple[Changes, BatchReport]:
        """Erase for good what came in with that batch. Entries edited here since stay.

        NotAllowedError ``held`` while a hold is on.
        """
        raise NotImplementedError
