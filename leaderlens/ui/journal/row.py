"""How one entry looks in the list: title and day, then two lines of what it says. Painted, no widget for each row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderlens.domain.journal import JournalLine
from leaderlens.ui.journal.model import LINE, Index, JournalModel, day_of, title_of, words_of
from leaderlens.ui.style.metrics import RADIUS_CARD, Type
from leaderlens.ui.style.painting import box, focus_ring
from leaderlens.ui.style.theme import theme

_EXCERPT_LINES = 2


class EntryDelegate(QStyledItemDelegate):
    """Every row is equally high, so that a list of thousands is laid out at once."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        look = theme()
        words = look.font_metrics(Type.STRONG).height() + _EXCERPT_LINES * self._line_height()
        return QSize(120, words + 2 * look.metrics.space(15) + look.metrics.space(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        model = index.model()
        if not isinstance(line, JournalLine) or not isinstance(model, JournalModel):
            return
        look = theme()
        t, space = look.tokens, look.metrics.space
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)  # so that leading and trailing mean this list's sides
        area = QRectF(option.rect).adjusted(2, 1, -2, -1)
        right_to_left = option.direction is Qt.LayoutDirection.RightToLeft
        if chosen:
            box(painter, area, RADIUS_CARD - 2, t.surface, t.line)
            side = area.right() - 9 if right_to_left else area.left() + 6
            box(painter, QRectF(side, area.top() + 16, 3, area.height() - 32), 1.5, t.accent)
        elif option.state & state.State_MouseOver:
            box(painter, area, RADIUS_CARD - 2, t.sunken)
        if option.state & state.State_HasFocus and option.state & state.State_KeyboardFocusChange:
            focus_ring(painter, area, RADIUS_CARD - 2, t.focus)
        room = option.rect.adjusted(space(18), space(15), -space(16), -space(15))
        self._paint_head(painter, room, line, day_of(line, model.today), right_to_left=right_to_left)
        self._paint_excerpt(painter, room, words_of(line)[1])
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRect, line: JournalLine, day: str, *, right_to_left: bool) -> None:
        look = theme()
        tall = look.font_metrics(Type.STRONG).height()
        head = QRect(room.left(), room.top(), room.width(), tall)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(look.tokens.ink3))
        painter.drawText(head, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, day)
        taken = painter.fontMetrics().horizontalAdvance(day) + look.metrics.space(12)
        painter.setFont(look.font(Type.STRONG))
        painter.setPen(QColor(look.tokens.ink))
        left, right = (taken, 0) if right_to_left else (0, -taken)
        words = painter.fontMetrics().elidedText(title_of(line), Qt.TextElideMode.ElideRight, head.width() - taken)
        painter.drawText(
            head.adjusted(left, 0, right, 0), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words
        )

    def _paint_excerpt(self, painter: QPainter, room: QRect, words: str) -> None:
        look = theme()
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(look.tokens.ink2))
        tall = self._line_height()
        top = room.top() + look.font_metrics(Type.STRONG).height() + look.metrics.space(4)
        for place, (line, last) in enumerate(_broken(words, room.width(), painter)):
            text = line
            if last:
                text = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            where = QRect(room.left(), top + place * tall, room.width(), tall)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, text)

    def _line_height(self) -> int:
        return round(theme().font_metrics(Type.SMALL).height() * 1.22)


def _broken(words: str, width: int, painter: QPainter) -> list[tuple[str, bool]]:
    """``words`` in at most two lines of ``width`` px; the last holds all the rest, to be cut where it is drawn."""
    if not words:
        return []
    layout = QTextLayout(words, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
    layout.beginLayout()
    lines: list[tuple[str, bool]] = []
    begin = 0
    for number in range(_EXCERPT_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        last = number == _EXCERPT_LINES - 1
        begin = line.textStart()
        lines.append((words[begin:] if last else words[begin : begin + line.textLength()], last))
    layout.endLayout()
    return lines
