"""Park for our next session: the one way by which a sentence of a journal reaches the other person.

The person chooses a sentence, is shown exactly what will leave (:meth:`Parking.prepared`), and says yes
(:meth:`Parking.park`). Then a copy goes into the pair's shared record, and into a log of the journal's own.

For whoever plans sessions (issue 6): parked sentences are shared entities of kind :data:`KIND` in the pair's registers
(``store.log.registers(session, pair_id, "parked")``), read without anything of the journal. Fields: ``text``, the
sentence; ``by``, the role who parked it (``leader``, ``chief_executive``); ``on``, the ISO day; ``session``, the id of
the session that took it up, ``""`` until then (written by the session, with another ``SetFields``).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry, ParkedSentence
from leaderlens.domain.paragraph import plain
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_log import PairLog
from leaderlens.store import audit, journals, journals_parking, pairs
from leaderlens.store.database import Database

KIND = "parked"
"""What parked sentences are called among the shared entities of a pair."""
LONGEST = 600
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
        said = _one_line(sentence)
        if not said:
            raise NotAllowedError(_("Please choose a sentence to park first."), code="nothing-to-park")
        if len(said) > LONGEST:
            raise NotAllowedError(
                _(
                    "That is more than can be parked at once. Please choose one sentence, of {most} characters at most."
                ).format(most=LONGEST),
                code="too-long-to-park",
            )
        return said

    def park(self, entry_id: str, sentence: str, pair_id: str) -> Changes:
        """Copy ``sentence``, as :meth:`prepared` answered it, to the pair; log it; note it in the audit log.

        It travels with the next sync. NotAllowedError: ``not-in-entry`` where the entry does not say that (any more),
        ``not-connected`` and what else ``PairLog.append`` refuses. Then nothing was parked.
        """
        said = self.prepared(sentence)
        with self.database.transaction() as session:
            entry = journals.entry(session, entry_id)
            if entry is None or not _says(entry, said):
                raise NotAllowedError(
                    _("This entry no longer says that, so nothing was parked. Please choose the sentence again."),
                    code="not-in-entry",
                )
            pair = pairs.pair(session, pair_id)
            now = self.clock()
            line = ParkedSentence(secrets.token_hex(16), pair_id, entry_id, said, now)
            by = "" if pair is None else pair.me.value
            fields = {"text": said, "by": by, "on": now.date().isoformat(), "session": ""}
            self.log.append(session, pair_id, [SetFields(KIND, line.id, fields)])
            journals_parking.note(session, line)
            audit.add(session, now, "parked", "")
        return Changes(journal=True)

    def parked(self, entry_id: str = "") -> tuple[ParkedSentence, ...]:
        """The log, newest first: everything that ever left this journal so, or only what left that entry."""
        with self.database.reading() as session:
            return journals_parking.lines(session, entry_id)


def _one_line(text: str) -> str:
    """``text`` as it may travel: on one line, without signs of Markdown and control characters."""
    return " ".join(portable(plain(text)).split())


def _says(entry: JournalEntry, said: str) -> bool:
    """Whether those words stand in a row in the entry; a selection may have begun within a sign of Markdown."""
    wanted = _letters(said)
    return any(wanted in _letters(text) for text in (entry.title, entry.body, plain(entry.body)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
