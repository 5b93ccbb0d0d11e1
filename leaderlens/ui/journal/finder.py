"""Finds entries: the list with its pages, the search, days, tags, people. One search at a time, and the latest wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalLine, Tag, by_its_clock
from leaderlens.i18n import _, day_name, medium_date
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.completion import Vocabulary, with_filter
from leaderlens.ui.journal.listed import place_row
from leaderlens.ui.journal.view import Happenings, Listing, other_person, pair_name
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from leaderlens.ui.journal.calendar_sheet import CalendarSheet
    from leaderlens.ui.journal.page import JournalPage
    from leaderlens.ui.journal.person_sheet import PersonSheet
    from leaderlens.ui.journal.tags_sheet import TagsSheet

PAGE = 100
"""Entries read at once; as many as the list's model asks for."""

_PINNED_MOST = 20
_PAGES_WAITING = 3  # of the pages somebody scrolls past, so many are still wanted


class Finder:
    """What is listed, and how one gets there. ``open_entry`` brings an entry into the editor."""

    def __init__(self, page: JournalPage, desk: Desk, wing: Wing, open_entry: Callable[[str], None]) -> None:
        self._page, self._desk, self._wing, self._open_entry = page, desk, wing, open_entry
        self.query = ""
        self.vocabulary = Vocabulary()
        self.happenings = Happenings()
        self.on_listed: Callable[[], None] = lambda: None
        self._looking = self._again = False
        self._pages: list[int] = []
        self._paging = False
        self._round = 0
        self._knows = ""
        page.searched.connect(self.search)
        page.panel.list.page_wanted.connect(self._want_page)
        page.panel.calendar_wished.connect(self.show_calendar)

    # ------------------------------------------------------------ the list

    def search(self, query: str) -> None:
        """List what ``query`` finds."""
        self.query = query
        self.look()

    def look(self) -> None:
        """Read the list again. While one search runs the next waits, and only the last of those that came is done."""
        if self._looking:
            self._again = True
            return
        self._looking = True
        query, today = self.query, self.today()
        journal = self._wing.journal

        def read() -> Listing:
            pinned = () if query.strip() else journal.lines("is:pinned", _PINNED_MOST, 0)
            return Listing(query, journal.count(query), journal.lines(query, PAGE, 0), pinned, self._wing.marked())

        self._desk.tasks.run(read, lambda found: self._listed(found, today), self._not_listed)

    def narrow(self, kind: str, value: str) -> None:
        """Search for a tag, item or person as well as for what is asked already."""
        self._page.panel.search.search(with_filter(self.query, kind, value))

    def today(self) -> date:
        return by_its_clock(self._desk.clock()).date()

    def _listed(self, found: Listing, today: date) -> None:
        self._looking = False
        self._round += 1
        self._pages = []
        if self._again:
            self._again = False
            if found.query != self.query:
                self.look()
                return  # more letters have been typed since
            self._page.show_listing(found, today)
            self.look()
        else:
            self._page.show_listing(found, today)
        self.on_listed()

    def _not_listed(self, _error: Exception) -> bool:
        self._looking = self._again = False
        return False

    def _want_page(self, row: int) -> None:
        """A page came into sight. The latest is read first; what was scrolled past is given up."""
        self._pages.append(row)
        while len(self._pages) > _PAGES_WAITING:
            self._page.panel.list.entries.give_up(self._pages.pop(0))
        self._read_page()

    def _read_page(self) -> None:
        if self._paging or not self._pages:
            return
        self._paging = True
        row, query, number = self._pages.pop(), self.query, self._round

        def arrived(lines: tuple[JournalLine, ...]) -> None:
            self._paging = False
            if number == self._round:
                self._page.panel.list.fill(row, lines)
            self._read_page()

        def failed(_error: Exception) -> bool:
            self._paging = False
            self._page.panel.list.entries.give_up(row)
            return False

        self._desk.tasks.run(lambda: self._wing.journal.lines(query, PAGE, row), arrived, failed)

    # ------------------------------------------------------------ what there is to find

    def learn(self, then: Callable[[], None] = lambda: None) -> None:
        """Read what can be searched for: tags, items, people; and what happened in the council's life."""
        pairs = self._wing.pairs()
        pair = self._desk.pair()

        def read() -> tuple[Vocabulary, Happenings]:
            tags = tuple((tag.name, tag.count) for tag in self._wing.journal.tags())
            lenses = self._wing.library.lenses
            items, others = (
                tuple((item.key, item.name) for lens in lenses if lens.optional is optional for item in lens.items)
                for optional in (False, True)
            )
            people = tuple(dict.fromkeys(other_person(pair) for pair in pairs if other_person(pair)))
            events = self._wing.events.all(pair.id) if pair is not None else ()
            return Vocabulary(tags, items, people, others), Happenings({event.day: event.title for event in events})

        def known(found: tuple[Vocabulary, Happenings]) -> None:
            if found[0] != self.vocabulary:
                self.vocabulary = found[0]
                self._page.panel.know(self.vocabulary)
            if found[1] != self.happenings:
                self.happenings = found[1]
                self._page.panel.list.entries.show_happenings(self.happenings)
            then()

        self._desk.tasks.run(read, known)

    def beside(self, day: date) -> str:
        """What happened in the council's life within a week of ``day``, as a sentence; empty for nothing."""
        found = self.happenings.beside(day, within=7)
        if found is None:
            return ""
        near, words = found
        if near == day:
            return _("The same day: {event}").format(event=words)
        when = day_name(near) if abs((near - day).days) < 7 else medium_date(near)
        if near < day:
            return _("The {weekday} before: {event}").format(weekday=when, event=words)
        return _("The {weekday} after: {event}").format(weekday=when, event=words)

    # ------------------------------------------------------------ days

    def show_calendar(self, year: int = 0, day: date | None = None) -> None:
        """Show a year of writing; this one at first, with the keys on the entry in sight."""
        today = self.today()
        year = year or (day.year if day else today.year)
        sheet = self._page.sheets.calendar(self._wire_calendar)  # made while the days are counted
        self._desk.tasks.run(
            lambda: self._wing.journal.days(year),
            lambda counts: sheet.show_year(year, counts, self.happenings.of_year(year), today, day),
        )

    def _wire_calendar(self, sheet: CalendarSheet) -> None:
        sheet.year_wished.connect(lambda year: self.show_calendar(year, sheet.map.day))
        sheet.day_chosen.connect(self.go_to_day)

    def go_to_day(self, day: date) -> None:
        """Bring the last entry of ``day``, or the one before it, to the top of the list and open it."""
        if self.query.strip():
            self._page.panel.search.search("")
        after = (day + timedelta(days=1)).isoformat()

        def found(row: int) -> None:
            entries = self._page.panel.list.entries
            self._page.panel.list.go_to(min(row, entries.rowCount() - 1))

        self._desk.tasks.run(lambda: self._wing.journal.count(f"after:{after}"), found)

    # ------------------------------------------------------------ tags and people

    def show_tags(self) -> None:
        """Show every tag with its count."""
        self._desk.tasks.run(self._wing.journal.tags, self._show_tags)

    def _show_tags(self, tags: tuple[Tag, ...]) -> None:
        self._page.sheets.tags(self._wire_tags).show_tags([(tag.name, tag.count) for tag in tags])

    def _wire_tags(self, sheet: TagsSheet) -> None:
        sheet.tag_chosen.connect(lambda tag: self._page.panel.search.search(with_filter("", "tag", tag)))
        sheet.rename_wished.connect(
            lambda tag, name: self._change_tags(lambda: self._wing.journal.rename_tag(tag, name))
        )
        sheet.merge_wished.connect(
            lambda tag, into: self._change_tags(lambda: self._wing.journal.merge_tags([tag], into))
        )

    def _change_tags(self, change: Callable[[], Changes]) -> None:
        def done(changes: Changes) -> None:
            self._desk.changed(changes)
            self.learn()
            self.show_tags()

        self._desk.tasks.run(change, done)

    def show_person_sheet(self) -> None:
        """Look for everything that names somebody."""
        self._page.sheets.person(self._wire_person).begin()

    def _wire_person(self, sheet: PersonSheet) -> None:
        sheet.name_typed.connect(self._look_for)
        sheet.entry_chosen.connect(self._open_entry)

    def _look_for(self, name: str) -> None:
        today = self.today()

        def found(lines: tuple[JournalLine, ...]) -> None:
            sheet = self._page.sheets.person(self._wire_person)
            sheet.show_found(name, [place_row(line, today) for line in lines])

        self._desk.tasks.run(lambda: self._wing.record.about(name) if name else (), found)

    def people(self) -> tuple[tuple[str, str], ...]:
        """The pairs an entry can be about: (id, the other person's name)."""
        return tuple((pair.id, pair_name(pair)) for pair in self._wing.pairs())
