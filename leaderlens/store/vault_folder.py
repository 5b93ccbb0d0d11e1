"""The folder of one vault: two copies of its header, its database, its lock, and room for backups.

Named by a random id, so that the folder itself tells a stranger nothing. Knows no SQLAlchemy: the vault picker lists
folders before anything else is loaded.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from leaderlens.crypto import header as headers
from leaderlens.crypto.header import Header
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.store import faults
from leaderlens.store.instance_lock import InstanceLock

FIRST_EPOCH = 1
_ID = re.compile(r"[0-9a-f]{32}")
_DATABASE = re.compile(r"db-([1-9][0-9]{0,8})\.lldb")
_HEADERS = ("vault.key", "vault.key2")
_LOCK = "vault.lock"
_ROOMS = ("backups", "quarantine", "inbox")
_UNFINISHED = ".new-"


def new_id() -> str:
    """A random vault id: 32 lower-case hex digits."""
    return secrets.token_hex(16)


def database_name(epoch: int) -> str:
    """``db-1.lldb``: each rebuilt database gets the next number."""
    return f"db-{epoch}.lldb"


def vault_ids(root: Path) -> tuple[str, ...]:
    """The ids of all vaults below ``root``, sorted. A folder counts when it holds a header or a database, sound or
    not: a damaged vault must stay in sight. Anything else that lies there is passed over.
    """
    try:
        with os.scandir(root) as entries:
            folders = [entry.name for entry in entries if _ID.fullmatch(entry.name)]
    except OSError:
        return ()
    return tuple(sorted(name for name in folders if _holds_a_vault(root / name)))


def _holds_a_vault(path: Path) -> bool:
    try:
        return any(entry.name in _HEADERS or _DATABASE.fullmatch(entry.name) for entry in path.iterdir())
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class HeaderCopies:
    """What the two header files say. ``best`` is the first that reads well; ``torn`` tells that a copy is missing,
    damaged or different and should be written again once the best one has proved itself.
    """

    sound: tuple[Header, ...]
    torn: bool

    @property
    def best(self) -> Header:
        """Raises VaultError ``damaged`` when no copy reads well."""
        if not self.sound:
            raise headers.damaged()
        return self.sound[0]


@dataclass(frozen=True, slots=True)
class VaultFolder:
    """The folder ``root/vault_id``."""

    root: Path
    vault_id: str

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.vault_id):
            raise ValueError("not a vault id")

    @property
    def path(self) -> Path:
        return self.root / self.vault_id

    def lock(self) -> InstanceLock:
        """Claim the vault for this process. Raises VaultError ``already-open``, ``missing``."""
        if not self.path.is_dir():
            raise faults.missing(database_name(FIRST_EPOCH))
        return InstanceLock(self.path / _LOCK)

    def read_headers(self) -> HeaderCopies:
        """Both header files.

        Raises VaultError ``too-new`` when a copy says it needs a newer LeaderLens, ``foreign`` when the copies that
        read well belong to another vault. Damage of one copy, or of both, is not raised here.
        """
        found: list[Header] = []
        seen: list[bytes] = []
        foreign = False
        for name in _HEADERS:
            data = _read(self.path / name)
            seen.append(data)
            try:
                header = headers.parse(data)
            except VaultError as error:
                if error.code == "too-new":
                    raise
                continue
            if header.vault_id == self.vault_id:
                found.append(header)
            else:
                foreign = True
        if foreign and not found:
            raise _foreign()
        return HeaderCopies(sound=tuple(found), torn=seen[0] != seen[1])

    def write_headers(self, header: Header) -> None:
        """Replace both copies, the first one first: it decides, so at every moment exactly one passphrase is right.

        Raises VaultError (``disk-full``, ``read-only`` …); each copy is then whole, old or new.
        """
        try:
            for name in _HEADERS:
                write_durably(self.path / name, header.to_bytes())
        except OSError as error:
            raise faults.of_system(error) from None

    def heal_headers(self, proved: Header) -> None:
        """Write again any copy that is not ``proved`` (a header whose seal the master key has confirmed).

        A copy that is another vault's sound header is kept in quarantine. Failing is no harm: one copy is good.
        """
        with suppress(OSError):
            for name in _HEADERS:
                path = self.path / name
                data = _read(path)
                if data == proved.to_bytes():
                    continue
                if _belongs_elsewhere(data, self.vault_id):
                    path.replace(_free_name(self.path / "quarantine", name))
                write_durably(path, proved.to_bytes())

    def database_path(self, name: str) -> Path:
        """Where the database ``name`` of this vault lies."""
        if not _DATABASE.fullmatch(name):
            raise ValueError("not a database name")
        return self.path / name

    def databases(self) -> tuple[str, ...]:
        """The database files that are here, newest epoch first."""
        try:
            names = [entry.name for entry in self.path.iterdir() if _DATABASE.fullmatch(entry.name)]
        except OSError as error:
            raise faults.of_system(error) from None
        return tuple(sorted(names, key=epoch_of, reverse=True))


def epoch_of(database: str) -> int:
    """The number in ``db-<number>.lldb``."""
    match = _DATABASE.fullmatch(database)
    if match is None:
        raise ValueError("not a database name")
    return int(match[1])


class UnfinishedFolder:
    """A vault folder in the making, under a name nobody lists. It becomes a vault by one rename, or nothing at all.

    Raises VaultError for the disk's faults.
    """

    def __init__(self, root: Path, vault_id: str) -> None:
        self.finished = VaultFolder(root, vault_id)
        self.path = root / f"{_UNFINISHED}{vault_id}"
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700)
            for name in _ROOMS:
                (self.path / name).mkdir(mode=0o700)
        except OSError as error:
            self.abandon()
            raise faults.of_system(error) from None

    def finish(self, header: Header) -> VaultFolder:
        """Write both headers and let the folder appear among the vaults."""
        try:
            for name in _HEADERS:
                write_durably(self.path / name, header.to_bytes())
            self.path.rename(self.finished.path)
            _sync_folder(self.finished.root)
        except OSError as error:
            raise faults.of_system(error) from None
        return self.finished

    def abandon(self) -> None:
        """Remove what there is. Nobody has written a word in it yet."""
        shutil.rmtree(self.path, ignore_errors=True)


def write_durably(path: Path, data: bytes) -> None:
    """Replace ``path`` with ``data`` so that after any crash it holds the old bytes or the new, whole. OSError."""
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            _sync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(path.parent)


def _sync(descriptor: int) -> None:
    """Down to the disk itself."""
    os.fsync(descriptor)
    if sys.platform == "darwin":  # not run here: fsync on macOS stops at the drive's cache
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def _sync_folder(path: Path) -> None:
    """Make a rename lasting. Windows has no such call and needs none on NTFS (not run here)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> bytes:
    """The bytes of a header file; nothing when it is not there or cannot be read. Never more than a header needs."""
    try:
        with path.open("rb") as file:
            return file.read(headers.MAX_BYTES + 1)
    except OSError:
        return b""


def _belongs_elsewhere(data: bytes, vault_id: str) -> bool:
    try:
        return headers.parse(data).vault_id != vault_id
    except VaultError:
        return False


def _free_name(folder: Path, name: str) -> Path:
    """A path in ``folder`` that is not taken: nothing in quarantine is ever overwritten."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{secrets.token_hex(4)}-{name}"


def _foreign() -> VaultError:
    return VaultError(
        _(
            "The key file in this vault's folder belongs to another vault, so it was not used. Nothing was changed. "
            "Your 24 recovery words can open this vault."
        ),
        code="foreign",
    )
