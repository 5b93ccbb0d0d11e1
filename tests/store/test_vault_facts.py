from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.store import vault_facts
from leaderlens.store.database import Database

MOMENT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
ID = "a" * 32


def test_a_vault_knows_its_owner_and_its_folder(database: Database) -> None:
    with database.transaction() as session:
        vault_facts.set_owner(session, ID, "Robin", Role.LEADER, MOMENT)
    with database.reading() as session:
        assert vault_facts.owner(session, ID).name == "Robin"
        assert vault_facts.made(session) == MOMENT
        with pytest.raises(VaultError) as caught:
            vault_facts.owner(session, "b" * 32)
    assert caught.value.code == "damaged"


def test_a_database_without_an_owner_was_never_made(database: Database) -> None:
    with database.reading() as session, pytest.raises(VaultError) as caught:
        vault_facts.made(session)
    assert caught.value.code == "damaged"


def test_recovery_can_be_confirmed_and_forgotten(database: Database) -> None:
    with database.transaction() as session:
        vault_facts.confirm_recovery(session)
        assert vault_facts.recovery_confirmed(session)
        session.flush()
        vault_facts.forget_recovery(session)
        session.expire_all()
        assert not vault_facts.recovery_confirmed(session)


def test_notes_are_kept_by_name_and_replaced_whole(database: Database) -> None:
    with database.transaction() as session:
        vault_facts.set_note(session, "check", {"moment": 5, "sound": True})
        session.flush()
        vault_facts.set_note(session, "check", {"moment": int(MOMENT.timestamp())})
    with database.reading() as session:
        assert vault_facts.moment_of(vault_facts.note(session, "check")) == MOMENT
        assert "sound" not in vault_facts.note(session, "check")
        assert vault_facts.note(session, "drill") == {}
        assert vault_facts.moment_of({}) is None
