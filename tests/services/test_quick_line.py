"""A line in the making is in the vault, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from leaderlens.domain.changes import Changes
from leaderlens.services.quick_line import QuickLine
from leaderlens.store.database import Database


def test_a_line_in_the_making_is_kept_as_it_was_typed(database: Database) -> None:
    line = QuickLine(database)
    assert line.draft() == ""
    assert line.keep("Asked before answering — 👩\u200d🔧 \ud83d") == Changes(drafts=True)
    assert QuickLine(database).draft() == "Asked before answering — 👩\u200d🔧 \ufffd"
    line.keep("")
    assert line.draft() == ""


def test_a_line_that_was_taken_back_is_not_in_the_file(database: Database, tmp_path: Path) -> None:
    line = QuickLine(database)
    line.keep("heliotrope")
    line.keep("")
    with database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT value FROM meta").scalars().all()
    assert not any("heliotrope" in str(value) for value in rows)
    assert not any(b"heliotrope" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
