"""Diarium: SQLite from a copy in memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

from leaderlens.importers import registry
from leaderlens.importers.entry import ImportedEntry, Reading
from tests.importers.exports import EXPORTS, PICTURE, read, taken


def test_entries_with_times_moods_and_pictures(tmp_path: Path) -> None:
    entries, problems = taken("diarium", tmp_path)
    (entry,) = entries
    assert (entry.title, entry.mood, entry.moment.isoformat()) == ("Long day", "4", "2022-03-04T21:15:00+00:00")
    assert entry.body == f"Full *council*\n\n![](attachment:{entry.files[0].id})"
    assert sorted(one.code for one in problems) == ["empty", "no-date"]


def test_pictures_are_read_while_the_source_is_open_and_the_file_is_never_written(tmp_path: Path) -> None:
    path = EXPORTS["diarium"](tmp_path)
    before = path.read_bytes()
    with registry.opened(path) as (known, source):
        read_files = [
            file.read()
            for one in known.read(source, Reading(ZoneInfo("UTC")))
            if isinstance(one, ImportedEntry)
            for file in one.files
        ]
    assert read_files == [PICTURE]
    assert (path.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (before, [path.name])


def test_a_table_that_is_a_trap_does_nothing(tmp_path: Path) -> None:
    path = tmp_path / "trap.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE VIEW Entries AS WITH RECURSIVE n(DiaryEntryId) AS (SELECT 1 UNION ALL SELECT DiaryEntryId FROM n) "
            "SELECT DiaryEntryId, '' AS Heading, load_extension('x') AS Text, 1 AS Rating FROM n"
        )
        database.commit()
    entries, problems = read(path)
    assert (entries, [one.code for one in problems]) == ([], ["unreadable"])
