"""The vault's own dictionary: words a person taught the spell checker. Names of people are among them: private."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The own dictionary of one open vault."""

    database: Database

    def words(self) -> frozenset[str]:
        """Every word in it, as it was taught."""
        raise NotImplementedError

    def add(self, word: str) -> None:
        """Teach a word; one that is there already changes nothing. Blank ones are not taken."""
        raise NotImplementedError

    def remove(self, word: str) -> None:
        """Forget a word."""
        raise NotImplementedError
