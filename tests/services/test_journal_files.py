"""Attachments live in the vault: whole, limited, and gone when they are removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError
from leaderlens.services import journal_files
from leaderlens.services.journal import Journal
from leaderlens.services.journal_files import LARGEST_FILE, MOST_FILES, Attachments, file_name
from leaderlens.store import holds, journals_files
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


@pytest.fixture
def files(database: Database) -> Attachments:
    return Attachments(database, FixedClock(NOON))


@pytest.fixture
def entry_id(database: Database) -> str:
    journal = Journal(database, FixedClock(NOON))
    entry = replace(journal.blank(), body="words")
    journal.save(entry)
    return entry.id


def refused(files: Attachments, entry_id: str, data: bytes = b"x") -> str:
    with pytest.raises(NotAllowedError) as caught:
        files.attach(entry_id, "a.txt", "text/plain", data)
    assert str(caught.value)
    return caught.value.code


def test_a_file_comes_back_byte_for_byte(files: Attachments, entry_id: str) -> None:
    kept = files.attach(entry_id, "C:\\Users\\robin\\the weir.png", "image/PNG", PICTURE)
    assert (kept.name, kept.mime, kept.size, kept.added) == ("the weir.png", "image/png", len(PICTURE), NOON)
    assert kept.is_image
    assert files.data(kept.id) == PICTURE
    assert files.of(entry_id) == (kept,)
    assert files.total() == len(PICTURE)
    again = files.attach(entry_id, "copy.png", "image/png", PICTURE)
    assert again == kept, "the same bytes are not kept twice"
    assert Journal(files.database, files.clock).lines()[0].has_attachments


def test_a_removed_one_is_gone(files: Attachments, entry_id: str) -> None:
    kept = files.attach(entry_id, "a.txt", "", b"words")
    assert kept.mime == "application/octet-stream"
    assert files.remove(kept.id).journal
    assert files.of(entry_id) == ()
    with pytest.raises(NotAllowedError) as caught:
        files.data(kept.id)
    assert caught.value.code == "no-file"
    assert not files.remove(kept.id)


def test_each_limit_says_what_it_is(files: Attachments, entry_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(files, entry_id, bytes(LARGEST_FILE + 1)) == "file-too-large"
    assert refused(files, "f" * 32) == "no-entry"
    for number in range(MOST_FILES):
        files.attach(entry_id, f"{number}.txt", "text/plain", str(number).encode())
    assert refused(files, entry_id) == "too-many-files"
    monkeypatch.setattr(journals_files, "MOST_FILES", 100)
    monkeypatch.setattr(journals_files, "LARGEST_TOTAL", files.total())
    assert refused(files, entry_id) == "vault-too-large"
    assert "20 MB" in journal_files._refusals()["file-too-large"]


def test_a_hold_keeps_them_and_lets_new_ones_in(files: Attachments, entry_id: str, database: Database) -> None:
    kept = files.attach(entry_id, "a.txt", "text/plain", b"words")
    with database.transaction() as session:
        holds.begin(session, NOON, "FOI 2026/114")
    with pytest.raises(NotAllowedError) as caught:
        files.remove(kept.id)
    assert caught.value.code == "held"
    files.attach(entry_id, "b.txt", "text/plain", b"more")
    assert [one.name for one in files.of(entry_id)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("minutes\u202e\x00.pdf", "minutes �.pdf"),
        ("..", "attachment"),
        ("", "attachment"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
        (" a  b .txt ", "a b .txt"),
    ],
)
def test_a_name_is_a_name_and_no_path(given: str, kept: str) -> None:
    assert file_name(given) == kept
