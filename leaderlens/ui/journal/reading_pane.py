"""An entry or a template to read and not to change, dressed as it would be where it is written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leaderlens.ui.style.metrics import RADIUS_INPUT
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.writing.editor import Editor


class ReadingPane(QWidget):
    """``show_text`` shows some Markdown; an empty one clears it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Editor()
        self.words.setAccessibleName(name)
        self.words.set_read_only(True)
        self.words.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        space = theme().metrics.space
        column.setContentsMargins(space(16), space(12), space(6), space(12))
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)
        self._number = 0

    def show_text(self, text: str) -> None:
        """Show ``text``, from its beginning."""
        gone, self._number = str(self._number), self._number + 1
        self.words.open(str(self._number), text)
        self.words.forget(gone)

    def text(self) -> str:
        """What is shown."""
        return self.words.text()

    def sizeHint(self) -> QSize:
        return QSize(280, theme().metrics.text(340))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme().metrics.text(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_INPUT + 2, t.surface,
            t.focus if self.words.hasFocus() else t.line)  # fmt: skip
