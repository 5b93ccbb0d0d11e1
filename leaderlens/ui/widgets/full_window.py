"""What fills the window while no vault is open: one card in the middle of the paper, with the mark above its words."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from leaderlens.ui.style.metrics import RADIUS_CARD, Type
from leaderlens.ui.style.painting import box, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.layouts import Centred
from leaderlens.ui.widgets.nav_rail import paint_mark

W = TypeVar("W", bound=QWidget)

_SIDE = 34
_MARK_NEEDS = 760  # px of height from which the mark stays with large text


class Brand(QWidget):
    """The mark and the name of the app, in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("LeaderLens")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.font_metrics(Type.TITLE)
        side = look.metrics.icon(_SIDE)
        return QSize(side + 12 + words.horizontalAdvance("LeaderLens"), max(side, words.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = painter_for(self)
        side = look.metrics.icon(_SIDE)
        paint_mark(painter, QRectF(placed(self, QRect(0, (self.height() - side) // 2, side, side))))
        painter.setFont(look.font(Type.TITLE))
        painter.setPen(QColor(look.tokens.ink))
        room = placed(self, QRect(side + 12, 0, self.width() - side - 12, self.height() - 2))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | leading(), "LeaderLens")


class _BroadCard(QFrame):
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_CARD, tokens.surface, tokens.line)


class _Scrolled(QWidget):
    """Says how tall it must be for its width only: Qt's least height thinks of lines far narrower than they are."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class FullWindow(QScrollArea):
    """A card no wider than ``width`` px at 100 %, in the middle of the window; it scrolls where it is too tall.

    ``add`` puts a widget below the last; ``body`` is the card's layout.
    """

    def __init__(self, width: int = 536, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.card = _BroadCard()
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self.card)
        self.brand = Brand()
        self._air = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.brand)
        self.body.addSpacerItem(self._air)
        self._column = QVBoxLayout()
        self._column.addStretch(1)
        self._column.addWidget(Centred(self.card, width))
        self._column.addStretch(1)
        scrolled = _Scrolled()
        scrolled.setObjectName("scrolled")
        scrolled.setLayout(self._column)
        self.setWidget(scrolled)
        theme().changed.connect(self.restyle)
        self.restyle()

    def add(self, widget: W) -> W:
        """Put ``widget`` below the last one and give it back."""
        self.body.addWidget(widget)
        return widget

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        metrics = theme().metrics
        tight = metrics.percent >= 150
        edge = 16 if tight else 28
        self._column.setContentsMargins(edge, edge, edge, edge)
        side, top, foot = (32, 24, 24) if tight else (42, 38, 30)
        self.body.setContentsMargins(side, top, side, foot)
        self.body.setSpacing(metrics.space(16))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where large text leaves little height, the mark makes way for what one came to do."""
        tight = theme().metrics.percent >= 150
        self.brand.setVisible(not (tight and self.height() < _MARK_NEEDS))
        self._air.changeSize(0, 0 if tight else 8)
        self.body.invalidate()
