"""Acts for the journal: opens entries, and sees to it that no word is lost on the way to the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry, JournalLine
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.journal import Journal
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.journal.view import SaveState

if TYPE_CHECKING:
    from leaderlens.ui.journal.page import JournalPage

NEW_ACT = "new"
"""``Place("journal", act=NEW_ACT)`` begins a new entry with the caret in it."""


class JournalPresenter:
    """The journal of the person at the desk.

    A change goes through three hands: ``_dirty`` (in the editor only), ``_unsaved`` (given to the worker, or refused
    by the disk), and the disk. ``unsaved`` is True until all of it has arrived.
    """

    def __init__(self, page: JournalPage, desk: Desk, journal: Journal) -> None:
        self._page, self._desk, self._journal = page, desk, journal
        self._open: JournalEntry | None = None
        self._stored = False  # whether the open entry has ever been on the disk
        self._dirty = False
        self._unsaved: dict[str, JournalEntry] = {}
        self._refused: set[str] = set()
        self._wanted = ""
        self._words = ""
        self._looked = 0
        self._in_view = False
        page.new_wished.connect(self._new)
        page.entry_chosen.connect(self._choose)
        page.searched.connect(self._search)
        page.edited.connect(self._edited)
        page.paused.connect(self._hand_over)
        page.bin_wished.connect(self._bin)
        page.retry_wished.connect(self._try_again)

    @property
    def unsaved(self) -> bool:
        """Whether words are left that are not on the disk."""
        return self._dirty or bool(self._unsaved)

    def show(self, place: Place) -> None:
        self._in_view = True
        self._look()
        if place.act == NEW_ACT:
            self._new()
        elif place.entry_id:
            self._choose(place.entry_id)
        elif self._open is not None:
            self._page.write_on()

    def refresh(self, changes: Changes) -> None:
        if changes.journal:
            self._look()

    def leave(self) -> None:
        self._in_view = False
        if self._dirty:
            self._hand_over()  # tries again what was refused before, too
        else:
            self._retry()

    # ------------------------------------------------------------ the list

    def _search(self, words: str) -> None:
        self._words = words
        self._look()

    def _look(self) -> None:
        self._looked += 1
        looked, words = self._looked, self._words
        self._desk.tasks.run(lambda: self._journal.lines(words), lambda lines: self._listed(looked, words, lines))

    def _listed(self, looked: int, words: str, lines: tuple[JournalLine, ...]) -> None:
        if looked != self._looked:
            return  # more letters have been typed since
        self._page.show_lines(lines, words, self._today())
        if self._open is not None and self._open.id == self._wanted:
            self._page.select(self._open.id)

    # ------------------------------------------------------------ opening

    def _new(self) -> None:
        self._hand_over()
        if self._open is None or self._stored or self._unsaved.get(self._open.id):
            self._show(self._journal.blank(), stored=False)
        self._page.write_on()

    def _choose(self, entry_id: str) -> None:
        if self._open is not None and self._open.id == entry_id == self._wanted:
            return
        self._hand_over()
        self._wanted = entry_id
        self._desk.tasks.run(lambda: self._journal.entry(entry_id), lambda entry: self._arrived(entry_id, entry))

    def _arrived(self, entry_id: str, entry: JournalEntry | None) -> None:
        if entry_id != self._wanted:
            return  # another one has been chosen since
        self._hand_over()  # a word typed while this one was fetched belongs to the one before
        entry = self._unsaved.get(entry_id, entry)
        if entry is not None:
            self._show(entry, stored=True)

    def _show(self, entry: JournalEntry, *, stored: bool) -> None:
        self._open, self._stored, self._wanted, self._dirty = entry, stored, entry.id, False
        self._page.show_entry(entry, self._today())
        if entry.id in self._refused:
            self._page.show_state(SaveState.NOT_SAVED)
        elif entry.id in self._unsaved:
            self._page.show_state(SaveState.SAVING)
        else:
            self._page.show_state(SaveState.SAVED if stored else SaveState.NOTHING)

    # ------------------------------------------------------------ saving

    def _edited(self) -> None:
        if self._open is not None:
            self._dirty = True
            self._page.show_state(SaveState.SAVING)

    def _hand_over(self) -> None:
        """Give the worker what the editor holds, if it has changed; and once more what a full disk refused before."""
        if not self._dirty or self._open is None:
            return
        written = self._page.written()
        entry = replace(self._open, title=written.title, body=written.body, moment=written.moment)
        self._open, self._dirty = entry, False
        self._save(entry)
        self._retry(but=entry.id)

    def _save(self, entry: JournalEntry) -> None:
        self._unsaved[entry.id] = entry
        self._desk.tasks.run(
            lambda: self._journal.save(entry),
            lambda changes: self._saved(entry, changes),
            lambda error: self._not_saved(entry, error),
        )

    def _saved(self, entry: JournalEntry, changes: Changes) -> None:
        if self._unsaved.get(entry.id) is entry:
            del self._unsaved[entry.id]
            self._refused.discard(entry.id)
        if not self._refused:
            self._page.show_problem("")
        if self._open is not None and self._open.id == entry.id:
            self._stored = self._stored or bool(changes)
            if not self._dirty and entry.id not in self._unsaved:
                self._page.show_state(SaveState.SAVED if self._stored else SaveState.NOTHING)
        if changes:
            self._desk.changed(changes)

    def _not_saved(self, entry: JournalEntry, error: Exception) -> bool:
        """The words stay here and in the editor. A fault of the world is told on the page, or wherever the person has
        gone meanwhile; a bug at the one door.
        """
        if self._unsaved.get(entry.id) is entry:
            self._refused.add(entry.id)
        if self._open is not None and self._open.id == entry.id and not self._dirty:
            self._page.show_state(SaveState.NOT_SAVED)
        if isinstance(error, LeaderLensError):
            self._page.show_problem(str(error))
            return self._in_view
        self._page.show_problem(
            _("Your words could not be saved just now. They are still here: please keep LeaderLens open and try again.")
        )
        return False

    def _retry(self, but: str = "") -> None:
        again = [self._unsaved[known] for known in sorted(self._refused - {but}) if known in self._unsaved]
        self._refused -= {entry.id for entry in again}
        for entry in again:
            self._save(entry)

    def _try_again(self) -> None:
        if self._open is not None and self._open.id in self._refused:
            self._page.show_state(SaveState.SAVING)
        self._hand_over()
        self._retry()

    # ------------------------------------------------------------ the bin

    def _bin(self) -> None:
        entry = self._open
        if entry is None or entry.id != self._wanted:
            return
        self._hand_over()
        if not self._stored and entry.id not in self._unsaved:
            self._close(entry.id)  # nothing was ever written: there is nothing to bring back
            return
        self._desk.tasks.run(lambda: self._journal.bin(entry.id), lambda changes: self._binned(entry.id, changes))

    def _binned(self, entry_id: str, changes: Changes) -> None:
        self._hand_over()  # a word typed since the bin was pressed belongs to the entry as well
        self._close(entry_id)
        self._page.done.emit(_("The entry is in the bin for thirty days"), lambda: self._restore(entry_id))
        self._desk.changed(changes)

    def _close(self, entry_id: str) -> None:
        if self._open is not None and self._open.id == entry_id:
            self._open, self._wanted, self._dirty, self._stored = None, "", False, False
            self._page.show_no_entry()

    def _restore(self, entry_id: str) -> None:
        def back(changes: Changes) -> None:
            self._desk.changed(changes)
            self._desk.go(Place("journal", entry_id=entry_id))

        self._desk.tasks.run(lambda: self._journal.restore(entry_id), back)

    def _today(self) -> date:
        return self._desk.clock().astimezone().date()
