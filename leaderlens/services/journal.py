"""The private journal: write, find, put in the bin. What is written here never leaves this vault."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry, JournalLine
from leaderlens.domain.text import storable
from leaderlens.store import holds, journals
from leaderlens.store.database import Database

BIN_DAYS = 30
"""How long a binned entry can be brought back before it is erased for good."""

LIST_LENGTH = 500
"""How many of the newest entries a list holds; older ones are found by searching."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal in one open vault."""

    database: Database
    clock: Clock

    def blank(self, moment: datetime | None = None) -> JournalEntry:
        """A new entry that is not stored yet."""
        now = self.clock()
        return JournalEntry(secrets.token_hex(16), "", "", moment or now, now)

    def save(self, entry: JournalEntry) -> Changes:
        """Keep the entry as it stands. Saving an entry that is still empty and new stores nothing."""
        with self.database.transaction() as session:
            if not (entry.title.strip() or entry.body.strip()) and journals.entry(session, entry.id) is None:
                return Changes()
            clean = replace(entry, title=storable(entry.title), body=storable(entry.body), edited=self.clock())
            journals.save(session, clean)
        return Changes(journal=True)

    def save_all(self, entries: Iterable[JournalEntry]) -> Changes:
        """Keep many entries in one transaction, each with its own time of editing: for imports and the demo."""
        with self.database.transaction() as session:
            for entry in entries:
                journals.save(session, replace(entry, title=storable(entry.title), body=storable(entry.body)))
        return Changes(journal=True)

    def quick_line(self, text: str) -> Changes:
        """Keep one line from Today as an entry of its own."""
        return self.save(replace(self.blank(), body=text.strip()))

    def entry(self, entry_id: str) -> JournalEntry | None:
        """The entry with that id."""
        with self.database.reading() as session:
            return journals.entry(session, entry_id)

    def lines(self, words: str = "") -> tuple[JournalLine, ...]:
        """The newest entries, or the newest in which every one of ``words`` is found."""
        with self.database.reading() as session:
            if words.strip():
                return journals.found(session, words, LIST_LENGTH)
            return journals.lines(session, LIST_LENGTH)

    def bin(self, entry_id: str) -> Changes:
        """Put an entry in the bin; ``restore`` brings it back for thirty days."""
        with self.database.transaction() as session:
            journals.set_binned(session, entry_id, self.clock())
        return Changes(journal=True)

    def restore(self, entry_id: str) -> Changes:
        """Take an entry out of the bin."""
        with self.database.transaction() as session:
            journals.set_binned(session, entry_id, None)
        return Changes(journal=True)

    def empty_old_bin(self) -> Changes:
        """Erase what has been in the bin for longer than it promises; nothing while a hold is on."""
        with self.database.transaction() as session:
            if holds.standing(session) is not None:
                return Changes()
            erased = journals.erase_binned_before(session, self.clock() - timedelta(days=BIN_DAYS))
        return Changes(journal=bool(erased))
