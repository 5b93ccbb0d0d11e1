"""Imports: taken in once, whole or not at all, told apart and undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from leaderlens.clock import FixedClock
from leaderlens.domain.journal import ImportedEntry, ImportedFile, JournalEntry
from leaderlens.errors import NotAllowedError
from leaderlens.services.journal import Journal
from leaderlens.services.journal_batches import Batches
from leaderlens.services.journal_files import LARGEST_FILE, Attachments
from leaderlens.store import holds
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
THERE = datetime(2021, 7, 3, 23, 15, tzinfo=ZoneInfo("America/New_York"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def journal(database: Database, clock: FixedClock) -> Journal:
    return Journal(database, clock)


@pytest.fixture
def batches(database: Database, clock: FixedClock) -> Batches:
    return Batches(database, clock)


def imported(number: int, *files: ImportedFile) -> ImportedEntry:
    entry = JournalEntry("", f"Day {number}", f"words {number}", THERE, THERE, ("Council",), "America/New_York")
    return ImportedEntry(f"id-{number}", entry, files)


def test_entries_come_in_with_their_own_times_and_files(journal: Journal, batches: Batches, clock: FixedClock) -> None:
    files = (
        ImportedFile("a.png", "image/png", b"picture", id="ab12"),
        ImportedFile("film.mp4", "video/mp4", bytes(LARGEST_FILE + 1)),
    )
    journal.save(replace(journal.blank(), body="mine", tags=("council",)))
    changes, report = batches.keep("dayone", "Journal.zip", [imported(1, *files), imported(2)])
    assert changes.journal
    assert (report.added, report.known, report.files, report.files_refused) == (2, 0, 1, 1)
    line = journal.lines("day 1")[0]
    entry = journal.entry(line.id)
    assert entry is not None
    assert (entry.moment, entry.edited, entry.zone, entry.origin) == (THERE, THERE, "America/New_York", "dayone:id-1")
    assert (entry.day, entry.tags) == (THERE.date(), ("council",)), "spelt as the tag that was there"
    (kept,) = Attachments(journal.database, clock).of(line.id)
    assert kept.id == "ab12"
    assert batches.known_ids("dayone") == {"id-1", "id-2"}
    assert batches.known_ids("day") == frozenset()
    (batch,) = batches.all()
    assert (batch.name, batch.entries, batch.left, batch.changed) == ("Journal.zip", 2, 2, 0)
    assert [line.title for line in journal.lines("is:imported")] == ["Day 2", "Day 1"]


def test_the_same_journal_again_changes_nothing(journal: Journal, batches: Batches, clock: FixedClock) -> None:
    batches.keep("dayone", "Journal.zip", [imported(1)])
    mine = journal.entry(journal.lines()[0].id)
    assert mine is not None
    clock.moment += timedelta(hours=1)
    journal.save(replace(mine, body="my own words now"))
    changes, report = batches.keep("dayone", "Journal.zip", [imported(1), imported(1)])
    assert not changes
    assert (report.added, report.known) == (0, 2)
    assert journal.lines()[0].excerpt == "my own words now"
    assert len(batches.all()) == 1


def test_a_batch_is_undone_but_for_what_was_written_on(journal: Journal, batches: Batches, clock: FixedClock) -> None:
    _changes, report = batches.keep("jrnl", "notes.txt", [imported(1), imported(2), imported(3)])
    clock.moment += timedelta(hours=1)
    by_title = {line.title: line.id for line in journal.lines()}
    entry = journal.entry(by_title["Day 2"])
    assert entry is not None
    journal.save(replace(entry, body="mine now"))
    Attachments(journal.database, clock).attach(by_title["Day 3"], "a.txt", "text/plain", b"mine")
    _changes, undone = batches.undo(report.batch_id)
    assert (undone.added, undone.known) == (1, 2)
    assert {line.title for line in journal.lines()} == {"Day 2", "Day 3"}
    assert (batches.all()[0].left, batches.all()[0].changed) == (2, 2)
    assert batches.keep("jrnl", "notes.txt", [imported(1)])[1].added == 1, "what was erased can come in again"


def test_an_import_that_stops_half_way_leaves_nothing(journal: Journal, batches: Batches) -> None:
    class Enough(Exception):  # noqa: N818 - it is no error
        pass

    def entries() -> Iterator[ImportedEntry]:
        yield imported(1)
        raise Enough

    with pytest.raises(Enough):
        batches.keep("dayone", "Journal.zip", entries())
    assert journal.count() == 0
    assert batches.all() == ()


def test_a_hold_keeps_what_came_in(journal: Journal, batches: Batches) -> None:
    _changes, report = batches.keep("dayone", "Journal.zip", [imported(1)])
    with journal.database.transaction() as session:
        holds.begin(session, NOON, "")
    with pytest.raises(NotAllowedError) as caught:
        batches.undo(report.batch_id)
    assert caught.value.code == "held"
    assert journal.count() == 1
