"""Buttons, painted: a leading or trailing icon at a proper distance, and a focus ring for the keyboard."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class PaintedButton(QAbstractButton):
    """What every painted button shares: its name for screen readers, repainting, Enter, and when to show the ring.

    The ring shows where the keyboard led, not where the mouse clicked.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = self.ring_before = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text)
        theme().changed.connect(self.restyle)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in _BY_KEYBOARD or (
            self.ring_before and event.reason() is Qt.FocusReason.ActiveWindowFocusReason
        )
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.ring_before, self.ring = self.ring, False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        if event.key() == Qt.Key.Key_Space:
            self.ring = True
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.EnabledChange, QEvent.Type.LayoutDirectionChange}:
            self.update()
        super().changeEvent(event)


class Kind(StrEnum):
    """How much a button asks for attention; one primary button to a page or card."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


class Button(PaintedButton):
    """A labelled button. ``icon`` leads the label, ``trailing`` follows it (arrows that go on)."""

    def __init__(
        self,
        text: str,
        kind: Kind | str = Kind.SECONDARY,
        *,
        icon: str = "",
        trailing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._kind, self._leading, self._trailing = Kind(kind), icon, trailing
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind | str) -> None:
        self._kind = Kind(kind)
        self.restyle()

    def set_icon(self, name: str) -> None:
        self._leading = name
        self.restyle()

    def sizeHint(self) -> QSize:
        look = theme()
        metrics = look.metrics
        words = look.font_metrics(Type.STRONG).horizontalAdvance(self.text())
        icons = sum(self._icon_side() + metrics.space(8) for name in (self._leading, self._trailing) if name)
        return QSize(words + icons + 2 * self._padding(), metrics.hit + 2)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().metrics.text(72)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        fill, line, ink = self._colours()
        box(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BUTTON, fill, line)
        self._paint_label(painter, ink)
        if self.ring:
            if self._kind in {Kind.PRIMARY, Kind.DANGER} and self.isEnabled():
                box(painter, area.adjusted(2, 2, -2, -2), RADIUS_BUTTON - 2, None, tokens.surface, 1.5)
            focus_ring(painter, area, RADIUS_BUTTON, tokens.focus if self._kind is not Kind.PRIMARY else tokens.ink)

    def _padding(self) -> int:
        return theme().metrics.space(12 if self._kind is Kind.QUIET else 20)

    def _icon_side(self) -> int:
        return theme().metrics.icon(18)

    def _colours(self) -> tuple[str | None, str | None, str]:
        t = theme().tokens
        if not self.isEnabled():
            return (None, None, t.ink3) if self._kind is Kind.QUIET else (t.sunken, t.line, t.ink3)
        hot = self.underMouse() or self.isDown()
        if self._kind is Kind.PRIMARY:
            return (t.accent_hover if hot else t.accent), None, t.on_accent
        if self._kind is Kind.DANGER:
            return (t.danger_hover if hot else t.danger), None, t.on_danger
        if self._kind is Kind.QUIET:
            return (t.accent_soft if hot or self.isChecked() else None), None, t.accent
        if self.isChecked():
            return t.accent_soft, t.accent, t.accent
        return (t.sunken if hot else t.surface), t.line_strong, t.ink

    def _paint_label(self, painter: QPainter, ink: str) -> None:
        look = theme()
        side, gap = self._icon_side(), look.metrics.space(8)
        room = self.rect().adjusted(self._padding() // 2, 0, -self._padding() // 2, 0)
        lead = side + gap if self._leading else 0
        trail = side + gap if self._trailing else 0
        fonts = look.font_metrics(Type.STRONG)
        words = fonts.elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, room.width() - lead - trail))
        width = lead + fonts.horizontalAdvance(words) + trail
        left = room.left() + (room.width() - width) // 2
        top = (self.height() - side) // 2
        if self._leading:
            draw_icon(painter, self._leading, QRectF(placed(self, QRect(left, top, side, side))), ink)
        if self._trailing:
            spot = QRect(left + width - side, top, side, side)
            draw_icon(painter, mirrored(self, self._trailing), QRectF(placed(self, spot)), ink)
        painter.setFont(look.font(Type.STRONG))
        painter.setPen(QColor(ink))
        middle = placed(self, QRect(left + lead, 0, width - lead - trail + 2, self.height()))
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | leading(), words)


class IconButton(PaintedButton):
    """A square button with only an icon; its name is spoken and shows as a tooltip."""

    def __init__(self, icon: str, name: str, *, shortcut: str = "", parent: QWidget | None = None) -> None:
        self._icon = icon
        super().__init__(name, parent)
        self.setToolTip(f"{name}  {shortcut}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str) -> None:
        """Show another icon under another name (a toggle's other side)."""
        self._icon = icon
        self.setText(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().metrics.hit
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        if self.isChecked() or (self.isEnabled() and (self.underMouse() or self.isDown())):
            box(painter, area, RADIUS_BUTTON, t.accent_soft)
        side = theme().metrics.icon(20)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ink = t.ink3 if not self.isEnabled() else (t.accent if self.isChecked() else t.ink2)
        draw_icon(painter, mirrored(self, self._icon), spot, ink)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)


_OPPOSITE = {
    "arrow-right": "arrow-left",
    "arrow-left": "arrow-right",
    "chevron-right": "chevron-left",
    "chevron-left": "chevron-right",
}


def mirrored(widget: QWidget, icon: str) -> str:
    """``icon``, or its mirror image where reading runs from the right."""
    right = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return _OPPOSITE.get(icon, icon) if right else icon
