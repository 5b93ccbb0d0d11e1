"""The list: what needs me now in one card, and every other check-in as a calm row."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.checkin.words import CheckInRow
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.progress import SegmentedProgress

_W = TypeVar("_W", bound=QWidget)


class NowCard(HeroCard):
    """The check-in that waits for something: ``acted(id, act)`` when its button is pressed."""

    acted = Signal(str, str)
    hand_over = Signal()

    def __init__(self, row: CheckInRow, partner: str) -> None:
        super().__init__(gap=12)
        self.row = row
        self.add(FlowRow(Chip(row.title, Tone.ACCENT), Small(row.due, "ink2", wrap=False)))
        self.add(Heading(row.words.title, 2))
        if row.answered and not row.stage.sealed_by_me:
            progress = self.add(SegmentedProgress())
            progress.show_progress(row.asked, row.answered)
            self.add(Small(_("{done} of {total} answered").format(done=row.answered, total=row.asked), "ink2"))
        self.add(Body(row.words.line, "ink2"))
        waits = row.stage.sealed_by_me and row.stage.under_way
        self.hand_over_button = Button(
            _("Hand the laptop to {name}").format(name=partner), Kind.PRIMARY, icon="arrow-left-right"
        )
        self.action = Button(row.action, Kind.QUIET if waits else Kind.PRIMARY, trailing="" if waits else "arrow-right")
        self.action.setAccessibleDescription(row.title)
        self.action.clicked.connect(lambda: self.acted.emit(row.checkin_id, row.act))
        self.hand_over_button.clicked.connect(self.hand_over)
        self.paper = Button(_("On paper"), Kind.QUIET, icon="printer")
        self.paper.clicked.connect(lambda: self.acted.emit(row.checkin_id, "paper"))
        self.end = Button(_("Withdraw or close …"), Kind.QUIET)
        self.end.clicked.connect(lambda: self.acted.emit(row.checkin_id, "end"))
        self.body.addSpacing(theme().metrics.space(4))
        ways = FlowRow()
        for button, offered in (
            (self.hand_over_button, waits), (self.action, True), (self.paper, row.paper), (self.end, row.may_end)
        ):  # fmt: skip
            if offered:
                ways.add(button)
            else:
                button.hide()
                button.setParent(self)
        self.add(ways)


class EarlierRow(QWidget):
    """One check-in of a list: its name and lenses, its stage, and one thing to do with it."""

    acted = Signal(str, str)

    def __init__(self, row: CheckInRow) -> None:
        super().__init__()
        self.row = row
        space = theme().metrics.space
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Strong(row.title))
        detail = _("{due} · {lenses}").format(due=row.due, lenses=row.detail) if row.detail else row.due
        words.addWidget(Small(detail))
        chip = Chip(row.words.chip, row.words.tone)
        self.action = Button(row.action, Kind.QUIET)
        # two check-ins of one month have one title: the day tells them apart
        self.action.setAccessibleName(
            _("{action}: {checkin}, {due}").format(action=row.action, checkin=row.title, due=row.due)
        )
        self.action.clicked.connect(lambda: self.acted.emit(row.checkin_id, row.act))
        self.action.setVisible(bool(row.action))
        self.action.setParent(self)
        if theme().metrics.percent >= 150:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, space(6), 0, space(6))
            column.addLayout(words)
            ways = [self.action] if row.action else []
            column.addWidget(FlowRow(chip, *ways, *([self._end(row)] if row.may_end else [])))
            return
        across = QHBoxLayout(self)
        across.setContentsMargins(0, space(6), 0, space(6))
        across.setSpacing(space(14))
        across.addLayout(words, 1)
        across.addWidget(chip)
        if row.action:
            across.addWidget(self.action)
        if row.may_end:
            across.addWidget(self._end(row))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _end(self, row: CheckInRow) -> IconButton:
        """A way to withdraw or close it, where it is under way."""
        self.end = IconButton("x", _("Withdraw or close: {checkin}, {due}").format(checkin=row.title, due=row.due))
        self.end.clicked.connect(lambda: self.acted.emit(row.checkin_id, "end"))
        return self.end


class ListView(PageScaffold):
    """``acted(checkin_id, act)`` for a check-in, ``open_wanted`` for a new one, ``pair_wanted`` without a pair.

    ``settings_wanted`` for how the pair checks in.
    """

    acted = Signal(str, str)
    open_wanted = Signal()
    pair_wanted = Signal()
    hand_over_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Check-ins"), _("Each of you answers alone. You both see both, once both have sealed."))
        self.settings_button = Button(_("How you check in"), Kind.QUIET, icon="settings")
        self.settings_button.clicked.connect(self.settings_wanted)
        self.lenses_button = Button(_("Lenses"), Kind.QUIET, icon="target")
        self._ways = self.add(FlowRow(self.settings_button, self.lenses_button, gap=4))
        self.open_button = self.add_action(Button(_("Open a check-in"), Kind.PRIMARY, icon="plus"))
        self.open_button.clicked.connect(self.open_wanted)
        self.now_card: NowCard | None = None
        self.rows: tuple[EarlierRow, ...] = ()
        self.empty: EmptyState | None = None
        self._parts: list[QWidget] = []
        self._shown: tuple[CheckInRow | None, tuple[CheckInRow, ...], str] = (None, (), "")
        self._over = False
        theme().changed.connect(self._again)

    def show_rows(
        self, now: CheckInRow | None, earlier: tuple[CheckInRow, ...], partner: str, *, over: bool = False
    ) -> None:
        """``now`` is what needs me, ``earlier`` everything else, newest first; neither means there are none yet.

        Once the term is ``over`` nothing is offered that would change anything.
        """
        self._shown, self._over = (now, earlier, partner), over
        self._clear()
        self.open_button.setVisible(not over)
        self.settings_button.setVisible(not over)
        if over and now is None and not earlier:
            self._show_empty("clipboard-check", _("This term is over"), _("The two of you held no check-in in it."))
            return
        if now is None and not earlier:
            self._show_empty(
                "clipboard-check",
                _("No check-ins yet"),
                _(
                    "In a check-in each of you says how consistently you saw the same things, in yourself and in each "
                    "other. Nothing shows until both of you have sealed."
                ),
                _("Open a check-in"),
                "plus",
            )
            return
        self._head_only(shown=True)
        if now is not None:
            card = self._put(NowCard(now, partner))
            card.acted.connect(self.acted)
            card.hand_over.connect(self.hand_over_wanted)
            self.now_card = card
        self.open_button.set_kind(Kind.PRIMARY if now is None or not now.stage.under_way else Kind.SECONDARY)
        if earlier:
            self._put(Eyebrow(_("Other check-ins") if now else _("All check-ins")))
            card_of_rows = self._put(Card(gap=4))
            rows = []
            for index, row in enumerate(earlier):
                if index:
                    card_of_rows.add_divider()
                shown = card_of_rows.add(EarlierRow(row))
                shown.acted.connect(self.acted)
                rows.append(shown)
            self.rows = tuple(rows)

    def show_no_pair(self, waiting_for: str, *, coach: bool = False) -> None:
        """There is nobody to check in with: no pair yet, or its invitation waits for ``waiting_for``."""
        self._shown = (None, (), "")
        self._clear()
        if coach:
            self._show_empty(
                "clipboard-check",
                _("Check-ins are for the two of them"),
                _("The Leader and the Chief Executive rate; a coach sees what both of them chose to share."),
            )
            return
        if waiting_for:
            line = _(
                "Your invitation to {name} is out. As soon as they have accepted it, either of you can open a check-in."
            ).format(name=waiting_for)
            self._show_empty("users", _("Waiting for {name}").format(name=waiting_for), line, _("Go to People"))
        else:
            line = _(
                "A check-in is between a Leader and a Chief Executive. Set up your pair first; it takes a few minutes, "
                "on this laptop or on two."
            )
            self._show_empty("users", _("It takes two"), line, _("Set up our pair"))
        if self.empty is not None:
            self.empty.primary.disconnect()
            self.empty.primary.connect(self.pair_wanted)

    # ------------------------------------------------------------ inside

    def _show_empty(self, icon: str, title: str, line: str, action: str = "", action_icon: str = "") -> None:
        self._head_only(shown=False)
        self.fill_height()
        self.empty = EmptyState(icon, title, line, action, action_icon=action_icon)
        self.empty.primary.connect(self.open_wanted)
        self.body.addWidget(self.empty, 1)
        self._parts.append(self.empty)

    def _head_only(self, *, shown: bool) -> None:
        """The title and its button, or nothing of them where an empty state says it all."""
        head = self.title.parentWidget()
        if head is not None:
            head.setVisible(shown)
        self._ways.setVisible(shown)

    def _put(self, widget: _W) -> _W:
        self._parts.append(widget)
        return self.add(widget)

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows, self.now_card, self.empty = [], (), None, None

    def _again(self) -> None:
        """Lay the rows out anew for another text size."""
        now, earlier, partner = self._shown
        if now is not None or earlier:
            self.show_rows(now, earlier, partner, over=self._over)
