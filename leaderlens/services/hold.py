"""The hold: while an information request is live, nothing can be deleted, purged or overwritten.

Erasing something so that it need not be disclosed is an offence (Freedom of Information Act 2000, s. 77; Data
Protection Act 2018, s. 173). So the hold is kept by the database itself, and also stops old backups from going.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.changes import Changes
from leaderlens.services.open_vault import OpenVault
from leaderlens.store.holds import Hold

__all__ = ["Hold", "Holds"]


@dataclass(frozen=True, slots=True)
class Holds:
    """The hold of one open vault."""

    vault: OpenVault

    def standing(self) -> Hold | None:
        """The hold that is on (since when, about what), or None: for the banner and the Safety page."""
        from leaderlens.store import holds

        with self.vault.database.reading() as session:
            return holds.standing(session)

    def begin(self, about: str = "") -> Changes:
        """Switch the hold on. ``about`` is the person's own note, kept in the vault. Once on, this changes nothing."""
        from leaderlens.store import holds

        with self.vault.database.transaction() as session:
            if holds.standing(session) is not None:
                return Changes()
            holds.begin(session, self.vault.keeping.clock(), " ".join(about.split()))
        self.vault.note("hold-on")
        return Changes(journal=True)

    def end(self) -> Changes:
        """Switch the hold off: the request is closed. The audit log keeps when it began and ended."""
        from leaderlens.store import holds

        with self.vault.database.transaction() as session:
            if holds.standing(session) is None:
                return Changes()
            holds.end(session)
        self.vault.note("hold-off")
        return Changes(journal=True)
