"""Where one is in the wizard: a dot and a name for each step."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, leading, painter_for, placed
from leaderlens.ui.style.theme import theme

_DOT = 24


class Stepper(QWidget):
    """The steps of a walk, the present one by name; the others by name, too, where there is room."""

    def __init__(self, steps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._at = steps, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        self.show_step(0)

    @property
    def step(self) -> int:
        return self._at

    def show_step(self, at: int) -> None:
        """Be at step ``at`` (from 0); the ones before are ticked."""
        self._at = at
        said = _("Step {number} of {total}: {name}").format(number=at + 1, total=len(self._steps), name=self._steps[at])
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(theme().metrics.icon(_DOT), theme().font_metrics(Type.SMALL_STRONG).height()) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        fonts = look.font_metrics(Type.SMALL_STRONG)
        side, middle = look.metrics.icon(_DOT), self.height() // 2
        widths = [fonts.horizontalAdvance(name) + 10 for name in self._steps]
        bare = len(self._steps) * side + (len(self._steps) - 1) * 32
        all_named = bare + sum(widths) <= self.width()
        left = 0
        for place, name in enumerate(self._steps):
            done, here = place < self._at, place == self._at
            dot = QRectF(placed(self, QRect(left, middle - side // 2, side, side)))
            box(
                painter, dot, side / 2, t.accent if done or here else None, None if done or here else t.line_strong, 1.5
            )
            painter.setFont(look.font(Type.SMALL_STRONG))
            if done:
                draw_icon(painter, "check", dot.adjusted(5, 5, -5, -5), t.on_accent)
            else:
                painter.setPen(QColor(t.on_accent if here else t.ink3))
                painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(place + 1))
            left += side + 8
            if all_named or here:
                painter.setPen(QColor(t.ink if here else t.ink3))
                room = placed(self, QRect(left, 0, widths[place], self.height()))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | leading(), name)
                left += widths[place]
            if place + 1 < len(self._steps):
                line = placed(self, QRect(left, middle, 16, 1))
                painter.fillRect(line, QColor(t.line_strong))
                left += 24
