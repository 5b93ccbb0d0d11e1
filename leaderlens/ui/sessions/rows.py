"""Widgets below each other that are replaced together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.ui.style.theme import theme


class Rows(QWidget):
    """``put`` shows these and lets the ones before go; hidden while there are none."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self.parts: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, *parts: QWidget) -> None:
        for part in self.parts:  # not takeAt: an item that Python holds on to keeps old sizes
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._column.setSpacing(theme().metrics.space(self._gap))
        self.parts = parts
        for part in parts:
            self._column.addWidget(part)
        self.setVisible(bool(parts))
