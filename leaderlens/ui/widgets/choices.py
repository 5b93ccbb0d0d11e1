"""One of a few, all in sight: a segmented row for settings and filters, and cards for the big choices of the wizard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, RADIUS_CARD, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton

_WRAP = Qt.TextFlag.TextWordWrap


class _Segment(PaintedButton):
    def __init__(self, value: str, text: str) -> None:
        self.value = value
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.font_metrics(Type.SMALL_STRONG).horizontalAdvance(self.text())
        return QSize(words + 2 * look.metrics.space(14), look.metrics.hit)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked():
            box(painter, area, RADIUS_BUTTON - 2, t.surface, t.accent, 1.5)
        elif self.underMouse():
            box(painter, area, RADIUS_BUTTON - 2, t.accent_soft)
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(t.accent if self.isChecked() else t.ink2))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 12)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON, t.focus)


class SegmentedChoice(QWidget):
    """A row of segments, one chosen. ``changed(value)`` when the person picks another."""

    changed = Signal(str)

    def __init__(self, name: str, items: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.segments = tuple(_Segment(value, text) for value, text in items)
        for segment in self.segments:
            row.addWidget(segment)
            segment.toggled.connect(self._toggled)
        if self.segments:
            self.set_value(self.segments[0].value)
        theme().changed.connect(self.update)

    def value(self) -> str:
        return next((segment.value for segment in self.segments if segment.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show ``value``. Says nothing; Tab leads to what is chosen, and the arrows on from there."""
        if value not in {segment.value for segment in self.segments}:
            return
        before = self.blockSignals(True)
        for segment in self.segments:
            here = segment.value == value
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here:
                segment.setChecked(True)
        self.blockSignals(before)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_BUTTON + 2, t.sunken, t.line)

    def _toggled(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        if chosen:
            self.changed.emit(self.value())


class ChoiceCard(PaintedButton):
    """A large choice: icon, title and a line of explanation; one of a group under one parent."""

    def __init__(self, value: str, title: str, line: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        self.value, self._line, self._icon = value, line, icon
        super().__init__(title, parent)
        self.setAccessibleDescription(line)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_line(self, line: str) -> None:
        """Another line of explanation, or none."""
        self._line = line
        self.setAccessibleDescription(line)
        self.restyle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme()
        room = width - self._left() - self._right()
        height = look.font_metrics(Type.STRONG).boundingRect(0, 0, room, 9999, _WRAP, self.text()).height()
        if self._line:
            height += 3 + look.font_metrics(Type.SMALL).boundingRect(0, 0, room, 9999, _WRAP, self._line).height()
        return max(look.metrics.hit + 10, height + 2 * look.metrics.space(14))

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(160), theme().metrics.hit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        fill = t.accent_soft if chosen or self.underMouse() else t.surface
        box(painter, area, RADIUS_CARD - 2, fill, t.accent if chosen else t.line_strong, 2 if chosen else 1)
        side = look.metrics.icon(22)
        middle = (self.height() - side) // 2
        if self._icon:
            spot = QRect(look.metrics.space(18), middle, side, side)
            draw_icon(painter, self._icon, QRectF(placed(self, spot)), t.accent if chosen else t.ink2)
        if chosen:
            spot = QRect(self.width() - side - look.metrics.space(14), middle, side, side)
            draw_icon(painter, "circle-check", QRectF(placed(self, spot)), t.accent)
        top = (self.height() - self.heightForWidth(self.width())) // 2 + look.metrics.space(14)
        room = self.rect().adjusted(self._left(), top, -self._right(), 0)
        flags = int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop)
        painter.setFont(look.font(Type.STRONG))
        painter.setPen(QColor(t.ink))
        used = painter.boundingRect(placed(self, room), flags, self.text())
        if not self._line:
            used.moveTop((self.height() - used.height()) // 2)
        painter.drawText(
            placed(self, room) if self._line else placed(self, room).adjusted(0, used.top() - room.top(), 0, 0),
            flags,
            self.text(),
        )
        if self._line:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink2))
            painter.drawText(placed(self, room.adjusted(0, used.height() + 3, 0, 4)), flags, self._line)
        if self.ring:
            focus_ring(painter, area, RADIUS_CARD - 2, t.focus)

    def _left(self) -> int:
        metrics = theme().metrics
        return metrics.space(18) + (metrics.icon(22) + metrics.space(16) if self._icon else 0)

    def _right(self) -> int:
        metrics = theme().metrics
        return metrics.icon(22) + metrics.space(24)


class ChoiceCards(QWidget):
    """A column of choice cards, none chosen until the person chooses. ``changed(value)`` when they do."""

    changed = Signal(str)

    def __init__(
        self, name: str, items: tuple[tuple[str, str, str, str], ...] = (), parent: QWidget | None = None
    ) -> None:
        """Items are (value, title, line, icon)."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().metrics.space(10))
        self.cards: tuple[ChoiceCard, ...] = ()
        self.set_items(items)

    def set_items(self, items: tuple[tuple[str, str, str, str], ...]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards = tuple(ChoiceCard(*item, parent=self) for item in items)
        for card in self.cards:
            self._column.addWidget(card)
            card.clicked.connect(self._clicked)

    def value(self) -> str:
        """The chosen value, empty while none is."""
        return next((card.value for card in self.cards if card.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show ``value``; empty chooses none. Says nothing."""
        for card in self.cards:
            card.setAutoExclusive(False)
            card.setChecked(card.value == value)
            card.setAutoExclusive(True)

    def _clicked(self) -> None:
        self.changed.emit(self.value())
