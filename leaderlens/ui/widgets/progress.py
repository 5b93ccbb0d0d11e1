"""How far a sheet has come: one short bar for each question."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.painting import box, painter_for, placed
from leaderlens.ui.style.theme import theme

_MOST_SEGMENTS = 40  # more would be dust: beyond that it is one bar


class SegmentedProgress(QWidget):
    """``total`` segments, ``done`` of them filled, the one being answered half lit. Read out as a progress bar."""

    def __init__(self, total: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total, self._done, self._current = max(1, total), frozenset[int](), -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()
        theme().changed.connect(self.update)

    @property
    def total(self) -> int:
        return self._total

    @property
    def done(self) -> int:
        """How many segments are filled."""
        return len(self._done)

    def show_progress(self, total: int, done: int | frozenset[int], current: int = -1) -> None:
        """Show ``done`` (a count from the start, or the set of positions) of ``total``; ``current`` is half lit."""
        self._total = max(1, total)
        self._done = frozenset(range(done)) if isinstance(done, int) else done
        self._current = current
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme().metrics.space(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = painter_for(self)
        height, width = 6, self.width()
        top = (self.height() - height) // 2
        if self._total > _MOST_SEGMENTS or width < self._total * 6:
            box(painter, QRectF(0, top, width, height), 3, t.line)
            full = QRect(0, top, round(width * len(self._done) / self._total), height)
            box(painter, QRectF(placed(self, full)), 3, t.accent)
            return
        gap = 5 if self._total <= 24 else 3
        each = (width - gap * (self._total - 1)) / self._total
        for index in range(self._total):
            area = QRectF(placed(self, QRectF(index * (each + gap), top, each, height).toRect()))
            if index in self._done:
                box(painter, area, 3, t.accent)
            elif index == self._current:
                box(painter, area.adjusted(0, -1, 0, 1), 4, t.accent_line)
            else:
                box(painter, area, 3, t.line)

    def _name(self) -> None:
        said = _("{done} of {total} answered").format(done=len(self._done), total=self._total)
        self.setAccessibleName(said)
