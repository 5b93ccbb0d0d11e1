"""Changed scripts as rows."""

from __future__ import annotations

from leaderlens.store import own_scripts
from leaderlens.store.database import Database


def test_a_script_is_kept_replaced_and_forgotten(database: Database) -> None:
    with database.transaction() as session:
        own_scripts.keep(session, "regular_check_in", "one", 1)
        own_scripts.keep(session, "regular_check_in", "two", 2)
        own_scripts.keep(session, "annual_review", "three", 3)
    with database.reading() as session:
        assert own_scripts.texts(session) == {"regular_check_in": "two", "annual_review": "three"}
    with database.transaction() as session:
        own_scripts.forget(session, "regular_check_in")
        own_scripts.forget(session, "never_there")
    with database.reading() as session:
        assert own_scripts.texts(session) == {"annual_review": "three"}
