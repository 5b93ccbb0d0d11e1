"""What was copied out of LeaderLens must not outlive an open vault; what others copied is none of our business."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Clipping(QObject):
    """Watches the clipboard, and the selection that X11 pastes with the middle button, for what is ours.

    A change counts as ours when the system says that we own it, or while one of our windows has the keyboard: not
    every system tells who owns a clipboard.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application, self._clipboard = application, application.clipboard()
        self._ours: set[QClipboard.Mode] = set()
        self._clipboard.changed.connect(self._changed)

    def forget(self) -> None:
        """Clear what holds something of ours."""
        for mode in _MODES:
            if mode in self._ours or self._owns(mode):
                self._clipboard.clear(mode)
        self._ours.clear()

    def _changed(self, mode: QClipboard.Mode) -> None:
        if self._owns(mode) or self._application.activeWindow() is not None:
            self._ours.add(mode)
        else:
            self._ours.discard(mode)

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()
