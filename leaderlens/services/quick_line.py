"""The line on Today while it is being typed: kept in the vault with every pause, until it becomes an entry.

It survives a lock and a process that is killed, and stays in the line it was typed in: only Enter files it.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.changes import Changes
from leaderlens.domain.text import storable
from leaderlens.store import vault_facts
from leaderlens.store.database import Database

_NOTE = "quick_line"


@dataclass(frozen=True, slots=True)
class QuickLine:
    """The one line in the making of an open vault."""

    database: Database

    def draft(self) -> str:
        """What stood in the line; empty for nothing."""
        with self.database.reading() as session:
            words = vault_facts.note(session, _NOTE).get("words", "")
        return words if isinstance(words, str) else ""

    def keep(self, words: str) -> Changes:
        """Keep ``words`` in place of what stood there. Raises VaultError where the disk refuses; the old ones stay."""
        with self.database.transaction() as session:
            vault_facts.set_note(session, _NOTE, {"words": storable(words)})
        return Changes(drafts=True)
