"""A small heading with a text below it: an anchor of the scale, or an example."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.ui.widgets.labels import Small


class Passage(QWidget):
    """Without text there is nothing to see."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Small("", "ink2")
        self.words = Small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addStretch(1)

    def show_text(self, heading: str, text: str) -> None:
        """Say ``text`` under ``heading``."""
        self.heading.setText(heading)
        self.words.setText(text)
        self.setVisible(bool(text))
