"""When to lock without being asked: nobody at the keyboard for a while, or the laptop has slept.

Sleep is noticed as a jump of the wall clock between two ticks: the monotonic clock may stand still while a laptop
sleeps. A clock set back never locks and never breaks anything (vault.md rows 40 to 42).

The windows are watched, through which every key and every movement of a hand comes, and not the application: a filter
in Python that sees all events of all objects doubles what it costs to make a page.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_TICK_MS = 1_000
_SLEPT_SECONDS = 60.0
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleWatch(QObject):
    """Watches every window of ``application`` for signs of life and asks for a lock when there have been none for
    ``minutes``.
    """

    lock_requested = Signal()

    def __init__(
        self,
        application: QObject,
        minutes: int,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(application)
        self._seconds = minutes * 60.0
        self._monotonic = monotonic
        self._wall = wall
        self._last_sign = monotonic()
        self._last_tick = wall()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin watching, from a fresh sign of life."""
        self._last_sign = self._monotonic()
        self._last_tick = self._wall()
        self._timer.start(_TICK_MS)
        self._look_at_windows()

    def stop(self) -> None:
        """Stop watching: nothing is open."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """How long without a sign of life before locking."""
        self._seconds = minutes * 60.0

    def sign(self) -> None:
        """Somebody is there whom no key gives away: two people talk in front of a session's screen."""
        self._last_sign = self._monotonic()

    def tick(self) -> None:
        """Look once; called every second while watching."""
        self._look_at_windows()
        now = self._wall()
        slept = now - self._last_tick > _SLEPT_SECONDS
        self._last_tick = now
        if slept or self._monotonic() - self._last_sign >= self._seconds:
            self.stop()
            self.lock_requested.emit()

    def _look_at_windows(self) -> None:
        """Watch windows that are new: dialogs, menus. An input method writes to what has the keyboard, past its window.

        To be told again of one that is watched already changes nothing.
        """
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)
        writing = QGuiApplication.focusObject()
        if writing is not None:
            writing.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._monotonic()
        return super().eventFilter(watched, event)
