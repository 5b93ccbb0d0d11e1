"""The private journal: write, find, put in the bin. What is written here never leaves this vault."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Draft, JournalEntry, JournalLine, Tag
from leaderlens.domain.text import storable
from leaderlens.store import holds, journals
from leaderlens.store.database import Database

BIN_DAYS = 30
"""How long a binned entry can be brought back before it is erased for good."""

PAGE = 200
"""How many rows a list asks for at a time."""


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

    def lines(self, query: str = "", limit: int = PAGE, offset: int = 0) -> tuple[JournalLine, ...]:
        """The entries outside the bin that ``query`` finds, newest first: ``limit`` of them, after ``offset`` others.

        The grammar is told in :mod:`leaderlens.domain.journal_query`; nothing a person types raises.
        """
        with self.database.reading() as session:
            if query.strip():
                return journals.found(session, query, offset + limit)[offset:]
            return journals.lines(session, offset + limit)[offset:]

    def count(self, query: str = "") -> int:
        """How many entries :meth:`lines` would answer in all."""
        raise NotImplementedError

    def pin(self, entry_id: str, *, pinned: bool = True) -> Changes:
        """Pin an entry, or take the pin out. Also while a hold is on: it changes no word."""
        raise NotImplementedError

    def tags(self) -> tuple[Tag, ...]:
        """Every tag of an entry outside the bin, the most used first: for completion and the panel."""
        raise NotImplementedError

    def rename_tag(self, old: str, new: str) -> Changes:
        """Call a tag something else in every entry. Where ``new`` is there already, the two become one.

        NotAllowedError: ``held`` where it would change an entry that was there when a hold began, ``empty``.
        """
        raise NotImplementedError

    def merge_tags(self, tags: Iterable[str], into: str) -> Changes:
        """Make several tags one. Raises as :meth:`rename_tag`."""
        raise NotImplementedError

    def remove_tag(self, tag: str) -> Changes:
        """Take a tag off every entry. NotAllowedError ``held``."""
        raise NotImplementedError

    def days(self, year: int) -> dict[date, int]:
        """How many entries outside the bin each day of ``year`` has, days without one left out: for the heat map."""
        raise NotImplementedError

    def years(self) -> tuple[int, ...]:
        """The years there are entries of, oldest first."""
        raise NotImplementedError

    def on_this_day(self, day: date) -> tuple[JournalLine, ...]:
        """Entries of the same day of the month in other years, newest first; 28 February stands for the 29th too."""
        raise NotImplementedError

    def tagged_lines(self, items: Iterable[str], since: datetime) -> dict[str, tuple[JournalLine, ...]]:
        """For each of ``items`` (lens items) that has any: the entries tagged with it since then, newest first.

        For the author alone, before they rate. An entry tagged with an item counts for its parts too.
        """
        raise NotImplementedError

    def save_draft(self, entry: JournalEntry) -> None:
        """Keep what stands in the editor, quickly (nothing is indexed): within a second of each pause.

        :meth:`save` of the entry keeps it for good and lets the draft go. An empty one lets it go too.
        """
        raise NotImplementedError

    def drafts(self) -> tuple[Draft, ...]:
        """What was written and not kept when the program ended last, newest first. Keep each, or let it go."""
        raise NotImplementedError

    def drop_draft(self, entry_id: str) -> None:
        """Let a draft go without keeping it."""
        raise NotImplementedError

    def binned(self) -> tuple[JournalLine, ...]:
        """What is in the bin, the last thrown away first; ``binned`` says since when."""
        raise NotImplementedError

    def erase(self, entry_ids: Iterable[str]) -> Changes:
        """Erase entries for good, now: text, index, versions, draft, attachments. NotAllowedError ``held``.

        Backups made before still hold them until they go too; the page says so.
        """
        raise NotImplementedError

    def empty_bin(self) -> Changes:
        """Erase all that is in the bin, now. Raises as :meth:`erase`."""
        raise NotImplementedError

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
