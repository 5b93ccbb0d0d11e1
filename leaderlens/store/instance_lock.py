"""One LeaderLens per vault: a lock the operating system lets go of by itself when the process ends, however it ends.

What the lock file contains does not matter, so a stale or foreign one never stands in the way.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.store import faults

if sys.platform == "win32":  # not run here: no Windows at hand
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}  # msvcrt says EACCES or EDEADLK


class InstanceLock:
    """Held from construction until :meth:`release`. Raises VaultError ``already-open`` or a fault of the disk."""

    def __init__(self, path: Path) -> None:
        try:
            # not inheritable, so a process we start in our place does not keep it
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise faults.of_system(error) from None
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            if error.errno in _TAKEN:
                raise VaultError(
                    _(
                        "This vault is already open in another LeaderLens window. Nothing has changed. "
                        "Please go on there, or close it first."
                    ),
                    code="already-open",
                ) from None
            raise faults.of_system(error) from None

    def release(self) -> None:
        """Let the next one in. Safe to call twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
