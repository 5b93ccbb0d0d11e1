"""The sheets of the journal, each made when it is first wanted and put away with the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from leaderlens.ui.journal.beginning import What
from leaderlens.ui.journal.bin_sheet import BinSheet
from leaderlens.ui.journal.calendar_sheet import CalendarSheet
from leaderlens.ui.journal.history_sheet import HistorySheet
from leaderlens.ui.journal.links_sheet import LinksSheet
from leaderlens.ui.journal.park_sheet import ParkedSheet, ParkSheet
from leaderlens.ui.journal.person_sheet import PersonSheet
from leaderlens.ui.journal.record_sheet import RecordSheet
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.journal.tags_sheet import TagsSheet
from leaderlens.ui.journal.templates_sheet import BeginningsSheet

S = TypeVar("S", bound=Sheet)


class Sheets:
    """Each method answers its sheet. ``wire`` connects it, and is called once: when the sheet is made."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._made: dict[str, Sheet] = {}

    def calendar(self, wire: Callable[[CalendarSheet], None]) -> CalendarSheet:
        return self._sheet("calendar", CalendarSheet, wire)

    def tags(self, wire: Callable[[TagsSheet], None]) -> TagsSheet:
        return self._sheet("tags", TagsSheet, wire)

    def bin(self, days: int, wire: Callable[[BinSheet], None]) -> BinSheet:
        return self._sheet("bin", lambda window: BinSheet(window, days), wire)

    def history(self, wire: Callable[[HistorySheet], None]) -> HistorySheet:
        return self._sheet("history", HistorySheet, wire)

    def links(self, wire: Callable[[LinksSheet], None]) -> LinksSheet:
        return self._sheet("links", LinksSheet, wire)

    def park(self, wire: Callable[[ParkSheet], None]) -> ParkSheet:
        return self._sheet("park", ParkSheet, wire)

    def parked(self, wire: Callable[[ParkedSheet], None]) -> ParkedSheet:
        return self._sheet("parked", ParkedSheet, wire)

    def person(self, wire: Callable[[PersonSheet], None]) -> PersonSheet:
        return self._sheet("person", PersonSheet, wire)

    def record(self, wire: Callable[[RecordSheet], None]) -> RecordSheet:
        return self._sheet("record", RecordSheet, wire)

    def templates(self, wire: Callable[[BeginningsSheet], None]) -> BeginningsSheet:
        return self._sheet("templates", lambda window: BeginningsSheet(window, What.TEMPLATES), wire)

    def own_prompts(self, wire: Callable[[BeginningsSheet], None]) -> BeginningsSheet:
        return self._sheet("own-prompts", lambda window: BeginningsSheet(window, What.PROMPTS), wire)

    def showing(self) -> Sheet | None:
        """The sheet in sight, if one is."""
        return next((sheet for sheet in self._made.values() if not sheet.isHidden()), None)

    def put_away(self) -> None:
        """Put away whatever is open, with the words in it."""
        for sheet in self._made.values():
            sheet.leave()

    def _sheet(self, name: str, make: Callable[[QWidget], S], wire: Callable[[S], None]) -> S:
        found = self._made.get(name)
        if found is None:
            made = make(self._page.window())
            self._page.destroyed.connect(made.deleteLater)  # it lies in the window, which outlives the page
            wire(made)
            self._made[name] = found = made
        return found  # type: ignore[return-value] # what ``make`` made under that name
