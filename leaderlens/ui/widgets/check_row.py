"""A check box whose text may wrap, with a line of detail below; the whole row is the target and is named once."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton

_WRAP = Qt.TextFlag.TextWordWrap


class CheckRow(PaintedButton):
    """``toggled(bool)`` as any check box. ``strike`` draws a line through the text of a done thing."""

    def __init__(self, text: str, detail: str = "", *, strike: bool = False, parent: QWidget | None = None) -> None:
        self._detail, self._strike = detail, strike
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAccessibleDescription(detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.restyle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._left() - 4
        look = theme()
        height = look.font_metrics(Type.BODY).boundingRect(0, 0, room, 9999, _WRAP, self.text()).height()
        if self._detail:
            height += 2 + look.font_metrics(Type.SMALL).boundingRect(0, 0, room, 9999, _WRAP, self._detail).height()
        return max(look.metrics.hit, height + 2 * self._top())

    def sizeHint(self) -> QSize:
        width = self._left() + theme().font_metrics(Type.BODY).horizontalAdvance(self.text()) + 8
        return QSize(min(width, 480), self.heightForWidth(min(width, 480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(140), theme().metrics.hit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        side = look.metrics.icon(22)
        mark = QRectF(placed(self, QRect(4, self._top() - 2, side, side)))
        hot = self.underMouse() and self.isEnabled()
        if self.isChecked():
            box(painter, mark, 6, t.accent_hover if hot else t.accent)
            draw_icon(painter, "check", mark.adjusted(3, 3, -3, -3), t.on_accent)
        else:
            box(painter, mark, 6, t.accent_soft if hot else t.surface, t.line_strong, 1.5)
        words = look.font(Type.BODY)
        words.setStrikeOut(self._strike and self.isChecked())
        painter.setFont(words)
        done = (self._strike and self.isChecked()) or not self.isEnabled()
        painter.setPen(QColor(t.ink3 if done else t.ink))
        room = QRect(self._left(), self._top(), self.width() - self._left() - 4, self.height() - 2 * self._top())
        flags = _WRAP | leading() | Qt.AlignmentFlag.AlignTop
        used = painter.boundingRect(placed(self, room), int(flags), self.text())
        painter.drawText(placed(self, room), int(flags), self.text())
        if self._detail:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink3))
            painter.drawText(placed(self, room.adjusted(0, used.height() + 2, 0, 2)), int(flags), self._detail)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 8, t.focus)

    def _left(self) -> int:
        return 4 + theme().metrics.icon(22) + theme().metrics.space(14)

    def _top(self) -> int:
        return 8
