"""A table to read: the same values as a chart, row by row, for the keyboard and the screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TALLEST = 460  # px: a longer table scrolls


class RowsModel(QAbstractTableModel):
    """Rows of text under headers; nothing can be changed."""

    def __init__(self, columns: tuple[str, ...] = (), rows: tuple[tuple[str, ...], ...] = ()) -> None:
        super().__init__()
        self.columns, self.rows = columns, rows

    def show(self, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        self.beginResetModel()
        self.columns, self.rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self.rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.columns):
                return self.columns[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cell(QStyledItemDelegate):
    """As tall as its words are in the width they really have."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        narrower = QStyleOptionViewItem(option)
        sides = 2 * theme().metrics.space(10) + 4  # the sheet's padding, which Qt forgets when it counts lines
        narrower.rect.setWidth(max(1, option.rect.width() - sides))
        return super().sizeHint(narrower, index)


class TableView(QTableView):
    """A read-only table. Ctrl+C copies what is selected, as lines with tabs between the cells."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfitted = False
        self.rows_model = RowsModel()
        self.setModel(self.rows_model)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_table(self, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        """Show ``rows`` under ``columns``."""
        self.rows_model.show(columns, rows)
        self.fit_rows()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(len(self.rows_model.rows)))
        return QSize(360, min(_TALLEST, rows + self.horizontalHeader().sizeHint().height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(self.sizeHint().height(), theme().metrics.text(120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unfitted:
            self.fit_rows()

    def fit_rows(self) -> None:
        """Make rows as tall as their words: 0.2 s for a long table, so not while nobody sees it."""
        self._unfitted = not self.isVisible()
        if not self._unfitted:
            self.resizeRowsToContents()
            self.updateGeometry()

    def restyle(self) -> None:
        look = theme()
        self.setFont(look.font(Type.SMALL))
        self.horizontalHeader().setFont(look.font(Type.SMALL_STRONG))
        self.verticalHeader().setMinimumSectionSize(look.metrics.text(32))
        self.horizontalHeader().setMinimumSectionSize(look.metrics.text(64))
        self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            text = "\n".join("\t".join(self.rows_model.rows[row]) for row in chosen)
            QGuiApplication.clipboard().setText(text)
            return
        super().keyPressEvent(event)
