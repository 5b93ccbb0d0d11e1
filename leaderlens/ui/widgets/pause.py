"""Typed words are said after a pause, and at once when somebody moves on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 600
"""What is typed is said so long after its first new letter, whether its author still types or not."""


class Pause(QObject):
    """``over`` once, ``PAUSE_MS`` after the first :meth:`touch`."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.over)

    def touch(self) -> None:
        """Something was typed. Begun again at every key, the pause would never end for somebody who types on."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
