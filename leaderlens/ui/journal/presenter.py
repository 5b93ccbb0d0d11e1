"""Acts for the journal: opens entries, hands every change on to be saved, and sends each wish to whoever answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry
from leaderlens.i18n import _, ngettext
from leaderlens.services.journal import BIN_DAYS
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.journal.arrival import Arrival
from leaderlens.ui.journal.beginnings import Beginnings
from leaderlens.ui.journal.custody import Custody
from leaderlens.ui.journal.enclosures import Enclosures
from leaderlens.ui.journal.finder import Finder
from leaderlens.ui.journal.linking import Linking
from leaderlens.ui.journal.menus import Menus
from leaderlens.ui.journal.proofreading import Proofreading
from leaderlens.ui.journal.saver import Saver
from leaderlens.ui.journal.view import SaveState
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from leaderlens.ui.journal.page import JournalPage

NEW_ACT = "new"
"""``Place("journal", act=NEW_ACT)`` begins a new entry with the caret in it."""


class JournalPresenter:
    """The journal of the person at the desk.

    A change goes through three hands: ``_dirty`` (in the editor only), the :class:`Saver` (given to the worker, or
    refused by the disk), and the disk. ``unsaved`` is True until all of it has arrived.
    """

    def __init__(self, page: JournalPage, desk: Desk, wing: Wing) -> None:
        self._page, self._desk, self._wing, self._journal = page, desk, wing, wing.journal
        self._open: JournalEntry | None = None
        self._dirty = False
        self._wanted = ""
        self.saver = Saver(page, desk, wing.journal, self._show_state, self._keep_beside)
        self.finder = Finder(page, desk, wing, self._choose)
        self.finder.on_listed = self._listed
        self.enclosures = Enclosures(page, desk, wing, self._settle_named)
        self.custody = Custody(page, desk, wing, self.settle, self._reread)
        self.beginnings = Beginnings(page, desk, wing, self._begin)
        self.beginnings.on_greeted = self._show_beside
        self.linking = Linking(page, desk, self.finder, self.change)
        self.proofreading = Proofreading(page, desk, wing)
        self.arrival = Arrival(page, desk, wing, self.saver, self.proofreading.start, lambda: self._open)
        self.menus = Menus(page, self)
        page.new_wished.connect(self._new)
        page.entry_chosen.connect(self._choose)
        page.edited.connect(self._edited)
        page.drafted.connect(self._draft)
        page.paused.connect(self._hand_over)
        page.bin_wished.connect(self._bin)
        page.retry_wished.connect(self._try_again)
        page.editor.pin_wished.connect(self._pin)

    @property
    def unsaved(self) -> bool:
        """Whether words are left that are not on the disk."""
        return self._dirty or self.saver.waiting

    @property
    def open_entry(self) -> JournalEntry | None:
        """The entry in the editor, as it was when it was handed over last."""
        return self._open

    @property
    def chosen(self) -> tuple[str, ...]:
        """The id of the entry that is open and stored: what an export may be of."""
        entry = self._open
        return (entry.id,) if entry is not None and entry.id in self.saver.stored else ()

    def show(self, place: Place) -> None:
        self.saver.in_view = True
        self.arrival.come()
        self.finder.learn(self._show_beside)
        self.finder.look()
        self._page.offer(self.menus.of_journal())
        wished = self._acts().get(place.act)
        if wished is not None:
            wished()
        elif place.entry_id:
            self._choose(place.entry_id)
        elif self._open is not None:
            self._page.write_on()
        else:
            self.beginnings.greet(self._desk.clock().astimezone())

    def _acts(self) -> dict[str, Callable[[], None]]:
        """What a place of the journal may ask for."""
        return {
            NEW_ACT: self._new,
            "find": self._page.look_for_words,
            "calendar": self.finder.show_calendar,
            "tags": self.finder.show_tags,
            "person": self.finder.show_person_sheet,
            "bin": self.custody.show_bin,
            "parked": self.custody.show_parked,
            "templates": self.beginnings.show_templates,
        }

    def refresh(self, changes: Changes) -> None:
        if changes.journal:
            self.finder.look()
        if changes.events or changes.people:
            self.finder.learn(self._show_beside)

    def leave(self) -> None:
        self.saver.in_view = False
        self._page.finish_composing()
        if self._dirty:
            self._hand_over()  # tries again what was refused before, too
        else:
            self.saver.retry()

    def settle(self) -> JournalEntry | None:
        """Save what stands in the editor now; the entry, as it will be stored when the worker comes to it."""
        self._page.finish_composing()
        self._hand_over()
        entry = self._open
        known = entry is not None and (entry.id in self.saver.stored or self.saver.held(entry.id) is not None)
        return entry if known else None

    def change(self, changed: Callable[[JournalEntry], JournalEntry]) -> None:
        """Change what belongs to the open entry beside its words: tags, items, people, its pin."""
        if self._open is None:
            return
        self._take_words()
        before, entry = self._open, changed(self._open)
        self._open = entry
        self._show_belongings(entry)
        if entry != before or self._dirty:
            self._dirty = True
            self._hand_over()

    # ------------------------------------------------------------ opening

    def _listed(self) -> None:
        if self._open is not None and self._open.id == self._wanted:
            self._page.select(self._open.id)

    def _begin(self, body: str, prompt_id: str) -> None:
        """Begin a new entry with some words in it; they go into the one that is open if it is still blank."""
        self._new()
        if self._open is not None:
            self._open = replace(self._open, prompt=prompt_id)
            self._page.editor.body.replace(body)
            self._page.editor.body.moveCursor(self._page.editor.body.textCursor().MoveOperation.End)
            self._page.write_on()

    def _new(self) -> None:
        self._page.finish_composing()
        self._hand_over()
        entry = self._open
        if entry is None or entry.id in self.saver.stored or self.saver.held(entry.id) is not None:
            self._show(self._journal.blank())
        self._page.editor.prompt.offer()
        self._page.write_on()

    def _choose(self, entry_id: str) -> None:
        if self._open is not None and self._open.id == entry_id == self._wanted:
            return
        self._page.finish_composing()
        self._hand_over()
        self._wanted = entry_id
        self._desk.tasks.run(lambda: self._journal.entry(entry_id), lambda entry: self._arrived(entry_id, entry))

    def _arrived(self, entry_id: str, entry: JournalEntry | None) -> None:
        if entry_id != self._wanted:
            return  # another one has been chosen since
        self._page.finish_composing()
        self._hand_over()  # a word typed while this one was fetched belongs to the one before
        entry = self.saver.held(entry_id) or entry
        if entry is not None:
            self.saver.stored.add(entry.id)
            self._show(entry)

    def _reread(self, entry_id: str) -> None:
        """Show an entry as it is stored now: something else has changed its words."""

        def arrived(entry: JournalEntry | None) -> None:
            if entry is not None and self._open is not None and self._open.id == entry_id:
                self._page.forget(entry_id)
                self._show(entry)

        self._desk.tasks.run(lambda: self._journal.entry(entry_id), arrived)

    def _show(self, entry: JournalEntry) -> None:
        self._open, self._wanted, self._dirty = entry, entry.id, False
        self._page.show_entry(entry, self._today())
        self._show_belongings(entry)
        self._show_beside()
        self.enclosures.show(entry.id if entry.id in self.saver.stored else "")
        self._show_state(entry.id)

    def _show_belongings(self, entry: JournalEntry) -> None:
        self._page.editor.show_links(self.linking.links_of(entry))
        self._page.editor.show_pinned(pinned=entry.pinned)

    def _show_beside(self) -> None:
        if self._open is not None:
            self._page.editor.show_beside(self.finder.beside(self._open.day))
            self._page.editor.show_links(self.linking.links_of(self._open))
        if self._page.pane.greeting is not None:
            self._page.pane.greeting.show_event(self.finder.beside(self._today()))

    # ------------------------------------------------------------ saving

    def _edited(self) -> None:
        if self._open is not None:
            self._dirty = True
            self._page.show_state(SaveState.SAVING)

    def _take_words(self) -> None:
        """What stands in the editor becomes the open entry."""
        if self._dirty and self._open is not None:
            written = self._page.written()
            self._open = replace(self._open, title=written.title, body=written.body, moment=written.moment)

    def _draft(self) -> None:
        if self._dirty and self._open is not None:
            self._take_words()
            self.saver.draft(self._open)

    def _hand_over(self) -> None:
        """Give the worker what the editor holds, if it has changed; and once more what a full disk refused before."""
        if not self._dirty or self._open is None:
            return
        self._take_words()
        entry, self._dirty = self._open, False
        self.saver.save(entry)
        self.saver.retry(but=entry.id)

    def _keep_beside(self, entry: JournalEntry) -> None:
        """A hold keeps an entry as it was: what was typed becomes an entry of its own, and goes on there."""
        beside = replace(entry, id=self._journal.blank().id, pinned=False)
        if self._open is not None and self._open.id == entry.id:
            self._take_words()
            beside = replace(self._open, id=beside.id, pinned=False)
            self._show(beside)
        self._page.forget(entry.id)
        self.saver.save(beside)
        self._page.said.emit(
            _("Your vault is on hold, so the entry stays as it was. What you wrote is kept as a new entry beside it.")
        )

    def _settle_named(self, title: str) -> JournalEntry | None:
        """As :meth:`settle`, for what needs an entry that is stored: a blank one gets ``title``."""
        if self._open is None:
            self._new()
        entry = self.settle()
        if entry is not None or self._open is None:
            return entry
        self._page.editor.title.setText(title)
        self._dirty = True
        return self.settle()

    def _show_state(self, entry_id: str) -> None:
        if self._open is None or self._open.id != entry_id or self._dirty:
            return
        if self.saver.refused(entry_id):
            self._page.show_state(SaveState.NOT_SAVED)
        elif self.saver.held(entry_id) is not None:
            self._page.show_state(SaveState.SAVING)
        else:
            self._page.show_state(SaveState.SAVED if entry_id in self.saver.stored else SaveState.NOTHING)

    def _try_again(self) -> None:
        if self._open is not None and self.saver.refused(self._open.id):
            self._page.show_state(SaveState.SAVING)
        self._hand_over()
        self.saver.retry()

    # ------------------------------------------------------------ the pin and the bin

    def _pin(self, pinned: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        entry = self.settle()
        if entry is None:
            self._page.editor.show_pinned(pinned=False)
            return
        self._open = replace(entry, pinned=pinned)
        self._page.editor.show_pinned(pinned=pinned)
        self._desk.tasks.run(lambda: self._journal.pin(entry.id, pinned=pinned), self._desk.changed)

    def _bin(self) -> None:
        entry = self._open
        if entry is None or entry.id != self._wanted:
            return
        self._hand_over()
        if entry.id not in self.saver.stored and self.saver.held(entry.id) is None:
            self._close(entry.id)  # nothing was ever written: there is nothing to bring back
            return
        self._desk.tasks.run(lambda: self._journal.bin(entry.id), lambda changes: self._binned(entry.id, changes))

    def _binned(self, entry_id: str, changes: Changes) -> None:
        self._hand_over()  # a word typed since the bin was pressed belongs to the entry as well
        self._close(entry_id)
        days = ngettext("The entry is in the bin for {count} day", "The entry is in the bin for {count} days", BIN_DAYS)
        self._page.done.emit(days.format(count=BIN_DAYS), lambda: self._restore(entry_id))
        self._desk.changed(changes)

    def _close(self, entry_id: str) -> None:
        if self._open is not None and self._open.id == entry_id:
            self._open, self._wanted, self._dirty = None, "", False
            self.enclosures.show("")
            self._page.show_no_entry()
            self.beginnings.greet(self._desk.clock().astimezone())

    def _restore(self, entry_id: str) -> None:
        def back(changes: Changes) -> None:
            self._desk.changed(changes)
            self._desk.go(Place("journal", entry_id=entry_id))

        self._desk.tasks.run(lambda: self._journal.restore(entry_id), back)

    def _today(self) -> date:
        return self.finder.today()
