"""Links of the open entry: tags, attributes and principles, and the pair it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from leaderlens.domain.journal import JournalEntry
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.finder import Finder

if TYPE_CHECKING:
    from leaderlens.ui.journal.links_sheet import LinksSheet
    from leaderlens.ui.journal.page import JournalPage


class Linking:
    """``change`` takes a function from the open entry to what it shall be."""

    def __init__(
        self,
        page: JournalPage,
        desk: Desk,
        finder: Finder,
        change: Callable[[Callable[[JournalEntry], JournalEntry]], None],
    ) -> None:
        self._page, self._desk, self._finder, self._change = page, desk, finder, change
        self._on: tuple[tuple[str, str], ...] = ()
        links = page.editor.links
        links.add_wished.connect(self.show_links)
        links.removed.connect(lambda kind, key: self.link(kind, key, on=False))
        links.pressed.connect(self._look_for)

    def links_of(self, entry: JournalEntry) -> tuple[tuple[str, str, str], ...]:
        """An entry's links as (kind, key, words): what it shows first, then whom, then its tags."""
        people = dict(self._finder.people())
        found = (
            *(("item", key, self._finder.vocabulary.item_name(key)) for key in entry.items),
            *(("person", key, people[key]) for key in entry.people if key in people),
            *(("tag", tag, tag) for tag in entry.tags),
        )
        self._on = tuple((kind, key) for kind, key, _words in found)
        return found

    def show_links(self) -> None:
        """Let the person choose, once what there is to choose is known."""

        def known() -> None:
            sheet = self._page.sheets.links(self._wire)
            sheet.show_links(self._finder.vocabulary, self._finder.people(), self._on)

        self._finder.learn(known)

    def link(self, kind: str, key: str, *, on: bool) -> None:
        """Link the open entry with something, or take the link away."""

        def kept(before: tuple[str, ...]) -> tuple[str, ...]:
            left = tuple(one for one in before if one != key)
            return (*left, key) if on else left

        def changed(entry: JournalEntry) -> JournalEntry:
            if kind == "tag":
                return replace(entry, tags=kept(entry.tags))
            if kind == "item":
                return replace(entry, items=kept(entry.items))
            return replace(entry, people=kept(entry.people))

        self._change(changed)

    def _wire(self, sheet: LinksSheet) -> None:
        sheet.linked.connect(lambda kind, key, on: self.link(kind, key, on=on))
        sheet.closed.connect(self._page.editor.write_on)

    def _look_for(self, kind: str, key: str) -> None:
        """A press on a chip lists everything that is linked so."""
        value = dict(self._finder.people()).get(key, key) if kind == "person" else key
        self._finder.narrow(kind, value)
