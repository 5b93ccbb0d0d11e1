"""Taught words as rows."""

from __future__ import annotations

from leaderlens.store import own_words
from leaderlens.store.database import Database


def test_a_word_is_there_once(database: Database) -> None:
    with database.transaction() as session:
        own_words.add(session, "Kelderby")
        own_words.add(session, "kelderby")
        own_words.add(session, "Kelderby")
        assert own_words.words(session) == {"Kelderby", "kelderby"}
        own_words.remove(session, "kelderby")
        assert own_words.words(session) == {"Kelderby"}
