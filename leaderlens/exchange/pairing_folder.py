"""Where invitations and replies lie: ``<root>/ll1/invitations``, beside the folders of the pairs.

Names are hints and content decides. Nobody's file is ever overwritten: a name carries a hash of what it names. Only
regular files of exactly the right size are opened, so a link, a pipe or a huge file costs nothing.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from leaderlens.errors import ExchangeError
from leaderlens.exchange import pairing
from leaderlens.exchange.errands import Errands
from leaderlens.i18n import _

T = TypeVar("T")

_INVITATION_SUFFIX = ".llinv"
_REPLY_SUFFIX = ".llrep"
_MOST_FILES = 200
"""Files of one kind looked at: a pairing needs two, a folder full of junk must not cost minutes."""


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A file of the right size and kind of name. What it says nobody has read yet."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class PairingFolder:
    """The invitations of one exchange folder. ``root`` need not exist until something is published.

    A folder that does not answer (:mod:`leaderlens.exchange.errands`) is as one that is not there.
    """

    root: Path
    errands: Errands = field(default_factory=Errands, repr=False, compare=False)

    @property
    def place(self) -> Path:
        """The sub-folder that holds invitations and replies."""
        return self.root / "ll1" / "invitations"

    @classmethod
    def around(cls, file: Path) -> PairingFolder | None:
        """The exchange folder that ``file`` lies in, or None when it lies somewhere else (an attachment, say)."""
        parents = file.absolute().parents
        if len(parents) >= 3 and [parents[0].name, parents[1].name] == ["invitations", "ll1"]:
            return cls(parents[2])
        return None

    def invitations(self) -> tuple[Found, ...]:
        """Whole invitation files, each content once. Empty when the folder is not there or cannot be read."""
        return tuple(found for found in self._of(_INVITATION_SUFFIX, pairing.INVITATION_SIZE) if _is_whole(found.data))

    def replies(self) -> tuple[Found, ...]:
        """Files with the size of a reply, each content once: damaged ones too, for the inviter should hear of them."""
        return self._of(_REPLY_SUFFIX, pairing.REPLY_SIZE)

    def publish_invitation(self, data: bytes) -> Path:
        """Write an own invitation, unless it lies there already. Raises ExchangeError (``folder``, ``folder-slow``)."""
        path = self.invitation_path(data)
        return self._ask(f"publish {path.name}", lambda: _publish(path, data))

    def publish_reply(self, data: bytes) -> Path:
        """Write an own reply, unless it lies there already. Raises ExchangeError (``folder``, ``folder-slow``)."""
        path = self.reply_path(data)
        return self._ask(f"publish {path.name}", lambda: _publish(path, data))

    def remove_invitation(self, data: bytes) -> None:
        """Take an own invitation back. One that is gone or cannot be removed now is no matter: it runs out."""
        self._remove(self.invitation_path(data))

    def remove_reply(self, data: bytes) -> None:
        """Take an own reply back once the inviter has been heard from."""
        self._remove(self.reply_path(data))

    def invitation_path(self, data: bytes) -> Path:
        """Where this invitation is published."""
        return self.place / (pairing.file_id(data) + _INVITATION_SUFFIX)

    def reply_path(self, data: bytes) -> Path:
        """Where this reply is published: named for the invitation and for itself, so that none can hide another."""
        own = hashlib.sha256(data).hexdigest()[:24]
        return self.place / f"{pairing.answered_invitation(data)}-{own}{_REPLY_SUFFIX}"

    def _remove(self, path: Path) -> None:
        with suppress(ExchangeError):
            self._ask(f"remove {path.name}", partial(_remove, path))

    def _of(self, suffix: str, size: int) -> tuple[Found, ...]:
        with suppress(ExchangeError):
            return self._ask(f"list {suffix}", lambda: _files(self.place, suffix, size))
        return ()

    def _ask(self, name: str, work: Callable[[], T]) -> T:
        return self.errands.run(self.root, name, work)


def read_invitation(path: Path) -> bytes:
    """The bytes of an invitation somebody chose, wherever it lies.

    Raises ExchangeError: ``too-large``, ``damaged``, ``folder`` when it cannot be read.
    """
    try:
        data = _read(path, pairing.INVITATION_SIZE)
    except OSError:
        raise ExchangeError(
            _(
                "The invitation could not be read. Nothing was changed. "
                "Please check that its file is still there and, if a cloud service keeps it, that it is downloaded."
            ),
            code="folder",
        ) from None
    pairing.check_invitation(data)
    return data


def _files(place: Path, suffix: str, size: int) -> tuple[Found, ...]:
    """Files of one kind and size in ``place``, each content once."""
    try:
        paths = sorted(path for path in place.iterdir() if path.name.lower().endswith(suffix))
    except OSError:
        return ()
    found: dict[bytes, Found] = {}
    for path in paths[:_MOST_FILES]:
        data = _sized(path, size)
        if data is not None:
            found.setdefault(data, Found(path, data))
    return tuple(found.values())


def _is_whole(data: bytes) -> bool:
    try:
        pairing.check_invitation(data)
    except ExchangeError:
        return False
    return True


def _sized(path: Path, size: int) -> bytes | None:
    """The bytes of a regular file of exactly ``size`` bytes; anything else is not ours or still on its way."""
    try:
        data = _read(path, size)
    except OSError:
        return None
    return data if len(data) == size else None


def _read(path: Path, most: int) -> bytes:
    """At most one byte more than ``most``, from a regular file that is not a link. OSError otherwise."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("not a regular file")
        return file.read(most + 1)


def _publish(path: Path, data: bytes) -> Path:
    """Write ``data`` whole or not at all. An own file that was damaged on its way is put right."""
    try:
        if _sized(path, len(data)) == data:
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        passing = path.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            with passing.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            passing.replace(path)
        finally:
            passing.unlink(missing_ok=True)
    except OSError:
        raise ExchangeError(
            _(
                "LeaderLens could not write to the exchange folder. What you have written is safe in your vault. "
                "Please check that the folder is there, has room and may be written to, and try again."
            ),
            code="folder",
        ) from None
    return path


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
