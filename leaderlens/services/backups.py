"""Backups of an open vault: made when something was written, proved before they count, copied out, rehearsed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.crypto import keys
from leaderlens.crypto import passphrase as passphrases
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.i18n import _
from leaderlens.services.open_vault import OpenVault
from leaderlens.store import backups as store
from leaderlens.store import faults
from leaderlens.store.backups import Backup

if TYPE_CHECKING:
    from leaderlens.crypto.header import Header
    from leaderlens.store.copies import Table

__all__ = [
    "Backup",
    "BackupState",
    "Drill",
    "backup_if_moved",
    "backup_now",
    "copy_out",
    "drill",
    "forget_set_aside",
    "reminder_due",
    "remove",
    "renew",
    "state",
]

_EXTERNAL = "external"
_REMINDED = "external-reminded"
_REMIND_DAYS = 30
_FIRST_REMINDER = timedelta(days=14)
_NEXT_REMINDER = timedelta(days=7)
_MAY_DIFFER = {"meta", "audit_entry"}  # notes of our own, written beside the person's writing after the backup


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the Safety page says about backups. Moments are UTC; None for never.

    ``last`` is the newest backup that opens with the present key; it was read through and proved when it was made
    (``last.made``), or it would not be there. ``earlier_keys`` are those that open with an earlier key only.
    ``external`` is when a copy last went to ``external_folder``; ``external_due`` that a reminder is in order.
    """

    last: Backup | None
    count: int
    earlier_keys: tuple[Backup, ...]
    external: datetime | None
    external_folder: str
    external_due: bool


@dataclass(frozen=True, slots=True)
class Drill:
    """How a rehearsal went: which backup was restored into an empty folder, and how many rows of what came back.

    ``same`` tells that every table held exactly what the open vault holds; ``opened`` that the passphrase opened it
    (None when none was given).
    """

    backup: Backup
    rows: Mapping[str, int]
    same: bool
    opened: bool | None


def backup_if_moved(vault: OpenVault) -> Backup | None:
    """Make and prove a backup if anything was written since the last; let go of old ones. Called at lock and at exit.

    Answers None, at once, when nothing was written, when the vault is read-only, or while it has no key file. Raises
    VaultError (``disk-full`` …); then the vault and its earlier backups are as they were.
    """
    if vault.read_only or vault.keeping.header is None:
        return None
    newest = next(iter(_of_this_key(vault)), None)
    if newest is not None and (newest.epoch, newest.seq) >= (vault.epoch, vault.database.seq):
        return None
    return backup_now(vault)


def backup_now(vault: OpenVault, *, before_change: bool = False) -> Backup:
    """Make and prove a backup, and let go of those the rule of retention no longer keeps.

    None goes while a hold is on, nor ``before_change``: the change may be a return to one of them.
    Raises VaultError (``disk-full``, ``damaged`` …), NotAllowedError while the vault has no passphrase of its own.
    """
    keeping = vault.keeping
    if keeping.header is None:
        raise NotAllowedError(
            _("Please set a new passphrase first: a backup needs a key file to be opened with."), code="no-passphrase"
        )
    from leaderlens.store import holds

    key = keys.database_key(keeping.master_key)
    made = store.make(
        keeping.folder.backups, vault.database.path, key, keeping.header, keeping.clock(), before_change=before_change
    )
    with vault.database.reading() as session:
        held = holds.standing(session) is not None
    if not held and not before_change:
        store.prune(keeping.folder.backups)
    return made


def listing(vault: OpenVault) -> tuple[Backup, ...]:
    """Every backup in the vault's own folder, newest first."""
    return store.listing(vault.keeping.folder.backups)


def of_name(name: str) -> datetime | None:
    """When the backup of that file name was made; None for another name."""
    found = store.of_file(Path(name))
    return found.made if found else None


def state(vault: OpenVault) -> BackupState:
    """Where backups stand. Reads names, key files and notes only."""
    from leaderlens.store import vault_facts

    ours = _of_this_key(vault)
    every = listing(vault)
    with vault.database.reading() as session:
        external = vault_facts.note(session, _EXTERNAL)
    outside = vault_facts.moment_of(external)
    now = vault.keeping.clock()
    return BackupState(
        last=ours[0] if ours else None,
        count=len(every),
        earlier_keys=tuple(backup for backup in every if backup not in ours),
        external=outside,
        external_folder=str(external.get("folder", "")),
        external_due=outside is None or (now - outside).days >= _REMIND_DAYS,
    )


def reminder_due(vault: OpenVault) -> bool:
    """Whether to say now that the copy outside this computer is old or missing: at most once a week.

    A new vault is left in peace for two weeks. Saying it is noted, so ask only when it will be said.
    """
    from leaderlens.store import vault_facts

    if vault.read_only or not state(vault).external_due:
        return False
    now = vault.keeping.clock()
    with vault.database.reading() as session:
        told = vault_facts.moment_of(vault_facts.note(session, _REMINDED))
        young = now - vault_facts.made(session) < _FIRST_REMINDER
    if young or (told is not None and timedelta() <= now - told < _NEXT_REMINDER):
        return False
    with vault.database.transaction(aside=True) as session:
        vault_facts.set_note(session, _REMINDED, {"moment": int(now.timestamp())})
    return True


def copy_out(vault: OpenVault, folder: Path) -> Backup:
    """Put a proved backup of what is written now into ``folder``, and remember where and when.

    A folder that a cloud service keeps in step is allowed: what goes there is sealed. Raises VaultError: ``disk-full``,
    ``read-only``, ``unreachable``, and ``inside-vault`` for a folder inside the vault's own.
    """
    from leaderlens.store import vault_facts

    if folder.resolve().is_relative_to(vault.folder.resolve()):
        raise VaultError(
            _("That folder is part of the vault itself. Please choose one on another disk, such as a USB stick."),
            code="inside-vault",
        )
    backup_if_moved(vault)
    newest = next(iter(_of_this_key(vault)), None) or backup_now(vault)
    copied = store.copy_out(newest, folder)
    store.prove(copied, keys.database_key(vault.keeping.master_key), vault.id)
    fields = {"moment": int(vault.keeping.clock().timestamp()), "folder": str(folder), "name": copied.path.name}
    with vault.database.transaction(aside=True) as session:
        vault_facts.set_note(session, _EXTERNAL, fields)
    vault.note("copied-out", folder.name)
    return copied


def remove(vault: OpenVault, found: Iterable[Backup]) -> None:
    """Delete these backups, as the person asked.

    Raises NotAllowedError ``held`` while a hold is on, VaultError for the disk's faults.
    """
    from leaderlens.store import holds

    with vault.database.reading() as session:
        if holds.standing(session) is not None:
            raise faults.held()
    own = set(listing(vault))
    gone = [backup for backup in found if backup in own]
    for backup in gone:
        store.remove(backup)
    vault.note("backups-removed", str(len(gone)))


def forget_set_aside(vault: OpenVault) -> int:
    """Delete the files in quarantine, as the person asked: databases and key files that others took the place of.

    Some may open with an earlier passphrase, or hold what was erased since. Answers how many went. Raises
    NotAllowedError ``held`` while a hold is on, VaultError for the disk's faults.
    """
    from leaderlens.store import holds

    with vault.database.reading() as session:
        if holds.standing(session) is not None:
            raise faults.held()
    gone = vault.keeping.folder.clear_quarantine()
    vault.note("set-aside-deleted", str(gone))
    return gone


def renew(vault: OpenVault) -> int:
    """Make a fresh, proved backup, then delete every earlier one, as the person asked: they hold what was erased since.

    Answers how many went. Raises NotAllowedError ``held`` while a hold is on, VaultError for the disk's faults.
    """
    from leaderlens.store import holds

    with vault.database.reading() as session:
        if holds.standing(session) is not None:
            raise faults.held()
    fresh = backup_now(vault)
    earlier = tuple(backup for backup in listing(vault) if backup != fresh)
    remove(vault, earlier)
    return len(earlier)


def _go_on(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is, nor to stop it."""


def drill(vault: OpenVault, passphrase: str | None = None, step: Callable[[int, int], None] = _go_on) -> Drill:
    """Rehearse the worst day: restore the newest backup into an empty folder and compare it with the open vault.

    The vault itself is not touched. With ``passphrase`` the rehearsal also opens it as a person would (a second).
    ``step(done, total)`` is called as it goes on; what it raises stops the rehearsal, which leaves nothing behind.
    Raises VaultError ``damaged`` when the backup is not sound, and faults of the disk.
    """
    from leaderlens.store import copies, vault_facts

    keeping = vault.keeping
    key = keys.database_key(keeping.master_key)
    backup_if_moved(vault)
    backup = next(iter(_of_this_key(vault)), None) or backup_now(vault)
    with tempfile.TemporaryDirectory(prefix="drill-", dir=keeping.folder.backups) as place:
        step(0, 3)
        restored = store.copy_out(backup, Path(place))
        step(1, 3)
        proof = store.prove(restored, key, vault.id)
        step(2, 3)
        header = restored.header()
        opened = None if passphrase is None else _opens(header, passphrase)
        same = _same(copies.contents(restored.path, key), copies.contents(vault.database.path, key))
        same &= header.verify(keeping.master_key)
        step(3, 3)
    fields = {"moment": int(keeping.clock().timestamp()), "same": same}
    if not vault.read_only:
        with vault.database.transaction(aside=True) as session:
            vault_facts.set_note(session, "drill", fields)
    vault.note("drill", backup.path.name)
    return Drill(backup, proof.rows, same, opened)


def _of_this_key(vault: OpenVault) -> tuple[Backup, ...]:
    """The backups whose key file the present master key wrote, newest first."""
    return tuple(backup for backup in listing(vault) if store.opens_with(backup, vault.keeping.master_key))


def _opens(header: Header, passphrase: str) -> bool:
    try:
        header.unwrap(passphrases.to_bytes(passphrase))
    except VaultError as error:
        if error.code != "wrong-passphrase":
            raise
        return False
    return True


def _same(one: Mapping[str, Table], other: Mapping[str, Table]) -> bool:
    """Whether two databases hold the same, apart from notes about the vault itself."""
    return one.keys() == other.keys() and all(one[name] == other[name] for name in one.keys() - _MAY_DIFFER)
