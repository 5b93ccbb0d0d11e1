from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.crypto import keys
from leaderlens.errors import VaultError
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault
from leaderlens.store import backups
from leaderlens.store.backups import Backup
from tests.vault_fixtures import MakeVault

MOMENT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


@pytest.fixture
def vault(make_vault: MakeVault) -> OpenVault:
    made = make_vault()
    Journal(made.database, made.keeping.clock).quick_line("A long day")
    return made


def make(vault: OpenVault, moment: datetime = MOMENT, *, before: bool = False) -> Backup:
    header = vault.keeping.header
    assert header is not None
    return backups.make(rooms(vault), vault.database.path, key(vault), header, moment, before_change=before)


def rooms(vault: OpenVault) -> Path:
    return vault.keeping.folder.backups


def key(vault: OpenVault) -> bytes:
    return keys.database_key(vault.keeping.master_key)


def test_a_backup_is_named_by_its_counters_and_moment(vault: OpenVault) -> None:
    made = make(vault)
    assert made.path.name == f"e1-s{vault.database.seq}-20261124T213000Z.lldb"
    assert backups.listing(rooms(vault)) == (made,)
    assert backups.of_file(made.path) == made
    assert make(vault, before=True).path.name.endswith("-before.lldb")
    assert backups.prove(made, key(vault), vault.id).rows["journal_entry"] == 1


@pytest.mark.parametrize("name", ["e0-s1-20261124T213000Z.lldb", "e1-s1-20269924T213000Z.lldb", "x.lldb", "e1-s1.lldb"])
def test_other_names_are_no_backups(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    (tmp_path / f"{name}.key").touch()
    assert backups.listing(tmp_path) == ()
    assert backups.of_file(tmp_path / name) is None


def test_newest_first_by_counters_not_by_the_clock(vault: OpenVault, clock: FixedClock) -> None:
    early = make(vault, MOMENT + timedelta(days=900))
    Journal(vault.database, clock).quick_line("More")
    late = make(vault, MOMENT)
    assert backups.listing(rooms(vault)) == (late, early)


def test_case_47_a_backup_without_its_key_file_is_not_offered(vault: OpenVault, clock: FixedClock) -> None:
    older = make(vault)
    Journal(vault.database, clock).quick_line("More")
    newer = make(vault)
    newer.key_path.unlink()
    assert backups.listing(rooms(vault)) == (older,)


def test_case_47_a_damaged_backup_does_not_prove(vault: OpenVault) -> None:
    made = make(vault)
    data = bytearray(made.path.read_bytes())
    data[5_000] ^= 1
    made.path.write_bytes(data)
    with pytest.raises(VaultError) as caught:
        backups.prove(made, key(vault), vault.id)
    assert caught.value.code == "damaged"
    made.key_path.write_bytes(b"x")
    assert not backups.opens_with(made, vault.keeping.master_key)


def test_a_backup_under_another_name_does_not_prove(vault: OpenVault) -> None:
    made = make(vault)
    renamed = made.path.rename(made.path.with_name("e1-s999-20261124T213000Z.lldb"))
    other = backups.of_file(renamed)
    assert other is not None
    with pytest.raises(VaultError):
        backups.prove(other, key(vault), vault.id)


def test_a_damaged_vault_makes_no_backup(vault: OpenVault) -> None:
    vault.database.close()
    data = bytearray(vault.database.path.read_bytes())
    for page in range(4_096, len(data), 4_096):  # not the last alone: it may be a free one
        data[page + 2_000] ^= 1
    vault.database.path.write_bytes(data)
    with pytest.raises(VaultError) as caught:
        make(vault)
    assert caught.value.code == "damaged"
    assert list(rooms(vault).iterdir()) == []


def test_case_31_what_a_crash_left_is_swept_and_never_listed(vault: OpenVault) -> None:
    for name in ("0123456789abcdef.part", "0123456789abcdef.part-journal", "e1-s1-20261124T213000Z.lldb.key.part"):
        (rooms(vault) / name).write_bytes(b"half")
    assert backups.listing(rooms(vault)) == ()
    made = make(vault)
    assert {path.name for path in rooms(vault).iterdir()} == {made.path.name, made.key_path.name}


def test_pruning_keeps_the_rule(vault: OpenVault, clock: FixedClock) -> None:
    for number in range(9):
        Journal(vault.database, clock).quick_line(f"line {number}")
        make(vault, MOMENT + timedelta(minutes=number))
    gone = backups.prune(rooms(vault))
    left = backups.listing(rooms(vault))
    assert (len(gone), len(left)) == (4, 5)
    assert not any(backup.path.exists() or backup.key_path.exists() for backup in gone)


def test_copying_out_never_overwrites_and_is_the_same_bytes(vault: OpenVault, tmp_path: Path) -> None:
    made, stick = make(vault), tmp_path / "stick"
    copied = backups.copy_out(made, stick)
    assert copied.path.read_bytes() == made.path.read_bytes()
    assert copied.header() == made.header()
    assert backups.copy_out(made, stick) == copied
    copied.path.write_bytes(b"somebody else's")
    backups.copy_out(made, stick)
    assert copied.path.read_bytes() == made.path.read_bytes()
    assert b"somebody else's" in {path.read_bytes() for path in stick.iterdir()}


def test_copying_to_a_place_that_is_none(vault: OpenVault, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VaultError) as caught:
        backups.copy_out(make(vault), tmp_path / "file" / "x")
    assert caught.value.code == "unreachable"
