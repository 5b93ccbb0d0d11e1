"""The process that is timed: a bare window or LeaderLens itself, with a watch on its paint events. Not imported.

``first_paint.py bare|leaderlens REPORT [PASSPHRASE]``: writes one JSON line to the file descriptor REPORT at each mark,
with CLOCK_MONOTONIC as ``at`` so that the process that started this one can subtract. The watch is an event filter that
comes with QApplication; nothing in the app knows of it. Its cost (one Python call for each event) is in both windows.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QWidget

HEAVY = ("matplotlib", "sqlalchemy", "alembic", "sqlcipher3", "numpy", "cryptography")
TYPING_SECONDS = 4
"""How long a person needs for six words, at the very least: what the app may use to get ready behind the field."""


class Watch(QObject):
    """Sees the first paint of a window, and where there is a passphrase also the way to the Today page."""

    def __init__(self, report: int, passphrase: str) -> None:
        super().__init__()
        self._report, self._passphrase = report, passphrase
        self._painted = False
        self._waiting_for_today = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it by this name
        """Look, and let everything through. The mark is set after the paint, when the loop comes round again."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            if not self._painted and watched.isWindow():
                self._painted = True
                QTimer.singleShot(0, self._first_paint)
            elif self._waiting_for_today and _greets(watched.window()):
                self._waiting_for_today = False
                QTimer.singleShot(0, self._today)
        return False

    def _first_paint(self) -> None:
        self._tell(
            "paint",
            heavy=[name for name in HEAVY if name in sys.modules],
            modules=len(sys.modules),
            asks_passphrase=_passphrase_field() is not None,
        )
        if not self._passphrase:
            os._exit(0)
        QTimer.singleShot(TYPING_SECONDS * 1_000, self._enter)

    def _enter(self) -> None:
        field = _passphrase_field()
        if field is None:
            self._tell("no field")
            os._exit(1)
        field.setText(self._passphrase)
        from PySide6.QtCore import Qt  # its many enumerations cost 25 ms, which a bare window does not pay
        from PySide6.QtGui import QKeyEvent

        self._waiting_for_today = True
        self._tell("enter")
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            no_key = Qt.KeyboardModifier.NoModifier
            QApplication.postEvent(field, QKeyEvent(kind, Qt.Key.Key_Return, no_key, "\r"))

    def _today(self) -> None:
        self._tell("today", heavy=[name for name in HEAVY if name in sys.modules])
        os._exit(0)

    def _tell(self, what: str, **more: Any) -> None:
        line = json.dumps({"what": what, "at": time.monotonic_ns(), **more})
        os.write(self._report, line.encode() + b"\n")


def _passphrase_field() -> QLineEdit | None:
    for widget in QApplication.allWidgets():
        hides = isinstance(widget, QLineEdit) and widget.echoMode() == QLineEdit.EchoMode.Password
        if hides and widget.isVisible() and isinstance(widget, QLineEdit):
            return widget
    return None


def _greets(window: QWidget) -> bool:
    """Whether Today has its data: the greeting names the person."""
    return any("Ada" in label.text() and label.isVisible() for label in window.findChildren(QLabel))


def _watched_application(watch: Watch) -> type[QApplication]:
    class Watched(QApplication):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.installEventFilter(watch)

    return Watched


def bare() -> None:
    """The least that can be called a window."""
    from PySide6 import QtWidgets

    application = QtWidgets.QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Good morning"))
    window.resize(1280, 800)
    window.show()
    application.exec()


def main() -> None:
    from PySide6 import QtWidgets

    kind, report, *rest = sys.argv[1:]
    watch = Watch(int(report), rest[0] if rest else "")
    QtWidgets.QApplication = _watched_application(watch)  # type: ignore[misc]
    sys.argv = ["leaderlens"]
    if kind == "bare":
        bare()
    else:
        from leaderlens.__main__ import main as leaderlens

        sys.exit(leaderlens([]))


if __name__ == "__main__":
    main()
