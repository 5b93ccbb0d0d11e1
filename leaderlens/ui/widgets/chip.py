"""A chip: a word or two about the thing beside it, in a soft colour that always comes with the word."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, painter_for, placed
from leaderlens.ui.style.theme import theme


class Tone(StrEnum):
    """What the colour of a chip or a notice says."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    WARM = "warm"
    GOOD = "good"
    DANGER = "danger"

    @property
    def ink(self) -> str:
        """The name of the token for the words."""
        return "ink2" if self is Tone.NEUTRAL else self.value

    @property
    def soft(self) -> str:
        """The name of the token for the ground."""
        return "sunken" if self is Tone.NEUTRAL else f"{self.value}_soft"


class Chip(QWidget):
    """A small pill with ``text`` and, if wanted, an ``icon``. Not for pressing."""

    def __init__(
        self, text: str, tone: Tone | str = Tone.NEUTRAL, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, Tone(tone), icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.restyle)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, tone: Tone | str | None = None) -> None:
        self._text = text
        self._tone = self._tone if tone is None else Tone(tone)
        self.setAccessibleName(text)
        self.restyle()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        fonts = look.font_metrics(Type.SMALL_STRONG)
        icon = look.metrics.icon(14) + 5 if self._icon else 0
        return QSize(fonts.horizontalAdvance(self._text) + 2 * self._padding() + icon, fonts.height() + 8)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().metrics.text(56)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        ink = getattr(look.tokens, self._tone.ink)
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, area.height() / 2, getattr(look.tokens, self._tone.soft))
        left = self._padding()
        if self._icon:
            side = look.metrics.icon(14)
            spot = QRect(left - 2, (self.height() - side) // 2, side, side)
            draw_icon(painter, self._icon, QRectF(placed(self, spot)), ink)
            left += side + 4
        room = QRect(left, 0, self.width() - left - self._padding() + 1, self.height())
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(ink))
        words = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignCenter, words)

    def _padding(self) -> int:
        return theme().metrics.space(12)
