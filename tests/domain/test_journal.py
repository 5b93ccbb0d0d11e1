"""A journal entry as a value."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.domain.checkin import Answer
from leaderlens.domain.journal import JournalEntry, JournalLine


def test_words_are_counted_by_white_space() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert JournalEntry("1", "", "One two\n\nthree – four", now, now).words == 5
    assert JournalEntry("1", "A title", "", now, now).words == 0


def test_56_what_was_written_is_not_in_what_a_traceback_would_print() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    printed = repr(JournalEntry("1", "The heron", "on the weir", now, now)) + repr(
        JournalLine("1", "heron", "weir", now)
    )
    printed += repr(Answer(3, note="The heron again"))
    assert "heron" not in printed
    assert "weir" not in printed
