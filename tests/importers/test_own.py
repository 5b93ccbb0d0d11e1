"""Our own exports come back to the letter."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from leaderlens.errors import ImportSourceError
from leaderlens.importers.entry import ImportedEntry
from tests.importers.exports import EXPORTS, OWN, PICTURE, read, taken


@pytest.mark.parametrize("format_id", ["leaderlens-json", "leaderlens-folder"])
def test_every_key_comes_back(format_id: str, tmp_path: Path) -> None:
    ((entry,), problems) = taken(format_id, tmp_path)
    assert entry == ImportedEntry(
        "leaderlens", "3f2a9c1b5d7e4f60a1b2c3d4e5f60718", "Budget\nmorning",
        "<!--llbusiness-->\nAgreed.\r\n\n![](attachment:9d01)  ",
        datetime.fromisoformat("2026-06-21T09:30:00+01:00"), "Europe/London",
        edited=datetime.fromisoformat("2026-11-21T20:14:02+00:00"),
        tags=("budget", "before: cabinet"), items=("ryley.patient",), people=("pair-1",), pinned=True,
        prompt="after-cabinet", files=entry.files,
    )  # fmt: skip
    (file,) = entry.files
    assert (file.id, file.name, file.mime, file.size, file.read()) == (
        "9d01",
        "minutes.png",
        "image/png",
        len(PICTURE),
        PICTURE,
    )
    assert problems == []


def test_a_newer_version_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(OWN | {"version": 2}))
    assert [one.code for one in read(tmp_path / "a.json")[1]] == ["too-new"]
    path = EXPORTS["leaderlens-folder"](tmp_path)
    for name in path.rglob("*.md"):
        name.write_bytes(name.read_bytes().replace(b"leaderlens: 1", b"leaderlens: 2"))
    assert [one.code for one in read(path)[1]] == ["too-new"]


def test_a_path_that_leads_outside_is_no_file(tmp_path: Path) -> None:
    path = EXPORTS["leaderlens-folder"](tmp_path)
    (tmp_path / "secret.png").write_bytes(PICTURE)
    for name in path.rglob("*.md"):
        name.write_bytes(name.read_bytes().replace(b"files/3f2a/1 minutes.png", b"../secret.png"))
    ((entry,), _problems) = read(path)
    assert (entry.files, entry.notes) == ((), ("file-missing",))


def test_a_file_that_was_changed_since_is_found_out(tmp_path: Path) -> None:
    path = EXPORTS["leaderlens-folder"](tmp_path)
    (path / "files" / "3f2a" / "1 minutes.png").write_bytes(PICTURE[:-1] + b"x")
    ((entry,), _problems) = read(path)
    with pytest.raises(ImportSourceError):
        entry.files[0].read()
