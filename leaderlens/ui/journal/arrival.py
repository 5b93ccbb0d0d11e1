"""The first time the journal is gone to: what a crash left behind, and what private means here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Draft, JournalEntry
from leaderlens.i18n import _
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.saver import Saver
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from leaderlens.ui.journal.page import JournalPage


class Arrival:
    """``come`` does it once. ``open_entry`` answers the entry in the editor; ``start_reading`` begins the spelling."""

    def __init__(
        self,
        page: JournalPage,
        desk: Desk,
        wing: Wing,
        saver: Saver,
        start_reading: Callable[[], None],
        open_entry: Callable[[], JournalEntry | None],
    ) -> None:
        self._page, self._desk, self._wing, self._saver = page, desk, wing, saver
        self._start_reading, self._open_entry = start_reading, open_entry
        self._came = False
        page.understood.connect(self._understood)

    def come(self) -> None:
        """Look what was left, once."""
        if self._came:
            return
        self._came = True
        self._desk.tasks.run(self._wing.journal.drafts, self._recover)
        self._desk.tasks.run(self._wing.guidance.read, self._guide)
        self._start_reading()

    def _guide(self, read: bool) -> None:  # noqa: FBT001 - the answer of one question
        if not read and self._open_entry() is None:
            self._page.show_conscience()

    def _understood(self) -> None:
        self._page.hide_conscience()
        self._desk.tasks.run(self._wing.guidance.note_read, lambda _none: None)

    def _recover(self, drafts: tuple[Draft, ...]) -> None:
        """Keep what was typed before the program ended without warning."""
        open_entry = self._open_entry()
        for draft in drafts:
            here = open_entry is not None and open_entry.id == draft.entry.id
            if not here and self._saver.held(draft.entry.id) is None:
                self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        """An entry that was changed since is not overwritten: the draft becomes an entry beside it."""
        journal = self._wing.journal

        def work() -> Changes:
            if draft.overwrites or journal.entry(draft.entry.id) is None:
                return journal.save(draft.entry)
            changes = journal.save(replace(draft.entry, id=journal.blank().id))
            journal.drop_draft(draft.entry.id)
            return changes

        def kept(changes: Changes) -> None:
            if changes:
                self._desk.changed(changes)
                self._page.said.emit(
                    _("LeaderLens ended without warning last time. What you were writing was found and kept.")
                )

        self._desk.tasks.run(work, kept)
