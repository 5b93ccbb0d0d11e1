"""The clock of a turn: a ring that empties, and minutes in words. Once it is empty it rests; nobody is told off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from leaderlens.domain.people import Role
from leaderlens.ui.sessions.words import clock_words
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.labels import TextLabel

_FULL = 360 * 16
_TOP = 90 * 16


class Ring(QWidget):
    """What is left of a turn, as an arc in the colour of whoever speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._role = 1.0, None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    _role: Role | None

    def show_share(self, share: float, role: Role | None) -> None:
        self._share, self._role = max(0.0, min(1.0, share)), role
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().metrics.icon(40)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        colour = t.accent if self._role is None else getattr(t, self._role.value)
        painter = painter_for(self)
        width = self.width() * 0.14
        area = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(QColor(t.line), width))
        painter.drawEllipse(area)
        if self._share > 0:
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(area, _TOP, round(_FULL * self._share))


class TurnClock(QWidget):
    """The ring with its words. ``show_left(seconds, whole, role)``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = Ring()
        self.words = TextLabel("", Type.MEDIUM, "ink2", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.ring)
        row.addWidget(self.words)
        row.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_left(self, seconds: int, whole: int, role: Role | None) -> None:
        """``whole`` is the length of the turn in seconds."""
        self.ring.show_share(seconds / max(whole, 1), role)
        said = clock_words(seconds)
        if said != self.words.text():
            self.words.setText(said)
            self.setAccessibleName(said)
            self.updateGeometry()
