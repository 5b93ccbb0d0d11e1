"""Daybook."""

from __future__ import annotations

from pathlib import Path

from tests.importers.exports import PICTURE, taken


def test_rows_with_their_pictures(tmp_path: Path) -> None:
    ((entry,), problems) = taken("daybook", tmp_path)
    assert (entry.title, entry.moment.isoformat()) == ("Sunday", "2023-10-01T07:05:00+01:00")
    assert entry.body == f"Quiet,\nmostly.\n\n![](attachment:{entry.files[0].id})"
    assert (entry.files[0].read(), problems) == (PICTURE, [])
