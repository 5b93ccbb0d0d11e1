from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.services import backups, integrity, restoring, rotation
from leaderlens.services.audit import Audit
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store.backups import Backup
from tests.vault_fixtures import CHEAP, OTHER_PASSPHRASE, PASSPHRASE, MakeVault


@pytest.fixture
def vault(make_vault: MakeVault) -> OpenVault:
    made = make_vault()
    write(made, "Before")
    backups.backup_now(made)
    write(made, "After")
    return made


def write(vault: OpenVault, text: str) -> None:
    Journal(vault.database, vault.keeping.clock).quick_line(text)


def texts(vault: OpenVault) -> set[str]:
    return {line.excerpt for line in Journal(vault.database, vault.keeping.clock).lines()}


def backup_of(vault: OpenVault) -> Backup:
    return backups.listing(vault)[-1]


def damage(vault: OpenVault) -> bytes:
    data = bytearray(vault.database.path.read_bytes())
    data[2_000] ^= 1
    vault.database.path.write_bytes(data)
    return bytes(data)


def code_of(vaults: Vaults, vault: OpenVault, backup: Backup, secret: str) -> str:
    with pytest.raises(VaultError) as caught:
        restoring.bring_back(vaults, vault.id, backup, secret)
    return caught.value.code


def test_going_back_keeps_what_was_and_the_passphrase(vaults: Vaults, vault: OpenVault) -> None:
    live = vault.database.path.name
    restoring.go_back(vault, backup_of(vault))
    assert texts(vault) == {"Before"}
    assert integrity.check(vault).sound
    newest = backups.listing(vault)[0]
    assert newest.before_change
    restoring.go_back(vault, newest)
    assert texts(vault) == {"Before", "After"}
    assert any(path.name.endswith(live) for path in vault.keeping.folder.in_quarantine())
    vault.close()
    again = vaults.unlock(vault.id, PASSPHRASE)
    assert again.older_than is None  # to go back on purpose is no roll-back
    again.close()


def test_the_audit_log_does_not_go_back(vault: OpenVault) -> None:
    vault.note("exported", "chart.png")
    restoring.go_back(vault, backup_of(vault))
    assert [entry.kind for entry in Audit(vault).entries()] == ["restored", "exported", "opened"]


def test_case_50_a_backup_from_before_a_change_of_passphrase_opens_with_the_new_one(vault: OpenVault) -> None:
    change = vault.change_passphrase(OTHER_PASSPHRASE)
    assert (change.rewritten, change.not_reached) == (1, ())
    backup_of(vault).header().unwrap(OTHER_PASSPHRASE.encode())
    restoring.go_back(vault, backup_of(vault))
    assert texts(vault) == {"Before"}


def test_case_50_a_backup_from_before_a_change_of_key_needs_the_passphrase_or_words_of_then(vault: OpenVault) -> None:
    words = " ".join(vault.recovery_words())
    rotation.rotate(vault, OTHER_PASSPHRASE)
    old = backup_of(vault)
    for secret, code in (("", "needs-secret"), (OTHER_PASSPHRASE, "wrong-passphrase")):
        with pytest.raises(VaultError) as caught:
            restoring.go_back(vault, old, secret)
        assert caught.value.code == code
    restoring.go_back(vault, old, words)
    assert texts(vault) == {"Before"}
    write(vault, "Again")
    restoring.go_back(vault, old, PASSPHRASE)
    assert texts(vault) == {"Before"}


def test_a_hold_refuses_to_go_back(vault: OpenVault) -> None:
    Holds(vault).begin()
    with pytest.raises(NotAllowedError) as caught:
        restoring.go_back(vault, backup_of(vault))
    assert caught.value.code == "held"
    assert texts(vault) == {"Before", "After"}


def test_case_49_a_damaged_vault_is_brought_back_and_the_damaged_file_kept(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    damaged = damage(vault)
    (backup,) = vaults.backups(vault.id)
    again = restoring.bring_back(vaults, vault.id, backup, PASSPHRASE).vault
    assert texts(again) == {"Before"}
    assert damaged in {path.read_bytes() for path in again.keeping.folder.in_quarantine()}
    again.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_case_25_a_missing_database_is_brought_back(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    vault.database.path.unlink()
    (backup,) = vaults.backups(vault.id)
    again = restoring.bring_back(vaults, vault.id, backup, PASSPHRASE).vault
    assert (texts(again), again.epoch) == ({"Before"}, 2)
    again.close()


def test_case_6_damaged_headers_are_replaced_by_the_backups_and_kept(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    damage(vault)
    for name in ("vault.key", "vault.key2"):
        (vault.folder / name).write_bytes(b"rubbish")
    again = restoring.bring_back(vaults, vault.id, vaults.backups(vault.id)[0], PASSPHRASE).vault
    assert not again.needs_passphrase
    assert b"rubbish" in {path.read_bytes() for path in again.keeping.folder.in_quarantine()}
    again.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_case_6_a_damaged_key_file_alone_is_put_back_and_no_word_is_lost(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    for name in ("vault.key", "vault.key2"):
        (vault.folder / name).write_bytes(b"rubbish")
    back = restoring.bring_back(vaults, vault.id, vaults.backups(vault.id)[0], PASSPHRASE)
    assert back.whole
    assert texts(back.vault) == {"Before", "After"}
    assert (back.vault.epoch, back.vault.needs_passphrase) == (1, False)
    assert b"rubbish" in {path.read_bytes() for path in back.vault.keeping.folder.in_quarantine()}
    back.vault.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_another_vaults_key_file_is_kept_and_the_backups_takes_its_place(
    vaults: Vaults, vault: OpenVault, make_vault: MakeVault
) -> None:
    other = make_vault()
    other.close()
    vault.close()
    foreign = (other.folder / "vault.key").read_bytes()
    for name in ("vault.key", "vault.key2"):
        (vault.folder / name).write_bytes(foreign)
    back = restoring.bring_back(vaults, vault.id, vaults.backups(vault.id)[0], PASSPHRASE)
    assert (back.whole, texts(back.vault)) == (True, {"Before", "After"})
    assert foreign in {path.read_bytes() for path in back.vault.keeping.folder.in_quarantine()}
    back.vault.close()


def test_a_vault_of_which_only_backups_are_left_stays_in_sight_and_comes_back(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    for path in vault.folder.glob("*.*"):
        path.unlink()
    assert [one.id for one in vaults.listing()] == [vault.id]
    with pytest.raises(VaultError) as caught:
        vaults.unlock(vault.id, PASSPHRASE)
    assert caught.value.code == "damaged"
    back = restoring.bring_back(vaults, vault.id, vaults.backups(vault.id)[0], PASSPHRASE)
    assert (back.whole, texts(back.vault)) == (False, {"Before"})
    back.vault.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_copies_elsewhere_are_found_by_the_vault_they_belong_to(
    vaults: Vaults, vault: OpenVault, make_vault: MakeVault, tmp_path: Path
) -> None:
    copied = backups.copy_out(vault, tmp_path / "stick")
    backups.copy_out(make_vault("Morgan"), tmp_path / "stick")
    ((found, listing),) = vaults.backups_in(tmp_path / "stick", vault.id)
    assert (found, listing) == (copied, next(one for one in vaults.listing() if one.id == vault.id))
    assert {one.id for _copy, one in vaults.backups_in(tmp_path / "stick")} == {one.id for one in vaults.listing()}
    assert vaults.backups_in(tmp_path / "nowhere", vault.id) == ()


def test_a_sound_vault_is_not_brought_back(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    (backup,) = vaults.backups(vault.id)
    assert code_of(vaults, vault, backup, PASSPHRASE) == "not-damaged"
    assert code_of(vaults, vault, backup, OTHER_PASSPHRASE) == "wrong-passphrase"
    again = vaults.unlock(vault.id, PASSPHRASE)
    assert code_of(vaults, vault, backup, PASSPHRASE) == "already-open"
    again.close()


def test_case_47_a_damaged_backup_brings_nothing_back_and_changes_nothing(vaults: Vaults, vault: OpenVault) -> None:
    vault.close()
    damaged = damage(vault)
    (backup,) = vaults.backups(vault.id)
    data = bytearray(backup.path.read_bytes())
    data[9_000] ^= 1
    backup.path.write_bytes(data)
    assert code_of(vaults, vault, backup, PASSPHRASE) == "damaged"
    assert vault.database.path.read_bytes() == damaged


@pytest.mark.parametrize("by", ["passphrase", "words", "words without a key file"])
def test_a_backup_becomes_a_vault_on_another_computer(
    vault: OpenVault, tmp_path: Path, clock: FixedClock, by: str
) -> None:
    copied = backups.copy_out(vault, tmp_path / "stick")
    secret = PASSPHRASE if by == "passphrase" else " ".join(vault.recovery_words())
    if by == "words without a key file":
        copied.key_path.unlink()
    elsewhere = Vaults(tmp_path / "elsewhere", clock, CHEAP)
    again = restoring.restore_into(elsewhere, copied.path, secret)
    assert (texts(again), again.id) == ({"Before", "After"}, vault.id)
    assert again.needs_passphrase == (by == "words without a key file")
    again.close()
    with pytest.raises(VaultError) as caught:
        restoring.restore_into(elsewhere, copied.path, secret)
    assert caught.value.code == "exists"


def test_a_restoration_that_was_cut_off_does_not_stand_in_the_way(
    vault: OpenVault, tmp_path: Path, clock: FixedClock
) -> None:
    copied = backups.copy_out(vault, tmp_path / "stick")
    elsewhere = Vaults(tmp_path / "elsewhere", clock, CHEAP)
    half = elsewhere.folder / f".new-{vault.id}"
    half.mkdir(parents=True)
    (half / "db-2.lldb").write_bytes(b"half of it")
    again = restoring.restore_into(elsewhere, copied.path, PASSPHRASE)
    assert texts(again) == {"Before", "After"}
    assert not half.exists()
    again.close()


def test_what_is_no_backup_is_not_restored(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(VaultError) as caught:
        restoring.restore_into(Vaults(tmp_path, clock, CHEAP), tmp_path / "photo.jpg", PASSPHRASE)
    assert caught.value.code == "no-backup"
