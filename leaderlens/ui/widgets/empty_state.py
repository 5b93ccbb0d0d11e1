"""What a page says while it has nothing to show: what belongs here and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import Centred, FlowRow

_WIDEST = 460


class Medallion(QWidget):
    """An icon in a soft disc."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        side = theme().metrics.icon(64)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, area.width() / 2, t.accent_soft)
        inset = area.width() * 0.27
        draw_icon(painter, self._icon, area.adjusted(inset, inset, -inset, -inset), t.accent)


class EmptyState(QWidget):
    """An icon, a title, a line or two, and up to two actions. ``primary`` and ``secondary`` when they are pressed."""

    primary = Signal()
    secondary = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        line: str,
        action: str = "",
        other_action: str = "",
        *,
        action_icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = theme().metrics.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(24), space(16), space(24))
        column.setSpacing(space(10))
        column.addStretch(2)
        column.addWidget(Medallion(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(space(6))
        heading = Heading(title, 2)
        words = Body(line, "ink2")
        text = QWidget()
        lines = QVBoxLayout(text)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        for label in (heading, words):
            label.set_centred()
            lines.addWidget(label)
        column.addWidget(Centred(text, _WIDEST))
        column.addSpacing(space(8))
        buttons = FlowRow(centred=True)
        self.action = Button(action, Kind.PRIMARY, icon=action_icon)
        self.other_action = Button(other_action, Kind.QUIET)
        for button, signal, label_text in (
            (self.action, self.primary, action),
            (self.other_action, self.secondary, other_action),
        ):
            button.clicked.connect(signal)
            if label_text:
                buttons.add(button)
            else:
                button.setParent(self)
                button.hide()
        column.addWidget(buttons)
        column.addStretch(3)
