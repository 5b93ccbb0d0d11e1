"""Council business goes to the council, a stub stays, and whoever is named can be found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.domain.paragraph import Mark, with_mark
from leaderlens.errors import NotAllowedError
from leaderlens.services.journal import Journal
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_history import History
from leaderlens.services.journal_record import OfficialRecord
from leaderlens.store import audit, holds
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BODY = "I was cross.\n\n<!--llbusiness-->\nAgreed that the depot report goes to cabinet.\n\nHome late."


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def journal(database: Database, clock: FixedClock) -> Journal:
    return Journal(database, clock)


@pytest.fixture
def record(database: Database, clock: FixedClock) -> OfficialRecord:
    return OfficialRecord(database, clock)


def written(journal: Journal, body: str = BODY, title: str = "Depot", **fields: object) -> str:
    entry = replace(journal.blank(), title=title, body=body, **fields)  # type: ignore[arg-type]
    journal.save(entry)
    return entry.id


def test_business_is_exported_and_a_stub_stays(journal: Journal, record: OfficialRecord, tmp_path: Path) -> None:
    entry_id = written(journal)
    assert [line.id for line in record.business()] == [entry_id]

    def write(text: str) -> str:
        (tmp_path / "note.md").write_text(text, encoding="utf-8")
        return "note.md"

    assert record.move(entry_id, [1], write).journal
    moved = (tmp_path / "note.md").read_text(encoding="utf-8")
    assert moved == "# 24 November 2026, Depot\n\nAgreed that the depot report goes to cabinet.\n"
    entry = journal.entry(entry_id)
    assert entry is not None
    assert entry.body == (
        "I was cross.\n\n<!--llmoved-->\n> Moved to the official record on 24 November 2026: note.md\n\nHome late."
    )
    assert record.business() == ()
    assert [line.id for line in journal.lines("is:moved")] == [entry_id]
    history = History(journal.database, journal.clock)
    assert [version.body for version in history.versions(entry_id)] == [BODY], "until its owner purges it"
    with journal.database.reading() as session:
        assert audit.lines(session, 1)[0].kind == "moved-to-record"


def test_what_cannot_be_written_leaves_the_entry_as_it_is(journal: Journal, record: OfficialRecord) -> None:
    entry_id = written(journal)

    def full(_text: str) -> str:
        raise OSError(28, "no room")

    def meanwhile(_text: str) -> str:
        entry = journal.entry(entry_id)
        assert entry is not None
        journal.save(replace(entry, body="changed"))
        return "note.md"

    with pytest.raises(OSError, match="no room"):
        record.move(entry_id, [1], full)
    for numbers in ([], [7]):
        with pytest.raises(NotAllowedError) as caught:
            record.text_to_move(entry_id, numbers)
        assert caught.value.code == "no-paragraph"
    with pytest.raises(NotAllowedError) as caught:
        record.move(entry_id, [1], meanwhile)
    assert caught.value.code == "changed-meanwhile"
    entry = journal.entry(entry_id)
    assert entry is not None
    assert entry.body == "changed"


def test_a_hold_stops_a_move_before_anything_is_written(journal: Journal, record: OfficialRecord) -> None:
    entry_id = written(journal)
    with journal.database.transaction() as session:
        holds.begin(session, NOON, "")
    told: list[str] = []
    with pytest.raises(NotAllowedError) as caught:
        record.move(entry_id, [1], lambda text: told.append(text) or "x")  # type: ignore[func-returns-value]
    assert caught.value.code == "held"
    assert told == []
    later = written(journal)
    assert record.move(later, [1], lambda _text: "x").journal


def test_marks_in_the_body_are_what_is_found(journal: Journal, record: OfficialRecord) -> None:
    entry_id = written(journal, with_mark(BODY, 1, Mark.REFLECTION))
    assert record.business() == ()
    assert [line.id for line in journal.lines("is:reflection")] == [entry_id]
    assert journal.lines("llreflection -is:reflection") == ()
    assert journal.lines("business") == (), "the mark is no word"


def test_everything_that_names_a_person_is_found(
    journal: Journal, record: OfficialRecord, clock: FixedClock, database: Database
) -> None:
    ids = {
        "body": written(journal, "Lunch with Tŷrone."),
        "title": written(journal, "words", "Ashdown’s plan"),
        "tag": written(journal, "words", tags=("tyrone",)),
        "file": written(journal, "words"),
        "version": written(journal, "Cross with ASHDOWN today"),
        "bin": written(journal, "TYRONE again"),
    }
    written(journal, "Tyrones and ashdowner are others; Councillor means anybody")
    Attachments(database, clock).attach(ids["file"], "letter to Ashdown.pdf", "application/pdf", b"x")
    clock.moment += timedelta(hours=1)
    entry = journal.entry(ids["version"])
    assert entry is not None
    journal.save(replace(entry, body="Calm today"))
    journal.bin(ids["bin"])
    found = record.about("Councillor Tyrone Ashdown")
    assert {line.id for line in found} == set(ids.values())
    by_id = {line.id: line for line in found}
    assert by_id[ids["bin"]].binned == clock.moment
    line = by_id[ids["body"]]
    assert [line.excerpt[start:end] for start, end in line.hits] == ["Tŷrone"]
    assert record.about("") == record.about("…") == ()
