"""A chip with a way to take it away, and the quiet pill that adds another or leads to more."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, focus_ring, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.chip import Tone


class RemovableChip(PaintedButton):
    """``clicked`` for the words, ``removed`` for the small cross, Delete or Backspace."""

    removed = Signal()

    def __init__(
        self, text: str, tone: Tone | str = Tone.NEUTRAL, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        self._tone, self._icon = Tone(tone), icon
        super().__init__(text, parent)
        self.setAccessibleDescription(_("Press Delete to take it away."))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        fonts = look.font_metrics(Type.SMALL_STRONG)
        icon = look.metrics.icon(14) + 6 if self._icon else 0
        width = fonts.horizontalAdvance(self.text()) + icon + 2 * self._padding() + self._cross() + 4
        return QSize(width, fonts.height() + look.metrics.space(12))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().metrics.text(72)), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._cross_area().adjusted(-6, -8, 8, 8).contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        ink = getattr(look.tokens, self._tone.ink)
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, area.height() / 2, getattr(look.tokens, self._tone.soft),
            look.tokens.line_strong if self.underMouse() else None)  # fmt: skip
        left = self._padding()
        if self._icon:
            side = look.metrics.icon(14)
            spot = QRect(left - 2, (self.height() - side) // 2, side, side)
            draw_icon(painter, self._icon, QRectF(placed(self, spot)), ink)
            left += side + 4
        room = QRect(left, 0, self.width() - left - self._padding() - self._cross() - 2, self.height())
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(ink))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        draw_icon(painter, "x", QRectF(self._cross_area()), ink)
        if self.ring:
            focus_ring(painter, area, area.height() / 2, look.tokens.focus)

    def _cross(self) -> int:
        return theme().metrics.icon(14)

    def _cross_area(self) -> QRect:
        side = self._cross()
        return placed(self, QRect(self.width() - side - self._padding() + 4, (self.height() - side) // 2, side, side))

    def _padding(self) -> int:
        return theme().metrics.space(12)


class AddButton(PaintedButton):
    """A quiet pill: with a plus it adds one more of what stands before it."""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str = "plus") -> None:
        self._icon = icon
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        fonts = look.font_metrics(Type.SMALL_STRONG)
        width = fonts.horizontalAdvance(self.text()) + look.metrics.icon(14) + 6 + 2 * look.metrics.space(10)
        return QSize(width, fonts.height() + look.metrics.space(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        hot = self.underMouse() or self.isDown() or self.isChecked()
        box(painter, area, area.height() / 2, t.accent_soft if hot else None, t.line)
        side, inset = look.metrics.icon(14), look.metrics.space(10)
        spot = QRect(inset - 1, (self.height() - side) // 2, side, side)
        draw_icon(painter, self._icon, QRectF(placed(self, spot)), t.accent if hot else t.ink2)
        room = QRect(inset + side + 5, 0, self.width() - inset - side - 5, self.height())
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(t.accent if hot else t.ink2))
        painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        if self.ring:
            focus_ring(painter, area, area.height() / 2, t.focus)
