"""Own lenses as rows: drafts replace each other, versions stay."""

from __future__ import annotations

import pytest

from leaderlens.store import own_lenses
from leaderlens.store.database import Database
from leaderlens.store.own_lenses import KeptLens


def test_a_draft_replaces_itself_and_goes_while_versions_stay(database: Database) -> None:
    with database.transaction() as session:
        own_lenses.keep_draft(session, "own_a", "one", 1)
        own_lenses.keep_draft(session, "own_b", "other", 2)
        own_lenses.keep_draft(session, "own_a", "two", 3)
        own_lenses.keep_version(session, KeptLens("own_a", 1, "two", 3))
    with database.reading() as session:
        assert own_lenses.drafts(session) == {"own_a": "two", "own_b": "other"}
        assert list(own_lenses.drafts(session)) == ["own_a", "own_b"]
    with database.transaction() as session:
        own_lenses.drop_draft(session, "own_a")
        own_lenses.keep_version(session, KeptLens("own_a", 2, "three", 4))
    with database.reading() as session:
        assert own_lenses.drafts(session) == {"own_b": "other"}
        assert own_lenses.versions(session) == (KeptLens("own_a", 1, "two", 3), KeptLens("own_a", 2, "three", 4))


def test_a_version_is_written_once(database: Database) -> None:
    with database.transaction() as session:
        own_lenses.keep_version(session, KeptLens("own_a", 1, "two", 3))
    with pytest.raises(Exception, match=r"(?i)constraint"), database.transaction() as session:
        own_lenses.keep_version(session, KeptLens("own_a", 1, "else", 3))
