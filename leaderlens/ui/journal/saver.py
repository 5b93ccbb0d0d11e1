"""Sees to it that no word is lost on the way from the editor to the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry
from leaderlens.errors import LeaderLensError, NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.journal import Journal
from leaderlens.ui.desk import Desk

if TYPE_CHECKING:
    from leaderlens.ui.journal.page import JournalPage


class Saver:
    """Entries given to the worker, and those that a disk refused: both stay here until they have arrived.

    ``on_state(entry_id)`` whenever what becomes of an entry has changed; ``on_held(entry)`` when a hold keeps it as it
    was, so that the new words need another place.
    """

    def __init__(
        self,
        page: JournalPage,
        desk: Desk,
        journal: Journal,
        on_state: Callable[[str], None],
        on_held: Callable[[JournalEntry], None],
    ) -> None:
        self._page, self._desk, self._journal = page, desk, journal
        self._on_state, self._on_held = on_state, on_held
        self._unsaved: dict[str, JournalEntry] = {}
        self._refused: set[str] = set()
        self._drafting = ""
        self.stored: set[str] = set()
        self.in_view = False

    @property
    def waiting(self) -> bool:
        """Whether words are on their way, or were refused."""
        return bool(self._unsaved)

    def refused(self, entry_id: str) -> bool:
        """Whether a disk said no to the entry's words."""
        return entry_id in self._refused

    def held(self, entry_id: str) -> JournalEntry | None:
        """The entry's words that have not arrived yet."""
        return self._unsaved.get(entry_id)

    def save(self, entry: JournalEntry) -> None:
        """Keep an entry."""
        self._unsaved[entry.id] = entry
        self._desk.tasks.run(
            lambda: self._journal.save(entry),
            lambda changes: self._saved(entry, changes),
            lambda error: self._not_saved(entry, error),
        )

    def draft(self, entry: JournalEntry) -> None:
        """Keep what stands in the editor for a crash; one at a time, as the next comes soon. What goes wrong here is
        told when the entry itself is saved, a moment later.
        """
        if self._drafting:
            return
        self._drafting = entry.id

        def done(_none: None) -> None:
            self._drafting = ""

        def failed(error: Exception) -> bool:
            self._drafting = ""
            return isinstance(error, LeaderLensError)

        self._desk.tasks.run(lambda: self._journal.save_draft(entry), done, failed)

    def retry(self, but: str = "") -> None:
        """Try again what was refused."""
        again = [self._unsaved[known] for known in sorted(self._refused - {but}) if known in self._unsaved]
        self._refused -= {entry.id for entry in again}
        for entry in again:
            self.save(entry)

    def _saved(self, entry: JournalEntry, changes: Changes) -> None:
        if changes:
            self.stored.add(entry.id)
        if self._unsaved.get(entry.id) is entry:
            del self._unsaved[entry.id]
            self._refused.discard(entry.id)
            self._page.editor.body.saved(entry.id)
        if not self._refused:
            self._page.show_problem("")
        self._on_state(entry.id)
        if changes:
            self._desk.changed(changes)

    def _not_saved(self, entry: JournalEntry, error: Exception) -> bool:
        """The words stay here and in the editor. A fault of the world is told on the page, or wherever the person has
        gone meanwhile; a bug at the one door.
        """
        if isinstance(error, NotAllowedError) and error.code == "held":
            self._unsaved.pop(entry.id, None)
            self._on_held(entry)
            return True
        if self._unsaved.get(entry.id) is entry:
            self._refused.add(entry.id)
        self._on_state(entry.id)
        if isinstance(error, LeaderLensError):
            self._page.show_problem(str(error))
            return self.in_view
        self._page.show_problem(
            _("Your words could not be saved just now. They are still here: please keep LeaderLens open and try again.")
        )
        return False
