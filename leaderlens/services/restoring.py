"""Going back to a backup: never over what is there, which is kept in quarantine.

Three ways in: an open vault goes back; a vault that no longer opens is brought back; a backup becomes a vault somewhere
else (another computer, the ``restore`` command).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.crypto import header as headers
from leaderlens.crypto import keys, recovery
from leaderlens.crypto import passphrase as passphrases
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.vault import Vaults
from leaderlens.store import backups, faults, vault_folder
from leaderlens.store.backups import Backup

if TYPE_CHECKING:
    from leaderlens.crypto.header import Header
    from leaderlens.store.database import Session


def go_back(vault: OpenVault, backup: Backup, secret: str = "") -> None:
    """Let the open ``vault`` go on with what ``backup`` holds, under the present key and passphrase.

    What is there now is backed up first. A backup from before a change of key needs ``secret``: its passphrase or its
    24 words of that time. The audit log is carried over. Raises NotAllowedError ``held`` while a hold is on, VaultError
    ``needs-secret``, ``wrong-passphrase``, ``damaged``, ``disk-full`` …; then nothing has changed.
    """
    from leaderlens.services.backups import backup_now
    from leaderlens.store import audit, holds, mailbox, rebuild

    keeping = vault.keeping
    if backups.opens_with(backup, keeping.master_key):
        master_key = keeping.master_key
    elif secret:
        master_key = _master_key(backup, secret)[0]
    else:
        raise VaultError(
            _("This backup is from before the key was changed. Please give its passphrase or its 24 words of then."),
            code="needs-secret",
        )
    with vault.database.reading() as session:
        if holds.standing(session) is not None:
            raise faults.held()
        lines = audit.carried(session)
    old_key = keys.database_key(master_key)
    backups.prove(backup, old_key, vault.id)
    if keeping.header is not None:
        backup_now(vault, before_change=True)

    def finish(session: Session) -> None:
        audit.carry(session, lines)
        audit.add(session, keeping.clock(), "restored", backup.path.name)
        mailbox.require_read_back(session)

    flipped = rebuild.switch(
        vault.database,
        keeping.folder,
        rebuild.Source(backup.path, old_key),
        keys.database_key(keeping.master_key),
        keeping.header.mover(keeping.master_key) if keeping.header else None,
        finish,
    )
    vault.adopt(flipped, keeping.master_key)


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A vault that opens again. ``whole`` tells that only its key file was damaged, so nothing that was written is
    missing; otherwise it holds what the backup held.
    """

    vault: OpenVault
    whole: bool


def bring_back(vaults: Vaults, vault_id: str, backup: Backup, secret: str) -> BroughtBack:
    """Open a vault whose database or key file is damaged or gone, from ``backup``; what is there goes to quarantine.

    ``secret`` is a passphrase that opens the backup, or 24 words. The vault opens with its present passphrase
    afterwards where its key file still fits the backup, else with the backup's. A database that is sound stays as it
    is, and gets the backup's key file. Raises VaultError ``not-damaged`` when the vault opens well (then use
    :func:`go_back`), and as :func:`go_back`; then nothing has changed.
    """
    folder = vault_folder.VaultFolder(vaults.folder, vault_id)
    master_key, beside = _master_key(backup, secret)
    lock = folder.lock()
    try:
        header = next((copy for copy in _sound_headers(folder) if copy.verify(master_key)), None)
        here = folder.databases()
        live = header.database if header and header.database in here else next(iter(here), "")
        whole = bool(live) and _opens(folder.database_path(live), keys.database_key(master_key), vault_id)
        if whole and (header is not None or beside is None):
            raise VaultError(
                _("This vault opens as it is. Please unlock it, and go back to a backup from there."),
                code="not-damaged",
            )
        if whole and beside is not None:
            folder.keep_headers()
            folder.write_headers(beside.moved(master_key, epoch=vault_folder.epoch_of(live), database=live))
        else:
            _rebuild_from(folder, backup, master_key, header, beside)
    finally:
        lock.release()
    if whole:
        return BroughtBack(vaults.open_with_key(vault_id, master_key), whole=True)
    return BroughtBack(_opened_again(vaults, vault_id, master_key, backup), whole=False)


def _sound_headers(folder: vault_folder.VaultFolder) -> tuple[Header, ...]:
    """The key files that read well, if they are this vault's."""
    try:
        return folder.read_headers().sound
    except VaultError as error:
        if error.code != "foreign":
            raise
        return ()


def _rebuild_from(
    folder: vault_folder.VaultFolder, backup: Backup, master_key: bytes, header: Header | None, beside: Header | None
) -> None:
    """Build the next database from ``backup``, proved first; set aside the databases and key files that are here."""
    from leaderlens.store import rebuild

    key, here = keys.database_key(master_key), folder.databases()
    backups.prove(backup, key, folder.vault_id)
    if header is None:
        folder.keep_headers()  # another key's, or damaged: no copy of anything is lost
        header = beside
    epochs = [backup.epoch, *(vault_folder.epoch_of(name) for name in here), *([header.epoch] if header else [])]
    rebuild.rebuild(
        folder,
        vault_folder.database_name(max(epochs)),
        rebuild.Source(backup.path, key),
        key,
        header.mover(master_key) if header else None,
    )
    for name in here:
        folder.set_aside(name)


def restore_into(vaults: Vaults, path: Path, secret: str) -> OpenVault:
    """Make a vault below ``vaults.folder`` from the backup file at ``path`` (its key file beside it), and open it.

    A vault that is there already is never touched: VaultError ``exists``. Words open a backup without its key file.
    """
    from leaderlens.store import copies, last_seen

    backup = backups.of_file(path)
    if backup is None:
        raise _no_backup()
    master_key, header = _master_key(backup, secret)
    key = keys.database_key(master_key)
    vault_id = header.vault_id if header else copies.vault_id_of(path, key)
    if vault_id in vault_folder.vault_ids(vaults.folder) or (vaults.folder / vault_id).exists():
        raise VaultError(
            _("This vault is there already, and nothing is ever overwritten. Please choose another, empty folder."),
            code="exists",
        )
    backups.prove(backup, key, vault_id)
    known = last_seen.read(vaults.folder, vault_id)
    epoch = max(backup.epoch, known.epoch if known else 0) + 1
    unfinished = vault_folder.UnfinishedFolder(vaults.folder, vault_id)
    try:
        target = unfinished.path / vault_folder.database_name(epoch)
        copies.copy(backup.path, key, target)
        copies.prove(target, key, vault_id)
        vault_folder.sync_file(target)
        unfinished.finish(header.moved(master_key, epoch=epoch, database=target.name) if header else None)
    except OSError as error:
        unfinished.abandon()
        raise faults.of_system(error) from None
    except BaseException:
        unfinished.abandon()
        raise
    return _opened_again(vaults, vault_id, master_key, backup)


def _opened_again(vaults: Vaults, vault_id: str, master_key: bytes, backup: Backup) -> OpenVault:
    """The vault that was made from ``backup``, which has to read back from the exchange before it says anything."""
    from leaderlens.store import mailbox

    vault = vaults.open_with_key(vault_id, master_key)
    with vault.database.transaction() as session:
        mailbox.require_read_back(session)
    vault.note("restored", backup.path.name)
    return vault


def _master_key(backup: Backup, secret: str) -> tuple[bytes, Header | None]:
    """The master key that ``secret`` (a passphrase, or 24 words) opens this backup with, and its key file if it fits.

    24 words are tried as words first. Raises VaultError ``wrong-passphrase``, ``words-…``, ``damaged``, ``no-memory``.
    """
    header: Header | None = None
    problem = headers.damaged()
    try:
        header = backup.header()
    except VaultError as error:
        problem = error
    if len(re.findall(r"\w+", secret)) == recovery.COUNT:
        try:
            master_key = recovery.from_words(secret)
        except VaultError:
            if header is None:
                raise
        else:
            return master_key, header if header is not None and header.verify(master_key) else None
    if header is None:
        raise problem
    return header.unwrap(passphrases.to_bytes(secret)), header


def _opens(path: Path, key: bytes, vault_id: str) -> bool:
    from leaderlens.store import copies

    try:
        copies.prove(path, key, vault_id)
    except VaultError as error:
        if error.code not in {"damaged", "missing"}:
            raise
        return False
    return True


def _no_backup() -> VaultError:
    return VaultError(
        _("That file is not named like a backup of LeaderLens. Please choose a file that ends in .lldb from a backup."),
        code="no-backup",
    )
