"""The vault's own dictionary: words a person taught the spell checker. Names of people are among them: private."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.text import storable
from leaderlens.store import own_words
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The own dictionary of one open vault."""

    database: Database

    def words(self) -> frozenset[str]:
        """Every word in it, as it was taught."""
        with self.database.reading() as session:
            return own_words.words(session)

    def add(self, word: str) -> None:
        """Teach a word; one that is there already changes nothing. Blank ones are not taken."""
        taught = storable(word).strip()
        if taught:
            with self.database.transaction(aside=True) as session:
                own_words.add(session, taught)

    def remove(self, word: str) -> None:
        """Forget a word."""
        with self.database.transaction(aside=True) as session:
            own_words.remove(session, storable(word).strip())
