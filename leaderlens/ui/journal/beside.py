"""A quiet line with a flag: what happened in the council's life beside the words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.notice import Glyph


class Beside(QWidget):
    """``say`` shows a sentence; without one it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Small("", "warm")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(Glyph("flag", "warm", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        if sentence == self.words.text():
            return
        self.words.setText(sentence)
        self.setVisible(bool(sentence))
