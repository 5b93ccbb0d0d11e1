"""The rail: the places one can go to, who is here, and the promise that the journal stays in its vault."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import box, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.rail_buttons import (
    FindButton,
    LockButton,
    PairButton,
    PersonButton,
    PlaceButton,
    PromiseButton,
)


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


class _Places(QScrollArea):
    """The places, which scroll where they do not all fit; no focus stop of its own."""

    BAR = 10
    """Width of the scroll bar in px."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setFixedWidth(self.BAR)
        inner.setObjectName("scrolled")
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().metrics.nav)


class NavRail(QWidget):
    """The rail. ``place_chosen(id)``, ``find_requested``, ``pair_requested`` for another pair, ``hand_over_requested``,
    ``lock_requested``.

    Wide, or with words below the icons (``set_narrow``). In a low window its places stand closer and then scroll; the
    search, the lock and who is here stay where they are.
    """

    place_chosen = Signal(str)
    find_requested = Signal()
    pair_requested = Signal()
    hand_over_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))
        self.places: dict[str, PlaceButton] = {}
        self._mark = _Mark()
        self.finder = FindButton(_("Find or do anything"), "search")
        self.person = PersonButton()
        self.pair = PairButton()
        self.lock = LockButton(_("Lock"), "lock")
        self._promise = PromiseButton()
        self._head, self._list, self._top, self._feet, self._foot = (QVBoxLayout() for _part in range(5))
        inner = QWidget()
        inner.setLayout(self._list)
        self._scroll = _Places(inner)
        for part in (self._list, self._top, self._feet, self._foot):
            part.setSpacing(2)
        self._head.addWidget(self._mark)
        self._head.addWidget(self.finder)
        self._list.addLayout(self._top)
        self._list.addStretch(1)
        self._list.addWidget(self._promise)
        self._list.addLayout(self._feet)
        self._foot.addWidget(self.pair)
        self._foot.addWidget(self.lock)
        self._foot.addWidget(self.person)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot)
        self.person.hide()
        self.pair.hide()
        self.finder.clicked.connect(self.find_requested)
        self.pair.clicked.connect(self.pair_requested)
        self.person.clicked.connect(self.hand_over_requested)
        self.lock.clicked.connect(self.lock_requested)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
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
        (self._feet if foot else self._top).addWidget(button)
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
        self.show_pair("")

    def show_place(self, place: str) -> None:
        """Mark where one is, in sight; a page that is not in the rail marks nothing anew."""
        button = self.places.get(place)
        if button is not None:
            button.setChecked(True)
            for one in self.places.values():  # Tab stops at the place one is in; arrows go to the others
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus)
            self._scroll.ensureWidgetVisible(button, 0, button.height() // 2)  # and that it goes on beyond

    def set_badge(self, place: str, badge: str) -> None:
        self.places[place].set_badge(badge)

    def show_person(self, name: str, role: Role | None) -> None:
        self.person.show_person(name, role)
        self.person.setVisible(role is not None)

    def show_pair(self, name: str) -> None:
        """Whose pair with us is in view, where there are several; empty to say nothing."""
        self.pair.show_pair(name)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a state, said by its name
        self.narrow = narrow
        metrics = theme().metrics
        self.setFixedWidth(metrics.rail_narrow if narrow else metrics.rail_wide)
        gap = 6 if narrow else 12
        side = self._side()
        self._column.setContentsMargins(0, 10 if narrow else 18, 0, 10 if narrow else 14)
        self._head.setContentsMargins(side, 0, side, gap)
        self._head.setSpacing(gap)
        self._foot.setContentsMargins(side, 2, side, 0)
        self._foot.setSpacing(4)
        for button in (self.finder, self.pair, self.lock, self.person, self._promise, *self.places.values()):
            button.set_narrow(narrow)
        self._mark.narrow = narrow
        self._make_room()
        self.update()

    def _side(self) -> int:
        """How many px are free on either side of what stands in the rail."""
        return 4 if self.narrow else 14

    def _make_room(self) -> None:
        """The scroll bar stands in the margin, so that nothing moves aside for it."""
        bar = self._scroll.verticalScrollBar()
        side = self._side()
        beyond = max(0, side - self._scroll.BAR) if bar.maximum() else side
        self._list.setContentsMargins(side, 0, beyond, 0)

    def _weigh(self) -> None:
        """In a narrow and low window the places have the room of the mark."""
        needed = (
            self._list.minimumSize().height()
            + self._mark.sizeHint().height()
            + sum(
                part.sizeHint().height()
                for part in (self.finder, self.pair, self.lock, self.person)
                if part is not self.pair or not part.isHidden()
            )
        )
        self._mark.setVisible(not self.narrow or self.height() > needed + 50)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._weigh()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.rail))
        edge = placed(self, QRect(self.width() - 1, 0, 1, self.height()))
        painter.fillRect(edge, QColor(t.line))
        if self._scroll.verticalScrollBar().maximum():
            painter.fillRect(QRect(0, self._scroll.geometry().bottom() + 1, self.width(), 1), QColor(t.line))
