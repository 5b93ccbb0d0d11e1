"""What the import page says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from leaderlens.domain.journal import Batch, BatchReport
from leaderlens.importers.entry import Problem
from leaderlens.services.journal_import import ImportPreview, ImportReport
from leaderlens.ui.importing import view

PREVIEW = ImportPreview(
    Path("/x/journal.zip"), "dayone", "a Day One export", "dayone", "America/New_York", 1, 2, 3,
    (Problem("a.json: 4", "no-date"),), 1, (("unknown-zone", 5),), date(2021, 3, 3), date(2022, 1, 2), 4, 6,
    (("rad", 7),),
)  # fmt: skip


def test_a_preview_in_words() -> None:
    found = view.looked(PREVIEW, 20)
    assert (found.headline, found.about, found.action) == (
        "This is a Day One export", "journal.zip", "Bring in 1 entry",
    )  # fmt: skip
    assert found.counts == (
        ("New, and would come in", "1"),
        ("Here already", "2"),
        ("Here already, but different", "3: yours stay as they are"),
        ("Written", "3 March 2021 to 2 January 2022"),
        ("Pictures and files", "4"),
        ("Files left out", "6: larger than 20 MB, or too many in one entry"),
        ("Cannot be read", "1"),
        ("Times without a zone are read as", "America/New York"),
    )
    assert found.left_out == (("a.json: 4", "It has no date that can be understood."),)
    assert found.notes[0].endswith("(5)")
    assert found.moods == (("rad", "7 entries"),)


def test_what_came_of_it() -> None:
    assert view.done(ImportReport("b", 2, 1, 1, 3, 0)) == (
        "2 entries came in. 1 picture or file with them. 3 files stayed behind: too large, or unreadable. "
        "1 was here already."
    )
    assert view.done(ImportReport("", 0, 4, 0, 0, 0)).startswith("Nothing was new")
    assert view.undone(BatchReport("b", 1, 0)) == "1 entry was taken out again."
    assert view.undone(BatchReport("b", 3, 2)).endswith("2 stayed, because you have changed them since.")


def test_earlier_imports() -> None:
    moment = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
    whole, part, gone = view.earlier(
        tuple(
            Batch(name, "dayone", f"{name}.zip", moment, 4, left, changed)
            for name, left, changed in (("whole", 4, 0), ("part", 3, 1), ("gone", 0, 0))
        ),
        moment,
    )
    assert (whole.line, whole.action) == ("20 November 2026 09:05 · 4 entries came in", "Undo this import…")
    assert part.line.endswith("1 changed since")
    assert part.question.startswith("2 entries will be erased")
    assert (gone.line.endswith("none is left"), gone.action) == (True, "")
