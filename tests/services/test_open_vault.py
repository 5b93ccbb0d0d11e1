"""One open vault as a whole, and how it opens where nothing can be written or an older copy lies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import VaultError
from leaderlens.services import backups, integrity
from leaderlens.services.audit import Audit
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE, MakeVault

NOBODY = 65534


@pytest.fixture
def closed(make_vault: MakeVault) -> OpenVault:
    vault = make_vault()
    write(vault, "A long day")
    backups.backup_now(vault)
    vault.close()
    return vault


def write(vault: OpenVault, text: str) -> None:
    Journal(vault.database, vault.keeping.clock).quick_line(text)


def lines(vault: OpenVault) -> list[str]:
    return [line.excerpt for line in Journal(vault.database, vault.keeping.clock).lines()]


# ---------------------------------------------------------------- an older copy
def test_case_23_an_older_copy_is_noticed_until_it_is_accepted(
    vaults: Vaults, closed: OpenVault, clock: FixedClock, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(closed.folder, kept)
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert vault.older_than is None
    write(vault, "Later")
    seen = (vault.epoch, vault.database.seq)
    vault.close()
    shutil.rmtree(closed.folder)
    shutil.copytree(kept, closed.folder)
    clock.moment += timedelta(days=1)
    for _time in range(2):  # it says so each time, until the person has accepted it
        again = vaults.unlock(closed.id, PASSPHRASE)
        assert again.older_than is not None
        assert (again.older_than.epoch, again.older_than.seq) == seen
        assert again.older_than.moment == clock() - timedelta(days=1)
        assert lines(again) == ["A long day"]
        again.close()
    again = vaults.unlock(closed.id, PASSPHRASE)
    again.accept_older()
    again.close()
    again = vaults.unlock(closed.id, PASSPHRASE)
    assert again.older_than is None
    again.close()


# ---------------------------------------------------------------- the passphrase and its backups
def test_a_change_of_passphrase_names_what_it_could_not_reach(
    vaults: Vaults, closed: OpenVault, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    vault = vaults.unlock(closed.id, PASSPHRASE)
    write(vault, "More")
    backups.copy_out(vault, stick)
    assert vault.change_passphrase(OTHER_PASSPHRASE).rewritten == 3  # two here, one on the stick
    (backups.listing(vault)[0]).key_path.write_bytes(b"damaged")
    away = stick.rename(tmp_path / "in a drawer")
    change = vault.change_passphrase(PASSPHRASE)
    assert change.rewritten == 1
    assert change.not_reached == (backups.listing(vault)[0].path.name, str(stick))
    away.rename(stick)
    assert vault.change_passphrase(OTHER_PASSPHRASE).rewritten == 2
    vault.close()


def test_case_33_a_disk_that_takes_no_header_keeps_the_old_passphrase(
    vaults: Vaults, closed: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leaderlens.store import vault_folder

    vault = vaults.unlock(closed.id, PASSPHRASE)

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vault_folder, "write_durably", full)
    with pytest.raises(VaultError) as caught:
        vault.change_passphrase(OTHER_PASSPHRASE)
    assert caught.value.code == "disk-full"
    vault.close()
    monkeypatch.undo()
    vaults.unlock(closed.id, PASSPHRASE).close()


# ---------------------------------------------------------------- the log of opens
def test_each_opening_is_in_the_log_for_its_owner(vaults: Vaults, closed: OpenVault) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    words = " ".join(vault.recovery_words())
    vault.close()
    vault = vaults.unlock_with_words(closed.id, words)
    assert [entry.kind for entry in Audit(vault).entries()] == ["opened-with-words", "opened", "opened"]
    vault.close()


# ---------------------------------------------------------------- where nothing can be written
@pytest.fixture
def as_nobody(closed: OpenVault, vaults: Vaults, tmp_path: Path) -> Iterator[None]:
    """The folder of the vault may be read and not written, also for whoever runs the tests as root."""
    folders = [vaults.folder, *(path for path in vaults.folder.rglob("*") if path.is_dir())]
    for place in (tmp_path, *tmp_path.parents):
        if place.stat().st_uid == os.geteuid() and place != Path("/"):
            place.chmod(place.stat().st_mode | 0o055)
    for path in vaults.folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    vaults.folder.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    yield
    if was_root:
        os.seteuid(0)
    for folder in folders:
        folder.chmod(0o755)


@pytest.mark.usefixtures("as_nobody")
def test_case_35_a_write_protected_vault_opens_to_be_read(vaults: Vaults, closed: OpenVault) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert vault.read_only
    assert lines(vault) == ["A long day"]
    assert integrity.check(vault).sound
    assert backups.backup_if_moved(vault) is None
    with pytest.raises(VaultError) as caught:
        write(vault, "In vain")
    assert caught.value.code == "read-only"
    vault.close()


def test_case_35_a_write_protected_database_file_opens_to_be_read(vaults: Vaults, closed: OpenVault) -> None:
    (closed.folder / "db-1.lldb").chmod(0o444)
    if os.geteuid() == 0:
        os.chown(closed.folder, NOBODY, NOBODY)
        for path in (vaults.folder, *closed.folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        for place in (vaults.folder, *vaults.folder.parents):
            if place != Path("/"):
                place.chmod(place.stat().st_mode | 0o055)
        os.seteuid(NOBODY)
    try:
        vault = vaults.unlock(closed.id, PASSPHRASE)
        assert (vault.read_only, lines(vault)) == (True, ["A long day"])
        vault.close()
    finally:
        if os.getuid() == 0:
            os.seteuid(0)


def test_a_vault_that_may_be_written_is_not_read_only(vaults: Vaults, closed: OpenVault) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert not vault.read_only
    vault.close()


def test_case_30_leftovers_of_a_crash_go_to_quarantine(vaults: Vaults, closed: OpenVault) -> None:
    for name in ("db-2.lldb", "db-3.lldb.part", "db-3.lldb.part-journal", "vault.key.part"):
        (closed.folder / name).write_bytes(name.encode())
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert set(vault.set_aside) == {"db-2.lldb", "db-3.lldb.part", "db-3.lldb.part-journal"}
    assert {path.read_bytes() for path in vault.keeping.folder.in_quarantine()} == {
        b"db-2.lldb",
        b"db-3.lldb.part",
        b"db-3.lldb.part-journal",
    }
    assert not (closed.folder / "vault.key.part").exists()
    vault.close()


def test_case_52_a_clouds_copies_are_named_and_never_used(vaults: Vaults, closed: OpenVault) -> None:
    for name in ("vault (conflicted copy 2026-11-20).key", "db-1 (1).lldb", ".db-1.lldb.icloud"):
        (closed.folder / name).write_bytes(b"x")
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert vault.keeping.folder.strangers() == (
        ".db-1.lldb.icloud",
        "db-1 (1).lldb",
        "vault (conflicted copy 2026-11-20).key",
    )
    vault.close()
    assert len(list(closed.folder.glob("*(*"))) == 2


def test_case_51_no_vault_is_made_in_a_synced_folder(tmp_path: Path, clock: FixedClock) -> None:
    from leaderlens.domain.people import Role

    with pytest.raises(VaultError) as caught:
        Vaults(tmp_path / "OneDrive - Kelderby" / "vaults", clock).create("Robin", Role.LEADER, PASSPHRASE)
    assert caught.value.code == "synced-folder"
    assert not (tmp_path / "OneDrive - Kelderby").exists()


def test_case_36_a_disk_that_goes_away_while_open_says_so_and_takes_it_up_again(
    vaults: Vaults, closed: OpenVault, tmp_path: Path
) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    away = closed.folder.rename(tmp_path / "pulled out")
    with pytest.raises(VaultError) as caught:
        write(vault, "Kept by the editor meanwhile")
    assert caught.value.code in {"unreachable", "read-only"}
    assert "Kept by" not in str(caught.value)
    away.rename(closed.folder)
    write(vault, "Kept by the editor meanwhile")
    assert lines(vault) == ["Kept by the editor meanwhile", "A long day"]
    assert integrity.check(vault).sound
    vault.close()
