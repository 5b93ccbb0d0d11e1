"""The log of what left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from leaderlens.domain.journal import JournalEntry, ParkedSentence
from leaderlens.store import journals, journals_parking
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_lines_come_newest_first_and_by_entry(database: Database) -> None:
    said = [
        ParkedSentence(str(number), "p", entry * 32, f"sentence {number}", NOON + timedelta(minutes=number))
        for number, entry in enumerate("aba")
    ]
    with database.transaction() as session:
        for one in "ab":
            journals.save(session, JournalEntry(one * 32, "", "x", NOON, NOON), NOON)
        for line in said:
            journals_parking.note(session, line)
    with database.reading() as session:
        assert journals_parking.lines(session) == (said[2], said[1], said[0])
        assert journals_parking.lines(session, "a" * 32) == (said[2], said[0])
