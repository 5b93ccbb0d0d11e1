"""Titles, ids and bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from leaderlens.importers.entry import EntryProblemError, ImportedEntry
from leaderlens.importers.fields import LONGEST_TEXT, MOST_TAGS
from leaderlens.importers.shaping import finished, first_line, shown, title_of

ENTRY = ImportedEntry("jrnl", "", "T", "B", datetime(2024, 1, 2, tzinfo=UTC))


def test_a_heading_is_a_title_and_a_line_is_not() -> None:
    assert title_of("\n# A **bold** start \\. #\n\nbody\n") == ("A bold start .", "body")
    assert title_of("plain\nbody") == ("", "plain\nbody")
    assert title_of("# ![](attachment:1)\nx")[0] == ""
    assert title_of("# " + "x" * 400)[0] == ""


def test_a_first_line_is_a_title_where_the_journal_means_it_so() -> None:
    assert first_line("Title\n\nbody") == ("Title", "body")
    assert first_line("# Title") == ("Title", "")
    assert first_line("x" * 400)[0] == ""


def test_an_entry_gets_an_id_and_stays_within_bounds() -> None:
    assert finished(ENTRY).source_id == finished(ENTRY).source_id != finished(replace(ENTRY, body="C")).source_id
    many = finished(replace(ENTRY, tags=tuple(map(str, range(200)))))
    assert (len(many.tags), many.notes) == (MOST_TAGS, ("cut",))
    for wrong, code in (
        (replace(ENTRY, title=" ", body="\n"), "empty"),
        (replace(ENTRY, body="x" * LONGEST_TEXT), "too-large"),
    ):
        with pytest.raises(EntryProblemError, match=code):
            finished(wrong)


def test_how_a_body_shows_a_file() -> None:
    assert shown("ab", "x") == "![x](attachment:ab)"
