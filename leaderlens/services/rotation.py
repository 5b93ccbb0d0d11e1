"""When somebody may know the passphrase or the words: a new master key, and everything encrypted anew under it."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.crypto import header as headers
from leaderlens.crypto import keys, recovery
from leaderlens.crypto import passphrase as passphrases
from leaderlens.services import backups
from leaderlens.services.open_vault import OpenVault, refuse_weak
from leaderlens.store.backups import Backup


@dataclass(frozen=True, slots=True, repr=False)
class Rotation:
    """The new 24 words, to be shown and confirmed now, and the backups that still open with the old ones."""

    words: tuple[str, ...]
    old_backups: tuple[Backup, ...]


def rotate(vault: OpenVault, passphrase: str) -> Rotation:
    """Give the vault a new master key and new words, under ``passphrase``: copy, prove, flip, set the old one aside.

    Neither the old passphrase nor the old words open it from now on. Copies made earlier still open with them, here and
    elsewhere: nobody can call those back, so the answer lists the ones we know of. Raises VaultError
    (``weak-passphrase``, ``no-memory``, ``disk-full``, ``damaged`` …); then nothing has changed.
    """
    from leaderlens.store import rebuild, vault_facts

    refuse_weak(passphrase)
    keeping = vault.keeping
    master_key = keys.new_master_key()
    header = headers.build(  # takes a second; the database stays usable meanwhile
        master_key, passphrases.to_bytes(passphrase), keeping.cost,
        vault_id=vault.id, epoch=vault.epoch, database=vault.database.path.name,
    )  # fmt: skip
    if keeping.header is not None:
        backups.backup_now(vault, before_change=True)
    flipped = rebuild.switch(
        vault.database,
        keeping.folder,
        rebuild.Source(vault.database.path, keys.database_key(keeping.master_key)),
        keys.database_key(master_key),
        header.mover(master_key),
        vault_facts.forget_recovery,
    )
    vault.adopt(flipped, master_key)
    vault.note("key-changed")
    backups.backup_now(vault)
    return Rotation(recovery.to_words(master_key), backups.state(vault).earlier_keys)
