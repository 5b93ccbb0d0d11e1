"""A chart view whose drawing is the charts floor's, and whose table stays readable however many check-ins it has."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QWidget

from leaderlens.analysis.pictures import Picture
from leaderlens.ui.charting.drawing import height_for, render
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.chart_view import ChartView

_SHARING = 6  # columns up to which a table shares its width; more keep their own width and scroll
_FIRST_COLUMN = 230


class DrawnChart(ChartView):
    """A chart with its headline, subtitle, note and table, drawn on the worker."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(render, height_for, tasks, parent=parent)
        theme().changed.connect(self._fit_columns)

    def show_picture(self, picture: Picture) -> None:
        super().show_picture(picture)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """A column for every check-in would squeeze the names to nothing: a wide table scrolls instead."""
        columns = len(self.picture.table.columns) if self.picture is not None else 0
        header = self.table.horizontalHeader()
        if columns <= _SHARING:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, theme().metrics.text(_FIRST_COLUMN))
        self.table.resizeRowsToContents()
