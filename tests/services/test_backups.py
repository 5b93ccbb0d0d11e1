from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.services import backups
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE, MakeVault


def write(vault: OpenVault, text: str = "A long day") -> None:
    Journal(vault.database, vault.keeping.clock).quick_line(text)


def test_a_backup_is_made_when_something_was_written_and_only_then(vaults: Vaults, make_vault: MakeVault) -> None:
    vault = make_vault()
    write(vault)
    first = backups.backup_if_moved(vault)
    assert first is not None
    assert backups.backup_if_moved(vault) is None
    vault.close()
    again = vaults.unlock(vault.id, PASSPHRASE)  # the audit log's line of opening calls for no backup
    assert backups.backup_if_moved(again) is None
    write(again)
    second = backups.backup_if_moved(again)
    assert second is not None
    assert backups.listing(again) == (second, first)
    again.close()


def test_without_a_key_file_there_is_nothing_to_open_a_backup_with(vaults: Vaults, make_vault: MakeVault) -> None:
    vault = make_vault()
    words = " ".join(vault.recovery_words())
    vault.close()
    for name in ("vault.key", "vault.key2"):
        (vault.folder / name).unlink()
    again = vaults.unlock_with_words(vault.id, words)
    assert backups.backup_if_moved(again) is None
    with pytest.raises(NotAllowedError):
        backups.backup_now(again)
    again.change_passphrase(OTHER_PASSPHRASE)
    assert backups.backup_if_moved(again) is not None
    again.close()


def test_state_tells_the_last_and_reminds_of_a_copy_elsewhere(
    make_vault: MakeVault, clock: FixedClock, tmp_path: Path
) -> None:
    vault = make_vault()
    assert backups.state(vault).last is None
    assert backups.state(vault).external_due
    write(vault)
    copied = backups.copy_out(vault, tmp_path / "stick")
    state = backups.state(vault)
    assert (state.count, state.earlier_keys, state.external_due) == (1, (), False)
    assert state.last is not None
    assert (state.last.made, state.external, state.external_folder) == (clock(), clock(), str(tmp_path / "stick"))
    assert copied.path.parent == tmp_path / "stick"
    clock.moment += timedelta(days=30)
    assert backups.state(vault).external_due


def test_a_copy_inside_the_vault_is_no_copy_elsewhere(make_vault: MakeVault) -> None:
    vault = make_vault()
    with pytest.raises(VaultError) as caught:
        backups.copy_out(vault, vault.folder / "inbox")
    assert caught.value.code == "inside-vault"


def test_case_48_a_drill_restores_into_an_empty_folder_and_touches_nothing(make_vault: MakeVault) -> None:
    vault = make_vault()
    write(vault)
    live = vault.database.path.read_bytes()
    backups.backup_now(vault)
    assert vault.database.path.read_bytes() == live
    found = backups.drill(vault, PASSPHRASE)
    assert (found.same, found.opened, found.rows["journal_entry"]) == (True, True, 1)
    assert backups.drill(vault).opened is None
    assert backups.drill(vault, OTHER_PASSPHRASE).opened is False
    assert {path.suffix for path in vault.keeping.folder.backups.iterdir()} == {".lldb", ".key"}


def test_a_drill_on_a_damaged_backup_says_so(make_vault: MakeVault) -> None:
    vault = make_vault()
    made = backups.backup_now(vault)
    data = bytearray(made.path.read_bytes())
    data[9_000] ^= 1
    made.path.write_bytes(data)
    with pytest.raises(VaultError) as caught:
        backups.drill(vault)
    assert caught.value.code == "damaged"


def test_a_hold_stops_old_backups_from_going(make_vault: MakeVault) -> None:
    vault = make_vault()
    Holds(vault).begin()
    for number in range(8):
        write(vault, str(number))
        backups.backup_if_moved(vault)
    assert len(backups.listing(vault)) == 8
    with pytest.raises(NotAllowedError) as caught:
        backups.remove(vault, backups.listing(vault))
    assert caught.value.code == "held"
    Holds(vault).end()
    write(vault)
    backups.backup_if_moved(vault)
    assert len(backups.listing(vault)) == 5


def test_removing_takes_only_what_is_ours(make_vault: MakeVault, tmp_path: Path) -> None:
    vault = make_vault()
    copied = backups.copy_out(vault, tmp_path / "stick")
    backups.remove(vault, [copied])
    assert copied.path.exists()
    backups.remove(vault, backups.listing(vault))
    assert backups.listing(vault) == ()


def test_a_fresh_backup_takes_the_place_of_all_earlier_ones(make_vault: MakeVault) -> None:
    vault = make_vault()
    for number in range(3):
        write(vault, f"Day {number}")
        backups.backup_now(vault)
    write(vault)
    assert backups.renew(vault) == 3
    (fresh,) = backups.listing(vault)
    assert fresh.seq == vault.database.seq
    Holds(vault).begin()
    with pytest.raises(NotAllowedError):
        backups.renew(vault)
    assert backups.listing(vault) == (fresh,)


def test_a_copy_outside_is_asked_for_in_time_and_not_too_often(
    make_vault: MakeVault, clock: FixedClock, tmp_path: Path
) -> None:
    vault = make_vault()
    asked = []
    for day in range(60):
        if day == 22:
            backups.copy_out(vault, tmp_path / "stick")
        if backups.reminder_due(vault):
            asked.append(day)
        clock.moment += timedelta(days=1)
    assert asked == [14, 21, 52, 59]  # two weeks after the vault was made; a month after the copy; a week between
    clock.moment -= timedelta(days=400)
    assert not backups.reminder_due(vault)  # a clock that was set back asks for nothing
