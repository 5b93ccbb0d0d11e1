"""Forms half filled in: kept in the vault while they wait, so that a lock or a dead battery loses no word of them.

Private to this person: nothing of a draft travels. One draft for each form; the newest keeping counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaderlens.domain.changes import Changes
from leaderlens.domain.text import storable
from leaderlens.store import vault_facts
from leaderlens.store.database import Database

_NOTE = "form_drafts"


@dataclass(frozen=True, slots=True)
class FormDrafts:
    """The forms in the making of an open vault, by a key of the form's choosing."""

    database: Database

    def all(self) -> dict[str, dict[str, str]]:
        """Every draft: form key -> field -> words."""
        with self.database.reading() as session:
            found = vault_facts.note(session, _NOTE)
        return {key: _texts(fields) for key, fields in found.items() if isinstance(fields, dict)}

    def keep(self, key: str, fields: Mapping[str, str]) -> Changes:
        """Keep what stands in a form. Raises VaultError where the disk refuses; the old draft stays."""
        clean = {name: storable(words) for name, words in fields.items()}
        with self.database.transaction() as session:
            vault_facts.set_note(session, _NOTE, {**vault_facts.note(session, _NOTE), key: clean})
        return Changes(drafts=True)

    def drop(self, key: str) -> Changes:
        """The form was handed in, or put away on purpose."""
        with self.database.transaction() as session:
            kept = {name: fields for name, fields in vault_facts.note(session, _NOTE).items() if name != key}
            vault_facts.set_note(session, _NOTE, kept)
        return Changes(drafts=True)


def _texts(fields: Mapping[str, object]) -> dict[str, str]:
    return {name: words for name, words in fields.items() if isinstance(words, str)}
