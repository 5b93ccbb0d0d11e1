"""Making what will be wanted soon, a piece in each turn of the event loop, so that nobody waits for the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_FIRST_MS = 400  # what is in front of the person is painted by then
_NEXT_MS = 60  # keys and paint have their turn in between


class Ahead(QObject):
    """``start`` makes one of ``pieces`` after the other. What has been made by somebody else meanwhile costs nothing,
    as a piece that is there is only looked at.
    """

    def __init__(self, pieces: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = iter(tuple(pieces))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make)
        self._begun = False

    def start(self) -> None:
        """Begin in a moment; asking again changes nothing."""
        if not self._begun:
            self._begun = True
            self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """Make nothing more."""
        self._pieces = iter(())
        self._timer.stop()

    def _make(self) -> None:
        piece = next(self._pieces, None)
        if piece is not None:
            self._timer.start(_NEXT_MS)
            piece()
