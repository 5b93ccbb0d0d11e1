"""A chart over time that can be read point by point, with the pointer or the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from leaderlens.analysis.pictures import Picture
from leaderlens.ui.charting.drawing import spots_in
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.reader import ChartReader
from leaderlens.ui.charting.reading import stops_in
from leaderlens.ui.charting.tab_order import in_tab_order
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks

if TYPE_CHECKING:
    from leaderlens.charts.drawing import Spot


class ReadableChart(DrawnChart):
    """``opened(stop)`` when the person wants to see more of a day."""

    opened = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._tasks = tasks
        self.reader = ChartReader(self.canvas)
        self.reader.opened.connect(self.opened)
        self.canvas.installEventFilter(self)
        in_tab_order(self.table_button, (self.reader,))
        self.ready.connect(self._locate)

    def show_picture(self, picture: Picture) -> None:
        if picture != self.picture:
            self.reader.show_stops(stops_in(picture), picture.headline)
        super().show_picture(picture)

    def let_open(self, *, can: bool) -> None:
        """Whether Enter or a click leads anywhere: then the pointer shows it."""
        self.reader.can_open = can

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() is QEvent.Type.Resize:
            self.reader.setGeometry(self.canvas.rect())
        return super().eventFilter(watched, event)

    def _locate(self) -> None:
        """The drawing is on screen: ask where its days stand."""
        picture, pixmap = self.picture, self.canvas.pixmap
        if picture is None or pixmap is None or self.reader.isHidden():
            return
        width, scale = round(pixmap.deviceIndependentSize().width()), theme().metrics.scale
        self._tasks.run(lambda: spots_in(picture, width, scale), lambda spots: self._place(picture, width, spots))

    def _place(self, picture: Picture, width: int, spots: tuple[Spot, ...]) -> None:
        if isValid(self) and picture is self.picture:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.reader.show_spots(spots, self.canvas.width() - width if mirrored else 0)
