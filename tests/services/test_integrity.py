from __future__ import annotations

import random

import pytest

from leaderlens.crypto import keys
from leaderlens.domain.journal import JournalEntry
from leaderlens.errors import VaultError
from leaderlens.services import integrity
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store.chain import ChainFault
from leaderlens.store.database import Database, raw
from tests.vault_fixtures import PASSPHRASE, MakeVault

PAGE = 4_096


def filled(make_vault: MakeVault, entries: int = 60) -> OpenVault:
    vault = make_vault()
    journal = Journal(vault.database, vault.keeping.clock)
    now = vault.keeping.clock()
    journal.save_all(JournalEntry(f"{n:032x}", f"Day {n}", f"words {n} " * 120, now, now) for n in range(entries))
    return vault


def test_a_sound_vault_is_told_so_and_the_moment_is_noted(make_vault: MakeVault) -> None:
    vault = filled(make_vault)
    assert integrity.last_check(vault) is None
    seq = vault.database.seq
    found = integrity.check(vault)
    assert (found.sound, found.mended, found.sentence) == (
        True, False, "Everything was read and is as you wrote it."
    )  # fmt: skip
    assert integrity.last_check(vault) == (vault.keeping.clock(), True)
    assert vault.database.seq == seq


def test_an_entry_changed_past_us_is_named(make_vault: MakeVault) -> None:
    vault = filled(make_vault, 3)
    with raw(vault.database.path, keys.database_key(vault.keeping.master_key), read_only=False) as connection:
        connection.execute(f"UPDATE journal_entry SET body = 'older' WHERE id = '{1:032x}'")  # noqa: S608 - a number
        connection.execute("DELETE FROM chain_due")
    found = integrity.check(vault)
    assert found.chain == (ChainFault("entry", "changed", f"{1:032x}"),)
    assert "1 entry or sheet is not as it was" in found.sentence
    assert integrity.last_check(vault) == (vault.keeping.clock(), False)


@pytest.mark.parametrize("junk", [b"\x17" * 20, b"\x17" * PAGE, b"rubbish" * 999], ids=["20", "a page", "more"])
def test_case_20_junk_after_the_last_page_is_found_and_cleared(
    make_vault: MakeVault, vaults: Vaults, junk: bytes
) -> None:
    vault = filled(make_vault, 3)
    vault.close()
    with vault.database.path.open("ab") as file:
        file.write(junk)
    again = vaults.unlock(vault.id, PASSPHRASE)
    found = integrity.check(again)
    assert (found.sound, found.mended) == (True, True)
    assert len(Journal(again.database, again.keeping.clock).lines()) == 3
    assert integrity.check(again).mended is False
    again.close()


def test_a_damaged_page_nobody_uses_is_cleared_and_not_called_a_loss(make_vault: MakeVault) -> None:
    """The free-page rule of vault.md section 2.3."""
    vault = filled(make_vault)
    with vault.database.transaction() as session:
        session.connection().exec_driver_sql("DELETE FROM journal_entry WHERE number > 5")
    path = vault.database.path
    data = path.read_bytes()
    harmed = False
    for at in range(len(data) - PAGE, 0, -PAGE):
        path.write_bytes(data[: at + 100] + bytes([data[at + 100] ^ 1]) + data[at + 101 :])
        if vault.database.page_alarms() and not vault.database.tree_faults():
            harmed = True
            break
    assert harmed
    found = integrity.check(vault)
    assert (found.sound, found.mended) == (True, True)
    assert "Nothing you wrote was affected" in found.sentence
    assert len(Journal(vault.database, vault.keeping.clock).lines()) == 5
    assert integrity.check(vault).mended is False


def test_case_18_a_hundred_and_fifty_flipped_bits_are_all_found(vaults: Vaults, make_vault: MakeVault) -> None:
    vault = filled(make_vault)
    key = keys.database_key(vault.keeping.master_key)
    vault.close()
    good = vault.database.path.read_bytes()
    dice = random.Random(150)
    missed = []
    for _turn in range(150):
        bit = dice.randrange(len(good) * 8)
        spoilt = bytearray(good)
        spoilt[bit // 8] ^= 1 << bit % 8
        vault.database.path.write_bytes(spoilt)
        try:
            opened = Database(vault.database.path, key)
        except VaultError as error:
            if error.code != "damaged":
                missed.append(bit)
            continue
        if not opened.page_alarms():
            missed.append(bit)
        opened.close()
    assert missed == []
    vault.database.path.write_bytes(good)
    vaults.unlock(vault.id, PASSPHRASE).close()
