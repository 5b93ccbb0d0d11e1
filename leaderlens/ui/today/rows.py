"""Rows of the Today page that are pressed or typed into: one journal entry, and the quick line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.metrics import RADIUS_BUTTON, RADIUS_CARD, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.today.view import JournalRow
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.notice import Glyph
from leaderlens.ui.widgets.palette import shortcut_text

_PAUSE_MS = 800
_MOST_KEYS = 40  # typed without a pause before the line is kept all the same

ROW_INSET = 10
"""How far the words of an entry row stand in from its edge."""


class EntryRow(PaintedButton):
    """A journal entry on one line: what it is called, and when it is from."""

    def __init__(self, row: JournalRow, parent: QWidget | None = None) -> None:
        self.row = row
        super().__init__(row.title, parent)
        self.setAccessibleName(_("{title}, {when}").format(title=row.title[:80], when=row.when))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme().metrics.hit + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        if self.underMouse() or self.isDown():
            box(painter, QRectF(self.rect()), RADIUS_BUTTON - 2, t.accent_soft)
        side = ROW_INSET
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink3))
        date_width = painter.fontMetrics().horizontalAdvance(self.row.when) + 2
        date = QRect(self.width() - side - date_width, 0, date_width, self.height())
        painter.drawText(placed(self, date), Qt.AlignmentFlag.AlignVCenter | leading(), self.row.when)
        painter.setFont(look.font(Type.MEDIUM))
        painter.setPen(QColor(t.ink))
        room = QRect(side, 0, self.width() - date_width - 3 * side, self.height())
        words = painter.fontMetrics().elidedText(self.row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON - 2, t.focus)


class QuickLine(QWidget):
    """One line for the journal. ``entered(words)`` on Enter; the words stay until ``clear``. ``paused(words)`` when the
    hands rest for a moment, so that what stands there can be kept meanwhile.
    """

    entered = Signal(str)
    paused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setProperty("quiet", True)
        self.edit.setPlaceholderText(_("What went well today? One line is enough."))
        self.edit.setAccessibleName(_("One line for your journal"))
        self.edit.setAccessibleDescription(_("Enter keeps it. Nobody else can read it."))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.returnPressed.connect(lambda: self.entered.emit(self.edit.text()))
        self.edit.textChanged.connect(lambda _text: self._show_key())
        self.edit.installEventFilter(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._keys = 0
        self._pause.timeout.connect(lambda: self.paused.emit(self.edit.text()))
        self.edit.textEdited.connect(lambda _text: self._typed())
        self._key = Chip(shortcut_text("Ctrl+J"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(Glyph("notebook-pen", "ink2"))
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self._key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        space = theme().metrics.space
        self._row.setContentsMargins(space(22), 0, space(18), 0)
        self._row.setSpacing(space(14))
        self.setFixedHeight(theme().metrics.hit + 16)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                self._show_key()
                self.update()
            elif (
                event.type() is QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape
            ):
                self.edit.clearFocus()  # the words stay
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        here = self.edit.hasFocus()
        area = QRectF(self.rect())
        box(painter_for(self), area, RADIUS_CARD, t.surface, t.focus if here else t.line, 2 if here else 1)

    def _typed(self) -> None:
        """Wait for a pause; who types without any is kept up with all the same."""
        if not self._pause.isActive() or self._keys < _MOST_KEYS:
            self._keys = self._keys + 1 if self._pause.isActive() else 1
            self._pause.start()

    def _show_key(self) -> None:
        """While writing, the chip says what keeps the line; else, what leads to it."""
        self._key.set_text(_("Enter keeps it") if self.edit.hasFocus() or self.edit.text() else shortcut_text("Ctrl+J"))
