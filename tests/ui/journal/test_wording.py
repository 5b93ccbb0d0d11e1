"""What an entry is called, and its day in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leaderlens.domain.journal import JournalLine
from leaderlens.ui.journal.wording import day_of, words_of
from tests.ui.journal.lines import NOON, TODAY


@pytest.mark.parametrize(
    ("title", "excerpt", "expected"),
    [
        ("Budget", "Three talks.", ("Budget", "Three talks.")),
        ("", "Scrutiny pre-meet. Let the silence run.", ("Scrutiny pre-meet", "Let the silence run.")),
        ("", "A walk", ("A walk", "")),
        ("", "one two three four five six seven eight nine ten eleven",
         ("one two three four five six seven eight nine…", "ten eleven")),
        ("", "", ("An entry without words", "")),
        (" ", "x" * 90, ("x" * 90, "")),
    ],
)  # fmt: skip
def test_an_entry_without_a_title_is_called_by_its_first_words(
    title: str, excerpt: str, expected: tuple[str, str]
) -> None:
    assert words_of(JournalLine("e", title, excerpt, NOON)) == expected


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Today"), (2, "Sunday"), (7, "17 Nov"), (400, "20 Oct 2025"), (-3, "27 Nov")]
)
def test_days(days: int, words: str) -> None:
    assert day_of(JournalLine("e", "", "", NOON - timedelta(days=days)), TODAY) == words
