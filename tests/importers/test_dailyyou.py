"""Daily You."""

from __future__ import annotations

from pathlib import Path

from tests.importers.exports import taken


def test_entries_with_moods_and_images(tmp_path: Path) -> None:
    entries, problems = taken("dailyyou", tmp_path)
    assert [(one.mood, len(one.files), one.moment.isoformat()) for one in entries] == [
        ("+1", 1, "2024-04-05T07:30:00+01:00"), ("", 0, "2024-04-06T07:30:00+01:00"),
    ]  # fmt: skip
    assert problems == []
