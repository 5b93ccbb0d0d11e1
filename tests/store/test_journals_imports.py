"""What stands in a journal of entries that an import brings again."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.clock import FixedClock
from leaderlens.domain.journal import ImportedEntry, JournalEntry
from leaderlens.services.journal_batches import Batches
from leaderlens.store import journals_imports
from leaderlens.store.database import Database


def test_an_entry_is_found_by_its_name_there_and_by_its_id_here(database: Database, clock: FixedClock) -> None:
    moment = datetime(2024, 5, 6, tzinfo=UTC)
    entry = JournalEntry("", "Title", "Body", moment, moment)
    Batches(database, clock).keep("jrnl", "x", [ImportedEntry("a:1", entry)])
    with database.reading() as session:
        assert journals_imports.standing(session, "jrnl", "a:1") == ("Title", "Body")
        assert journals_imports.standing(session, "dayone", "a:1") is None
        (known,) = journals_imports.all_ids(session)
        assert journals_imports.written_here(session, known) == ("Title", "Body")
        assert journals_imports.written_here(session, "other") is None
