"""How far a sheet has come, block by block: a long sheet as one bar for each block, as long as the block is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPaintEvent

from leaderlens.ui.style.painting import box, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.progress import SegmentedProgress

MOST_SEGMENTS = 20
"""Up to here every question has a segment of its own."""
_GAP = 6
_LEAST = 14  # px: a block of three questions among sixty is still seen


class SheetProgress(SegmentedProgress):
    """``show_blocks`` says how many questions each block has and which positions are answered."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: tuple[int, ...] = (1,)
        self._positions: frozenset[int] = frozenset()
        self._at = -1

    def show_blocks(self, blocks: tuple[int, ...], done: frozenset[int], current: int) -> None:
        """``blocks`` holds the size of each block in the order asked; ``done`` the positions that are answered."""
        self._blocks, self._positions, self._at = blocks or (1,), done, current
        self.show_progress(sum(blocks), done, current)

    def bars(self, width: int) -> tuple[tuple[int, int], ...]:
        """Left edge and width of each block's bar, in px."""
        sizes = [size for size in self._blocks if size]
        room = max(1, width - _GAP * (len(sizes) - 1))
        widths = [max(_LEAST, room * size // sum(sizes)) for size in sizes]
        widths[0] += room - sum(widths)
        lefts = [sum(widths[:index]) + _GAP * index for index in range(len(widths))]
        return tuple(zip(lefts, widths, strict=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.total <= MOST_SEGMENTS:
            super().paintEvent(event)
            return
        t = theme().tokens
        painter = painter_for(self)
        height = 6
        top = (self.height() - height) // 2
        start = 0
        for size, (left, width) in zip([s for s in self._blocks if s], self.bars(self.width()), strict=True):
            inside = range(start, start + size)
            done = sum(position in self._positions for position in inside)
            box(painter, QRectF(placed(self, QRect(left, top, width, height))), 3, t.line)
            if self._at in inside:  # the block one is in, a breath taller
                reach = QRect(left, top - 1, max(height, round(width * min(size, done + 1) / size)), height + 2)
                box(painter, QRectF(placed(self, reach)), 4, t.accent_line)
            if done:
                full = QRect(left, top, max(height, round(width * done / size)), height)
                box(painter, QRectF(placed(self, full)), 3, t.accent)
            start += size
