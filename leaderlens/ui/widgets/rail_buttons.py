"""What stands in the rail: places, the search, the lock, the promise, and who is here.

Wide, it is an icon with its words beside it. Close, in a narrow window or at large text, the words stand below it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from leaderlens.domain.people import Role, without_titles
from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton

_WRAPPED = Qt.TextFlag.TextWordWrap
_AIR = 5
"""px above the icon and below the words of a close button, more than which it never has less than 2."""


class RailButton(PaintedButton):
    """An icon with its words: beside it while the rail is wide, below it while it is ``narrow``.

    Where the window is low it gives way a little, to ``minimumSizeHint``: a target of at least 34 px.
    """

    def __init__(self, text: str, icon: str) -> None:
        self._icon, self.narrow = icon, False
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def words(self) -> str:
        """What it says in the rail."""
        return self.text()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, said by its name
        self.narrow = narrow
        self.setToolTip(self.accessibleName() if narrow else "")
        self.restyle()

    def sizeHint(self) -> QSize:
        if self.narrow:
            return QSize(0, self._close_height() + 2 * _AIR)
        return QSize(theme().metrics.rail_wide - 28, theme().metrics.nav)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._close_height() + 4 if self.narrow else theme().metrics.nav_least)

    def _close_height(self) -> int:
        look = theme()
        return look.metrics.rail_icon + look.font_metrics(Type.RAIL).height()

    def _icon_box(self) -> QRect:
        side = theme().metrics.icon(20)
        return placed(self, QRect(12, (self.height() - side) // 2, side, side))

    def _words_left(self) -> int:
        return 12 + theme().metrics.icon(20) + 14

    def _paint_close(self, painter: QPainter, ink: str, words_ink: str) -> QRect:
        """The icon with the words below it; gives where the icon stands."""
        look = theme()
        side = look.metrics.rail_icon
        top = (self.height() - self._close_height()) // 2
        spot = QRect((self.width() - side) // 2, top, side, side)
        draw_icon(painter, self._icon, QRectF(spot), ink)
        painter.setFont(look.font(Type.RAIL))
        painter.setPen(QColor(words_ink))
        room = QRect(1, top + side, self.width() - 2, self.height() - top - side)
        words = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        return spot


class PlaceButton(RailButton):
    """A place in the rail. ``badge`` is a word or two (``"1 due"``); in the narrow rail it is a dot by the icon."""

    def __init__(self, text: str, icon: str, shortcut: str = "") -> None:
        self.badge = ""
        super().__init__(text, icon)
        self._shortcut = shortcut
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def set_badge(self, badge: str) -> None:
        self.badge = badge
        self.setAccessibleDescription(badge)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        here = self.isChecked()
        if here:
            box(painter, area, RADIUS_BUTTON, t.rail_selected, t.line)
        elif self.underMouse():
            box(painter, area, RADIUS_BUTTON, t.sunken)
        if self.narrow:
            icon = self._paint_close(painter, t.accent if here else t.ink2, t.ink if here else t.ink2)
            if self.badge:
                dot = round(icon.width() * 0.4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(t.warm))
                painter.drawEllipse(placed(self, QRect(icon.right() + 1, icon.top() - 1, dot, dot)))
        else:
            draw_icon(painter, self._icon, QRectF(self._icon_box()), t.accent if here else t.ink2)
            edge = self._paint_badge(painter) if self.badge else self.width() - 8
            painter.setFont(look.font(Type.STRONG if here else Type.MEDIUM))
            painter.setPen(QColor(t.ink if here else t.ink2))
            room = QRect(self._words_left(), 0, edge - self._words_left() - 4, self.height())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)

    def _paint_badge(self, painter: QPainter) -> int:
        """Paint the badge at the far side and give where it begins."""
        look = theme()
        fonts = look.font_metrics(Type.SMALL_STRONG)
        width, height = fonts.horizontalAdvance(self.badge) + 14, fonts.height() + 4
        spot = QRect(self.width() - width - 10, (self.height() - height) // 2, width, height)
        box(painter, QRectF(placed(self, spot)), height / 2, look.tokens.warm_soft)
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(look.tokens.warm))
        painter.drawText(placed(self, spot), Qt.AlignmentFlag.AlignCenter, self.badge)
        return spot.left()


class FindButton(RailButton):
    """Looks like a search field and opens the palette."""

    def sizeHint(self) -> QSize:
        return (
            QSize(0, max(theme().metrics.text(24), theme().metrics.rail_icon + 18))
            if self.narrow
            else super().sizeHint()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self.narrow else super().minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, RADIUS_BUTTON, t.surface if self.underMouse() else None, t.line_strong)
        if self.narrow:
            side = look.metrics.rail_icon
            spot = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
            draw_icon(painter, self._icon, QRectF(spot), t.ink2)
        else:
            draw_icon(painter, self._icon, QRectF(self._icon_box()), t.ink2)
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink2))
            room = QRect(self._words_left() - 2, 0, self.width() - self._words_left() - 8, self.height())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)


class PersonButton(RailButton):
    """Whose vault is open; pressing it offers to hand over to somebody else on this laptop.

    The leader's initials stand in a circle, the chief executive's in a diamond, as in the charts.
    """

    def __init__(self) -> None:
        self._name = ""
        self._role: Role | None = None
        super().__init__("", "user-round")

    def show_person(self, name: str, role: Role | None) -> None:
        self._name, self._role = name, role
        self.setText(_("{name}, {role}. Hand over").format(name=name, role=role.label) if role else name)
        self.setToolTip(_("Hand over to someone else on this laptop"))
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        if self.narrow:
            return QSize(0, self._side() + 8)
        words = look.font_metrics(Type.SMALL_STRONG).height() + look.font_metrics(Type.SMALL).height() + 14
        return QSize(super().sizeHint().width(), max(look.metrics.nav + 4, words))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _side(self) -> int:
        """The side of the circle or the diamond."""
        return theme().metrics.slow(34) if self.narrow else 34

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        if self.underMouse():
            box(painter, area, RADIUS_BUTTON, t.sunken)
        side = self._side()
        left = (self.width() - side) // 2 if self.narrow else 8
        spot = QRectF(placed(self, QRect(left, (self.height() - side) // 2, side, side)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.accent))
        if self._role is Role.CHIEF_EXECUTIVE:
            middle = spot.center()
            corners = (spot.topLeft(), spot.topRight(), spot.bottomRight(), spot.bottomLeft())
            sides = [(corners[i] + corners[(i + 1) % 4]) / 2 for i in range(4)]
            painter.drawPolygon(QPolygonF([middle + (side - middle) * 1.12 for side in sides]))
        elif self._role is Role.COACH:
            painter.drawRoundedRect(spot.adjusted(1, 1, -1, -1), 9, 9)
        else:
            painter.drawEllipse(spot)
        painter.setPen(QColor(t.on_accent))
        small = look.font(Type.SMALL_STRONG)
        small.setPixelSize(round(side * 12 / 34))
        painter.setFont(small)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, _initials(self._name))
        if not self.narrow and self._role is not None:
            self._paint_words(painter, 8 + side + 10)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        look = theme()
        icon = look.metrics.icon(16)
        swap = QRect(self.width() - icon - 10, (self.height() - icon) // 2, icon, icon)
        draw_icon(painter, "arrow-left-right", QRectF(placed(self, swap)), look.tokens.ink3)
        width = swap.left() - left - 4
        role_label = self._role.label if self._role else ""
        name = without_titles(self._name)
        lines = ((Type.SMALL_STRONG, look.tokens.ink, name), (Type.SMALL, look.tokens.ink3, role_label))
        height = sum(look.font_metrics(kind).height() for kind, _ink, _text in lines)
        top = (self.height() - height) // 2
        for kind, ink, text in lines:
            painter.setFont(look.font(kind))
            painter.setPen(QColor(ink))
            fonts = painter.fontMetrics()
            room = placed(self, QRect(left, top, width, fonts.height()))
            painter.drawText(room, leading(), fonts.elidedText(text, Qt.TextElideMode.ElideRight, width))
            top += fonts.height()


class PromiseButton(PlaceButton):
    """Encrypted; the journal never leaves the vault. Once it leads somewhere (``lead_on``), it is the way to Safety.

    In the narrow rail a shield stands for the words, and only where it leads somewhere.
    """

    def __init__(self) -> None:
        self._leads = ""
        self._promise = _("Encrypted. Your journal never leaves your vault.")
        super().__init__(self._promise, "shield-check")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(False)

    def lead_on(self, title: str) -> None:
        """Lead to the place called ``title``; to none when empty."""
        promise, self._leads = self._promise, title
        self.setText(_("{title}. {promise}").format(title=title, promise=promise) if title else promise)
        self.setEnabled(bool(title))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if title else Qt.FocusPolicy.NoFocus)
        self.set_narrow(self.narrow)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, said by its name
        super().set_narrow(narrow)
        self.setToolTip(self.accessibleName() if narrow else "")
        self.setVisible(bool(self._leads) or not narrow)

    @property
    def words(self) -> str:
        return self._leads

    def sizeHint(self) -> QSize:
        if self.narrow:
            return super().sizeHint()
        look = theme()
        room = QRect(0, 0, look.metrics.rail_wide - 28 - self._promise_left() - 2, 1000)
        return QSize(120, look.font_metrics(Type.SMALL).boundingRect(room, _WRAPPED, self._promise).height() + 12)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() if self.narrow else self.sizeHint() - QSize(0, 8)

    def _promise_left(self) -> int:
        return self._words_left() - 6

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.narrow:
            super().paintEvent(event)
            return
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        if self.isChecked() and self._leads:
            box(painter, area, RADIUS_BUTTON, t.rail_selected, t.line)
        elif self.underMouse() and self._leads:
            box(painter, area, RADIUS_BUTTON, t.sunken)
        draw_icon(painter, self._icon, QRectF(self._icon_box()), t.good)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink2))
        left = self._promise_left()
        room = placed(self, QRect(left, 0, self.width() - left - 2, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | leading() | _WRAPPED, self._promise)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)


class LockButton(RailButton):
    """Locks at a press."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        if self.underMouse():
            box(painter, QRectF(self.rect()), RADIUS_BUTTON, t.sunken)
        if self.narrow:
            self._paint_close(painter, t.ink2, t.ink2)
        else:
            draw_icon(painter, self._icon, QRectF(self._icon_box()), t.ink2)
            painter.setFont(look.font(Type.MEDIUM))
            painter.setPen(QColor(t.ink2))
            room = QRect(self._words_left(), 0, self.width() - self._words_left() - 4, self.height())
            words = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON, t.focus)


class PairButton(LockButton):
    """Which pair is in view, for whoever has several; pressing it leads to the others."""

    def __init__(self) -> None:
        self._name = ""
        super().__init__("", "arrow-left-right")

    @property
    def words(self) -> str:
        return self._name if self.narrow else _("Pair with {name}").format(name=self._name)

    def show_pair(self, name: str) -> None:
        """The first name of the other person of the pair in view; empty to say nothing."""
        self._name = name
        said = _("Pair with {name}. Look at another pair").format(name=name) if name else ""
        self.setText(said)
        self.setToolTip(said)
        self.setVisible(bool(name))
        self.update()


def _initials(name: str) -> str:
    words = [word for word in without_titles(name).split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))
