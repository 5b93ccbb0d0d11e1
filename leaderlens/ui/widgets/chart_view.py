"""A chart on the page: drawn away from the screen, kept as a pixmap, read aloud, and shown as a table on request.

This module draws nothing and imports no chart library: it is handed ``render`` (runs on the worker) and ``size_for``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from leaderlens.analysis.pictures import Picture
from leaderlens.analysis.table_csv import csv_of
from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Small, TextLabel
from leaderlens.ui.widgets.table import TableView

_FIRST_HEIGHT = 240  # px, until the first drawing says better
_KEPT = 8  # pixmaps a view keeps: going back and forth between two people or two items is instant
_SETTLE_MS = 60  # a window being dragged wider is not worth a drawing at every step


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """What to draw, and how: ``width`` and ``height`` in logical px, ``ratio`` device px per logical px,
    ``scale`` the text size (1.0 to 2.0), ``dark`` and ``ground`` (``#RRGGBB``) the card it lies on.
    """

    picture: Picture
    width: int
    height: int
    ratio: float
    scale: float
    dark: bool
    ground: str


@dataclass(frozen=True, slots=True)
class Raster:
    """A drawn chart: ``rgba`` holds ``height`` rows of ``width`` device px, four bytes each, not premultiplied."""

    width: int
    height: int
    rgba: bytes


Render = Callable[[ChartRequest], Raster]
SizeFor = Callable[[Picture, int, float], int]
"""The height in logical px a picture wants at a width (logical px) and a text scale. Runs on the worker, too."""


class ChartCanvas(QWidget):
    """The drawn picture. Keeps the old one while a new one is made."""

    ready = Signal()

    def __init__(self, render: Render, size_for: SizeFor, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._render, self._size_for, self._tasks = render, size_for, tasks
        self._picture: Picture | None = None
        self._pixmaps: OrderedDict[ChartRequest, tuple[QPixmap, int]] = OrderedDict()
        self._shown: QPixmap | None = None
        self._wanted: ChartRequest | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._tall = _FIRST_HEIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._ask)

    @property
    def pixmap(self) -> QPixmap | None:
        """What is on screen."""
        return self._shown

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self._ask()

    def sizeHint(self) -> QSize:
        return QSize(480, self._tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is None:
            self._ask()
        else:
            self._settle.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._shown is None:
            painter.setPen(QColor(theme().tokens.ink3))
            painter.setFont(theme().font(Type.SMALL))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Drawing …"))
            return
        size = self._shown.deviceIndependentSize()
        if size.width() > self.width():
            size = size.scaled(self.width(), self.height(), Qt.AspectRatioMode.KeepAspectRatio)
        left = self.width() - size.width() if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0.0
        painter.drawPixmap(QRectF(left, 0, size.width(), size.height()), self._shown, QRectF(self._shown.rect()))

    def _request(self) -> ChartRequest | None:
        if self._picture is None or self.width() < 120 or not self.isVisible():
            return None
        look = theme()
        ratio, scale = self.devicePixelRatioF(), look.metrics.scale
        return ChartRequest(self._picture, self.width(), 0, ratio, scale, look.tokens.dark, look.tokens.surface)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        """Show the kept pixmap of what is wanted now, or have it drawn."""
        request = self._request()
        if request is None or request == self._wanted:
            return
        self._wanted = request
        kept = self._pixmaps.get(request)
        if kept is not None:
            self._pixmaps.move_to_end(request)
            self._put(*kept)
            return
        self._tasks.run(lambda: self._draw(request), lambda drawn: self._drawn(request, *drawn))

    def _draw(self, request: ChartRequest) -> tuple[Raster, int]:
        """On the worker: how high the picture is at this width, and the picture itself."""
        height = self._size_for(request.picture, request.width, request.scale)
        return self._render(replace(request, height=height)), height

    def _drawn(self, request: ChartRequest, raster: Raster, height: int) -> None:
        if not isValid(self):
            return  # the page went while its chart was drawn
        image = QImage(raster.rgba, raster.width, raster.height, raster.width * 4, QImage.Format.Format_RGBA8888)
        pixmap = QPixmap.fromImage(image.copy())  # the bytes belong to Python: Qt must have its own
        pixmap.setDevicePixelRatio(request.ratio)
        self._pixmaps[request] = (pixmap, height)
        while len(self._pixmaps) > _KEPT:
            self._pixmaps.popitem(last=False)
        if request == self._wanted:
            self._put(pixmap, height)

    def _put(self, pixmap: QPixmap, height: int) -> None:
        self._shown = pixmap
        if height != self._tall:
            self._tall = height
            self.updateGeometry()
        self.update()
        self.ready.emit()


class ChartView(QWidget):
    """A picture with its headline, its note, and its table. Read out as a chart named by the headline.

    ``ready`` each time a drawing has come on screen.
    """

    ready = Signal()

    def __init__(
        self,
        render: Render,
        size_for: SizeFor,
        tasks: Tasks,
        *,
        headline: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.canvas = ChartCanvas(render, size_for, tasks)
        self.canvas.ready.connect(self.ready)
        self.headline = TextLabel("", Type.H3)
        if not headline:  # shown before it has a parent, it would flash up as a window of its own
            self.headline.hide()
        self.subtitle = Small("", "ink2")
        self.note = Small("")
        self.table = TableView()
        self.table_button = Button(_("Table"), icon="table")
        self.table_button.setCheckable(True)
        self.table_button.setAccessibleName(_("Show this chart as a table"))
        self.copy_button = Button(_("Copy as CSV"), Kind.QUIET, icon="copy")
        self.copy_button.hide()
        self.copy_button.clicked.connect(self.copy)
        self.table_button.toggled.connect(self._toggle)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.headline)
        words.addWidget(self.subtitle)
        self.head = head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.canvas)
        column.addWidget(self.table)
        column.addWidget(self.note)
        self.table.hide()

    @property
    def picture(self) -> Picture | None:
        return self._picture

    def show_picture(self, picture: Picture) -> None:
        """Show ``picture``; the one before stays until this one is drawn."""
        self._picture = picture
        self.setAccessibleName(picture.headline)
        self.setAccessibleDescription(picture.alt)
        self.canvas.setAccessibleName(picture.headline)
        self.canvas.setAccessibleDescription(picture.alt)
        self.headline.setText(picture.headline)
        for label, text in ((self.subtitle, picture.subtitle), (self.note, picture.note)):
            label.setText(text)
            label.setVisible(bool(text))
        self.table.setAccessibleName(picture.headline)
        self.table.show_table(picture.table.columns, picture.table.rows)
        self.canvas.show_picture(picture)

    def csv(self) -> str:
        """The table as CSV."""
        return csv_of(self._picture.table) if self._picture is not None else ""

    def copy(self) -> None:
        """Put the table on the clipboard as CSV."""
        QGuiApplication.clipboard().setText(self.csv())
        announce(self, _("Copied"))

    def _toggle(self, table: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self.canvas.setVisible(not table)
        self.table.setVisible(table)
        self.copy_button.setVisible(table)
        self.table_button.setText(_("Chart") if table else _("Table"))
        self.table_button.set_icon("chart-line" if table else "table")
        said = _("Show this chart as a picture") if table else _("Show this chart as a table")
        self.table_button.setAccessibleName(said)
