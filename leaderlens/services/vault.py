"""Vaults: make one, list them without names, open one by passphrase or by recovery words, close it.

Heavy parts (SQLAlchemy, the cipher, Alembic) are loaded when a vault is first made or opened, beside the key
derivation, never when the app starts.
"""

from __future__ import annotations

import contextlib
import errno
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.clock import Clock
from leaderlens.crypto import header as headers
from leaderlens.crypto import keys, recovery
from leaderlens.crypto import passphrase as passphrases
from leaderlens.crypto.kdf import DEFAULT, KdfCost
from leaderlens.crypto.passphrase import Advice
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.services.hardening import harden_process
from leaderlens.services.open_vault import Keeping, OpenVault, PassphraseChange, refuse_weak
from leaderlens.services.vault_symbol import SYMBOLS, symbol_label, symbol_of
from leaderlens.store import faults, synced_places, vault_folder
from leaderlens.store.vault_folder import UnfinishedFolder, VaultFolder

if TYPE_CHECKING:
    from leaderlens.crypto.header import Header
    from leaderlens.store.backups import Backup
    from leaderlens.store.database import Database
    from leaderlens.store.instance_lock import InstanceLock

__all__ = [
    "DEFAULT",
    "Advice",
    "KdfCost",
    "OpenVault",
    "PassphraseChange",
    "VaultListing",
    "Vaults",
    "harden_process",
    "new_passphrase",
    "passphrase_advice",
    "pause_after",
    "symbol_label",
]

_FREE_TRIES = 5
_LONGEST_PAUSE = 60


def new_passphrase() -> str:
    """Six random words to offer: 66 bits."""
    return passphrases.generate()


def passphrase_advice(text: str) -> Advice:
    """Whether ``text`` may protect a vault, and one sentence to show while it is typed."""
    return passphrases.advise(text)


def pause_after(wrong_tries: int) -> int:
    """Seconds to wait before the next try after ``wrong_tries`` wrong passphrases in a row.

    None for the first four; then 2, 4, 8 … up to a minute. It slows a person at the keyboard only: whoever has the
    file does not ask us.
    """
    if wrong_tries < _FREE_TRIES:
        return 0
    return int(min(2 ** min(wrong_tries - _FREE_TRIES + 1, 10), _LONGEST_PAUSE))


@dataclass(frozen=True, slots=True)
class VaultListing:
    """A vault as the picker may show it to a stranger: no name, no role, no date."""

    id: str
    symbol: str

    @property
    def label(self) -> str:
        """The symbol's name in the person's language."""
        return symbol_label(self.symbol)


@dataclass(frozen=True, slots=True)
class Vaults:
    """All vaults below ``folder``. ``cost`` is what a guess at a passphrase set from now on shall cost."""

    folder: Path
    clock: Clock
    cost: KdfCost = DEFAULT

    def listing(self) -> tuple[VaultListing, ...]:
        """Every vault, by id. Opens nothing; a missing or strange folder is an empty or shorter list."""
        return tuple(VaultListing(name, symbol_of(name)) for name in vault_folder.vault_ids(self.folder))

    def create(self, name: str, role: Role, passphrase: str) -> OpenVault:
        """Make a vault for one person and open it. All or nothing: a failure leaves no vault behind.

        Raises VaultError: ``no-name``, ``weak-passphrase``, ``synced-folder``, ``no-memory``, ``disk-full`` …
        """
        name = _clean_name(name)
        refuse_weak(passphrase)
        _refuse_synced(self.folder)
        vault_folder.sweep_unfinished(self.folder, self.clock().timestamp())
        vault_id = self._new_id()
        master_key = keys.new_master_key()
        database_name = vault_folder.database_name(vault_folder.FIRST_EPOCH)
        with _loading_ahead():
            header = headers.build(
                master_key,
                passphrases.to_bytes(passphrase),
                self.cost,
                vault_id=vault_id,
                epoch=vault_folder.FIRST_EPOCH,
                database=database_name,
            )
        from leaderlens.store import vault_facts
        from leaderlens.store.database import Database

        unfinished = UnfinishedFolder(self.folder, vault_id)
        try:
            database = Database.create(unfinished.path / database_name, keys.database_key(master_key))
            try:
                with database.transaction() as session:
                    vault_facts.set_owner(session, vault_id, name, role, self.clock())
            finally:
                database.close()
            folder = unfinished.finish(header)
        except BaseException:
            unfinished.abandon()
            raise
        with _claimed(folder, self.clock) as claim:
            return self._open(claim, header, master_key, header.database)

    def unlock(self, vault_id: str, passphrase: str) -> OpenVault:
        """Open a vault by its passphrase (a second or so, on purpose).

        A damaged copy of the key file is written again from the sound one. Raises VaultError: ``wrong-passphrase``,
        ``damaged``, ``altered``, ``foreign``, ``too-new``, ``no-memory``, ``already-open``, ``missing``, and the
        faults of the disk. Nothing is changed then.
        """
        folder = VaultFolder(self.folder, vault_id)
        with _claimed(folder, self.clock) as claim:
            with _loading_ahead():
                header, master_key = _unwrap(folder, passphrases.to_bytes(passphrase))
            return self._open(claim, header, master_key, header.database)

    def unlock_with_words(self, vault_id: str, words: str) -> OpenVault:
        """Open a vault by its 24 recovery words, with or without a sound key file.

        Raises VaultError: ``words-count``, ``words-unknown``, ``words-checksum``, ``wrong-words`` and as
        :meth:`unlock`. Never makes a new, empty vault.
        """
        return self.open_with_key(vault_id, recovery.from_words(words), by_words=True)

    def open_with_key(self, vault_id: str, master_key: bytes, *, by_words: bool = False) -> OpenVault:
        """Open a vault by its master key, for services that have just restored it. Raises as :meth:`unlock`."""
        folder = VaultFolder(self.folder, vault_id)
        with _claimed(folder, self.clock) as claim:
            header = _confirmed_header(folder, master_key)
            if header is not None:
                return self._open(claim, header, master_key, header.database, by_words=by_words)
            return self._open_without_header(claim, master_key, by_words=by_words)

    def backups(self, vault_id: str) -> tuple[Backup, ...]:
        """The backups of a vault by their names alone, newest first: no key is needed, and none is proved here."""
        from leaderlens.store import backups

        return backups.listing(VaultFolder(self.folder, vault_id).backups)

    def backups_in(self, folder: Path, vault_id: str = "") -> tuple[tuple[Backup, VaultListing], ...]:
        """The backups that lie in ``folder`` (a USB stick), newest first, each with the vault its key file names.

        With ``vault_id`` only that vault's. None is proved here.
        """
        from leaderlens.store import backups

        found = ((backup, backups.vault_of(backup)) for backup in backups.listing(folder))
        return tuple(
            (backup, VaultListing(owner, symbol_of(owner)))
            for backup, owner in found
            if owner and owner == (vault_id or owner)
        )

    def _open_without_header(self, claim: _Claim, master_key: bytes, *, by_words: bool) -> OpenVault:
        names = claim.folder.databases()
        if not names:
            raise faults.missing(vault_folder.database_name(vault_folder.FIRST_EPOCH))
        for name in names:
            try:
                return self._open(claim, None, master_key, name, by_words=by_words)
            except VaultError as error:
                if error.code != "damaged":
                    raise
        raise VaultError(
            _(
                "These recovery words do not open this vault. They may belong to another vault, or its database may be "
                "damaged. Nothing was changed."
            ),
            code="wrong-words",
        )

    def _open(
        self, claim: _Claim, header: Header | None, master_key: bytes, database_name: str, *, by_words: bool = False
    ) -> OpenVault:
        """Open the database, brought up to date if it must be, and make sure it is this vault's."""
        from leaderlens.store import vault_facts

        folder = claim.folder
        with contextlib.ExitStack() as undo:
            database, header = _database(claim, header, master_key, database_name)
            undo.callback(database.close)
            with database.reading() as session:
                person = vault_facts.owner(session, folder.vault_id)
            left: tuple[str, ...] = ()
            if header is not None and not database.read_only:
                folder.heal_headers(header)
                left = folder.sweep(database.path.name)
            keeping = Keeping(folder, header, master_key, self.cost, self.clock)
            vault = OpenVault(keeping, person, database, lock=claim.lock, set_aside=left)
            undo.pop_all()
        if database.path.name != database_name:
            vault.note("brought-up-to-date")
        vault.note("opened-with-words" if by_words else "opened")
        vault_folder.sweep_unfinished(self.folder, self.clock().timestamp())
        return vault

    def _new_id(self) -> str:
        """A random id whose symbol no vault here has, while there is a symbol left."""
        taken = {listing.symbol for listing in self.listing()}
        while True:
            vault_id = vault_folder.new_id()
            if symbol_of(vault_id) not in taken or taken == set(SYMBOLS):
                return vault_id


def _unwrap(folder: VaultFolder, secret: bytes) -> tuple[Header, bytes]:
    """The header to trust and the master key: from the first sound copy, or the second when the first was edited."""
    copies = folder.read_headers()
    try:
        return copies.best, copies.best.unwrap(secret)
    except VaultError as error:
        if error.code != "altered" or copies.sound[-1] == copies.best:
            raise
    return copies.sound[-1], copies.sound[-1].unwrap(secret)


def _confirmed_header(folder: VaultFolder, master_key: bytes) -> Header | None:
    """The header copy that the holder of ``master_key`` wrote, if one is left whole and its database is here."""
    try:
        copies = folder.read_headers()
    except VaultError as error:
        if error.code != "foreign":
            raise
        return None
    here = folder.databases()
    return next((copy for copy in copies.sound if copy.verify(master_key) and copy.database in here), None)


def _refuse_synced(folder: Path) -> None:
    service = synced_places.service_of(folder)
    if service:
        raise VaultError(
            _(
                "The folder for vaults lies in {service}, which can damage a vault while it is open. Nothing was made. "
                "Please choose a folder on this computer's own disk; sealed backups may be kept in {service}."
            ).format(service=service),
            code="synced-folder",
        )


def _clean_name(name: str) -> str:
    """The name in one spelling, without what cannot be seen. VaultError ``no-name`` when nothing is left."""
    words = " ".join(unicodedata.normalize("NFC", name).split())
    cleaned = "".join(letter for letter in words if unicodedata.category(letter) not in {"Cc", "Cs"})
    if not any(letter.isalnum() for letter in cleaned):
        raise VaultError(_("Please type the name you would like LeaderLens to call you by."), code="no-name")
    return cleaned


@dataclass(frozen=True, slots=True)
class _Claim:
    """A vault that is ours to open: alone, or without a lock where nothing can be written."""

    folder: VaultFolder
    lock: InstanceLock | None
    clock: Clock


@contextlib.contextmanager
def _claimed(folder: VaultFolder, clock: Clock) -> Iterator[_Claim]:
    """Claim a vault; let go again when the block fails. On a write-protected disk there is nothing to claim."""
    lock: InstanceLock | None = None
    try:
        lock = folder.lock()
    except VaultError as error:
        if error.code != "read-only":
            raise
    if lock is not None and not folder.writable():
        lock.release()
        lock = None
    try:
        yield _Claim(folder, lock, clock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _database(claim: _Claim, header: Header | None, master_key: bytes, name: str) -> tuple[Database, Header | None]:
    """The open database and the key file that goes with it now.

    Raises VaultError ``superseded``, ``not-migrated`` and as opening a database does.
    """
    from leaderlens.store.database import Database

    folder, key = claim.folder, keys.database_key(master_key)
    path = folder.database_path(name)
    read_only = claim.lock is None or not _may_write(path)
    try:
        return Database(path, key, read_only=read_only), header
    except VaultError as error:
        if error.code == "missing" and any(vault_folder.epoch_of(other) > vault_folder.epoch_of(name)
                                           for other in folder.databases()):  # fmt: skip
            raise _superseded() from None
        if error.code != "older-schema" or read_only:
            raise
    from leaderlens.store import backups, rebuild

    if header is not None:
        backups.make(folder.backups, path, key, header, claim.clock(), before_change=True)
    path, header = rebuild.migrated(folder, name, header, master_key)
    return Database(path, key), header


def _may_write(path: Path) -> bool:
    """False for a database file that is write-protected by itself; anything else is for the opening to say."""
    try:
        with path.open("r+b"):
            return True
    except OSError as error:
        return error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}


def _superseded() -> VaultError:
    return VaultError(
        _(
            "The key file of this vault is older than its database: the key was changed since. Nothing was touched. "
            "Please use your newer recovery words to open it."
        ),
        code="superseded",
    )


@contextlib.contextmanager
def _loading_ahead() -> Iterator[None]:
    """Import the database's code in another thread while the block derives a key (which lets other threads run)."""
    thread = threading.Thread(target=import_module, args=("leaderlens.store.vault_facts",), daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()
