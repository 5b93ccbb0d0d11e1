"""Cards: white sheets with a hairline, lying on the paper of the page."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.ui.style.metrics import CARD_PADDING, RADIUS_CARD
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme

W = TypeVar("W", bound=QWidget)


class Card(QFrame):
    """A card. ``add`` puts a widget below the last, ``add_row`` several side by side; ``body`` is the layout itself."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self._gap = gap
        self.body = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme().changed.connect(self.restyle)
        self.restyle()

    def add(self, widget: W, stretch: int = 0) -> W:
        """Put ``widget`` below the last one and give it back."""
        self.body.addWidget(widget, stretch)
        return widget

    def add_row(self, *widgets: QWidget, gap: int = 10, trail: bool = True) -> QHBoxLayout:
        """Put ``widgets`` side by side; ``trail`` keeps them at the leading side."""
        row = QHBoxLayout()
        row.setSpacing(theme().metrics.space(gap))
        for widget in widgets:
            row.addWidget(widget)
        if trail:
            row.addStretch(0)
        self.body.addLayout(row)
        return row

    def add_divider(self) -> None:
        self.body.addWidget(Divider())

    def add_stretch(self) -> None:
        self.body.addStretch(1)

    def restyle(self) -> None:
        space = theme().metrics.space
        across, down = (space(side) for side in CARD_PADDING)
        self.body.setContentsMargins(across, down, across, down)
        self.body.setSpacing(space(self._gap))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_CARD, tokens.surface, tokens.line)


class HeroCard(Card):
    """The one card of a page that says what to do now: a breath of the accent in it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        wash = QLinearGradient(area.topLeft(), area.bottomRight())
        wash.setColorAt(0, QColor(tokens.surface))
        wash.setColorAt(0.35, QColor(tokens.surface))
        wash.setColorAt(1, QColor(tokens.accent_soft))
        painter = painter_for(self)
        painter.setPen(QPen(QColor(tokens.accent_line), 1))
        painter.setBrush(QBrush(wash))
        painter.drawRoundedRect(area, RADIUS_CARD, RADIUS_CARD)


class Divider(QWidget):
    """A hairline between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter_for(self).fillRect(self.rect(), QColor(theme().tokens.line))
