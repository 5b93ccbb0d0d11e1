"""A list of short rows for the journal's sheets: tags, versions, the bin, what names a person. Model, view, paint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring
from leaderlens.ui.style.theme import theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """Rows as Qt wants them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RowItem, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None

    def show(self, rows: Sequence[RowItem]) -> None:
        """Show ``rows``; where only what they say has changed, the view keeps its place."""
        now = tuple(rows)
        if [row.key for row in now] == [row.key for row in self._rows]:
            self._rows = now
            if now:
                self.dataChanged.emit(self.index(0), self.index(len(now) - 1))
            return
        self.beginResetModel()
        self._rows = now
        self.endResetModel()

    def row(self, number: int) -> RowItem | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, key: str) -> int:
        """Where the row with that key stands, -1 where it does not."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)


class RowsView(QListView):
    """``chosen(key)`` when the person moves to a row, ``pressed_row(key)`` for Enter, Space or a click on it."""

    chosen = Signal(str)
    pressed_row = Signal(str)

    def __init__(self, name: str, *, most: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setStyleSheet("QListView, QListView:focus { border: 0; background: transparent; padding: 0; }")
        self.clicked.connect(self._clicked)
        self.rows.modelReset.connect(self.updateGeometry)
        theme().changed.connect(self.restyle)

    def show_rows(self, rows: Sequence[RowItem]) -> None:
        """Show ``rows``; the one in view stays in view while it is there."""
        here = self.key()
        before = self.blockSignals(True)
        self.rows.show(rows)
        self.blockSignals(before)
        self.choose(here)
        self.doItemsLayout()
        self.updateGeometry()

    def set_most(self, most: int) -> None:
        """How many rows are in sight at most."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def key(self) -> str:
        """The key of the row the person is on, empty for none."""
        row = self.rows.row(self.currentIndex().row())
        return row.key if row else ""

    def choose(self, key: str) -> None:
        """Go to a row. Says nothing."""
        number = self.rows.number_of(key)
        if number >= 0:
            before = self.blockSignals(True)
            self.setCurrentIndex(self.rows.index(number))
            self.blockSignals(before)

    def choose_first(self) -> None:
        """Go to the first row, as the person would."""
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def restyle(self) -> None:
        self.doItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        tall = self.sizeHintForRow(0) if self.rows.rowCount() else theme().metrics.hit
        return QSize(240, tall * max(1, min(self._most, self.rows.rowCount())) + 4)

    def minimumSizeHint(self) -> QSize:
        tall = self.sizeHintForRow(0) if self.rows.rowCount() else theme().metrics.hit
        return QSize(120, tall * max(1, min(3, self._most, self.rows.rowCount())) + 4)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.chosen.emit(self.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.key():
            self.pressed_row.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: Index) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.pressed_row.emit(row.key)


class _RowDelegate(QStyledItemDelegate):
    """Every row is equally high: with small print below if any row has some."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme()
        row = index.data(ROW)
        detail = isinstance(row, RowItem) and bool(row.detail)
        tall = look.font_metrics(Type.BODY).height() + (look.font_metrics(Type.SMALL).height() + 2 if detail else 0)
        return QSize(120, max(look.metrics.hit, tall + 2 * look.metrics.space(9)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, RowItem):
            return
        look = theme()
        t, space = look.tokens, look.metrics.space
        state = QStyle.StateFlag
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(option.state & state.State_Selected)
        if chosen or option.state & state.State_MouseOver:
            box(painter, area, RADIUS_BUTTON - 2, t.accent_soft if chosen else t.sunken)
        if option.state & state.State_HasFocus:
            focus_ring(painter, area, RADIUS_BUTTON - 2, t.focus)
        room = option.rect.adjusted(space(12), 0, -space(12), 0)
        room = self._paint_mark(painter, option, room, row)
        trailing = QRect(room)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink2 if chosen else t.ink3))
        painter.drawText(trailing, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, row.trailing)
        taken = painter.fontMetrics().horizontalAdvance(row.trailing) + (space(12) if row.trailing else 0)
        right = option.direction is Qt.LayoutDirection.RightToLeft
        words = room.adjusted(taken if right else 0, 0, 0 if right else -taken, 0)
        title, small = look.font_metrics(Type.BODY).height(), look.font_metrics(Type.SMALL).height()
        tall = title + (small + 2 if row.detail else 0)
        top = words.top() + (words.height() - tall) // 2
        painter.setFont(look.font(Type.MEDIUM if row.detail else Type.BODY))
        painter.setPen(QColor(t.ink))
        said = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, words.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(words.left(), top, words.width(), title), side, said)
        if row.detail:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink2))
            said = painter.fontMetrics().elidedText(row.detail, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(QRect(words.left(), top + title + 2, words.width(), small), side, said)
        painter.restore()

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, row: RowItem) -> QRect:
        """The box to tick or the icon before the words; answers the room that is left."""
        look = theme()
        t = look.tokens
        if row.ticked is None and not row.icon:
            return room
        side = look.metrics.icon(20)
        right = option.direction is Qt.LayoutDirection.RightToLeft
        left = room.right() - side if right else room.left()
        spot = QRectF(left, room.top() + (room.height() - side) / 2, side, side)
        if row.ticked is not None:
            box(painter, spot, 6, t.accent if row.ticked else t.surface, None if row.ticked else t.line_strong, 1.5)
            if row.ticked:
                draw_icon(painter, "check", spot.adjusted(3, 3, -3, -3), t.on_accent)
        else:
            draw_icon(painter, row.icon, spot.adjusted(1, 1, -1, -1), t.ink2)
        inset = side + look.metrics.space(12)
        return room.adjusted(0, 0, -inset, 0) if right else room.adjusted(inset, 0, 0, 0)
