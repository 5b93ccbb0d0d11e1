"""Forks of a warm process that work until they are killed, and the pipe through which they say how far they are.

Not imported by the app.
"""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 30.0
"""Seconds a child may be silent: a machine under load is slow, a child that hangs is slower."""


@dataclass
class Child:
    """A fork at work. ``heard`` are its words so far, whole lines and perhaps a beginning."""

    pid: int
    reading: int
    heard: bytes = b""

    @classmethod
    def born(cls, work: Callable[[Callable[[bytes], None]], None]) -> Child:
        """Let a fork of this process do ``work(say)``; whatever it raises goes to standard error."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            return cls(pid, reading)
        status = 1
        try:
            os.close(reading)
            work(lambda words: os.write(writing, words) and None)
            status = 0
        except BaseException:  # noqa: BLE001 - the child ends here, and its parent fails the test for what it says
            traceback.print_exc()
        finally:
            os._exit(status)

    def hear(self, enough: Callable[[bytes], bool]) -> None:
        """Listen until that is ``enough``, or the child has no more to say."""
        while not enough(self.heard) and select.select([self.reading], [], [], PATIENCE)[0]:
            some = os.read(self.reading, 65536)
            if not some:
                return
            self.heard += some

    def kill(self, after: float = 0.0) -> tuple[int, float]:
        """Kill it ``after`` so many seconds, and hear the rest. Answers its wait status, and the moment it was killed
        on the clock that all processes share (``time.monotonic``).
        """
        time.sleep(after)
        moment = time.monotonic()
        os.kill(self.pid, signal.SIGKILL)
        _pid, status = os.waitpid(self.pid, 0)
        while some := os.read(self.reading, 65536):
            self.heard += some
        os.close(self.reading)
        return status, moment

    def lines(self) -> list[bytes]:
        """What it said, line by line; words without an end are none."""
        return self.heard.split(b"\n")[:-1]
