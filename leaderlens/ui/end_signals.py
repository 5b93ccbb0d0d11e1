"""The system asks LeaderLens to end: a shutdown, a logout, Ctrl+C in a terminal. Then it closes as by hand.

Python runs what listens to a signal only between two of its own instructions, and an idle window runs none. So a signal
writes a byte into a pipe that Qt watches. Windows has no such pipes, and its logout closes the window instead: there
Ctrl+C ends the process as Python does. That was NOT RUN HERE.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class EndSignals(QObject):
    """``asked`` on the main thread, for each signal that asks the process to end. One for a process."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, Any] = {}
        if os.name != "posix":
            return
        self._heard, self._told = os.pipe()
        for end in (self._heard, self._told):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._wakeup = signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays nohup
                self._before[number] = signal.signal(number, _nothing)

    def stop(self) -> None:
        """Listen no more, and let each signal do what it did before."""
        if not self._before:
            return
        signal.set_wakeup_fd(self._wakeup)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()
        self._notifier.setEnabled(False)
        os.close(self._heard)
        os.close(self._told)

    def _hear(self) -> None:
        with suppress(BlockingIOError):
            if any(number in self._before for number in os.read(self._heard, 64)):
                self.asked.emit()


def _nothing(_number: int, _frame: object) -> None:
    """The byte in the pipe is all that is needed."""
