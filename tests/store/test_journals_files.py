"""Attachments as rows: listed without their bytes, kept once, with the id their entry's body names them by."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.domain.journal import JournalEntry
from leaderlens.store import journals, journals_files
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_wanted_id_is_kept_unless_it_is_taken(database: Database) -> None:
    with database.transaction() as session:
        for one in ("a", "b"):
            journals.save(session, JournalEntry(one * 32, "", "words", NOON, NOON), NOON)
        first = journals_files.add(session, "a" * 32, "x.png", "image/png", b"one", NOON, "wanted")
        second = journals_files.add(session, "b" * 32, "x.png", "image/png", b"two", NOON, "wanted")
        same = journals_files.add(session, "b" * 32, "y.png", "image/png", b"two", NOON)
        assert first.id == "wanted"
        assert second.id != "wanted"
        assert same == second
        assert journals_files.attachment(session, "wanted") == first
        assert journals_files.attachment(session, "none") is None
        assert journals_files.data(session, second.id) == b"two"
        assert journals_files.data(session, "none") is None
        assert journals_files.total(session) == 6
        assert journals_files.refusal(session, "a" * 32, 1) == ""
