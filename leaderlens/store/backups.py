"""Backups of one vault: made whole or not at all, proved before they count, sparser the older they are.

A backup is two files in the vault's ``backups`` folder (or in a folder of the person's choice): the encrypted database,
and beside it the key file that opens it. Its name carries the counters and the moment, and nothing about anybody:
``e1-s42-20261124T213000Z.lldb``, with ``-before`` when it was made ahead of a change of the whole vault.
"""

from __future__ import annotations

import filecmp
import re
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from leaderlens.crypto import header as headers
from leaderlens.crypto.header import Header
from leaderlens.domain import retention
from leaderlens.errors import VaultError
from leaderlens.store import copies, faults
from leaderlens.store.vault_folder import database_name, sync_file, sync_folder, write_durably

_NAME = re.compile(r"e([1-9][0-9]{0,8})-s([0-9]{1,18})-([0-9]{8}T[0-9]{6}Z)(-before)?\.lldb")
_PART = re.compile(r"[0-9a-f]{16}\.part(-journal)?|" + _NAME.pattern + r"\.key\.part")
_MOMENT = "%Y%m%dT%H%M%SZ"
_KEY_SUFFIX = ".key"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where its database lies, the counters of the vault when it was made, and the moment (UTC).

    ``before_change`` tells that it was made ahead of a migration, a restore or a change of key.
    """

    path: Path
    epoch: int
    seq: int
    made: datetime
    before_change: bool

    @property
    def key_path(self) -> Path:
        """The key file beside it, which opens it with the passphrase of that time (or a later one: see rekey)."""
        return self.path.with_name(self.path.name + _KEY_SUFFIX)

    @property
    def order(self) -> tuple[int, int, bool]:
        """What newer and older mean."""
        return self.epoch, self.seq, self.before_change

    @property
    def stamp(self) -> retention.Stamp:
        """What the rule of retention goes by."""
        return retention.Stamp(self.epoch, self.seq, self.before_change, self.made.date(), self.path.name)

    def header(self) -> Header:
        """The key file, read. Raises VaultError ``damaged``, ``too-new``."""
        try:
            return headers.parse(self.key_path.read_bytes()[: headers.MAX_BYTES + 1])
        except OSError:
            raise headers.damaged() from None


def of_file(path: Path) -> Backup | None:
    """The backup whose database is ``path``; None for a name that is not one of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made = datetime.strptime(match[3], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, int(match[1]), int(match[2]), made, match[4] is not None)


def listing(folder: Path) -> tuple[Backup, ...]:
    """The backups in ``folder``, newest first by their counters: only those with a key file beside them.

    A half-made one has no such name. Whether one is sound is for :func:`prove` to say.
    """
    found: list[Backup] = []
    with suppress(OSError):
        found = [backup for path in folder.iterdir() if (backup := of_file(path)) and backup.key_path.is_file()]
    return tuple(sorted(found, key=lambda backup: (backup.order, backup.path.name), reverse=True))


def make(
    folder: Path, database: Path, key: bytes, header: Header, moment: datetime, *, before_change: bool = False
) -> Backup:
    """Copy ``database`` into ``folder`` and prove the copy: only then does it get its name. ``header`` goes beside it.

    A failure leaves nothing behind. Raises VaultError for the disk's faults, and ``damaged`` when the database is.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _sweep(folder)
    except OSError as error:
        raise faults.of_system(error) from None
    part = folder / f"{secrets.token_hex(8)}.part"
    copies.copy(database, key, part)
    try:
        proof = copies.prove(part, key, header.vault_id)
        name = f"e{header.epoch}-s{proof.seq}-{moment.astimezone(UTC):{_MOMENT}}{'-before' * before_change}.lldb"
        backup = Backup(folder / name, header.epoch, proof.seq, moment.astimezone(UTC), before_change)
        write_durably(backup.key_path, header.to_bytes())
        sync_file(part)
        part.replace(backup.path)
        sync_folder(folder)
    except OSError as error:
        _forget(part)
        raise faults.of_system(error) from None
    except BaseException:
        _forget(part)
        raise
    return backup


def prove(backup: Backup, key: bytes, vault_id: str) -> copies.Proof:
    """Make sure a backup is whole and is what its name says. Raises VaultError ``damaged``, ``missing``."""
    proof = copies.prove(backup.path, key, vault_id)
    if proof.seq != backup.seq or copies.overhang(backup.path, key):
        raise faults.damaged()
    return proof


def opens_with(backup: Backup, master_key: bytes) -> bool:
    """Whether the key file beside it was written by the holder of ``master_key``; False after a change of key."""
    try:
        return backup.header().verify(master_key)
    except VaultError:
        return False


def vault_of(backup: Backup) -> str:
    """The id of the vault that the key file beside it names, empty for a damaged one; proving it is for later."""
    try:
        return backup.header().vault_id
    except VaultError:
        return ""


def rekey(found: Iterable[Backup], header: Header, master_key: bytes) -> tuple[tuple[Backup, ...], tuple[Backup, ...]]:
    """Let the passphrase of ``header`` open these backups as well. Answers those done and those not reached.

    Not reached: written under an earlier master key, a damaged key file, or a disk that would not take it.
    """
    done: list[Backup] = []
    missed: list[Backup] = []
    for backup in found:
        if not opens_with(backup, master_key):
            missed.append(backup)
            continue
        new = header.moved(master_key, epoch=backup.epoch, database=database_name(backup.epoch))
        try:
            write_durably(backup.key_path, new.to_bytes())
        except OSError:
            missed.append(backup)
        else:
            done.append(backup)
    return tuple(done), tuple(missed)


def prune(folder: Path) -> tuple[Backup, ...]:
    """Remove what the rule of retention lets go (:mod:`leaderlens.domain.retention`). Answers what went."""
    found = listing(folder)
    stay = retention.kept(backup.stamp for backup in found)
    gone = tuple(backup for backup in found if backup.stamp not in stay)
    for backup in gone:
        remove(backup)
    return gone


def remove(backup: Backup) -> None:
    """Take a backup away, its database first: a key file alone says nothing. VaultError for the disk's faults."""
    try:
        backup.path.unlink(missing_ok=True)
        backup.key_path.unlink(missing_ok=True)
    except OSError as error:
        raise faults.of_system(error) from None


def copy_out(backup: Backup, folder: Path) -> Backup:
    """Copy a backup with its key file into ``folder`` (a USB stick, say), byte for byte, and read it back.

    Raises VaultError for the disk's faults, ``damaged`` when what was read back differs. Overwrites nothing: a copy
    that is there already and equal is the answer.
    """
    target = Backup(folder / backup.path.name, backup.epoch, backup.seq, backup.made, backup.before_change)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for source, goal in ((backup.path, target.path), (backup.key_path, target.key_path)):
            if not _same(source, goal):
                _copy_file(source, goal)
    except OSError as error:
        raise faults.of_system(error) from None
    return target


def _copy_file(source: Path, goal: Path) -> None:
    part = goal.with_name(f"{secrets.token_hex(8)}.part")
    try:
        with source.open("rb") as reader, part.open("xb") as writer:
            part.chmod(0o600)
            shutil.copyfileobj(reader, writer, 1024 * 1024)
        sync_file(part)
        _expect_same(source, part)
        if goal.exists():  # something else of that name: it stays
            goal.replace(goal.with_name(f"{goal.name}.{secrets.token_hex(4)}.old"))
        part.replace(goal)
        sync_folder(goal.parent)
    except BaseException:
        _forget(part)
        raise


def _expect_same(source: Path, part: Path) -> None:
    if not _same(source, part):
        raise faults.damaged()


def _same(one: Path, other: Path) -> bool:
    """Whether both files are there and hold the same bytes."""
    if not other.exists() or one.stat().st_size != other.stat().st_size:
        return False
    filecmp.clear_cache()  # it remembers files by size and time, and we want the bytes
    return filecmp.cmp(one, other, shallow=False)


def _sweep(folder: Path) -> None:
    """Remove what a crash left of backups in the making: never named, never listed, never proved."""
    for path in folder.iterdir():
        if _PART.fullmatch(path.name):
            _forget(path)


def _forget(part: Path) -> None:
    for path in (part, part.with_name(part.name + "-journal")):
        with suppress(OSError):
            path.unlink()
