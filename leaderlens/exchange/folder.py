"""The exchange folder of a pair: post whole files into our own sub-folder, list what is there, touch nothing else.

``<root>/ll1/<pair>/<author kid>/<number, 8 digits>-<SHA-256 of the file, 24 digits>.llx``. Any tool may replicate the
folder: names are hints, content decides. A file appears under its final name only when it is whole; conflict copies,
renamed and moved files are recognised by content; what is not ours to read is left alone. Nothing outside our own
sub-folder is ever written or deleted.

A folder that is not this laptop's own may be a share that does not answer: whatever is asked of it is an errand
(:mod:`leaderlens.exchange.errands`), and nobody waits for long.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from leaderlens.errors import ExchangeError
from leaderlens.exchange.bundle import LARGEST_FILE
from leaderlens.exchange.errands import Errands
from leaderlens.i18n import _

T = TypeVar("T")

MOST_FILES = 20_000
"""Files of one pair that are looked at."""
MOST_NEW_FILES = 5_000
"""New files that one look takes in; the others follow with the next."""

_AT_ONCE = 4 * LARGEST_FILE
"""Bytes that one errand reads."""
_SUFFIX = ".llx"
_PART = ".tmp"
_DEEPEST = 4  # folders below the pair's: tools move files, but not endlessly
_NAME_DIGITS = 24
_HINT = re.compile(r"(\d{8})-([0-9a-f]{24})")
_TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is not known yet: its bytes and their SHA-256. ``data`` is None where it is too large to read."""

    path: Path
    digest: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Sight:
    """One file as a directory shows it."""

    path: Path
    size: int
    mark: tuple[int, int, int]  # size, time of change, inode: while they stay, so does the content


class ExchangeFolder:
    """One pair's place in an exchange folder. ``local`` is True for this laptop's own, which is made when missing.

    ``whole`` says of the latest :meth:`arrivals` that everything there was looked at. Every method that asks something
    of the folder raises ExchangeError (``folder-slow``) when it does not answer.
    """

    def __init__(
        self, root: Path, pair_id: str, me: str, *, local: bool = False, errands: Errands | None = None
    ) -> None:
        self.root = root
        self.local = local
        self.whole = False
        self._errands = errands or Errands()
        self._swept = False
        self._pair = root / "ll1" / pair_id
        self._own = self._pair / me
        self._known_marks: dict[Path, tuple[tuple[int, int, int], str]] = {}
        self._own_marks: dict[str, tuple[int, int, int]] = {}

    def begin(self) -> None:
        """Go to the folder: before anything else is asked of it in a round. Removes, the first time, what an
        interrupted post left in our own sub-folder.

        Raises ExchangeError ``folder-absent``: a memory stick may be out, a share away.
        """
        self._errands.begin(self.root)
        if not self._ask("begin", self._present):
            raise absent()
        if not self._swept:
            self._ask("sweep", self._sweep)
            self._swept = True

    def vanished(self, posted: Mapping[int, Iterable[str]]) -> tuple[int, ...]:
        """Which of these own bundles (number to SHA-256 of its files) lie in no whole file of our sub-folder any more.

        A file of ours that something damaged is removed, so that the other side never takes it for a message.
        Raises ExchangeError (``folder-…``).
        """
        if not posted:
            return ()
        return self._ask("vanished", lambda: self._vanished(posted))

    def arrivals(self, settled: AbstractSet[str]) -> Iterator[Arrival]:
        """Files whose content is not in ``settled`` (SHA-256, hex), oldest number first.

        A file whose name carries the hash of a settled content is not even opened, so that a placeholder of a cloud
        client is not fetched again. Raises ExchangeError (``folder-…``) when the folder itself cannot be read.
        """
        self.whole = False
        hints = {digest[:_NAME_DIGITS] for digest in settled}
        sights = self._ask("look", self._look)
        here = {sight.path for sight in sights}
        self._known_marks = {path: known for path, known in self._known_marks.items() if path in here}
        unread = [sight for sight in sights if not self._is_settled(sight, hints, settled)]
        told: set[str] = set()
        while unread:
            room = MOST_NEW_FILES - len(told)
            if room <= 0 or self._errands.patience(self.root) <= 0:
                return
            read = self._ask("read", partial(self._read_some, tuple(unread[:room])))
            for sight, arrival in read:
                if arrival is None:
                    continue
                self._known_marks[sight.path] = (sight.mark, arrival.digest)
                if arrival.digest not in settled and arrival.digest not in told:
                    told.add(arrival.digest)
                    yield arrival
            done = {sight.path for sight, _arrival in read}
            unread = [sight for sight in unread if sight.path not in done]
        self.whole = True

    def post(self, number: int, data: bytes) -> str:
        """Put a whole file into our own sub-folder, safely on disk before it shows; answers its SHA-256 (hex).

        Raises ExchangeError: ``folder-absent``, ``folder-full``, ``folder-read-only``, ``folder-unreachable``. Then no
        file is there, nor half of one.
        """
        return self._ask(f"post {number}", lambda: self._post(number, data))

    def _ask(self, name: str, work: Callable[[], T]) -> T:
        """Ask something of the folder; of this laptop's own at once, as of the vault itself."""
        return work() if self.local else self._errands.run(self.root, name, work)

    # ------------------------------------------------------------ errands: files only, perhaps on another thread

    def _present(self) -> bool:
        return self.local or self.root.is_dir()

    def _sweep(self) -> None:
        with contextlib.suppress(OSError, ExchangeError):
            for name in self._own_names():
                if name.endswith(f"{_SUFFIX}{_PART}"):
                    (self._own / name).unlink()

    def _vanished(self, posted: Mapping[int, Iterable[str]]) -> tuple[int, ...]:
        here = self._own_names()
        return tuple(
            n for n, digests in posted.items() if not any(self._is_whole(_name(n, one), one, here) for one in digests)
        )

    def _look(self) -> tuple[_Sight, ...]:
        """What lies in the folder, oldest number first."""
        return tuple(sorted(self._sights(), key=lambda sight: (sight.path.name.lower(), str(sight.path))))

    def _is_settled(self, sight: _Sight, hints: AbstractSet[str], settled: AbstractSet[str]) -> bool:
        hint = _HINT.search(sight.path.name.lower())
        if hint and hint[2] in hints:
            return True
        mark, digest = self._known_marks.get(sight.path, (None, ""))
        return mark == sight.mark and digest in settled

    def _read_some(self, sights: Sequence[_Sight]) -> tuple[tuple[_Sight, Arrival | None], ...]:
        """The first of these files, as many as one errand should read."""
        read: list[tuple[_Sight, Arrival | None]] = []
        size = 0
        for sight in sights:
            arrival = _read(sight)
            read.append((sight, arrival))
            size += len(arrival.data or b"") if arrival is not None else 0
            if size >= _AT_ONCE:
                break
        return tuple(read)

    def _post(self, number: int, data: bytes) -> str:
        if not self._present():
            raise absent()
        digest = hashlib.sha256(data).hexdigest()
        name = _name(number, digest)
        part = self._own / f"{name}{_PART}"
        try:
            self._make_own()
            _write_whole(part, data)
            part.replace(self._own / name)
            _sync_folder(self._own)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink()
            raise _fault(error) from None
        return digest

    def _is_whole(self, name: str, digest: str, here: AbstractSet[str]) -> bool:
        """Whether our file is there with the content it was posted with. Looks inside only when it has changed."""
        if name not in here:
            return False
        path = self._own / name
        try:
            facts = path.stat(follow_symlinks=False)
            mark = (facts.st_size, facts.st_mtime_ns, facts.st_ino)
            if self._own_marks.get(name) == mark:
                return True
            if facts.st_size <= LARGEST_FILE and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
                self._own_marks[name] = mark
                return True
            path.unlink()
        except OSError:
            return True  # it cannot be told now: a placeholder, a lock
        return False

    def _own_names(self) -> set[str]:
        try:
            with os.scandir(self._own) as entries:
                return {entry.name for entry in entries if entry.is_file(follow_symlinks=False)}
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise _fault(error) from None

    def _make_own(self) -> None:
        """Our own sub-folder, really below the root: a link in its place could lead a write anywhere."""
        self._own.mkdir(parents=True, exist_ok=True)
        for folder in (self.root / "ll1", self._pair, self._own):
            if folder.is_symlink():
                raise OSError(errno.ELOOP, "a link where a folder belongs")

    def _sights(self) -> Iterator[_Sight]:
        """The files below the pair's folder that could be bundles, links and other tools' files left out."""
        open_folders = [(self._pair, 0)]
        seen = 0
        while open_folders:
            folder, depth = open_folders.pop()
            try:
                with os.scandir(folder) as entries:
                    found = list(entries)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise _fault(error) from None
            for entry in found:
                seen += 1
                if seen > MOST_FILES:
                    return
                if entry.name.startswith((".", "~")) or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if depth < _DEEPEST:
                        open_folders.append((Path(entry.path), depth + 1))
                elif entry.name.lower().endswith(_SUFFIX):
                    yield from _sight(entry)


def absent() -> ExchangeError:
    """The folder is not there now."""
    return ExchangeError(
        _(
            "The exchange folder is not there just now. Everything is safe in your vault, and travels as soon as the "
            "folder is back."
        ),
        code="folder-absent",
    )


def _name(number: int, digest: str) -> str:
    return f"{number:08}-{digest[:_NAME_DIGITS]}{_SUFFIX}"


def _sight(entry: os.DirEntry[str]) -> Iterator[_Sight]:
    with contextlib.suppress(OSError):  # gone since it was listed
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(facts.st_mode):
            yield _Sight(Path(entry.path), facts.st_size, (facts.st_size, facts.st_mtime_ns, entry.inode()))


def _read(sight: _Sight) -> Arrival | None:
    """The file's bytes; None when it cannot be read now (a placeholder, a lock): a later look tries again."""
    if sight.size > LARGEST_FILE:
        name = f"{_TOO_LARGE}:{sight.path.name}:{sight.size}"
        return Arrival(sight.path, hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest(), None)
    try:
        descriptor = os.open(
            sight.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | _NONBLOCK
        )
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        return None
    return Arrival(sight.path, hashlib.sha256(data).hexdigest(), data)


_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # never hang on a pipe that took a file's place


def _write_whole(path: Path, data: bytes) -> None:
    """Write and flush to the disk itself."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a new name durable. Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fault(error: OSError) -> ExchangeError:
    """The world's fault behind an OSError, as the sentence a person reads. Names no path."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return ExchangeError(
            _(
                "There is no room left where the exchange folder is. Everything is safe in your vault, and travels as "
                "soon as there is room."
            ),
            code="folder-full",
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP}:
        return ExchangeError(
            _(
                "LeaderLens may not use the exchange folder. Everything is safe in your vault. Please check the "
                "folder's permissions."
            ),
            code="folder-read-only",
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return absent()
    return ExchangeError(
        _(
            "The exchange folder cannot be reached just now. Everything is safe in your vault, and travels as soon as "
            "the folder answers."
        ),
        code="folder-unreachable",
    )
