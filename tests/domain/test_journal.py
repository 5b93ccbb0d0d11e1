"""A journal entry as a value."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.domain.journal import JournalEntry


def test_words_are_counted_by_white_space() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert JournalEntry("1", "", "One two\n\nthree – four", now, now).words == 5
    assert JournalEntry("1", "A title", "", now, now).words == 0
