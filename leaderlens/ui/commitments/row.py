"""One thing in a list, pressed to look at it closely: its words, a line below them, and a mark."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.commitments.view import Line
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.chip import Tone

_WRAP = Qt.TextFlag.TextWordWrap
INSET = 12
"""How far its words stand in from its edge."""


class Row(PaintedButton):
    """``clicked`` to look at it. Where it is narrow, the mark stands above the words."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        self.line = line
        super().__init__(line.title, parent)
        title = line.title.removesuffix(".")  # its own full stop is enough
        self.setAccessibleName(_("{title}. {mark}. {line}").format(title=title, mark=line.mark.text, line=line.line))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, line = self._heights(self._room(width))
        above = self._mark_size().height() + 6 if self._narrow(width) else 0
        return max(theme().metrics.hit, above + title + 3 + line + 2 * self._down())

    def sizeHint(self) -> QSize:
        width = theme().metrics.text(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(140), theme().metrics.hit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        if self.underMouse() or self.isDown():
            box(painter, QRectF(self.rect()), RADIUS_BUTTON, t.accent_soft)
        narrow, mark = self._narrow(self.width()), self._mark_size()
        top = self._down()
        spot = QRect(self._left() if narrow else self.width() - INSET - mark.width(), top, mark.width(), mark.height())
        self._paint_mark(painter, spot)
        if narrow:
            top += mark.height() + 6
        room = self._room(self.width())
        title, line = self._heights(room)
        flags = int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop)
        if self.line.number:
            painter.setFont(look.font(Type.STRONG))
            painter.setPen(QColor(t.accent))
            painter.drawText(placed(self, QRect(INSET, top, self._left() - INSET, title)), flags, self.line.number)
        painter.setFont(look.font(Type.MEDIUM))
        painter.setPen(QColor(t.ink))
        painter.drawText(placed(self, QRect(self._left(), top, room, title + 2)), flags, self.line.title)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink2))
        painter.drawText(placed(self, QRect(self._left(), top + title + 3, room, line + 2)), flags, self.line.line)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON, t.focus)

    def _paint_mark(self, painter: QPainter, spot: QRect) -> None:
        look, tone = theme(), Tone(self.line.mark.tone)
        area = QRectF(placed(self, spot))
        box(painter, area, area.height() / 2, getattr(look.tokens, tone.soft))
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(getattr(look.tokens, tone.ink)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.line.mark.text)

    def _mark_size(self) -> QSize:
        look = theme()
        fonts = look.font_metrics(Type.SMALL_STRONG)
        return QSize(fonts.horizontalAdvance(self.line.mark.text) + 2 * look.metrics.space(12), fonts.height() + 8)

    def _narrow(self, width: int) -> bool:
        return width < theme().metrics.text(400)

    def _left(self) -> int:
        return INSET + (theme().metrics.text(26) if self.line.number else 0)

    def _room(self, width: int) -> int:
        aside = 0 if self._narrow(width) else self._mark_size().width() + theme().metrics.space(16)
        return max(40, width - self._left() - INSET - aside)

    def _heights(self, room: int) -> tuple[int, int]:
        look = theme()
        title = look.font_metrics(Type.MEDIUM).boundingRect(0, 0, room, 99999, int(_WRAP), self.line.title).height()
        line = look.font_metrics(Type.SMALL).boundingRect(0, 0, room, 99999, int(_WRAP), self.line.line).height()
        return title, line

    def _down(self) -> int:
        return theme().metrics.space(10)
