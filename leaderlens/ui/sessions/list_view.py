"""The list: what to do now in one card, sessions that are planned, sessions that were held."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.charting.marks import ViewMark
from leaderlens.ui.sessions.heard_chart import HeardChart
from leaderlens.ui.sessions.step_cards import FourSteps
from leaderlens.ui.sessions.view import HeardTrend, Listing, Now, Offer, Row
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_W = TypeVar("_W", bound=QWidget)


class NowCard(HeroCard):
    """What to do now: ``chosen(Place)`` for its buttons, ``put_off`` for a proposal that is not for now."""

    chosen = Signal(object)
    put_off = Signal()

    def __init__(self, now: Now) -> None:
        super().__init__(gap=12)
        if now.chip or now.aside:
            self.add(FlowRow(Chip(now.chip, Tone.ACCENT), Small(now.aside, "ink2", wrap=False)))
        self.add(Heading(now.title, 2))
        self.add(Body(now.line, "ink2"))
        self.body.addSpacing(theme().metrics.space(4))
        row = FlowRow(gap=8)
        self.first = self._button(now.first, Kind.PRIMARY, "arrow-right")
        row.add(self.first)
        self.second = None if now.second is None else self._button(now.second, Kind.QUIET)
        if self.second is not None:
            row.add(self.second)
        self.not_now = None if not now.put_off else Button(now.put_off, Kind.QUIET)
        if self.not_now is not None:
            self.not_now.clicked.connect(self.put_off)
            row.add(self.not_now)
        self.add(row)

    def _button(self, offer: Offer, kind: Kind, trailing: str = "") -> Button:
        button = Button(offer.text, kind, trailing=trailing)
        button.clicked.connect(lambda: self.chosen.emit(offer.place))
        return button


class SessionRow(QWidget):
    """One session of the list: ``opened(id)`` when it is looked at."""

    opened = Signal(str)

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        space = theme().metrics.space
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Strong(row.title))
        if row.detail:
            words.addWidget(Small(row.detail))
        self.action = Button(_("Open"), Kind.QUIET)
        self.action.setAccessibleName(_("Open: {session}").format(session=row.title))
        self.action.clicked.connect(lambda: self.opened.emit(row.session_id))
        chip = Chip(row.chip, row.tone)
        if theme().metrics.percent >= 150:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, space(6), 0, space(6))
            column.addLayout(words)
            column.addWidget(FlowRow(chip, self.action))
            return
        across = QHBoxLayout(self)
        across.setContentsMargins(0, space(6), 0, space(6))
        across.setSpacing(space(14))
        across.addLayout(words, 1)
        across.addWidget(chip)
        across.addWidget(self.action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


class HeardCard(Card):
    """The check-back record."""

    def __init__(self, trend: HeardTrend) -> None:
        super().__init__(gap=8)
        self.add(Heading(_("How well you heard each other"), 3))
        key = FlowRow(gap=16)
        for line in trend.lines:
            one = QWidget()
            row = QHBoxLayout(one)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(ViewMark(line.listener))
            row.addWidget(Small(_("{name} listening").format(name=line.name), "ink2", wrap=False))
            key.add(one)
        self.add(key)
        self.chart = self.add(HeardChart())
        self.chart.show_trend(trend)
        self.add(Small(trend.said, "ink2"))


class ListView(PageScaffold):
    """``chosen(Place)`` for an offer or a session, ``put_off`` for a proposal, ``plan_wanted``, ``scripts_wanted``,
    ``reports_wanted``.
    """

    chosen = Signal(object)
    opened = Signal(str)
    put_off = Signal()
    plan_wanted = Signal()
    scripts_wanted = Signal()
    reports_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Sessions"))
        self.add(
            Body(
                _(
                    "A session is time in which the two of you talk about what a check-in has shown: without agenda "
                    "papers, and with nobody else in the room unless you both ask them in."
                ),
                "ink2",
            )
        )
        self.reports_button = self.add_action(Button(_("Reports"), Kind.QUIET, icon="printer"))
        self.reports_button.clicked.connect(self.reports_wanted)
        self.scripts_button = self.add_action(Button(_("Scripts"), Kind.QUIET, icon="file-text"))
        self.plan_button = self.add_action(Button(_("Plan a session"), Kind.SECONDARY, icon="plus"))
        self.scripts_button.clicked.connect(self.scripts_wanted)
        self.plan_button.clicked.connect(self.plan_wanted)
        self.now_card: NowCard | None = None
        self.heard: HeardCard | None = None
        self.rows: tuple[SessionRow, ...] = ()
        self.beginning = FourSteps()
        self.beginning.setParent(self)
        self.beginning.hide()
        self._parts: list[QWidget] = []
        self._listing: Listing | None = None
        theme().changed.connect(self._again)

    def show_listing(self, listing: Listing) -> None:
        """Fill the page; what is as it was is not touched."""
        if listing == self._listing:
            return
        self._listing = listing
        self._clear()
        self.plan_button.setVisible(listing.may_plan)
        self.reports_button.setVisible(listing.may_plan)
        self.now_card = self._put(NowCard(listing.now))
        self.now_card.chosen.connect(self.chosen)
        self.now_card.put_off.connect(self.put_off)
        rows: list[SessionRow] = []
        rows += self._list(_("Planned"), listing.planned)
        if listing.heard is not None:
            self.heard = self._put(HeardCard(listing.heard))
        rows += self._list(_("Earlier sessions"), listing.past)
        self.rows = tuple(rows)
        if listing.beginning:
            self.body.addWidget(self.beginning)
            self.beginning.show()
        self.title_actions.updateGeometry()

    def _list(self, title: str, rows: tuple[Row, ...]) -> list[SessionRow]:
        if not rows:
            return []
        self._put(Eyebrow(title))
        card = self._put(Card(gap=4))
        shown = []
        for index, row in enumerate(rows):
            if index:
                card.add_divider()
            one = card.add(SessionRow(row))
            one.opened.connect(self.opened)
            shown.append(one)
        return shown

    def _put(self, widget: _W) -> _W:
        self._parts.append(widget)
        return self.add(widget)

    def _clear(self) -> None:
        self.body.removeWidget(self.beginning)
        self.beginning.hide()
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows, self.now_card, self.heard = [], (), None, None

    def _again(self) -> None:
        """Lay the rows out anew for another text size."""
        listing, self._listing = self._listing, None
        if listing is not None:
            self.show_listing(listing)
