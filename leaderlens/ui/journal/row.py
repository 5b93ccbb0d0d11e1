"""How one entry looks in the list: title and day, then what it says. Painted, no widget for each row."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderlens.domain.journal import JournalLine, Span
from leaderlens.i18n import _
from leaderlens.ui.journal.model import EVENT, LINE, MARKED, Index, JournalModel
from leaderlens.ui.journal.wording import day_of, title_of, words_of
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_CARD, Type
from leaderlens.ui.style.painting import box, focus_ring
from leaderlens.ui.style.theme import theme

_EXCERPT_LINES = 2
_ICON = 13


class EntryDelegate(QStyledItemDelegate):
    """Every row is equally high, so that a list of thousands is laid out at once."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        look = theme()
        words = look.font_metrics(Type.STRONG).height() + _EXCERPT_LINES * self._line_height()
        return QSize(120, words + 2 * look.metrics.space(15) + look.metrics.space(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        model = index.model()
        if not isinstance(model, JournalModel):
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
        if isinstance(line, JournalLine):
            self._paint_head(painter, room, line, day_of(line, model.today), right_to_left=right_to_left)
            event, marked = index.data(EVENT), bool(index.data(MARKED))
            if marked:
                event = " · ".join(filter(None, (_("Clock changed"), event)))
            lines = _EXCERPT_LINES - 1 if event else _EXCERPT_LINES
            top = self._paint_excerpt(painter, room, line, lines)
            if event:
                self._paint_event(painter, QRect(room.left(), top, room.width(), self._line_height()), str(event),
                                  "clock" if marked else "flag", right_to_left=right_to_left)  # fmt: skip
        else:
            self._paint_waiting(painter, QRectF(room))
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRect, line: JournalLine, day: str, *, right_to_left: bool) -> None:
        look = theme()
        tall = look.font_metrics(Type.STRONG).height()
        head = QRect(room.left(), room.top(), room.width(), tall)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(look.tokens.ink3))
        painter.drawText(head, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, day)
        taken = painter.fontMetrics().horizontalAdvance(day) + look.metrics.space(8)
        side = look.metrics.icon(_ICON)
        for there, icon in ((line.has_attachments, "paperclip"), (line.pinned, "pin")):
            if there:
                left = head.left() + taken if right_to_left else head.right() - taken - side
                spot = QRectF(left, head.top() + (tall - side) / 2, side, side)
                draw_icon(painter, icon, spot, look.tokens.accent if icon == "pin" else look.tokens.ink3)
                taken += side + look.metrics.space(5)
        taken += look.metrics.space(4)
        left, right = (taken, 0) if right_to_left else (0, -taken)
        where = head.adjusted(left, 0, right, 0)
        hits = line.title_hits if line.title.strip() else ()
        _Words(title_of(line), look.font(Type.STRONG), look.tokens.ink, hits).paint(painter, where, 1)

    def _paint_excerpt(self, painter: QPainter, room: QRect, line: JournalLine, lines: int) -> int:
        """Answers where the next line would stand."""
        look = theme()
        words = words_of(line)[1]
        stripped = len(line.excerpt) - len(line.excerpt.lstrip())
        before = stripped + (len(line.excerpt.strip()) - len(words) if not line.title.strip() else 0)
        hits = [(start - before, end - before) for start, end in line.hits if end > before]
        top = room.top() + look.font_metrics(Type.STRONG).height() + look.metrics.space(4)
        where = QRect(room.left(), top, room.width(), lines * self._line_height())
        _Words(words, look.font(Type.SMALL), look.tokens.ink2, hits).paint(painter, where, lines, self._line_height())
        return top + lines * self._line_height()

    def _paint_event(self, painter: QPainter, room: QRect, event: str, icon: str, *, right_to_left: bool) -> None:
        look = theme()
        side = look.metrics.icon(_ICON)
        left = room.right() - side if right_to_left else room.left()
        draw_icon(painter, icon, QRectF(left, room.top() + (room.height() - side) / 2, side, side), look.tokens.warm)
        inset = side + look.metrics.space(6)
        words = room.adjusted(0 if right_to_left else inset, 0, -inset if right_to_left else 0, 0)
        _Words(event, look.font(Type.SMALL), look.tokens.warm).paint(painter, words, 1)

    def _paint_waiting(self, painter: QPainter, room: QRectF) -> None:
        """Two bars where words will stand in a moment."""
        tall = self._line_height() * 0.5
        for place, share in ((0, 0.5), (1, 0.86)):
            top = room.top() + place * self._line_height() * 1.4 + 4
            box(painter, QRectF(room.left(), top, room.width() * share, tall), tall / 2, theme().tokens.line)

    def _line_height(self) -> int:
        return round(theme().font_metrics(Type.SMALL).height() * 1.22)


class _Words:
    """Some words in one look, with what was searched for marked, in as many lines as there is room for."""

    def __init__(self, words: str, font: object, ink: str, hits: Iterable[Span] = ()) -> None:
        self._words, self._font, self._ink = words, font, ink
        self._hits = [(max(0, start), min(len(words), end)) for start, end in hits if start < len(words) and end > 0]

    def paint(self, painter: QPainter, room: QRect, lines: int, tall: int = 0) -> None:
        painter.setFont(self._font)  # type: ignore[arg-type] # a QFont
        painter.setPen(QColor(self._ink))
        for place, (start, text) in enumerate(self._broken(painter, room.width(), lines)):
            height = tall or room.height()
            where = QRect(room.left(), room.top() + place * height, room.width(), height)
            self._paint_line(painter, where, start, text)

    def _paint_line(self, painter: QPainter, where: QRect, start: int, text: str) -> None:
        layout = QTextLayout(text, painter.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(painter.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(where.width())
        layout.endLayout()
        ranges = []
        for begin, end in self._hits:
            a, b = max(0, begin - start), min(len(text), end - start)
            if a < b:
                mark = QTextLayout.FormatRange()
                mark.start, mark.length = _units(text[:a]), _units(text[a:b])
                mark.format = _hit_format()
                ranges.append(mark)
        layout.draw(painter, QPointF(where.left(), where.top() + (where.height() - line.height()) / 2), ranges)

    def _broken(self, painter: QPainter, width: int, lines: int) -> list[tuple[int, str]]:
        """The words in at most ``lines`` lines of ``width`` px, each with where it begins; the last is cut to fit."""
        words = self._words
        if not words:
            return []
        if lines == 1:
            return [(0, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width))]
        layout = QTextLayout(words, painter.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
        layout.beginLayout()
        found: list[tuple[int, str]] = []
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            begin = _letters(words, line.textStart())
            end = _letters(words, line.textStart() + line.textLength())
            if number == lines - 1:
                rest = painter.fontMetrics().elidedText(words[begin:], Qt.TextElideMode.ElideRight, width)
                found.append((begin, rest))
            else:
                found.append((begin, words[begin:end].rstrip()))
        layout.endLayout()
        return found


def _hit_format() -> QTextCharFormat:
    t = theme().tokens
    made = QTextCharFormat()
    made.setBackground(QColor(t.accent_soft))
    made.setForeground(QColor(t.accent))
    made.setFontUnderline(True)
    return made


def _units(text: str) -> int:
    """How long ``text`` is as Qt counts: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _letters(text: str, units: int) -> int:
    """Which letter of ``text`` begins after so many of Qt's units."""
    if len(text) == _units(text):
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
