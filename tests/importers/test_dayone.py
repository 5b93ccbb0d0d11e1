"""Day One 2."""

from __future__ import annotations

import json
from pathlib import Path

from tests.importers.exports import DAY_ONE, MD5, PICTURE, read, taken, zipped


def test_an_entry_comes_with_everything_it_has(tmp_path: Path) -> None:
    entries, problems = taken("dayone", tmp_path)
    first = entries[0]
    assert (first.title, first.tags, first.pinned, first.zone) == (
        "All packed up finally ..", ("travel", "work"), True, "Australia/Sydney",
    )  # fmt: skip
    assert first.moment.isoformat() == "2021-03-03T22:48:50+11:00"
    assert first.edited is not None
    (picture,) = first.files
    assert (picture.name, picture.mime, picture.read()) == ("IMG_8615.png", "image/png", PICTURE)
    assert first.body.startswith(f"![](attachment:{picture.id})\n\nCairns here we come.\n\n*Home, Canberra, Australia.")
    assert [one.code for one in problems] == ["no-date", "empty"]


def test_what_is_missing_or_unknown_is_noted(tmp_path: Path) -> None:
    entries, _problems = taken("dayone", tmp_path)
    assert [one.notes for one in entries] == [(), ("file-missing",), ("unknown-zone",)]
    assert [one.zone for one in entries[1:]] == ["Europe/London"] * 2


def test_several_journals_become_tags(tmp_path: Path) -> None:
    path = tmp_path / "both.zip"
    path.write_bytes(
        zipped({"Home.json": json.dumps(DAY_ONE), "Diary.json": json.dumps(DAY_ONE), f"photos/{MD5}.png": PICTURE})
    )
    entries, _problems = read(path)
    assert {one.tags[-1] for one in entries} == {"Home", "Diary"}
