"""Labels follow what an entry says of itself, whoever writes it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select, text

from leaderlens.domain.journal import JournalEntry, Tag
from leaderlens.store import journals, journals_labels
from leaderlens.store.database import Database
from leaderlens.store.rows import JournalLabelRow

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def labels(database: Database) -> set[tuple[str, str]]:
    with database.reading() as session:
        return {(row.kind, row.name) for row in session.scalars(select(JournalLabelRow))}


def test_labels_are_made_by_the_tables_themselves(database: Database) -> None:
    entry = JournalEntry("a" * 32, "", "x", NOON, NOON, ("b", "a"), items=("ryley.patient",), people=("p",))
    with database.transaction() as session:
        journals.save(session, entry, NOON)
    assert labels(database) == {("tag", "a"), ("tag", "b"), ("item", "ryley.patient"), ("person", "p")}
    with database.transaction() as session:
        session.execute(text("UPDATE journal_entry SET tags = '[\"c\"]', people = '[]'"))
    assert labels(database) == {("tag", "c"), ("item", "ryley.patient")}
    with database.transaction() as session:
        session.execute(text("DELETE FROM journal_entry"))
    assert labels(database) == set()


def test_replacing_keeps_the_place_and_reaches_the_bin(database: Database) -> None:
    with database.transaction() as session:
        for number, tags in enumerate((("a", "b", "c"), ("b",), ("c",))):
            journals.save(session, JournalEntry(f"{number:032x}", "", "x", NOON, NOON, tags), NOON)
        journals.set_binned(session, f"{1:032x}", NOON)
        assert journals_labels.replace(session, ("b", "a"), "z") == 2
        assert [entry.tags for n in range(3) if (entry := journals.entry(session, f"{n:032x}"))] == [
            ("z", "c"), ("z",), ("c",),
        ]  # fmt: skip
        assert journals_labels.tags(session) == (Tag("c", 2), Tag("z", 1))
        assert journals_labels.replace(session, ("b",), "z") == 0
