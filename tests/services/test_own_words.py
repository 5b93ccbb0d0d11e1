"""The own dictionary of a vault."""

from __future__ import annotations

from leaderlens.services.own_words import OwnWords
from leaderlens.store.database import Database


def test_words_are_taught_once_and_forgotten(database: Database) -> None:
    own = OwnWords(database)
    before = database.seq
    for word in ("Kelderby", " Thackwray ", "Kelderby", "  ", "tŷ\ud800"):
        own.add(word)
    assert own.words() == {"Kelderby", "Thackwray", "tŷ�"}
    own.remove("Kelderby")
    assert own.words() == {"Thackwray", "tŷ�"}
    assert database.seq == before, "no backup is due for a spelling"
