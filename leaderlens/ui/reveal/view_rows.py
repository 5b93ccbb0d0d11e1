"""One item with both values beside it, as a row to press: the two cards under the headline are made of these."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.analysis.summary import PairedView
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, ngettext
from leaderlens.ui.charting.marks import paint_mark, view_colour
from leaderlens.ui.charting.subjects import about_within
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton, mirrored

_WRAP = Qt.TextFlag.TextWordWrap
_RADIUS = 8
_ARROW = 16
AIR = 8
"""Space (px at 100 %) between a row's edge and its words."""


def apart_words(steps: int) -> str:
    """``3 steps apart``, ``same``."""
    if not steps:
        return _("the same")
    return ngettext("{count} step", "{count} steps", steps).format(count=steps)


class ViewRow(PaintedButton):
    """An item, whom it is about, and each view's mark and value; ``clicked`` to look closer.

    Where the row is narrow the values stand below the name.
    """

    def __init__(self, view: PairedView, *, apart: bool, parent: QWidget | None = None) -> None:
        self.view, self._apart = view, apart
        self._heights: dict[int, int] = {}
        self._least: int | None = None  # the width from which name and values stand in one line
        super().__init__(view.name, parent)
        self.setAccessibleName(
            _("{item}, {about}: Leader {leader}, Chief Executive {chief_executive}, {steps}").format(
                item=view.name,
                about=about_within(view.question.subject),
                leader=view.leader,
                chief_executive=view.chief_executive,
                steps=apart_words(view.steps),
            )
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts ask again and again
            words = self._words_height(self._words_room(width))
            below = self._line() + theme().metrics.space(4) if self._stacked(width) else 0
            self._heights[width] = max(theme().metrics.hit, words + below + 2 * self._air())
        return self._heights[width]

    def restyle(self) -> None:
        self._heights.clear()
        self._least = None
        super().restyle()

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(150), self.heightForWidth(max(self.width(), 1)) if self.width() > 1 else 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            box(painter, area, _RADIUS, t.sunken)
        room = self._words_room(self.width())
        high, stacked = self._words_height(room), self._stacked(self.width())
        top = self._air() if stacked else (self.height() - high) // 2
        self._paint_words(painter, room, top)
        values = self._values_width()
        left = self._air() if stacked else self.width() - values - self._air() - self._arrow()
        middle = top + high + look.metrics.space(4) + self._line() // 2 if stacked else self.height() // 2
        self._paint_values(painter, left, middle)
        side = look.metrics.icon(_ARROW)
        spot = QRect(self.width() - self._air() - side + 4, (self.height() - side) // 2, side, side)
        draw_icon(painter, mirrored(self, "chevron-right"), QRectF(placed(self, spot)), t.ink3)
        if self.ring:
            focus_ring(painter, area, _RADIUS, t.focus)

    def _paint_words(self, painter: QPainter, room: int, top: int) -> None:
        look = theme()
        t = look.tokens
        flags = int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop)
        spot = placed(self, QRect(self._air(), top, room, 9999))
        painter.setFont(look.font(Type.MEDIUM))
        painter.setPen(QColor(t.ink))
        used = painter.boundingRect(spot, flags, self.text())
        painter.drawText(spot, flags, self.text())
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink3))
        painter.drawText(spot.translated(0, used.height() + 1), flags, about_within(self.view.question.subject))

    def _paint_values(self, painter: QPainter, left: int, middle: int) -> None:
        look = theme()
        side, numbers = look.metrics.icon(18), look.font_metrics(Type.STRONG)
        painter.setFont(look.font(Type.STRONG))
        for rater in SEATS:
            value = str(self._value(rater))
            spot = QRectF(placed(self, QRect(left, middle - side // 2, side, side)))
            paint_mark(painter, rater, QPointF(spot.center()), side * 0.34)
            painter.setPen(QColor(view_colour(rater)))
            wide = numbers.horizontalAdvance(value) + 2
            number = placed(self, QRect(left + side + 4, middle - self._line() // 2, wide, self._line()))
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | leading(), value)
            left += side + 4 + wide + look.metrics.space(12)
        if self._apart:
            painter.setPen(QColor(look.tokens.ink))
            words = apart_words(self.view.steps)
            wide = look.font_metrics(Type.STRONG).horizontalAdvance(words) + 2
            spot_left = left + self._steps_width() - wide
            place = placed(self, QRect(spot_left, middle - self._line() // 2, wide, self._line()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | leading(), words)

    def _value(self, rater: Role) -> int:
        return self.view.leader if rater is Role.LEADER else self.view.chief_executive

    def _arrow(self) -> int:
        return theme().metrics.icon(_ARROW) + theme().metrics.space(4)

    def _air(self) -> int:
        return theme().metrics.space(AIR)

    def _line(self) -> int:
        return max(theme().font_metrics(Type.STRONG).height(), theme().metrics.icon(18))

    def _steps_width(self) -> int:
        """Room for the words of the widest gap, so that rows stand in columns."""
        if not self._apart:
            return 0
        fonts = theme().font_metrics(Type.STRONG)
        return max(fonts.horizontalAdvance(apart_words(steps)) for steps in (2, self.view.steps)) + 2

    def _values_width(self) -> int:
        look = theme()
        one = look.metrics.icon(18) + 4 + look.font_metrics(Type.STRONG).horizontalAdvance("7") + 2
        return 2 * one + look.metrics.space(12) * (2 if self._apart else 1) + self._steps_width()

    def _words_room(self, width: int) -> int:
        inside = width - 2 * self._air() - self._arrow()
        return inside if self._stacked(width) else inside - self._values_width() - theme().metrics.space(16)

    def _stacked(self, width: int) -> bool:
        """Whether name and values do not fit beside each other."""
        if self._least is None:
            look = theme()
            words = max(
                look.font_metrics(Type.MEDIUM).horizontalAdvance(self.text()),
                look.font_metrics(Type.SMALL).horizontalAdvance(about_within(self.view.question.subject)),
            )
            words = min(words, look.metrics.text(170))
            around = 2 * self._air() + self._arrow() + self._values_width() + look.metrics.space(16)
            self._least = words + around
        return width < self._least

    def _words_height(self, room: int) -> int:
        look = theme()
        room = max(room, 40)
        name = look.font_metrics(Type.MEDIUM).boundingRect(0, 0, room, 9999, _WRAP, self.text()).height()
        about = look.font_metrics(Type.SMALL).boundingRect(
            0, 0, room, 9999, _WRAP, about_within(self.view.question.subject)
        )
        return name + 1 + about.height()
