"""A vault on a write-protected disk: every field that writes into it can be read and not typed in, on every page.

One guard for all pages, so that no page has to think of it. Fields that only ask something of the vault (a search) bear
the property ``asks``, and stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from leaderlens.i18n import _
from leaderlens.ui.widgets.rating import RatingScale

ASKS = "asks"
"""The property of a field that writes nothing."""
_EXPLAINED = "explained"
_EDITORS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class ReadingOnly(QObject):
    """Guards everything below ``window`` until :meth:`stop`; ``say`` is told why when somebody types all the same."""

    def __init__(self, window: QWidget, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window, self._say = window, say
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop(self) -> None:
        """Another vault comes, which may be written."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Show and isinstance(watched, (*_EDITORS, RatingScale)) and self._writes(watched):
            self._close(watched)
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and isinstance(watched, _EDITORS):
            letter = event.text()
            if letter and letter.isprintable() and self._writes(watched):
                self._explain(watched)
        return False

    def _writes(self, widget: QWidget) -> bool:
        return self._window.isAncestorOf(widget) and not widget.property(ASKS)

    def _close(self, widget: QWidget) -> None:
        if isinstance(widget, RatingScale):
            widget.setEnabled(False)
        elif isinstance(widget, _EDITORS):
            widget.setReadOnly(True)

    def _explain(self, widget: QWidget) -> None:
        """Once for each field: the banner says it all the time."""
        if not widget.property(_EXPLAINED):
            widget.setProperty(_EXPLAINED, True)
            self._say(
                _(
                    "This vault is on a write-protected disk, so nothing can be written here. Everything in it is safe "
                    "and can be read."
                )
            )
