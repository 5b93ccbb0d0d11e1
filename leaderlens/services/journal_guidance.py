"""What a vault remembers of how its journal is used: that the guidance was read, and the languages it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.store import vault_facts
from leaderlens.store.database import Database

_READ, _LANGUAGES = "journal_guidance", "journal_languages"
_BRITISH = "en_GB"


@dataclass(frozen=True, slots=True)
class Guidance:
    """Told once to a vault, not to a computer."""

    database: Database
    clock: Clock

    def read(self) -> bool:
        """Whether the person has read what private means here, before their first entry."""
        with self.database.reading() as session:
            return bool(vault_facts.note(session, _READ))

    def note_read(self) -> None:
        """It was read, now."""
        with self.database.transaction() as session:
            vault_facts.set_note(session, _READ, {"read": self.clock().isoformat()})

    def languages(self) -> tuple[str, ...]:
        """The languages whose spelling is checked; none when the person wants no checking."""
        with self.database.reading() as session:
            found = vault_facts.note(session, _LANGUAGES).get("chosen", [_BRITISH])
        return tuple(str(one) for one in found)

    def choose_languages(self, chosen: tuple[str, ...]) -> None:
        """Check the spelling of these from now on."""
        with self.database.transaction() as session:
            vault_facts.set_note(session, _LANGUAGES, {"chosen": list(chosen)})
