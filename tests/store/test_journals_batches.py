"""Which entries are of which import."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from leaderlens.domain.journal import Batch, JournalEntry
from leaderlens.store import journals, journals_batches
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_members_are_told_apart_by_whether_they_were_written_on(database: Database) -> None:
    entry = JournalEntry("a" * 32, "", "x", NOON, NOON, origin="jrnl:1")
    with database.transaction() as session:
        journals_batches.note(session, Batch("b", "jrnl", "notes", NOON, 2, 2, 0))
        journals.save(session, entry, NOON, "b")
        journals.save(session, replace(entry, id="c" * 32, origin="jrnl:2"), NOON, "b")
        journals.save(session, replace(entry, id="d" * 32, origin="jrnl2:3"), NOON)
        journals.save(session, replace(entry, id="c" * 32, origin="jrnl:2", edited=NOON + timedelta(1)), NOON)
        assert journals_batches.members(session, "b") == (["a" * 32], ["c" * 32])
        assert journals_batches.members(session, "") == ([], []), "what was written here is of no import"
        assert journals_batches.known_ids(session, "jrnl") == {"1", "2"}
        assert journals_batches.all_of(session) == (Batch("b", "jrnl", "notes", NOON, 2, 2, 1),)
