"""The folder of one vault: two copies of its header, its database, its lock, and room for backups.

Named by a random id, so that the folder itself tells a stranger nothing. Knows no SQLAlchemy: the vault picker lists
folders before anything else is loaded.
"""

from __future__ import annotations

import errno
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
_BACKUPS = "backups"
_QUARANTINE = "quarantine"
_ROOMS = (_BACKUPS, _QUARANTINE, "inbox")
_UNFINISHED = ".new-"
_OURS = re.compile(r"db-[1-9][0-9]{0,8}\.lldb(\.part)?(-journal|-wal|-shm)?|\.probe-[0-9a-f]{8}")
_PART = re.compile(r"db-[1-9][0-9]{0,8}\.lldb\.part(-journal)?")
_ABANDONED_SECONDS = 24 * 60 * 60


def new_id() -> str:
    """A random vault id: 32 lower-case hex digits."""
    return secrets.token_hex(16)


def database_name(epoch: int) -> str:
    """``db-1.lldb``: each rebuilt database gets the next number."""
    return f"db-{epoch}.lldb"


def vault_ids(root: Path) -> tuple[str, ...]:
    """The ids of all vaults below ``root``, sorted. A folder counts when it holds a header, a database or a backup,
    sound or not: a damaged vault must stay in sight. Anything else that lies there is passed over.
    """
    try:
        with os.scandir(root) as entries:
            folders = [entry.name for entry in entries if _ID.fullmatch(entry.name)]
    except OSError:
        return ()
    return tuple(sorted(name for name in folders if _holds_a_vault(root / name)))


def _holds_a_vault(path: Path) -> bool:
    try:
        if any(entry.name in _HEADERS or _DATABASE.fullmatch(entry.name) for entry in path.iterdir()):
            return True
        return any(entry.suffix == ".lldb" for entry in (path / _BACKUPS).iterdir())
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

    @property
    def backups(self) -> Path:
        """Where the backups lie that this computer makes by itself."""
        return self.path / _BACKUPS

    def writable(self) -> bool:
        """Whether this process may write here; tried, because asking the system is not reliable."""
        probe = self.path / f".probe-{secrets.token_hex(4)}"
        try:
            os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            probe.unlink()
        except OSError as error:
            return error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}  # a full disk is another matter
        return True

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

        Raises VaultError (``disk-full``, ``read-only`` …) when the first could not be written; then both are as they
        were. A second that could not is written again at the next unlock.
        """
        first, second = _HEADERS
        try:
            write_durably(self.path / first, header.to_bytes())
        except OSError as error:
            raise faults.of_system(error) from None
        with suppress(OSError):
            write_durably(self.path / second, header.to_bytes())

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
                    self.set_aside(name)
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

    def next_epoch(self, epoch: int) -> int:
        """The number of the next database: above ``epoch`` and above every one that is here."""
        return max([epoch, *(epoch_of(name) for name in self.databases())]) + 1

    def new_part(self, epoch: int) -> Path:
        """Where the next database is built: under a name that never opens. What a crash left there is set aside."""
        part = self.path / f"{database_name(epoch)}.part"
        if part.exists():
            self.set_aside(part.name)
        return part

    def adopt(self, part: Path, epoch: int) -> Path:
        """Give a built and proved database its name. Answers its path. VaultError for the disk's faults."""
        path = self.path / database_name(epoch)
        try:
            sync_file(part)
            part.with_name(part.name + "-journal").unlink(missing_ok=True)
            part.rename(path)
            sync_folder(self.path)
        except OSError as error:
            raise faults.of_system(error) from None
        return path

    def set_aside(self, name: str) -> None:
        """Move a file of this folder, with its journal, to quarantine, where nothing is overwritten or deleted."""
        room = self.path / _QUARANTINE
        room.mkdir(mode=0o700, exist_ok=True)
        token = secrets.token_hex(4)
        for one in (f"{name}-journal", name):
            with suppress(FileNotFoundError):
                (self.path / one).replace(room / f"{token}-{one}")
        sync_folder(self.path)

    def keep_headers(self) -> None:
        """Put copies of the key files into quarantine before another key takes their place. VaultError for the disk."""
        room, token = self.path / _QUARANTINE, secrets.token_hex(4)
        try:
            room.mkdir(mode=0o700, exist_ok=True)
            for name in _HEADERS:
                if data := _read(self.path / name):
                    write_durably(room / f"{token}-{name}", data)
        except OSError as error:
            raise faults.of_system(error) from None

    def sweep(self, live: str) -> tuple[str, ...]:
        """Set aside what an interrupted rebuild left beside the database ``live``, which has opened and proved its
        owner. Answers the names. Failing is no harm.
        """
        gone: list[str] = []
        with suppress(OSError, VaultError):
            left = [name for name in self.databases() if name != live]
            left += [entry.name for entry in self.path.iterdir() if _PART.fullmatch(entry.name)]
            for name in left:
                self.set_aside(name)
                gone.append(name)
            for name in _HEADERS:  # half a key file is of no use to anybody
                (self.path / f"{name}.part").unlink(missing_ok=True)
        return tuple(gone)

    def in_quarantine(self) -> tuple[Path, ...]:
        """What has been set aside, by name."""
        with suppress(OSError):
            return tuple(sorted((self.path / _QUARANTINE).iterdir()))
        return ()

    def clear_quarantine(self) -> int:
        """Delete what was set aside, as its owner asked; answers how many files went. VaultError for the disk."""
        gone = 0
        try:
            for path in self.in_quarantine():
                path.unlink()
                gone += 1
        except OSError as error:
            raise faults.of_system(error) from None
        return gone

    def strangers(self) -> tuple[str, ...]:
        """Files that LeaderLens did not put here, such as a cloud service's "conflicted copy". Named, never used."""
        ours = {*_HEADERS, _LOCK, *_ROOMS, *(f"{name}.part" for name in _HEADERS)}
        with suppress(OSError):
            names = [entry.name for entry in self.path.iterdir() if entry.name not in ours]
            return tuple(sorted(name for name in names if not _OURS.fullmatch(name)))
        return ()


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
        if self.path.exists():  # a crash while the same vault was being restored; nobody has written a word in it
            self.abandon()
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700)
            for name in _ROOMS:
                (self.path / name).mkdir(mode=0o700)
        except OSError as error:
            self.abandon()
            raise faults.of_system(error) from None

    def finish(self, header: Header | None) -> VaultFolder:
        """Write both headers (None: the words opened it, there is no key file) and let it appear among the vaults."""
        try:
            for name in _HEADERS if header else ():
                write_durably(self.path / name, header.to_bytes())  # type: ignore[union-attr]
            self.path.rename(self.finished.path)
            sync_folder(self.finished.root)
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
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Bring what was written to ``path`` down to the disk. OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    """Down to the disk itself."""
    os.fsync(descriptor)
    if sys.platform == "darwin":  # not run here: fsync on macOS stops at the drive's cache
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def sync_folder(path: Path) -> None:
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


def sweep_unfinished(root: Path, now: float) -> tuple[str, ...]:
    """Remove folders of vaults that were never finished: a crash while one was made. Answers their names.

    Only what is provably ours and empty of anybody's words goes: named as we name them, untouched for a day before
    ``now`` (seconds since 1970), and without a key file, so no passphrase was ever set and nothing in it can be read.
    """
    gone: list[str] = []
    with suppress(OSError):
        for entry in sorted(root.iterdir()):
            if _is_abandoned(entry, now):
                shutil.rmtree(entry, ignore_errors=True)
                gone.append(entry.name)
    return tuple(gone)


def _is_abandoned(folder: Path, now: float) -> bool:
    name = folder.name.removeprefix(_UNFINISHED)
    ours = folder.name.startswith(_UNFINISHED) and _ID.fullmatch(name)
    if not ours or folder.is_symlink() or not folder.is_dir():
        return False
    if any((folder / header).exists() for header in _HEADERS):
        return False  # it has a key: somebody else may look into it
    inside = list(folder.rglob("*"))
    if any(path.is_file() and not _OURS.fullmatch(path.name) for path in inside):
        return False
    return all(path.stat().st_mtime < now - _ABANDONED_SECONDS for path in [folder, *inside])


def _belongs_elsewhere(data: bytes, vault_id: str) -> bool:
    try:
        return headers.parse(data).vault_id != vault_id
    except VaultError:
        return False


def _foreign() -> VaultError:
    return VaultError(
        _(
            "The key file in this vault's folder belongs to another vault, so it was not used. Nothing was changed. "
            "Your 24 recovery words can open this vault."
        ),
        code="foreign",
    )
