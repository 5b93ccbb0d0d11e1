"""The system asks LeaderLens to end: a shutdown, a logout, Ctrl+C in a terminal. Then it closes as by hand.

Python runs what listens to a signal only between two of its own instructions, and an idle window runs none. So a signal
writes a byte into a pair of sockets that Qt watches. On Windows only Ctrl+C and Ctrl+Break come this way, and were not
run here; a logout there closes the window.
"""

from __future__ import annotations

import signal
import socket
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class EndSignals(QObject):
    """``asked`` on the main thread, for each signal that asks the process to end. One for a process."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._before: dict[int, Any] = {}
        self._wakeup = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays nohup
                self._before[number] = signal.signal(number, _nothing)

    def stop(self) -> None:
        """Listen no more, and let each signal do what it did before."""
        signal.set_wakeup_fd(self._wakeup)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._before.clear()
        self._notifier.setEnabled(False)
        self._heard.close()
        self._told.close()

    def _hear(self) -> None:
        with suppress(BlockingIOError):
            numbers = self._heard.recv(64)
            if any(number in self._before for number in numbers):
                self.asked.emit()


def _nothing(_number: int, _frame: object) -> None:
    """The byte in the socket is all that is needed."""
