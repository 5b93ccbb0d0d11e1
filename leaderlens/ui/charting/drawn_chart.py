"""A chart view whose drawing is the charts floor's, and whose table stays readable however many check-ins it has."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from leaderlens.analysis.pictures import Picture
from leaderlens.i18n import _
from leaderlens.ui.charting.drawing import height_for, render
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.chart_view import ChartView

_SHARING = 6  # columns up to which a table shares its width; more keep their own width and scroll
_FIRST_COLUMN = 230


class DrawnChart(ChartView):
    """A chart with its headline, subtitle, note and table, drawn on the worker. T changes between chart and table.

    ``kept(what)`` once :meth:`offer_files` was called and the person wants the chart elsewhere: ``copy`` (the picture)
    or one of ``png``, ``svg``, ``pdf``, ``paper``, ``csv``. The view copies its table itself and ``copied`` tells so.
    """

    kept = Signal(str)
    copied = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(render, height_for, tasks, parent=parent)
        self.keep_button: IconButton | None = None
        self.table_button.toggled.connect(self._fit_columns)
        theme().changed.connect(self._fit_columns)

    def show_picture(self, picture: Picture) -> None:
        super().show_picture(picture)
        self._fit_columns()

    def offer_files(self) -> None:
        """Let the chart be copied and saved."""
        self.keep_button = IconButton("download", _("Copy or save this chart"))
        self.keep_button.clicked.connect(self._offer)
        self.head.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop)
        QWidget.setTabOrder(self.table_button, self.keep_button)

    def file_menu(self) -> QMenu:
        """What can be done with the chart."""
        menu = QMenu(self)
        for what, words in (
            ("copy", _("Copy the picture")),
            ("", ""),
            ("png", _("Save as PNG…")),
            ("svg", _("Save as SVG…")),
            ("pdf", _("Save as PDF…")),
            ("paper", _("Save as PDF in black and white…")),
            ("csv", _("Save the table as CSV…")),
        ):
            if what:
                menu.addAction(words).triggered.connect(lambda _on=False, one=what: self.kept.emit(one))
            else:
                menu.addAction(_("Copy the table as CSV")).triggered.connect(self.copy)
                menu.addSeparator()
        return menu

    def copy(self) -> None:
        super().copy()
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.table_button.toggle()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        if self.keep_button is not None:
            menu = self.file_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.keep_button.mapToGlobal(self.keep_button.rect().bottomLeft()))

    def _fit_columns(self) -> None:
        """A column for every check-in would squeeze the names to nothing: a wide table scrolls instead."""
        if not self.table_button.isChecked():
            return  # measured when it is looked at
        columns = len(self.picture.table.columns) if self.picture is not None else 0
        header = self.table.horizontalHeader()
        if columns <= _SHARING:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, theme().metrics.text(_FIRST_COLUMN))
        self.table.fit_rows()
