"""The private journal: write, find, tag, put in the bin. What is written here never leaves this vault.

Beside it: earlier versions (:mod:`~leaderlens.services.journal_history`), attachments (``journal_files``), the one way
out to a session (``journal_parking``), the official record (``journal_record``), imports (``journal_batches``), the own
dictionary (``own_words``), prompts and templates (``prompts``).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Draft, JournalEntry, JournalLine, Tag
from leaderlens.domain.journal_query import JournalQuery, parse_query
from leaderlens.domain.journal_text import clean_entry, clean_tags
from leaderlens.domain.text import storable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.store import audit, holds, journals, journals_history, journals_labels, journals_search
from leaderlens.store.database import Database, Session

__all__ = ["BIN_DAYS", "PAGE", "TAGGED_LINES", "Journal", "storable"]

BIN_DAYS = 30
"""How long a binned entry can be brought back before it is erased for good."""

PAGE = 100
"""How many rows a list asks for at a time."""

TAGGED_LINES = 20
"""How many entries are shown for one item before it is rated."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal in one open vault."""

    database: Database
    clock: Clock

    # ------------------------------------------------------------ write

    def blank(self, moment: datetime | None = None) -> JournalEntry:
        """A new entry that is not stored yet, in the zone of the clock."""
        now = self.clock()
        return JournalEntry(secrets.token_hex(16), "", "", moment or now, now)

    def save(self, entry: JournalEntry) -> Changes:
        """Keep the entry as it stands, and let its draft go. Empty changes when there was nothing to keep.

        Saving an entry that is still empty and new stores nothing; saving one unchanged leaves it as it is. The text
        that is written over may become a version (:mod:`leaderlens.services.journal_history`). NotAllowedError
        ``held`` for an entry that was there when a hold began: keep what was typed as an entry of its own then.
        """
        with self.database.transaction() as session:
            return Changes(journal=self._keep(session, entry))

    def save_all(self, entries: Iterable[JournalEntry]) -> Changes:
        """Keep many entries in one transaction, each with its own time of editing: for the demonstration."""
        with self.database.transaction() as session:
            for entry in entries:
                journals.save(session, clean_entry(entry), self.clock())
        return Changes(journal=True)

    def quick_line(self, text: str) -> Changes:
        """Keep one line from Today as an entry of its own."""
        return self.save(replace(self.blank(), body=text.strip()))

    def pin(self, entry_id: str, *, pinned: bool = True) -> Changes:
        """Pin an entry, or take the pin out. Also while a hold is on: it changes no word."""
        with self.database.transaction() as session:
            journals.set_pinned(session, entry_id, pinned=pinned)
        return Changes(journal=True)

    def save_draft(self, entry: JournalEntry) -> None:
        """Keep what stands in the editor, quickly (nothing is indexed): within a second of each pause.

        :meth:`save` of the entry keeps it for good and lets the draft go. An empty new one lets it go too.
        """
        with self.database.transaction(aside=True) as session:
            if entry.empty and journals.entry(session, entry.id) is None:
                journals.drop_draft(session, entry.id)
            else:
                journals.save_draft(session, clean_entry(entry), self.clock())

    def drafts(self) -> tuple[Draft, ...]:
        """What was written and not kept when the program ended last, newest first. Keep each, or let it go."""
        with self.database.reading() as session:
            return journals.drafts(session)

    def drop_draft(self, entry_id: str) -> None:
        """Let a draft go without keeping it."""
        with self.database.transaction(aside=True) as session:
            journals.drop_draft(session, entry_id)

    # ------------------------------------------------------------ find

    def entry(self, entry_id: str) -> JournalEntry | None:
        """The entry with that id."""
        with self.database.reading() as session:
            return journals.entry(session, entry_id)

    def lines(self, query: str = "", limit: int = PAGE, offset: int = 0) -> tuple[JournalLine, ...]:
        """The entries outside the bin that ``query`` finds, newest first: ``limit`` of them, after ``offset`` others.

        The grammar is told in :mod:`leaderlens.domain.journal_query`; nothing a person types raises.
        """
        with self.database.reading() as session:
            return journals_search.lines(session, self._understood(query), limit, offset)

    def count(self, query: str = "") -> int:
        """How many entries :meth:`lines` would answer in all."""
        with self.database.reading() as session:
            return journals_search.count(session, self._understood(query))

    def ids(self, query: str = "") -> tuple[str, ...]:
        """The ids of every entry ``query`` finds, oldest first: for an export of a selection."""
        with self.database.reading() as session:
            return journals_search.ids(session, self._understood(query))

    def days(self, year: int) -> dict[date, int]:
        """How many entries outside the bin each day of ``year`` has, days without one left out: for the heat map."""
        with self.database.reading() as session:
            return journals_search.days(session, year)

    def years(self) -> tuple[int, ...]:
        """The years there are entries of, oldest first."""
        with self.database.reading() as session:
            return journals_search.years(session)

    def on_this_day(self, day: date) -> tuple[JournalLine, ...]:
        """Entries of the same day of the month in other years, newest first; 28 February stands for the 29th too."""
        with self.database.reading() as session:
            return journals_search.on_this_day(session, day)

    def tagged_lines(self, items: Iterable[str], since: datetime) -> dict[str, tuple[JournalLine, ...]]:
        """For each of ``items`` (lens items) that has any: the newest entries tagged with it since then.

        For the author alone, before they rate. An entry tagged with a whole item counts for its parts too.
        """
        found: dict[str, tuple[JournalLine, ...]] = {}
        with self.database.reading() as session:
            tagged = journals_search.names_of(session, "item")
            start = journals.seconds(since)
            for item in items:
                names = [name for name in tagged if item == name or item.startswith(f"{name}.")]
                lines = [
                    line
                    for name in names
                    for line in journals_search.labelled(session, "item", name, start, TAGGED_LINES)
                ]
                if lines:
                    newest = sorted(dict.fromkeys(lines), key=lambda line: line.moment, reverse=True)
                    found[item] = tuple(newest[:TAGGED_LINES])
        return found

    # ------------------------------------------------------------ tags

    def tags(self) -> tuple[Tag, ...]:
        """Every tag of an entry outside the bin, the most used first: for completion and the panel."""
        with self.database.reading() as session:
            return journals_labels.tags(session)

    def rename_tag(self, old: str, new: str) -> Changes:
        """Call a tag something else in every entry. Where ``new`` is there already, the two become one.

        NotAllowedError: ``held`` where it would change an entry that was there when a hold began, ``empty``.
        """
        return self.merge_tags([old], new)

    def merge_tags(self, tags: Iterable[str], into: str) -> Changes:
        """Make several tags one. Raises as :meth:`rename_tag`."""
        cleaned = clean_tags((into,))
        if not cleaned:
            raise NotAllowedError(_("A tag needs a name. Nothing was changed."), code="empty")
        with self.database.transaction() as session:
            return Changes(journal=bool(journals_labels.replace(session, tuple(tags), cleaned[0])))

    def remove_tag(self, tag: str) -> Changes:
        """Take a tag off every entry. NotAllowedError ``held``."""
        with self.database.transaction() as session:
            return Changes(journal=bool(journals_labels.replace(session, (tag,), "")))

    # ------------------------------------------------------------ the bin

    def bin(self, entry_id: str) -> Changes:
        """Put an entry in the bin; ``restore`` brings it back for thirty days. NotAllowedError ``held``."""
        with self.database.transaction() as session:
            journals.set_binned(session, entry_id, self.clock())
            journals.drop_draft(session, entry_id)
        return Changes(journal=True)

    def restore(self, entry_id: str) -> Changes:
        """Take an entry out of the bin."""
        with self.database.transaction() as session:
            journals.set_binned(session, entry_id, None)
        return Changes(journal=True)

    def binned(self) -> tuple[JournalLine, ...]:
        """What is in the bin, the last thrown away first; ``binned`` says since when."""
        with self.database.reading() as session:
            return journals_search.binned(session)

    def erase(self, entry_ids: Iterable[str]) -> Changes:
        """Erase entries for good, now: text, index, versions, draft, attachments. NotAllowedError ``held``.

        Backups made before still hold them until they go too; the page says so.
        """
        with self.database.transaction() as session:
            return self._erased(session, journals.erase(session, entry_ids))

    def empty_bin(self) -> Changes:
        """Erase all that is in the bin, now. Raises as :meth:`erase`."""
        with self.database.transaction() as session:
            return self._erased(session, journals.erase_bin(session))

    def empty_old_bin(self) -> Changes:
        """Erase what has been in the bin for longer than it promises; nothing while a hold is on."""
        with self.database.transaction() as session:
            if holds.standing(session) is not None:
                return Changes()
            erased = journals.erase_binned_before(session, self.clock() - timedelta(days=BIN_DAYS))
        return Changes(journal=bool(erased))

    # ------------------------------------------------------------ inside

    def _keep(self, session: Session, entry: JournalEntry) -> bool:
        stored = journals.entry(session, entry.id)
        if stored is None and entry.empty:
            journals.drop_draft(session, entry.id)
            return False
        tags = clean_tags(entry.tags)
        if stored is None or not set(tags) <= set(stored.tags):
            tags = clean_tags(tags, journals_search.names_of(session, "tag"))
        clean = replace(clean_entry(entry), tags=tags, edited=self.clock())
        journals.drop_draft(session, entry.id)
        if stored is not None and replace(stored, edited=clean.edited) == clean:
            return False
        if stored is not None:
            journals_history.keep_if_due(session, stored, clean, self.clock())
        journals.save(session, clean, self.clock())
        return True

    def _erased(self, session: Session, gone: int) -> Changes:
        if gone:
            audit.add(session, self.clock(), "erased-by-hand", str(gone))
        return Changes(journal=bool(gone))

    def _understood(self, query: str) -> JournalQuery:
        return parse_query(storable(query), self.clock().date())
