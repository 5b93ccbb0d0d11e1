"""A slim bar that says: this takes a moment. It moves, unless the person asked for calm; then it only shines."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme

_TALL = 4
_ROUND_MS = 1_600
_SHARE = 0.35


class BusyBar(QWidget):
    """Shown while something is under way whose length nobody knows. It keeps its room when it is at rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Working"))
        self._at, self._busy = 0.0, False
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setDuration(_ROUND_MS)
        self._motion.setLoopCount(-1)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._motion.valueChanged.connect(self._move)
        theme().changed.connect(self.update)

    @property
    def busy(self) -> bool:
        return self._busy

    def set_busy(self, *, busy: bool) -> None:
        """Start or come to rest."""
        self._busy = busy
        self._follow()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _TALL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._busy:
            return
        tokens = theme().tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, _TALL / 2, tokens.accent_line)
        if theme().calm:
            return
        wide = area.width() * _SHARE
        left = self._at * (area.width() + wide) - wide
        painter.setClipRect(area)
        box(painter, QRectF(left, 0, wide, area.height()), _TALL / 2, tokens.accent)

    def _follow(self) -> None:
        if self._busy and self.isVisible() and not theme().calm:
            self._motion.start()
        else:
            self._motion.stop()

    def _move(self, at: float) -> None:
        if not self.isVisible():
            self._motion.stop()  # here and not in hideEvent, which Qt may send while Python is letting go of the bar
        self._at = at
        self.update()
