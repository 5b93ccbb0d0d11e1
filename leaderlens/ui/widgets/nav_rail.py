"""The rail: the places one can go to, who is here, and the promise that nothing leaves the laptop."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from leaderlens.domain.people import Role, without_titles
from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, RAIL_NARROW, RAIL_WIDTH, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton

_NARROW_ITEM = 42  # px: without words there is nothing to grow


class _RailButton(PaintedButton):
    """What stands in the rail: an icon and, while the rail is wide, words."""

    def __init__(self, text: str, icon: str) -> None:
        self._icon, self.narrow = icon, False
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, said by its name
        self.narrow = narrow
        self.setToolTip(self.accessibleName() if narrow else "")
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(_NARROW_ITEM, _NARROW_ITEM) if self.narrow else QSize(RAIL_WIDTH - 28, theme().metrics.nav)

    def _icon_box(self) -> QRect:
        side = min(theme().metrics.icon(20), 24) if self.narrow else theme().metrics.icon(20)
        left = (self.width() - side) // 2 if self.narrow else 12
        return placed(self, QRect(left, (self.height() - side) // 2, side, side))

    def _words_left(self) -> int:
        return 12 + theme().metrics.icon(20) + 14


class PlaceButton(_RailButton):
    """A place in the rail. ``badge`` is a word or two (``"1 due"``); in the narrow rail it is a dot."""

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
        draw_icon(painter, self._icon, QRectF(self._icon_box()), t.accent if here else t.ink2)
        if self.narrow:
            if self.badge:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(t.warm))
                painter.drawEllipse(placed(self, QRect(self.width() - 13, 5, 8, 8)))
        else:
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


class FindButton(_RailButton):
    """Looks like a search field and opens the palette."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        box(painter, area, RADIUS_BUTTON, t.surface if self.underMouse() else None, t.line_strong)
        draw_icon(painter, self._icon, QRectF(self._icon_box()), t.ink2)
        if not self.narrow:
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink2))
            room = QRect(self._words_left() - 2, 0, self.width() - self._words_left() - 8, self.height())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)


class PersonButton(_RailButton):
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
        if self.narrow:
            return super().sizeHint()
        look = theme()
        words = look.font_metrics(Type.SMALL_STRONG).height() + look.font_metrics(Type.SMALL).height() + 14
        return QSize(super().sizeHint().width(), max(look.metrics.nav + 4, words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        if self.underMouse():
            box(painter, area, RADIUS_BUTTON, t.sunken)
        side = 34
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
        small.setPixelSize(12)
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


class _Mark(QWidget):
    """The mark and the name of the app."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = False
        self.setAccessibleName("LeaderLens")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_for(self)
        left = (self.width() - 34) // 2 if self.narrow else 6
        paint_mark(painter, QRectF(placed(self, QRect(left, 3, 34, 34))))
        if not self.narrow:
            words = theme().font(Type.TITLE)
            words.setPixelSize(23)
            painter.setFont(words)
            painter.setPen(QColor(theme().tokens.ink))
            room = placed(self, QRect(left + 44, 0, self.width() - left - 44, 39))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | leading(), "LeaderLens")


def paint_mark(painter: QPainter, area: QRectF) -> None:
    """The mark in the accent of whoever is here: two views that meet."""
    t = theme().tokens
    box(painter, area, area.width() * 0.25, t.accent)
    inset = area.width() * 0.06
    draw_icon(painter, "mark", area.adjusted(inset, inset, -inset, -inset), t.on_accent)


class PromiseButton(PlaceButton):
    """Encrypted on this laptop; nothing leaves it. Once it leads somewhere (``lead_on``), it is the way to Safety.

    In the narrow rail a shield stands for the words, and only where it leads somewhere.
    """

    def __init__(self) -> None:
        self._leads = False
        super().__init__(_("Encrypted on this laptop. Nothing leaves it."), "shield-check")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(False)

    def lead_on(self, title: str) -> None:
        """Lead to the place called ``title``; to none when empty."""
        promise = _("Encrypted on this laptop. Nothing leaves it.")
        self._leads = bool(title)
        self.setText(_("{title}. {promise}").format(title=title, promise=promise) if title else promise)
        self.setEnabled(bool(title))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if title else Qt.FocusPolicy.NoFocus)
        self.set_narrow(self.narrow)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, said by its name
        super().set_narrow(narrow)
        self.setToolTip(self.accessibleName() if narrow else "")
        self.setVisible(self._leads or not narrow)

    def sizeHint(self) -> QSize:
        if self.narrow:
            return super().sizeHint()
        return QSize(120, theme().font_metrics(Type.SMALL).height() * 2 + 12)

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
        fonts = look.font_metrics(Type.SMALL)
        left, top = self._words_left() - 6, (self.height() - 2 * fonts.height()) // 2
        lines = (
            (Type.SMALL_STRONG, t.ink2, _("Encrypted on this laptop")),
            (Type.SMALL, t.ink3, _("Nothing leaves it")),
        )
        for row, (kind, ink, text) in enumerate(lines):
            painter.setFont(look.font(kind))
            painter.setPen(QColor(ink))
            room = QRect(left, top + row * fonts.height(), self.width() - left - 2, fonts.height())
            words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), words)
        if self.ring:
            focus_ring(painter, area, RADIUS_BUTTON, t.focus)


class NavRail(QWidget):
    """The rail. ``place_chosen(id)``, ``find_requested``, ``hand_over_requested``, ``lock_requested``.

    228 px wide, or 64 with icons only (``set_narrow``).
    """

    place_chosen = Signal(str)
    find_requested = Signal()
    hand_over_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))
        self.places: dict[str, PlaceButton] = {}
        self._mark = _Mark()
        self.finder = FindButton(_("Find or do anything"), "search")
        self.person = PersonButton()
        self.lock = _LockButton(_("Lock"), "lock")
        self._promise = PromiseButton()
        self._top, self._foot = QVBoxLayout(), QVBoxLayout()
        for part in (self._top, self._foot):
            part.setSpacing(2)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(2)
        column.addWidget(self._mark)
        column.addSpacing(12)
        column.addWidget(self.finder)
        column.addSpacing(12)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addWidget(self._promise)
        column.addSpacing(6)
        column.addLayout(self._foot)
        column.addWidget(self.lock)
        column.addSpacing(6)
        column.addWidget(self.person)
        self.person.hide()
        self.finder.clicked.connect(self.find_requested)
        self.person.clicked.connect(self.hand_over_requested)
        self.lock.clicked.connect(self.lock_requested)
        self.set_narrow(False)
        theme().changed.connect(self.update)

    def add_place(
        self, place: str, title: str, icon: str, shortcut: str = "", *, foot: bool = False, promised: bool = False
    ) -> None:
        """A place of the upper list, or of the ``foot`` (settings); ``promised``: the promise itself leads there."""
        if promised:
            self._promise.lead_on(title)
            self._promise.clicked.connect(lambda: self.place_chosen.emit(place))
            self.setTabOrder(next(reversed(self.places.values()), self.finder), self._promise)
            self.places[place] = self._promise
            return
        button = PlaceButton(title, icon, shortcut)
        button.clicked.connect(lambda: self.place_chosen.emit(place))
        button.set_narrow(self.narrow)
        before = next(reversed(self.places.values()), self.finder)
        self.places[place] = button
        (self._foot if foot else self._top).addWidget(button)
        self.setTabOrder(before, button)  # as they stand, not as they were made: after the pages

    def clear(self) -> None:
        """Forget every place and who is here."""
        for button in self.places.values():
            if button is self._promise:
                self._promise.clicked.disconnect()
                self._promise.lead_on("")
                continue
            button.hide()
            button.deleteLater()
        self.places.clear()
        self.show_person("", None)

    def show_place(self, place: str) -> None:
        """Mark where one is; a page that is not in the rail marks nothing anew."""
        button = self.places.get(place)
        if button is not None:
            button.setChecked(True)
            for one in self.places.values():  # Tab stops at the place one is in; arrows go to the others
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus)

    def set_badge(self, place: str, badge: str) -> None:
        self.places[place].set_badge(badge)

    def show_person(self, name: str, role: Role | None) -> None:
        self.person.show_person(name, role)
        self.person.setVisible(role is not None)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, said by its name
        self.narrow = narrow
        self.setFixedWidth(RAIL_NARROW if narrow else round(RAIL_WIDTH * (1 + (theme().metrics.scale - 1) * 0.5)))
        self._column.setContentsMargins(*((11, 14, 11, 12) if narrow else (14, 18, 14, 14)))
        for button in (self.finder, self.lock, self.person, self._promise, *self.places.values()):
            button.set_narrow(narrow)
        self._mark.narrow = narrow
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.rail))
        edge = placed(self, QRect(self.width() - 1, 0, 1, self.height()))
        painter.fillRect(edge, QColor(t.line))


class _LockButton(_RailButton):
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        if self.underMouse():
            box(painter, QRectF(self.rect()), RADIUS_BUTTON, t.sunken)
        draw_icon(painter, self._icon, QRectF(self._icon_box()), t.ink2)
        if not self.narrow:
            painter.setFont(look.font(Type.MEDIUM))
            painter.setPen(QColor(t.ink2))
            room = QRect(self._words_left(), 0, self.width() - self._words_left(), self.height())
            painter.drawText(placed(self, room), Qt.AlignmentFlag.AlignVCenter | leading(), self.text())
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON, t.focus)


def _initials(name: str) -> str:
    words = [word for word in without_titles(name).split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))
