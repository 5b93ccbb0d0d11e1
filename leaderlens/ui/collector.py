"""Python's collector of cycles, kept to the thread that windows live on.

By itself it runs in whichever thread happens to make the next object. In a worker it would take down forgotten widgets
there, timers and all, and Qt then ends the process; in the middle of a widget's making it would do so half-way through.
So it is switched off, and asked for between two events instead, as often as Python itself would have.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1_000


class Collector(QObject):
    """Collects on the thread that made it, while its event loop runs. For the life of the process."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start(_LOOK_MS)


def collect_if_due() -> int | None:
    """Collect the oldest generation whose threshold is passed. Answers which; None where nothing was due."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return generation
    return None
