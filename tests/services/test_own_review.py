"""What a personal review takes from the journal: pinned entries of the period, whole, in order."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta

from leaderlens.analysis.histories import ALWAYS, Period
from leaderlens.documents.document import Heading, Paragraph, words_of
from leaderlens.domain.journal import JournalEntry
from leaderlens.services.journal import Journal
from leaderlens.services.own_review import OwnReview
from tests.vault_fixtures import MakeVault

FIRST = datetime(2026, 3, 29, 23, 30, tzinfo=UTC)


def test_pinned_entries_come_whole_and_in_order(make_vault: MakeVault) -> None:
    vault = make_vault()
    journal = Journal(vault.database, vault.keeping.clock)
    for number, (title, pinned) in enumerate((("One", True), ("", True), ("Not mine to show", False), ("Four", True))):
        entry = JournalEntry(
            id=secrets.token_hex(16), title=title, body=f"Words *number* {number}.\n\n# Inside",
            moment=FIRST + timedelta(days=number), edited=FIRST, pinned=pinned, zone="Europe/London",
        )  # fmt: skip
        journal.save(entry)
        journal.pin(entry.id, pinned=pinned)
    blocks = list(OwnReview(journal).lines(ALWAYS))
    headings = [(one.level, words_of(one.runs)) for one in blocks if isinstance(one, Heading)]
    assert headings == [(2, "One"), (3, "Inside"), (2, "31 March 2026"), (3, "Inside"), (2, "Four"), (3, "Inside")]
    told = [words_of(one.runs) for one in blocks if isinstance(one, Paragraph)]
    assert told[:2] == ["30 March 2026", "Words number 0."]  # the day in London, where it was past midnight
    last = list(OwnReview(journal).lines(Period(date(2026, 4, 2), None)))
    assert [words_of(one.runs) for one in last if isinstance(one, Heading)] == ["Four", "Inside"]
