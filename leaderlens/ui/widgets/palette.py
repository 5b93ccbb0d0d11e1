"""The command palette (Ctrl+K): find a place or a thing to do by typing a part of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leaderlens.i18n import _
from leaderlens.ui.commands import Command, Commands
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.labels import Body, Small
from leaderlens.ui.widgets.notice import Glyph
from leaderlens.ui.widgets.overlay import Overlay

_COMMAND = Qt.ItemDataRole.UserRole
_MOST_ROWS = 9


def shortcut_text(shortcut: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""


class _Row(QStyledItemDelegate):
    """Paints a command (icon, title, shortcut) or a group's name."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = theme()
        if index.data(_COMMAND) is None:
            return QSize(100, look.font_metrics(Type.EYEBROW).height() + 14)
        return QSize(100, look.metrics.hit + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        t = look.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect
        right = option.direction is Qt.LayoutDirection.RightToLeft
        side, far = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        command = index.data(_COMMAND)
        if not isinstance(command, Command):
            painter.setFont(look.font(Type.EYEBROW))
            painter.setPen(QColor(t.ink3))
            painter.drawText(area.adjusted(14, 4, -14, 0), Qt.AlignmentFlag.AlignVCenter | side, str(index.data()))
            painter.restore()
            return
        here = bool(option.state & option.state.State_Selected)
        if here:
            box(painter, QRectF(area), RADIUS_BUTTON - 2, t.accent_soft)
        icon = look.metrics.icon(18)
        left = area.right() - 14 - icon if right else area.left() + 14
        spot = QRect(left, area.top() + (area.height() - icon) // 2, icon, icon)
        draw_icon(painter, command.icon or "arrow-right", QRectF(spot), t.accent if here else t.ink2)
        inset = 14 + icon + 12
        keys = shortcut_text(command.shortcut)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink2 if here else t.ink3))
        painter.drawText(area.adjusted(14, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | far, keys)
        taken = painter.fontMetrics().horizontalAdvance(keys) + 24
        painter.setFont(look.font(Type.STRONG if here else Type.BODY))
        painter.setPen(QColor(t.ink))
        room = area.adjusted(taken, 0, -inset, 0) if right else area.adjusted(inset, 0, -taken, 0)
        words = painter.fontMetrics().elidedText(command.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, words)
        painter.restore()


class CommandPalette(Overlay):
    """Opens with ``show_palette``. Up and down move, Enter runs, Escape closes."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window, 660)
        self._commands = commands
        self.entry = QLineEdit()
        self.entry.setProperty("quiet", True)
        self.entry.setProperty("asks", True)  # it writes nothing (ui/reading_only.py)
        self.entry.setPlaceholderText(_("Find or do anything"))
        self.entry.setAccessibleName(_("Find or do anything"))
        self.entry.textChanged.connect(self._search)
        self.entry.installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(12)
        head.addWidget(Glyph("search", "ink2", 18))
        head.addWidget(self.entry, 1)
        self.column.addLayout(head)
        self.column.addWidget(Divider())
        self.list = QListWidget()
        self.list.setObjectName("bare")
        self.list.setStyleSheet("QListWidget, QListWidget:focus { border: 0; background: transparent; padding: 0; }")
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What fits"))
        self.list.itemClicked.connect(self._run)
        self.column.addWidget(self.list, 1)
        self.nothing = Body(_("Nothing fits. Try fewer letters."), "ink2")
        self.column.addWidget(self.nothing)
        self.column.addWidget(Divider())
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.addWidget(Small(_("Up and down to move, Enter to open, Esc to close")), 1)
        foot.addWidget(Small(_("{keys} shows every shortcut").format(keys=shortcut_text("Ctrl+/")), wrap=False))
        self.column.addLayout(foot)

    def show_palette(self) -> None:
        self.entry.clear()
        self._search("")
        self.open(self.entry)

    def height_wanted(self) -> int:
        rows = [self.list.sizeHintForRow(row) for row in range(self.list.count())]
        listed = min(sum(rows), _MOST_ROWS * (theme().metrics.hit + 4)) if rows else 0
        nothing = self.nothing.sizeHint().height() + 16 if self.nothing.isVisibleTo(self.sheet) else 0
        return listed + nothing + 2 * theme().metrics.hit + 64

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.entry and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                self._move(step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                item = self.list.currentItem()
                if item is not None:
                    self._run(item)
                return True
        return super().eventFilter(watched, event)

    def _search(self, query: str) -> None:
        self.list.clear()
        groups: dict[str, list[Command]] = {}
        for command in self._commands.find(query):
            groups.setdefault(command.group, []).append(command)
        for group, commands in groups.items():
            title = QListWidgetItem(group)
            title.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(title)
            for command in commands:
                item = QListWidgetItem(command.title)
                item.setData(_COMMAND, command)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.title} {command.shortcut}".strip())
                self.list.addItem(item)
        self.nothing.setVisible(not groups)
        self.list.setVisible(bool(groups))
        if groups:
            self.list.setCurrentRow(1)
        if not self.isHidden():
            self.place()

    def _move(self, step: int) -> None:
        able = [row for row in range(self.list.count()) if self.list.item(row).data(_COMMAND) is not None]
        if able:
            here = able.index(self.list.currentRow()) if self.list.currentRow() in able else 0
            self.list.setCurrentRow(able[max(0, min(len(able) - 1, here + step))])

    def _run(self, item: QListWidgetItem) -> None:
        command = item.data(_COMMAND)
        if isinstance(command, Command):
            self.leave()
            self._commands.run(command.id)
