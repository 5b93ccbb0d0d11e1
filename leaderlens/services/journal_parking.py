"""Park for our next session: the one way by which a sentence of a journal reaches the other person.

The person chooses a sentence, is shown exactly what will leave (:meth:`Parking.prepared`), and says yes
(:meth:`Parking.park`). Then a copy goes into the pair's shared record, and into a log of the journal's own.

For whoever plans sessions (issue 6): parked sentences are shared entities of kind :data:`KIND` in the pair's registers
(``store.log.registers(session, pair_id, "parked")``), read without anything of the journal. Fields: ``text``, the
sentence; ``by``, the role who parked it (``leader``, ``chief_executive``); ``on``, the ISO day; ``session``, the id of
the session that took it up, ``""`` until then (written by the session, with another ``SetFields``).
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import ParkedSentence
from leaderlens.services.pair_log import PairLog
from leaderlens.store.database import Database

KIND = "parked"
"""What parked sentences are called among the shared entities of a pair."""
LONGEST = 1_000
"""Characters that can be parked at once: a sentence, not a page."""


@dataclass(frozen=True, slots=True)
class Parking:
    """The parking of one open vault."""

    database: Database
    clock: Clock
    log: PairLog

    def prepared(self, sentence: str) -> str:
        """Exactly what would leave for ``sentence``: on one line, without control characters and signs of Markdown.

        Show this, and hand it to :meth:`park` unchanged. NotAllowedError: ``nothing-to-park``, ``too-long-to-park``.
        """
        raise NotImplementedError

    def park(self, entry_id: str, sentence: str, pair_id: str) -> Changes:
        """Copy ``sentence``, as :meth:`prepared` answered it, to the pair; log it; note it in the audit log.

        It travels with the next sync. NotAllowedError: ``not-in-entry`` where the entry does not say that (any more),
        ``not-connected`` and what else ``PairLog.append`` refuses. Then nothing was parked.
        """
        raise NotImplementedError

    def parked(self, entry_id: str = "") -> tuple[ParkedSentence, ...]:
        """The log, newest first: everything that ever left this journal so, or only what left that entry."""
        raise NotImplementedError
