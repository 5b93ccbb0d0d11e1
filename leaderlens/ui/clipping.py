"""What was copied out of LeaderLens must not outlive an open vault, nor be remembered by a clipboard's history.

What others copied is none of our business. The marks below ask whoever keeps a history to leave this out (KeePassXC
sets the same). Klipper was asked by name here; the Windows and macOS marks were NOT RUN HERE, and on macOS Qt may pass
its mark on under another name.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

CONCEALED = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "org.nspasteboard.ConcealedType": b"1",
}
"""What a history is asked by: for each system a name and what it holds."""
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
            if mode is QClipboard.Mode.Clipboard:
                self._conceal()
        else:
            self._ours.discard(mode)

    def _conceal(self) -> None:
        """Put the same on the clipboard once more, marked. Nobody has asked for its content yet: that is answered only
        when we come back to Qt.
        """
        here = self._clipboard.mimeData()
        formats = here.formats() if here is not None else []
        if not formats or set(CONCEALED) <= set(formats):
            return
        marked = QMimeData()
        for name in formats:
            marked.setData(name, here.data(name))
        if here.hasImage():
            marked.setImageData(here.imageData())
        for name, content in CONCEALED.items():
            marked.setData(name, content)
        self._clipboard.setMimeData(marked)

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()
