"""One of a few words, all in sight, breaking into lines where it is narrow; none is chosen until a person chooses."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.layouts import FlowRow


class Pick(PaintedButton):
    """One of them."""

    def __init__(self, value: str, text: str) -> None:
        self.value = value
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.font_metrics(Type.SMALL_STRONG).horizontalAdvance(self.text())
        return QSize(words + 2 * look.metrics.space(16), look.metrics.hit)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        chosen, hot = self.isChecked(), self.underMouse() and self.isEnabled()
        fill = t.accent if chosen else t.accent_soft if hot else t.surface
        box(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BUTTON, fill, t.accent if chosen else t.line_strong)
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(t.on_accent if chosen else t.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.ring:
            if chosen:
                box(painter, area.adjusted(2, 2, -2, -2), RADIUS_BUTTON - 2, None, t.surface, 1.5)
            focus_ring(painter, area, RADIUS_BUTTON, t.ink if chosen else t.focus)


class Picks(FlowRow):
    """A row of them. ``changed`` when the person picks."""

    changed = Signal()

    def __init__(self, name: str, items: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(gap=8, parent=parent)
        self.setAccessibleName(name)
        self.picks = tuple(Pick(value, text) for value, text in items)
        for pick in self.picks:
            pick.setAccessibleDescription(name)
            self.add(pick)
            pick.clicked.connect(self._clicked)
        self._rove()

    def value(self) -> str:
        """The value picked; empty while none is."""
        return next((pick.value for pick in self.picks if pick.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show ``value``; one that is not offered picks none. Says nothing."""
        for pick in self.picks:
            pick.setAutoExclusive(False)
            pick.setChecked(pick.value == value)
            pick.setAutoExclusive(True)
        self._rove()

    def start(self) -> None:
        """Put the keyboard on what is picked, or on the first."""
        self._stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        self._rove()
        self.changed.emit()

    def _stop(self) -> Pick:
        return next((pick for pick in self.picks if pick.isChecked()), self.picks[0])

    def _rove(self) -> None:
        """Tab leads to one of them; the arrows go on from there."""
        for pick in self.picks:
            here = pick is self._stop()
            pick.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
