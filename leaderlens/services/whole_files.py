"""Files and folders for other programs: whole or not at all, and never over what is there unless told.

Something unfinished lies beside its place under a name that says so; nothing is written anywhere else.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leaderlens.errors import ExportError
from leaderlens.i18n import _

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_THERE = {errno.EEXIST, errno.ENOTEMPTY}


@contextmanager
def whole_file(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """A path to write to; what lies there afterwards becomes ``target``, and nothing does if the block raises.

    Raises ExportError: ``exists`` unless it may ``replace`` a file, ``disk-full``, ``read-only``, ``unreachable``.
    """
    with telling(target):
        if target.is_dir() or (target.exists() and not replace):
            raise exists(target)
        unfinished = _beside(target)
        try:
            unfinished.touch(mode=0o600, exist_ok=False)
            yield unfinished
            _settle(unfinished)
            if replace:
                unfinished.replace(target)
            else:
                _put(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to fill that becomes ``target`` afterwards; never one that is there already. As :func:`whole_file`."""
    with telling(target):
        if target.exists():
            raise exists(target)
        unfinished = _beside(target)
        try:
            unfinished.mkdir(mode=0o700)
            yield unfinished
            if target.exists():
                raise exists(target)
            unfinished.rename(target)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def telling(target: Path) -> Iterator[None]:
    """What the disk says about ``target``, as sentences."""
    try:
        yield
    except OSError as error:
        raise _told(error, target) from error


def exists(target: Path) -> ExportError:
    """There is something of that name."""
    return ExportError(
        _("There is something called “{name}” there already. It was left alone; please choose another name.").format(
            name=target.name
        ),
        code="exists",
    )


def _told(error: OSError, target: Path) -> ExportError:
    if error.errno in _THERE:
        return exists(target)
    if error.errno in _FULL:
        return ExportError(
            _("There is not enough room there for the export. Nothing of it was left; your journal is unchanged."),
            code="disk-full",
        )
    if error.errno in _CLOSED:
        return ExportError(
            _("LeaderLens may not write there. Nothing was exported; please choose another folder."), code="read-only"
        )
    return ExportError(
        _("That place cannot be reached just now. Nothing was exported; please choose another folder."),
        code="unreachable",
    )


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.unfinished")


def _put(unfinished: Path, target: Path) -> None:
    """Give the file its name without ever taking somebody else's: FileExistsError."""
    if os.name == "nt":
        unfinished.rename(target)
        return
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:  # a stick without hard links
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        unfinished.rename(target)


def _settle(path: Path) -> None:
    """Have the disk keep it before it gets its name."""
    with path.open("rb") as file, suppress(OSError):
        os.fsync(file.fileno())
