"""Migration on a copy, from a vault frozen at version 1 (tests/fixtures/vault-1)."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from leaderlens.clock import FixedClock
from leaderlens.crypto import keys, recovery
from leaderlens.errors import VaultError
from leaderlens.services import integrity
from leaderlens.services.vault import Vaults
from leaderlens.store import database as database_module
from leaderlens.store import rebuild
from leaderlens.store.database import StoreBugError, raw
from leaderlens.store.migrations import SCHEMA
from tests.vault_fixtures import CHEAP

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
VERSIONS = sorted(FIXTURES.glob("vault-*"))


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "vault.lock" and path.stat().st_size
    }


class Frozen:
    """A copy of a frozen vault, to be opened by today's program."""

    def __init__(self, fixture: Path, place: Path, clock: FixedClock) -> None:
        self.facts: dict[str, Any] = json.loads((fixture / "facts.json").read_text("utf-8"))
        self.id: str = self.facts["vault"]
        self.vaults = Vaults(place, clock, CHEAP)
        self.folder = place / self.id
        shutil.copytree(fixture / self.id, self.folder)
        self.key = keys.database_key(recovery.from_words(self.facts["words"]))


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def frozen(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Frozen:
    return Frozen(request.param, tmp_path / "vaults", clock)


def test_every_earlier_version_has_a_frozen_vault() -> None:
    assert [path.name for path in VERSIONS] == [f"vault-{number}" for number in range(1, SCHEMA)]


def test_case_46_a_frozen_vault_comes_up_to_date_with_every_row_and_search_hit(frozen: Frozen) -> None:
    vault = frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"])
    with raw(vault.database.path, frozen.key) as connection:
        for table, count in frozen.facts["counts"].items():
            if table != "meta":
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)  # noqa: S608 - our fixture
        for words, hits in frozen.facts["hits"].items():
            found = connection.execute(
                "SELECT rowid FROM journal_fts WHERE journal_fts MATCH ? ORDER BY rowid", (words,)
            )
            assert [row[0] for row in found] == hits
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert integrity.check(vault).sound
    assert vault.person.name == frozen.facts["name"]
    assert vault.recovery_confirmed
    vault.close()


def test_the_old_file_is_kept_and_a_backup_made_before(frozen: Frozen) -> None:
    old = digests(frozen.folder)["db-1.lldb"]
    vault = frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"])
    now = digests(frozen.folder)
    assert [name for name in now if now[name] == old] == [name for name in now if name.startswith("quarantine/")]
    (backup,) = frozen.vaults.backups(frozen.id)
    assert backup.before_change
    assert vault.epoch == 2
    vault.close()
    frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"]).close()
    assert len(frozen.vaults.backups(frozen.id)) == 1  # once is enough


def test_the_words_bring_it_up_to_date_as_well_without_any_key_file(frozen: Frozen) -> None:
    for name in ("vault.key", "vault.key2"):
        (frozen.folder / name).unlink()
    vault = frozen.vaults.unlock_with_words(frozen.id, frozen.facts["words"])
    assert vault.needs_passphrase
    assert integrity.check(vault).sound
    vault.close()


def fails_untouched(frozen: Frozen) -> None:
    """Opening says ``not-migrated``; the live files are byte for byte as they were, and nothing half-built is left."""
    before = digests(frozen.folder)
    with pytest.raises(VaultError) as caught:
        frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"])
    assert caught.value.code == "not-migrated"
    after = {name: digest for name, digest in digests(frozen.folder).items() if not name.startswith("backups/")}
    assert after == before


def test_case_43_a_step_that_fails_half_way_leaves_the_old_vault_live(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: Any) -> None:
        connection.exec_driver_sql("DELETE FROM journal_entry")
        raise StoreBugError("a row that fits no rule")

    monkeypatch.setattr(database_module, "migrate", fail)
    fails_untouched(frozen)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TRIGGER journal_fts_added",
        "DELETE FROM journal_entry WHERE number = 3",
        "UPDATE journal_entry SET body = 'other' WHERE number = 3",
        "INSERT INTO journal_fts(journal_fts) VALUES ('delete-all')",
        "PRAGMA application_id = 7",
        "DROP TABLE draft_answer",
        "UPDATE meta SET value = 'x' WHERE name = 'chain'",
    ],
)
def test_case_44_a_step_that_loses_a_trigger_a_row_or_the_index_is_refused(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    real = rebuild.migrate_file

    def careless(path: Path, key: bytes) -> None:
        real(path, key)
        with raw(path, key, read_only=False) as connection:
            connection.execute(harm)

    monkeypatch.setattr(rebuild, "migrate_file", careless)
    fails_untouched(frozen)


def test_case_33_a_disk_that_fills_while_migrating(frozen: Frozen, monkeypatch: pytest.MonkeyPatch) -> None:
    real = database_module.migrate

    def small_disk(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        real(connection)

    monkeypatch.setattr(database_module, "migrate", small_disk)
    before = digests(frozen.folder)
    with pytest.raises(VaultError) as caught:
        frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"])
    assert caught.value.code == "disk-full"
    assert {name: d for name, d in digests(frozen.folder).items() if not name.startswith("backups/")} == before
    monkeypatch.undo()
    frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"]).close()


def test_case_45_a_vault_of_a_newer_schema_is_byte_for_byte_as_it_was(frozen: Frozen) -> None:
    frozen.vaults.unlock(frozen.id, frozen.facts["passphrase"]).close()
    (name,) = [path.name for path in frozen.folder.glob("db-*.lldb")]
    with raw(frozen.folder / name, frozen.key, read_only=False) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = digests(frozen.folder)
    for unlock, secret in ((frozen.vaults.unlock, "passphrase"), (frozen.vaults.unlock_with_words, "words")):
        with pytest.raises(VaultError) as caught:
            unlock(frozen.id, frozen.facts[secret])
        assert caught.value.code == "too-new"
    assert digests(frozen.folder) == before
