"""Entries as a document: by month, each with its day."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.documents.document import Heading
from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.people import Person, Role
from leaderlens.services.journal_pages import Leaf, document

ROBIN = Person("p", "Robin Thackwray", Role.LEADER)
MADE = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


def leaf(day: datetime, title: str) -> Leaf:
    entry = JournalEntry(title, title, "It rained.", day, day)
    return Leaf(entry, (), lambda _attachment: b"")


def test_entries_stand_below_the_months_they_are_about() -> None:
    october, november = datetime(2026, 10, 3, 20, tzinfo=UTC), datetime(2026, 11, 5, 20, tzinfo=UTC)
    made = document(ROBIN, 2, (october, november), [leaf(october, "Inspectors"), leaf(november, "Review")], MADE)
    blocks = [block for section in made.sections for block in section.blocks]
    headings = ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Heading)]
    assert [heading for heading in headings if heading in {"October 2026", "November 2026"}] == [
        "October 2026", "November 2026",
    ]  # fmt: skip
    assert any("Inspectors" in heading for heading in headings)
    assert made.header == "Journal of Robin Thackwray"
    assert any("2 entries" in line for line in made.lines)


def test_one_entry_needs_no_cover() -> None:
    day = datetime(2026, 11, 5, 20, tzinfo=UTC)
    assert not document(ROBIN, 1, (day, day), [leaf(day, "Review")], MADE).cover
