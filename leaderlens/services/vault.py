"""Vaults: make one, list them without names, open one by passphrase or by recovery words, close it.

Heavy parts (SQLAlchemy, the cipher, Alembic) are loaded when a vault is first made or opened, beside the key
derivation, never when the app starts.
"""

from __future__ import annotations

import contextlib
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
from leaderlens.domain.people import Person, Role
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.services.hardening import harden_process
from leaderlens.services.vault_symbol import SYMBOLS, symbol_label, symbol_of
from leaderlens.store import faults, vault_folder
from leaderlens.store.vault_folder import UnfinishedFolder, VaultFolder

if TYPE_CHECKING:
    from leaderlens.crypto.header import Header
    from leaderlens.store.database import Database
    from leaderlens.store.instance_lock import InstanceLock

__all__ = [
    "DEFAULT",
    "Advice",
    "KdfCost",
    "OpenVault",
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


class OpenVault:
    """One unlocked vault. It holds the master key until :meth:`close`; hand its ``database`` down, not itself."""

    def __init__(
        self,
        folder: VaultFolder,
        header: Header | None,
        person: Person,
        database: Database,
        *,
        master_key: bytes,
        lock: InstanceLock,
        cost: KdfCost,
    ) -> None:
        self.id = folder.vault_id
        self.folder = folder.path
        self.person = person
        self.database = database
        self.needs_passphrase = header is None
        """True when the words opened it and no sound key file is left: ask for a new passphrase."""
        self._folder = folder
        self._master_key = master_key
        self._lock = lock
        self._cost = cost
        self._epoch = header.epoch if header else vault_folder.epoch_of(database.path.name)

    def recovery_words(self) -> tuple[str, ...]:
        """The 24 words that open this vault without the passphrase."""
        return recovery.to_words(self._master_key)

    def words_match(self, words: str) -> bool:
        """Whether ``words``, as the person typed them back, are this vault's recovery words.

        Raises VaultError (``words-count``, ``words-unknown``, ``words-checksum``) when they are nobody's.
        """
        return recovery.from_words(words) == self._master_key

    @property
    def recovery_confirmed(self) -> bool:
        """Whether the person has shown that they wrote the words down."""
        from leaderlens.store import vault_facts

        with self.database.reading() as session:
            return vault_facts.recovery_confirmed(session)

    def confirm_recovery(self) -> None:
        """The person has shown that they wrote the words down."""
        from leaderlens.store import vault_facts

        with self.database.transaction() as session:
            vault_facts.confirm_recovery(session)

    def change_passphrase(self, new: str) -> None:
        """Let ``new`` open this vault from now on, instead of the old passphrase. The recovery words stay the same.

        Nothing is encrypted anew: a copy of the old key file still opens with the old passphrase. Raises VaultError
        ``weak-passphrase``, ``no-memory`` or a fault of the disk; then the old one stays.
        """
        _refuse_weak(new)
        header = headers.build(
            self._master_key,
            passphrases.to_bytes(new),
            self._cost,
            vault_id=self.id,
            epoch=self._epoch,
            database=self.database.path.name,
        )
        self._folder.write_headers(header)
        self.needs_passphrase = False

    def close(self) -> None:
        """Let go of the file, the key and the lock. Safe to call twice.

        Python cannot wipe what it has held, so locking a vault replaces the process after this.
        """
        self.database.close()
        self._master_key = b""
        self._lock.release()


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

        Raises VaultError: ``no-name``, ``weak-passphrase``, ``no-memory``, ``disk-full``, ``read-only`` …
        """
        name = _clean_name(name)
        _refuse_weak(passphrase)
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
        lock = folder.lock()
        with _released_on_failure(lock):
            return self._open(folder, lock, header, master_key, header.database)

    def unlock(self, vault_id: str, passphrase: str) -> OpenVault:
        """Open a vault by its passphrase (a second or so, on purpose).

        A damaged copy of the key file is written again from the sound one. Raises VaultError: ``wrong-passphrase``,
        ``damaged``, ``altered``, ``foreign``, ``too-new``, ``no-memory``, ``already-open``, ``missing``, and the
        faults of the disk. Nothing is changed then.
        """
        folder = VaultFolder(self.folder, vault_id)
        lock = folder.lock()
        with _released_on_failure(lock):
            with _loading_ahead():
                header, master_key = _unwrap(folder, passphrases.to_bytes(passphrase))
            return self._open(folder, lock, header, master_key, header.database)

    def unlock_with_words(self, vault_id: str, words: str) -> OpenVault:
        """Open a vault by its 24 recovery words, with or without a sound key file.

        Raises VaultError: ``words-count``, ``words-unknown``, ``words-checksum``, ``wrong-words`` and as
        :meth:`unlock`. Never makes a new, empty vault.
        """
        master_key = recovery.from_words(words)
        folder = VaultFolder(self.folder, vault_id)
        lock = folder.lock()
        with _released_on_failure(lock):
            header = _confirmed_header(folder, master_key)
            if header is not None:
                return self._open(folder, lock, header, master_key, header.database)
            return self._open_without_header(folder, lock, master_key)

    def _open_without_header(self, folder: VaultFolder, lock: InstanceLock, master_key: bytes) -> OpenVault:
        names = folder.databases()
        if not names:
            raise faults.missing(vault_folder.database_name(vault_folder.FIRST_EPOCH))
        for name in names:
            try:
                return self._open(folder, lock, None, master_key, name)
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
        self, folder: VaultFolder, lock: InstanceLock, header: Header | None, master_key: bytes, database_name: str
    ) -> OpenVault:
        """Open the database and make sure it is this vault's."""
        from leaderlens.store import vault_facts
        from leaderlens.store.database import Database

        with contextlib.ExitStack() as undo:
            database = Database(folder.database_path(database_name), keys.database_key(master_key))
            undo.callback(database.close)
            with database.reading() as session:
                person = vault_facts.owner(session, folder.vault_id)
            if header is not None:
                folder.heal_headers(header)
            undo.pop_all()
        return OpenVault(folder, header, person, database, master_key=master_key, lock=lock, cost=self.cost)

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


def _refuse_weak(text: str) -> None:
    advice = passphrases.advise(text)
    if not advice.ok:
        raise VaultError(advice.sentence, code="weak-passphrase")


def _clean_name(name: str) -> str:
    """The name in one spelling, without what cannot be seen. VaultError ``no-name`` when nothing is left."""
    words = " ".join(unicodedata.normalize("NFC", name).split())
    cleaned = "".join(letter for letter in words if unicodedata.category(letter) not in {"Cc", "Cs"})
    if not any(letter.isalnum() for letter in cleaned):
        raise VaultError(_("Please type the name you would like LeaderLens to call you by."), code="no-name")
    return cleaned


@contextlib.contextmanager
def _released_on_failure(lock: InstanceLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise


@contextlib.contextmanager
def _loading_ahead() -> Iterator[None]:
    """Import the database's code in another thread while the block derives a key (which lets other threads run)."""
    thread = threading.Thread(target=import_module, args=("leaderlens.store.vault_facts",), daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()
