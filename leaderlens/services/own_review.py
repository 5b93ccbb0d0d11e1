"""What one's own personal review takes from one's own journal, when its author ticks that it may.

It belongs to the journal's wing: reports know of it only as something that was handed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaderlens.analysis.histories import Period
from leaderlens.documents.document import Block, Heading, Paragraph, Tone, plain
from leaderlens.domain.journal import by_its_clock, in_zone
from leaderlens.i18n import medium_date
from leaderlens.services.journal import Journal
from leaderlens.services.journal_pages import told

_MOST = 200


@dataclass(frozen=True, slots=True)
class OwnReview:
    """Entries that were pinned, whole, oldest first: pinning is how their author says what matters."""

    journal: Journal

    def lines(self, period: Period) -> Iterator[Block]:
        """The pinned entries about a day of ``period``."""
        from leaderlens.documents import markdown  # with its parser: not on the way to the first window

        for line in reversed(self.journal.lines("is:pinned", _MOST)):
            entry = self.journal.entry(line.id)
            if entry is None:
                continue
            day = by_its_clock(in_zone(entry.moment, entry.zone)).date()
            if period.holds(day):
                yield Heading(2, plain(" ".join(entry.title.split()) or medium_date(day)))
                yield Paragraph(plain(medium_date(day)), Tone.QUIET)
                yield from markdown.blocks(told(entry.body), below=2)
