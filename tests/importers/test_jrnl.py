"""jrnl: JSON, text and folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.errors import ImportSourceError
from tests.importers.exports import read, taken


def test_json(tmp_path: Path) -> None:
    entries, problems = taken("jrnl-json", tmp_path)
    assert [(one.title, one.tags, one.pinned) for one in entries] == [
        ("This is the second sample entry", ("idea",), True), ("Nothing else", (), False),
    ]  # fmt: skip
    assert entries[0].moment.isoformat() == "2020-07-01T20:00:00+01:00"
    assert problems == []


def test_text(tmp_path: Path) -> None:
    entries, problems = taken("jrnl-text", tmp_path)
    assert [(one.title, one.body, one.tags, one.pinned) for one in entries] == [
        ("My first entry.", "Everything is alright, says @robin.\n\nA second paragraph.", ("robin",), False),
        ("Life is good.", "But I'm better. [2013 was a year]", (), True),
    ]
    assert problems == []


def test_a_folder_of_days(tmp_path: Path) -> None:
    entries, _problems = taken("jrnl-folder", tmp_path)
    assert [one.moment.date().isoformat() for one in entries] == ["2013-06-09", "2013-06-10"]


def test_dates_in_somebodys_own_order_and_an_old_file_without_brackets(tmp_path: Path) -> None:
    little, american, old = (tmp_path / name for name in ("little.txt", "american.txt", "old.journal"))
    little.write_text("[09.06.2013 15:39] One\n\n[25.06.2013 15:39] Two\n")
    american.write_text("[06/09/2013 03:39 PM] One\n\n[06/25/2013 03:40 PM] Two\n")
    old.write_text("2013-06-09 15:39 One\nbody\n2013-06-25 15:40 Two\n")
    for path in (little, american, old):
        entries, problems = read(path)
        assert [(one.title, one.moment.strftime("%m-%d %H")) for one in entries] == [
            ("One", "06-09 15"),
            ("Two", "06-25 15"),
        ]
        assert problems == []


def test_an_encrypted_journal_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "journal.txt").write_bytes(b"JRNLv3\x00\x10" + bytes(range(200)))
    with pytest.raises(ImportSourceError) as caught:
        read(tmp_path / "journal.txt")
    assert caught.value.code == "encrypted"
