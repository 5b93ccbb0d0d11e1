"""A sheet over the window: the page behind it dims, Escape puts it away, and the focus goes back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from leaderlens.ui.style.metrics import RADIUS_CARD
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme

_DIM_LIGHT, _DIM_DARK = QColor(26, 40, 39, 105), QColor(0, 0, 0, 150)


class _Sheet(QFrame):
    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_CARD, t.surface, t.line_strong if t.dark else t.line)


class Overlay(QWidget):
    """Fills ``window`` while it is open. Content goes into ``column``; ``widest`` is in px at 100 %.

    ``closed`` when it is put away.
    """

    closed = Signal()

    def __init__(self, window: QWidget, widest: int = 640) -> None:
        super().__init__(window)
        self._widest = widest
        self._before: QWidget | None = None
        self.sheet = _Sheet(self)
        self.column = QVBoxLayout(self.sheet)
        self.column.setContentsMargins(16, 16, 16, 12)
        self.column.setSpacing(8)
        self._window = window
        window.installEventFilter(self)
        theme().changed.connect(self.place)
        self.hide()

    def open(self, focus: QWidget) -> None:
        """Show it, with the keyboard on ``focus``."""
        self._before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Put it away."""
        if self.isHidden():
            return
        self.hide()
        try:
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        except RuntimeError:  # the widget is gone: its page closed meanwhile
            pass
        self._before = None
        self.closed.emit()

    def height_wanted(self) -> int:
        """How tall the sheet would like to be."""
        return self.sheet.sizeHint().height()

    def place(self) -> None:
        """Sit in the upper middle of the window."""
        window = self._window
        self.setGeometry(window.rect())
        width = min(theme().metrics.text(self._widest), window.width() - 48)
        top = min(120, max(24, window.height() // 8))
        height = min(self.height_wanted(), window.height() - top - 24)
        self.sheet.setGeometry((window.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point: QPoint = event.position().toPoint()
        if not self.sheet.geometry().contains(point):
            self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays inside the sheet."""
        stops = [
            child
            for child in self.sheet.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ]
        if not stops:
            return True
        here = QApplication.focusWidget()
        index = stops.index(here) if here in stops else -1
        step = 1 if forward else -1
        stops[(index + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DIM_DARK if theme().tokens.dark else _DIM_LIGHT)
