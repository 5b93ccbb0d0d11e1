"""The shortcut sheet (Ctrl+/): every key LeaderLens listens to, from the one list of commands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.commands import Command, Commands
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading
from leaderlens.ui.widgets.layouts import Columns
from leaderlens.ui.widgets.overlay import Overlay
from leaderlens.ui.widgets.palette import shortcut_text


class Keys(QWidget):
    """A shortcut as a key cap."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = shortcut_text(shortcut) or shortcut
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        fonts = theme().font_metrics(Type.SMALL_STRONG)
        return QSize(fonts.horizontalAdvance(self._text) + 18, fonts.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = painter_for(self)
        box(painter, QRectF(self.rect()), 6, t.sunken, t.line)
        painter.setFont(theme().font(Type.SMALL_STRONG))
        painter.setPen(QColor(t.ink2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class ShortcutSheet(Overlay):
    """Opens with ``show_sheet``; made anew from the registry each time."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window, 820)
        self._commands = commands
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 0)
        head.addWidget(Heading(_("Keyboard"), 2, wrap=False), 1)
        self.close_button = IconButton("x", _("Close"))
        self.close_button.clicked.connect(self.leave)
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setAutoFillBackground(False)
        self.column.addWidget(self._scroll, 1)

    def show_sheet(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 4, 12, 12)
        columns = Columns((1, 1), needs=640, gap=28)
        for group, commands in self._commands.groups().items():
            columns.add(self._group(group, commands))
        column.addWidget(columns)
        column.addStretch(1)
        self._scroll.setWidget(inner)
        self.open(self.close_button)

    def height_wanted(self) -> int:
        inner = self._scroll.widget()
        width = min(theme().metrics.text(820), self._window.width() - 48) - 40
        layout = inner.layout() if inner is not None else None
        return (layout.totalHeightForWidth(width) if layout is not None else 0) + theme().metrics.hit + 60

    @staticmethod
    def _group(group: str, commands: tuple[Command, ...]) -> QWidget:
        block = QWidget()
        block.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(Eyebrow(group))
        for command in commands:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Body(command.title), 1)
            row.addWidget(Keys(command.shortcut), 0, Qt.AlignmentFlag.AlignTop)
            lines.addLayout(row)
        lines.addStretch(1)
        return block
