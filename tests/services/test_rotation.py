from __future__ import annotations

import threading
from pathlib import Path

import pytest

from leaderlens.errors import VaultError
from leaderlens.services import backups, integrity, rotation
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store import vault_folder
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE, MakeVault


@pytest.fixture
def vault(make_vault: MakeVault) -> OpenVault:
    made = make_vault()
    Journal(made.database, made.keeping.clock).quick_line("A long day")
    made.confirm_recovery()
    backups.backup_now(made)
    return made


def code_of(vaults: Vaults, vault_id: str, secret: str, *, words: bool = False) -> str:
    with pytest.raises(VaultError) as caught:
        (vaults.unlock_with_words if words else vaults.unlock)(vault_id, secret)
    return caught.value.code


def test_a_new_key_shuts_out_the_old_passphrase_and_the_old_words(vaults: Vaults, vault: OpenVault) -> None:
    old_words = " ".join(vault.recovery_words())
    found = rotation.rotate(vault, OTHER_PASSPHRASE)
    assert found.words == vault.recovery_words() != tuple(old_words.split())
    assert not vault.recovery_confirmed  # these words nobody has written down yet
    assert len(found.old_backups) == 2
    assert [line.excerpt for line in Journal(vault.database, vault.keeping.clock).lines()] == ["A long day"]
    assert integrity.check(vault).sound
    vault.close()
    assert code_of(vaults, vault.id, PASSPHRASE) == "wrong-passphrase"
    assert code_of(vaults, vault.id, old_words, words=True) == "wrong-words"
    vaults.unlock(vault.id, OTHER_PASSPHRASE).close()
    again = vaults.unlock_with_words(vault.id, " ".join(found.words))
    assert again.older_than is None
    again.close()


def test_there_is_a_backup_under_the_new_key_at_once(vault: OpenVault) -> None:
    rotation.rotate(vault, OTHER_PASSPHRASE)
    state = backups.state(vault)
    assert state.last is not None
    assert state.last.epoch == vault.epoch == 2
    assert backups.drill(vault, OTHER_PASSPHRASE).opened


def test_a_weak_passphrase_changes_nothing(vaults: Vaults, vault: OpenVault) -> None:
    with pytest.raises(VaultError) as caught:
        rotation.rotate(vault, "short")
    assert caught.value.code == "weak-passphrase"
    vault.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_case_33_a_disk_that_takes_no_header_leaves_all_as_it_was(
    vaults: Vaults, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = vault_folder.write_durably

    def full(path: Path, data: bytes) -> None:
        if path.name.startswith("vault.key"):
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(vault_folder, "write_durably", full)
    with pytest.raises(VaultError) as caught:
        rotation.rotate(vault, OTHER_PASSPHRASE)
    assert caught.value.code == "disk-full"
    monkeypatch.undo()
    assert [path.name for path in vault.folder.glob("db-*.lldb*")] == ["db-1.lldb", "db-1.lldb-journal"]
    Journal(vault.database, vault.keeping.clock).quick_line("It goes on")
    vault.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_case_12_headers_rolled_back_past_a_change_of_key(vaults: Vaults, vault: OpenVault) -> None:
    old = {name: (vault.folder / name).read_bytes() for name in ("vault.key", "vault.key2")}
    words = " ".join(rotation.rotate(vault, OTHER_PASSPHRASE).words)
    vault.close()
    for name, data in old.items():
        (vault.folder / name).write_bytes(data)
    assert code_of(vaults, vault.id, PASSPHRASE) == "superseded"
    assert (vault.folder / "db-2.lldb").exists()  # the newer one is not swept away
    again = vaults.unlock_with_words(vault.id, words)
    assert again.needs_passphrase
    again.change_passphrase(PASSPHRASE)
    again.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_what_other_threads_write_meanwhile_is_not_lost(vault: OpenVault) -> None:
    journal = Journal(vault.database, vault.keeping.clock)
    going = threading.Event()
    written: list[str] = []

    def write_on() -> None:
        while not going.is_set():
            journal.quick_line(f"line {len(written)}")
            written.append("")

    thread = threading.Thread(target=write_on)
    thread.start()
    try:
        for passphrase in (OTHER_PASSPHRASE, PASSPHRASE, OTHER_PASSPHRASE):
            rotation.rotate(vault, passphrase)
    finally:
        going.set()
        thread.join()
    assert len(journal.lines()) == len(written) + 1
    assert integrity.check(vault).sound
