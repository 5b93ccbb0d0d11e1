"""What somebody wrote about an attribute since the last check-in, for their own eyes before they rate it.

It joins the journal and the check-ins in one person's vault, and belongs to the journal's wing: nothing that travels
may know of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from leaderlens.domain.checkin import Stage
from leaderlens.domain.journal import JournalLine, by_its_clock
from leaderlens.i18n import _, medium_date
from leaderlens.services.checkins import CheckIns
from leaderlens.services.journal import Journal

_MOST = 3


@dataclass(frozen=True, slots=True)
class OwnLines:
    """The author's own tagged lines. Nobody else's vault has this journal, so nobody else can be shown them."""

    journal: Journal
    checkins: CheckIns

    def since_last(self, pair_id: str, item: str) -> tuple[tuple[str, str], ...]:
        """(day, words) of the newest entries tagged with ``item`` since the pair's last revealed check-in."""
        last = next((one.checkin.due for one in self.checkins.overview(pair_id) if one.stage is Stage.REVEALED), None)
        since = datetime.combine(last, time(), UTC) if last else datetime(1, 1, 2, tzinfo=UTC)
        lines = self.journal.tagged_lines((item,), since).get(item, ())
        return tuple((medium_date(by_its_clock(line.moment).date()), _words(line)) for line in lines[:_MOST])


def _words(line: JournalLine) -> str:
    title, words = line.title.strip(), line.excerpt.strip()
    return _("{title}: {words}").format(title=title, words=words) if title and words else title or words
