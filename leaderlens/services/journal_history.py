"""Earlier versions of an entry: seen, brought back, purged.

When one is kept: on a save that changes title or body, the text that is written over becomes a version if at least
:data:`KEEP_EVERY` has passed since the entry was begun or its last version was kept. So the text as it stood at the end
of a session of writing is always there once the next session changes it, and a long session leaves one about every five
minutes, not one for each autosave. A save that takes away most of a text keeps it at once, whatever the time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import EntryVersion
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.store import audit, journals, journals_history
from leaderlens.store.database import Database
from leaderlens.store.journals_history import KEEP_EVERY, MOST_VERSIONS

__all__ = ["KEEP_EVERY", "MOST_VERSIONS", "History"]


@dataclass(frozen=True, slots=True)
class History:
    """The versions of the entries of one open vault."""

    database: Database
    clock: Clock

    def versions(self, entry_id: str) -> tuple[EntryVersion, ...]:
        """What is kept of the entry's earlier texts, newest first; at most :data:`MOST_VERSIONS`."""
        with self.database.reading() as session:
            return journals_history.versions(session, entry_id)

    def restore(self, version_id: str) -> Changes:
        """Make that text the entry's again. The present one is kept as a version, so this can be undone.

        NotAllowedError: ``held`` for an entry that was there when a hold began, ``no-version`` where it is gone.
        """
        with self.database.transaction() as session:
            wanted = journals_history.version(session, version_id)
            present = None if wanted is None else journals.entry(session, wanted.entry_id)
            if wanted is None or present is None:
                raise NotAllowedError(
                    _("This earlier version is no longer there. Nothing was changed."), code="no-version"
                )
            if (present.title, present.body) == (wanted.title, wanted.body):
                return Changes()
            if not present.empty:
                journals_history.keep(session, present, self.clock())
            again = replace(present, title=wanted.title, body=wanted.body, edited=self.clock())
            journals.save(session, again, self.clock())
            journals.drop_draft(session, again.id)
        return Changes(journal=True)

    def purge(self, entry_id: str) -> Changes:
        """Erase every earlier version of the entry for good. NotAllowedError ``held`` while a hold is on."""
        with self.database.transaction() as session:
            gone = journals_history.purge(session, entry_id)
            if gone:
                audit.add(session, self.clock(), "versions-erased", str(gone))
        return Changes(journal=bool(gone))

    def purge_one(self, version_id: str) -> Changes:
        """Erase one version for good. NotAllowedError ``held`` while a hold is on."""
        with self.database.transaction() as session:
            gone = journals_history.purge_one(session, version_id)
            if gone:
                audit.add(session, self.clock(), "versions-erased", str(gone))
        return Changes(journal=bool(gone))
