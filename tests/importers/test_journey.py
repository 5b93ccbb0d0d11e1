"""Journey."""

from __future__ import annotations

from pathlib import Path

from tests.importers.exports import taken


def test_html_becomes_markdown_and_none_stays_none(tmp_path: Path) -> None:
    ((entry,), problems) = taken("journey", tmp_path)
    assert (entry.moment.isoformat(), entry.zone) == ("2021-07-01T12:00:00+02:00", "Europe/Vienna")
    assert entry.body == f"Test **Entry**\n\n- one\n- two\n\n![](attachment:{entry.files[0].id})"
    assert (entry.mood, entry.tags, entry.notes, problems) == ("", ("home",), (), [])
