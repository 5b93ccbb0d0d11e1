"""Where entries come from: a file, a folder or a zip, read only, within limits, and never anything outside it.

Nothing is ever unpacked to a disk. A member of an archive is read in pieces and never further than its limit, whatever
the archive says of its size. What is refused is named in :attr:`Source.refused`.
"""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from leaderlens.errors import ImportSourceError
from leaderlens.i18n import _
from leaderlens.importers.entry import Problem

MOST_FILES = 100_000
"""Files in one archive or folder."""
TOTAL_LIMIT = 20 * 1024**3
"""Bytes that all files of one archive unpack to, together."""
TEXT_LIMIT = 256 * 1024**2
"""Bytes of one file of text or data (JSON, CSV, a database)."""
RATIO_LIMIT = 200
"""How many times its packed size a member may unpack to, from 1 MB on."""
DEEPEST = 12
"""Folders within folders."""
_FREE = 1024**2
_NO_LINK, _NO_WAIT, _EVERY_BYTE = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_PIECE = 1024**2
_LONGEST_NAME = 1_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, OSError, EOFError,
    ValueError, OverflowError, KeyError, IndexError,
)  # fmt: skip
_IGNORED = {"__MACOSX", "Thumbs.db", "desktop.ini"}


class Source(Protocol):
    """A journal's files by name, with ``/`` between folders. ``read`` raises ImportSourceError, nothing else."""

    name: str
    names: tuple[str, ...]  # every file that may be read, sorted
    refused: tuple[Problem, ...]

    def size(self, name: str) -> int:
        """Bytes, as promised; ``read`` checks."""
        ...

    def read(self, name: str, limit: int = TEXT_LIMIT) -> bytes:
        """All of a file. ImportSourceError ``too-large`` beyond ``limit``, ``unreadable`` for a damaged one."""
        ...

    def head(self, name: str, most: int = _FREE) -> bytes:
        """The beginning of a file; empty when it cannot be read."""
        ...

    def close(self) -> None: ...


class FileSource:
    """One file that is no archive."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.names: tuple[str, ...] = (path.name,)
        self.refused: tuple[Problem, ...] = ()
        self._path = path

    def size(self, _name: str) -> int:
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def read(self, name: str, limit: int = TEXT_LIMIT) -> bytes:
        return _read_path(self._path, name, limit)

    def head(self, name: str, most: int = _FREE) -> bytes:
        return _head_of_path(self._path, name, most)

    def close(self) -> None:
        """Nothing stays open."""


class FolderSource:
    """A folder and what is below it. Links are not followed; hidden files are passed over."""

    def __init__(self, root: Path) -> None:
        self.name = root.name
        self._root = root
        found: dict[str, int] = {}
        refused: list[Problem] = []
        _walk(root, "", 0, found, refused)
        self._sizes = found
        self.names = tuple(sorted(found))
        self.refused = tuple(refused)

    def size(self, name: str) -> int:
        return self._sizes.get(name, 0)

    def read(self, name: str, limit: int = TEXT_LIMIT) -> bytes:
        if name not in self._sizes:  # only what the walk found: no name can lead out of the folder
            raise unreadable(name)
        return _read_path(self._root / name, name, limit)

    def head(self, name: str, most: int = _FREE) -> bytes:
        return _head_of_path(self._root / name, name, most) if name in self._sizes else b""

    def close(self) -> None:
        """Nothing stays open."""


class ZipSource:
    """A zip archive, from a path or from bytes."""

    def __init__(self, name: str, content: Path | bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content)
            members = self._zip.infolist()
        except _ZIP_FAULTS as error:
            raise unreadable(name) from error
        if len(members) > MOST_FILES:
            self._zip.close()
            raise _too_many()
        if sum(member.file_size for member in members) > TOTAL_LIMIT:
            self._zip.close()
            raise ImportSourceError(
                _("This archive unpacks to more than {limit} GB. Nothing was read.").format(
                    limit=TOTAL_LIMIT // 1024**3
                ),
                code="too-large",
            )
        found: dict[str, zipfile.ZipInfo] = {}
        refused: list[Problem] = []
        for member in members:
            if member.is_dir():
                continue
            place = member.filename.replace("\\", "/")
            if ignored(place):
                continue
            reason = "twice" if place in found else _refusal(member)
            if reason:
                refused.append(Problem(place[:_LONGEST_NAME], reason))
            else:
                found[place] = member
        self._members: Mapping[str, zipfile.ZipInfo] = found
        self.names = tuple(sorted(found))
        self.refused = tuple(refused)

    def size(self, name: str) -> int:
        member = self._members.get(name)
        return member.file_size if member else 0

    def read(self, name: str, limit: int = TEXT_LIMIT) -> bytes:
        member = self._members.get(name)
        if member is None:
            raise unreadable(name)
        if member.file_size > limit:
            raise too_large(name, limit)
        try:
            with self._zip.open(member) as opened:
                read = _bounded(opened, limit, name)
        except _ZIP_FAULTS as error:
            raise unreadable(name) from error
        if len(read) != member.file_size:
            raise unreadable(name)
        return read

    def head(self, name: str, most: int = _FREE) -> bytes:
        member = self._members.get(name)
        if member is None:
            return b""
        try:
            with self._zip.open(member) as opened:
                return opened.read(most)
        except _ZIP_FAULTS:
            return b""

    def close(self) -> None:
        self._zip.close()


def open_source(path: Path) -> Source:
    """The source at ``path``. ImportSourceError ``missing``, ``too-many``, ``too-large`` or ``unreadable``."""
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise ImportSourceError(
            _("There is no file or folder at {place}.").format(place=path), code="missing"
        ) from error
    if stat.S_ISDIR(kind):
        return FolderSource(path)
    if not stat.S_ISREG(kind):
        raise unreadable(path.name)
    if _head_of_path(path, path.name, 4) in _ZIP:
        return ZipSource(path.name, path)
    return FileSource(path)


def ignored(place: str) -> bool:
    """Whether a name is a system's own clutter, or hidden."""
    parts = place.split("/")
    return any(part in _IGNORED or (part.startswith(".") and part not in {".", ".."}) for part in parts)


def unreadable(name: str) -> ImportSourceError:
    return ImportSourceError(
        _("“{name}” could not be read: it is damaged, or cannot be opened.").format(name=name[:_LONGEST_NAME]),
        code="unreadable",
    )


def too_large(name: str, limit: int) -> ImportSourceError:
    return ImportSourceError(
        _("“{name}” is larger than {limit} MB, the most an import reads of one file.").format(
            name=name[:_LONGEST_NAME], limit=limit // 1024**2
        ),
        code="too-large",
    )


def _too_many() -> ImportSourceError:
    return ImportSourceError(
        _("There are more than {limit} files in it. Choose the folder or archive of the journal alone.").format(
            limit=MOST_FILES
        ),
        code="too-many",
    )


def _refusal(member: zipfile.ZipInfo) -> str:
    """Why a member of an archive may not be read; empty when it may."""
    place = member.filename.replace("\\", "/")
    if escapes(place):
        return "outside"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "link"
    if member.flag_bits & 0x1:
        return "locked"
    if member.file_size > _FREE and member.file_size > RATIO_LIMIT * max(1, member.compress_size):
        return "bomb"
    return ""


def escapes(place: str) -> bool:
    """Whether a name inside an archive leads, or could lead, outside: absolute, with a drive, or upwards."""
    parts = place.split("/")
    return (
        not place
        or len(place) > _LONGEST_NAME
        or "\x00" in place
        or place.startswith("/")
        or ".." in parts
        or (len(place) > 1 and place[1] == ":")
    )


def _walk(folder: Path, prefix: str, depth: int, found: dict[str, int], refused: list[Problem]) -> None:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda one: one.name)
    except OSError:
        refused.append(Problem(prefix.rstrip("/") or folder.name, "unreadable"))
        return
    for one in entries:
        place = prefix + one.name
        if ignored(place):
            continue
        try:
            if one.is_symlink():
                refused.append(Problem(place, "link"))
            elif one.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    _walk(folder / one.name, f"{place}/", depth + 1, found, refused)
            elif one.is_file(follow_symlinks=False):
                found[place] = one.stat(follow_symlinks=False).st_size
        except OSError:
            refused.append(Problem(place, "unreadable"))
        if len(found) > MOST_FILES:
            raise _too_many()


def _open_path(path: Path) -> int:
    """A descriptor of a plain file: no link, no pipe, no device. OSError otherwise."""
    number = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT | _EVERY_BYTE)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError("not a plain file")
    return number


def _read_path(path: Path, name: str, limit: int) -> bytes:
    try:
        with os.fdopen(_open_path(path), "rb") as opened:
            if os.fstat(opened.fileno()).st_size > limit:
                raise too_large(name, limit)
            return _bounded(opened, limit, name)
    except (OSError, ValueError) as error:
        raise unreadable(name) from error


def _head_of_path(path: Path, _name: str, most: int) -> bytes:
    with suppress(OSError, ValueError), os.fdopen(_open_path(path), "rb") as opened:
        return opened.read(most)
    return b""


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


def _bounded(opened: _Readable, limit: int, name: str) -> bytes:
    """All there is, but never more than ``limit`` bytes in memory."""
    pieces: list[bytes] = []
    length = 0
    while piece := opened.read(_PIECE):
        length += len(piece)
        if length > limit:
            raise too_large(name, limit)
        pieces.append(piece)
    return b"".join(pieces)
