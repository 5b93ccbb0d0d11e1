"""Finding: one search at a time and the latest wins, pages as they are scrolled to, days, tags and people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.event import Event
from leaderlens.errors import VaultError
from leaderlens.services.journal import Journal
from leaderlens.ui.journal.finder import Finder
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.wing import Wing
from tests.seats import seats
from tests.ui.desks import KeptDesk
from tests.ui.journal.waiting_tasks import WaitingTasks
from tests.ui.journal.wings import wing_of
from tests.vault_fixtures import MakeVault


@dataclass
class Looking:
    """Somebody who looks for something in a journal of twelve entries, with a worker that waits."""

    finder: Finder
    page: JournalPage
    tasks: WaitingTasks
    wing: Wing
    opened: list[str]
    listed: list[int]

    def count(self) -> int:
        return self.page.panel.list.entries.rowCount()


@pytest.fixture
def looking(make_vault: MakeVault, clock: FixedClock, qtbot: QtBot) -> Looking:
    vault, tasks = make_vault(), WaitingTasks()
    journal = Journal(vault.database, clock)
    for number in range(12):
        blank = journal.blank()
        body = "the weir" if number % 2 else "the depot and Jo Marsh"
        tags = ("water",) if number % 2 else ()
        journal.save(replace(blank, body=body, moment=blank.moment - timedelta(days=number), tags=tags))
    page = JournalPage()
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    kept = KeptDesk(vault.person, clock, tasks=tasks)
    opened, listed = list[str](), list[int]()
    wing = wing_of(vault, clock, journal)
    finder = Finder(page, kept.desk, wing, opened.append)
    found = Looking(finder, page, tasks, wing, opened, listed)
    finder.on_listed = lambda: listed.append(found.count())
    return found


def test_letters_that_come_while_a_search_runs_wait_and_only_the_last_is_looked_for(looking: Looking) -> None:
    for typed in ("w", "we", "wei", "weir"):
        looking.finder.search(typed)
    assert len(looking.tasks.waiting) == 1
    looking.tasks.step()
    assert looking.listed == [], "what the first letter found is not shown: more have been typed since"
    assert len(looking.tasks.waiting) == 1
    looking.tasks.go()
    assert looking.listed == [6]
    assert looking.page.panel.found.text() == "6 entries found"


def test_something_written_while_the_list_is_read_is_read_as_well(looking: Looking) -> None:
    looking.finder.look()
    looking.tasks.step()
    looking.finder.look()
    journal = looking.wing.journal
    looking.finder.look()
    journal.save(replace(journal.blank(), body="the latest"))
    looking.tasks.go()
    assert looking.listed[-1] == 13


def test_a_search_that_fails_is_told_and_does_not_end_searching(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = VaultError("The disk does not answer.", code="busy")

    def fail(*_arguments: object) -> int:
        raise failure

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "count", fail)
        looking.finder.search("weir")
        looking.tasks.go()
    assert looking.tasks.told == [failure]
    looking.finder.search("depot")
    looking.tasks.go()
    assert looking.count() == 6


def test_of_the_pages_scrolled_past_only_the_last_few_are_read(looking: Looking) -> None:
    looking.finder.look()
    looking.tasks.go()
    entries = looking.page.panel.list.entries
    rows = [2, 4, 6, 0, 8]
    for row in rows:
        looking.page.panel.list.page_wanted.emit(row)
    assert len(looking.tasks.waiting) == 1, "one page at a time"
    looking.tasks.go()
    assert entries.rowCount() == 12
    assert looking.tasks.told == []


def test_a_page_of_an_older_search_is_not_put_into_the_new_one(looking: Looking) -> None:
    looking.finder.look()
    looking.tasks.go()
    looking.page.panel.list.page_wanted.emit(2)
    looking.finder.search("depot")
    asked, searched = looking.tasks.waiting
    looking.tasks.waiting.clear()
    searched()
    asked()
    assert looking.count() == 6
    entries = looking.page.panel.list.entries
    found = [line for row in range(entries.rowCount()) if (line := entries.line(row)) is not None]
    assert all("depot" in line.excerpt for line in found)


def test_a_day_is_gone_to_in_the_whole_list(looking: Looking, qtbot: QtBot) -> None:
    looking.page.panel.search.search("weir")
    looking.tasks.go()
    day = looking.finder.today() - timedelta(days=4)
    looking.finder.go_to_day(day)
    qtbot.waitUntil(lambda: looking.finder.query == "")
    looking.tasks.go()
    assert looking.count() == 12
    assert looking.page.panel.list.currentIndex().row() == 4


def test_what_can_be_searched_for_is_learnt(looking: Looking) -> None:
    told: list[bool] = []
    looking.finder.learn(lambda: told.append(True))
    looking.tasks.go()
    assert told == [True]
    assert looking.finder.vocabulary.tags == (("water", 6),)
    assert any(key == "ryley.patient" for key, _name in looking.finder.vocabulary.items)


def test_everybody_who_is_named_is_found_with_the_latest_name_only(looking: Looking) -> None:
    looking.finder.show_person_sheet()
    sheet = looking.page.sheets.person(lambda _sheet: None)
    sheet.name.set_text("Marsh")
    sheet.name_typed.emit("Mar")
    sheet.name_typed.emit("Marsh")
    looking.tasks.step()
    assert sheet.count.text() == "", "more has been typed since"
    looking.tasks.go()
    assert sheet.count.text() == "6 places"


def test_what_happened_beside_an_entry_is_said_from_the_nearer_side(tmp_path: Path, qtbot: QtBot) -> None:
    with seats(tmp_path) as both:
        me, tasks = both.leader, WaitingTasks()
        pairs = me.laptop.pairing.pairs()
        me.events.add(pairs[0].id, [Event("e", date(2026, 11, 20), "budget", "Budget council")])
        page = JournalPage()
        qtbot.addWidget(page)
        kept = KeptDesk(me.laptop.vault.person, both.clock, pairs[0], tasks)
        wing = wing_of(me.laptop.vault, both.clock, me.journal, pairs, me.log)
        finder = Finder(page, kept.desk, wing, lambda _id: None)
        assert finder.beside(date(2026, 11, 21)) == ""
        finder.learn()
        tasks.go()
        assert finder.beside(date(2026, 11, 20)) == "The same day: Budget council"
        assert finder.beside(date(2026, 11, 21)).endswith("before: Budget council")
        assert finder.beside(date(2026, 11, 19)).endswith("after: Budget council")
        assert finder.beside(date(2026, 12, 20)) == ""
        assert [known for known, _name in finder.people()] == [pairs[0].id]
