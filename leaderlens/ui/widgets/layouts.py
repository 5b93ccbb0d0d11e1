"""Layouts that reflow: columns that become one, rows that break, and a column of a most width."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from leaderlens.ui.style.metrics import GAP
from leaderlens.ui.style.painting import placed
from leaderlens.ui.style.theme import theme


class FlowRow(QWidget):
    """Widgets side by side in the order given, broken into as many lines as they need."""

    def __init__(self, *widgets: QWidget, gap: int = 10, centred: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._centred = gap, centred
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add(*widgets)
        theme().changed.connect(self.updateGeometry)

    def add(self, *widgets: QWidget) -> None:
        """Put ``widgets`` at the end."""
        for widget in widgets:
            widget.setParent(self)
            widget.show()
            self._items.append(widget)
        self._changed()

    def clear(self) -> None:
        """Take every widget out and let it go."""
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items.clear()
        self._changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, apply=False)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._space() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            max((item.minimumSizeHint().width() for item in self._shown()), default=0),
            max((item.sizeHint().height() for item in self._shown()), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), apply=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._changed()  # what its widgets said while it was hidden reached nobody

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a widget in it was hidden, shown, or has other words
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), apply=True)

    def _shown(self) -> list[QWidget]:
        return [item for item in self._items if not item.isHidden()]

    def _space(self) -> int:
        return theme().metrics.space(self._gap)

    def _arrange(self, width: int, *, apply: bool) -> int:
        space, top = self._space(), 0
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        used = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if lines[-1] and used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + space
        for line in lines:
            tall = max((size.height() for _item, size in line), default=0)
            if apply:
                full = sum(size.width() for _item, size in line) + space * (len(line) - 1)
                left = (width - full) // 2 if self._centred else 0
                for item, size in line:
                    spot = QRect(left, top + (tall - size.height()) // 2, size.width(), size.height())
                    item.setGeometry(placed(self, spot))
                    left += size.width() + space
            top += tall + space
        return max(0, top - space)


class Columns(QWidget):
    """Widgets in columns of the given stretches, row by row; one below the other where it is narrower than ``needs``.

    ``needs`` is in logical px at 100 % and grows with the text size. A widget may span every column with ``add_wide``.
    ``top`` keeps each at its own height at the top of its row (fields); else all of a row are as tall (cards).
    """

    def __init__(
        self,
        stretches: tuple[int, ...] = (1, 1),
        *,
        needs: int = 760,
        gap: int = GAP,
        top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stretches, self._needs, self._gap = stretches, needs, gap
        self._side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag(0)
        self._items: list[tuple[QWidget, bool]] = []
        self._left_out: set[QWidget] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._narrow: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme().changed.connect(self.restyle)
        self.restyle()

    @property
    def narrow(self) -> bool:
        """Whether everything stands in one column."""
        return bool(self._narrow)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` in the next free cell."""
        self._items.append((widget, False))
        self._place()

    def add_wide(self, widget: QWidget) -> None:
        """Put ``widget`` in a row of its own."""
        self._items.append((widget, True))
        self._place()

    def show_only(self, widgets: Collection[QWidget]) -> None:
        """Show these of its widgets, side by side as if the others were not there."""
        for item, _wide in self._items:
            item.setVisible(item in widgets)
        self._left_out = {item for item, _wide in self._items if item not in widgets}
        self._place()

    def set_stretches(self, stretches: tuple[int, ...]) -> None:
        """Share the width otherwise, between as many columns."""
        if stretches != self._stretches:
            self._stretches = stretches
            self._place()

    def restyle(self) -> None:
        self._grid.setSpacing(theme().metrics.space(self._gap))
        self._reflow(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow(event.size().width())

    def minimumSizeHint(self) -> QSize:
        least = max((item.minimumSizeHint().width() for item, _wide in self._items), default=0)
        return QSize(least, self._grid.minimumSize().height())

    def _reflow(self, width: int) -> None:
        narrow = width < theme().metrics.text(self._needs)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._place()

    def _place(self) -> None:
        for item, _wide in self._items:  # not takeAt: a stray item keeps old sizes
            self._grid.removeWidget(item)
        across = 1 if self._narrow else len(self._stretches)
        for column in range(len(self._stretches)):
            self._grid.setColumnStretch(column, self._stretches[column] if column < across else 0)
        row = column = 0
        for item, wide in self._items:
            if item in self._left_out:
                continue
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(item, row, column, 1, across if wide else 1, self._side)
            column = 0 if wide else (column + 1) % across
            row += column == 0


class Centred(QWidget):
    """One widget in the middle, no wider than ``widest`` px at 100 % (times the text size when ``grows``)."""

    def __init__(self, inner: QWidget, widest: int, *, grows: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner, self._widest, self._grows = inner, widest, grows
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1000)
        grid.setColumnStretch(2, 1)
        grid.addWidget(inner, 0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        self.inner.setMaximumWidth(theme().metrics.text(self._widest) if self._grows else self._widest)
