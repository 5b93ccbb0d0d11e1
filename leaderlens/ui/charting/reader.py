"""The finger on a chart: pointing at a day, or stepping through the days with the arrow keys, reads what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from leaderlens.domain.checkin import Question
from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.charting.reading import Stop
from leaderlens.ui.style.metrics import RADIUS_INPUT, Type
from leaderlens.ui.style.painting import box, focus_ring, painter_for
from leaderlens.ui.style.theme import theme

if TYPE_CHECKING:
    from leaderlens.charts.drawing import Spot

_REACH = 26  # px beside a day's column within which the pointer still means it
_WIDEST = 380
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ChartReader(QWidget):
    """Lies over a drawn chart. ``read(stop)`` as the finger moves; ``opened(stop)`` for Enter or a click."""

    read = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stops: tuple[Stop, ...] = ()
        self._spots: Mapping[tuple[date, Question | None], tuple[QRectF, ...]] = {}
        self._at: int | None = None
        self._ring = False
        self.can_open = False
        theme().changed.connect(self.update)
        self.hide()

    @property
    def stop(self) -> Stop | None:
        """Where the finger is."""
        return self._stops[self._at] if self._at is not None else None

    def show_stops(self, stops: tuple[Stop, ...], name: str) -> None:
        """Read ``stops`` of a chart called ``name``; what was read before is put away."""
        if stops != self._stops:
            self._stops, self._at, self._spots = stops, None, {}
        self.setAccessibleName(_("Points of the chart: {name}").format(name=name))
        self.setAccessibleDescription(_("The arrow keys step from point to point."))
        self.setVisible(bool(stops))
        self.update()

    def show_spots(self, spots: Sequence[Spot], shift: float = 0.0) -> None:
        """Where the days stand in the drawing.

        Marks of one day above each other are one place; panels side by side show a day once each.
        """
        found: dict[tuple[date, Question | None], tuple[QRectF, ...]] = {}
        for spot in spots:
            if spot.day is not None:
                area = QRectF(QPointF(spot.left + shift, spot.top), QPointF(spot.right + shift, spot.bottom))
                for key in {(spot.day, spot.question), (spot.day, None)}:
                    found[key] = _with(found.get(key, ()), area)
        self._spots = found
        self.update()

    def step(self, by: int, *, row: int = 0) -> None:
        """On by ``by`` days, or by ``row`` rows on the same day."""
        if not self._stops:
            return
        if self._at is None:
            self._go(self._newest() if by < 0 else 0)
            return
        here = self._stops[self._at]
        if row:
            rows = [place for place, one in enumerate(self._stops) if one.day == here.day]
            to = rows.index(self._at) + row
            if 0 <= to < len(rows):
                self._go(rows[to])
            return
        line = [place for place, one in enumerate(self._stops) if one.row == here.row]
        to = min(max(line.index(self._at) + by, 0), len(line) - 1)
        self._go(line[to])

    # ------------------------------------------------------------ hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Home: (-10_000, 0), Qt.Key.Key_End: (10_000, 0),
        }  # fmt: skip
        move = moves.get(Qt.Key(event.key()))
        if move is not None and (move[0] or len({one.row for one in self._stops}) > 1):
            self.step(move[0], row=move[1])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.stop is not None:
            self.opened.emit(self.stop)
        elif event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._at = None
            self.update()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._near(event.position())
        if found is not None and found != self._at:
            self._go(found, aloud=False)
        elif found is None and self._at is not None and not self.hasFocus():
            self._at = None
            self.update()
        pointing = found is not None and self.can_open
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._near(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(found, aloud=False)
            self.opened.emit(self._stops[found])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._at = None
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() is not Qt.FocusReason.MouseFocusReason
        if self._at is None and self._ring and self._stops:
            self._go(self._newest())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring, self._at = False, None
        self.update()

    # ------------------------------------------------------------ inside

    def _newest(self) -> int:
        """The newest day of the first row."""
        first = self._stops[0].row
        return max(place for place, one in enumerate(self._stops) if one.row == first)

    def _go(self, place: int, *, aloud: bool = True) -> None:
        self._at = place
        stop = self._stops[place]
        if aloud:
            self.setAccessibleDescription(stop.said)
            announce(self, stop.said)
        self.read.emit(stop)
        self.update()

    def _near(self, spot: QPointF) -> int | None:
        """The stop the pointer means: the mark under it, else the nearest column."""
        best: tuple[float, int] | None = None
        rows = len({one.row for one in self._stops}) > 1
        for place, stop in enumerate(self._stops):
            for area in self._areas(stop):
                aside = max(area.left() - spot.x(), spot.x() - area.right(), 0.0)
                if stop.question is not None and rows:
                    aside += 4 * max(area.top() - spot.y(), spot.y() - area.bottom(), 0.0)
                if aside <= _REACH and (best is None or aside < best[0]):
                    best = (aside, place)
        return best[1] if best is not None else None

    def _areas(self, stop: Stop) -> tuple[QRectF, ...]:
        return self._spots.get((stop.day, stop.question)) or self._spots.get((stop.day, None), ())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = painter_for(self)
        if self._ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_INPUT, tokens.focus)
        stop = self.stop
        if stop is None:
            return
        areas = self._areas(stop)
        for area in areas:
            box(painter, area.adjusted(-3, -3, 3, 3), RADIUS_INPUT, None, tokens.accent, 2)
        painter.setFont(theme().font(Type.SMALL))
        room = QRectF(0, 0, min(theme().metrics.text(_WIDEST), self.width() - 24), 2000)
        words = painter.boundingRect(room, _WRAP, stop.said)
        bubble = QRectF(0, 0, words.width() + 22, words.height() + 16)
        bubble.moveTopLeft(self._beside(areas[0] if areas else None, bubble))
        box(painter, bubble, RADIUS_INPUT, tokens.surface, tokens.line_strong)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(bubble.adjusted(11, 8, -11, -8), _WRAP, stop.said)

    def _beside(self, area: QRectF | None, bubble: QRectF) -> QPointF:
        """Where the words go: beside the mark, where there is room, and never over it if that can be helped."""
        if area is None:
            return QPointF(12, 8)
        right = area.right() + 12
        left = right if right + bubble.width() <= self.width() else area.left() - 12 - bubble.width()
        top = min(max(area.center().y() - bubble.height() / 2, 2), max(2.0, self.height() - bubble.height() - 2))
        return QPointF(min(max(left, 2), max(2.0, self.width() - bubble.width() - 2)), top)


def _with(areas: tuple[QRectF, ...], area: QRectF) -> tuple[QRectF, ...]:
    """``areas`` with one more, as one with that in whose column it stands."""
    for place, known in enumerate(areas):
        if known.left() < area.right() and area.left() < known.right():
            return (*areas[:place], known.united(area), *areas[place + 1 :])
    return (*areas, area)
