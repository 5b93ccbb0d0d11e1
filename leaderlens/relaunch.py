"""Replace this process by a fresh one: how a lock really forgets (vault.md section 1, item 9).

Python cannot wipe a ``str``; text and keys of an in-process lock were found in memory again. After ``execv`` they were
not. A pairing code can be handed to the successor through a pipe that only it inherits, never through its arguments,
which every process of this user may read. How a pipe is inherited differs between systems: three small functions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_MOST = 1_000  # bytes of a handed-over secret; a pipe holds 4,096 at least, so writing never waits

if sys.platform == "win32":  # not run here: no Windows at hand
    import msvcrt
    import subprocess

    def _passed_on(reader: int) -> int:
        """The number under which the successor finds the pipe: a handle, since it shares no descriptors with us."""
        handle = msvcrt.get_osfhandle(reader)
        os.set_handle_inheritable(handle, True)
        return handle

    def _taken_over(number: int) -> int:
        return msvcrt.open_osfhandle(number, os.O_RDONLY)

    def _become(command: list[str], handle: int | None) -> NoReturn:
        """Start the successor, which inherits the pipe and nothing else, and go: Windows has no exec that would do."""
        startup = subprocess.STARTUPINFO()
        if handle is not None:
            startup.lpAttributeList = {"handle_list": [handle]}
        try:
            subprocess.Popen(command, startupinfo=startup)  # noqa: S603 - our own executable
        finally:
            os._exit(0)

else:

    def _passed_on(reader: int) -> int:
        """The number under which the successor finds the pipe: the same descriptor."""
        os.set_inheritable(reader, True)
        return reader

    def _taken_over(number: int) -> int:
        return number

    def _become(command: list[str], _handle: int | None) -> NoReturn:
        try:
            os.execv(command[0], command)  # noqa: S606 - our own executable with our own arguments
        except OSError:  # moved by an update, say: better no window than one that has not forgotten
            os._exit(1)


def into_fresh_process(arguments: Sequence[str] = (), secret: str = "") -> NoReturn:
    """Become a new LeaderLens with ``arguments``; ``secret`` reaches it through a pipe. Never returns.

    Call it only when the vault is closed and everything is saved.
    """
    command = _command()
    command += arguments
    handle = None
    if secret:
        handle = _passed_on(_pipe_holding(secret))
        command += ["--hand-over", str(handle)]
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console, as on Windows, has neither
            stream.flush()
    _become(command, handle)


def received_secret(handle: int | None) -> str:
    """The secret that a predecessor left in the pipe ``handle``; empty where there is none or it is not a pipe."""
    if handle is None:
        return ""
    try:
        with os.fdopen(_taken_over(handle), "rb", closefd=True) as pipe:
            return pipe.read(_MOST).decode("utf-8")
    except (OSError, ValueError):
        return ""


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # Started by its own name, we were imported from where Python keeps packages; "-m" alone would look first in the
    # working folder, where anybody's file may lie. "-P" keeps it out, unless that is where we come from.
    by_module = getattr(sys.modules.get("__main__"), "__spec__", None) is not None
    return [sys.executable, *([] if by_module else ["-P"]), "-m", "leaderlens"]


def _pipe_holding(secret: str) -> int:
    encoded = secret.encode("utf-8")
    if len(encoded) > _MOST:
        raise ValueError("too long to hand over")
    reader, writer = os.pipe()
    os.write(writer, encoded)
    os.close(writer)
    return reader
