"""The cards of pairs: one that is together, and one that waits for its answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.people import SEATS
from leaderlens.i18n import _, medium_date
from leaderlens.ui.people.seat import Seat
from leaderlens.ui.people.view import PairView
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.word_grid import WordGrid


class PairCard(Card):
    """A pair that is together. ``hand_over_wanted`` when the laptop goes to the other person, ``end_wanted`` when the
    term is coming to its end, ``settings_wanted`` for how the two check in.
    """

    hand_over_wanted = Signal()
    end_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, view: PairView, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        pair = view.pair
        self.add(Heading(_("A closed pair") if pair.over else _("Our pair"), 3))
        seats = Columns((1, 1), needs=420)
        for role in SEATS:
            seats.add(Seat(pair.name_of(role), role))
        self.add(seats)
        self.add(
            Body(
                _("{council}, since {date}").format(council=pair.council, date=medium_date(pair.term_start))
                if pair.term_end is None
                else _("{council}, {start} to {end}").format(
                    council=pair.council, start=medium_date(pair.term_start), end=medium_date(pair.term_end)
                ),
                "ink2",
            )
        )
        self.add_divider()
        self.hand_over = Button(
            _("Hand over to {name}").format(name=view.partner_first_name),
            Kind.QUIET if pair.over else Kind.SECONDARY,
            icon="arrow-left-right",
        )
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.check = Button(_("Check that it is really the two of you"), Kind.QUIET, icon="shield-check")
        self.check.clicked.connect(self._toggle)
        self.end = Button(_("End this term…"), Kind.QUIET, icon="flag")
        self.end.clicked.connect(self.end_wanted)
        self.settings = Button(_("How you check in"), Kind.QUIET, icon="settings")
        self.settings.clicked.connect(self.settings_wanted)
        self.add(FlowRow(self.hand_over, self.settings, self.check, self.end))
        self.settings.setVisible(not pair.over)
        self.end.setVisible(view.term is not None and not pair.over)  # a row shows whatever is put into it
        self.check.setVisible(bool(view.safety))
        self.safety = WordGrid()
        self.safety.setAccessibleName(_("Safety words"))
        self.safety.show_words(view.safety)
        self._explained = QWidget()
        column = QVBoxLayout(self._explained)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(12))
        column.addWidget(
            Body(
                _(
                    "{name} sees the same twelve words under People. Read them to each other, face to face or by "
                    "phone. If all of them agree, nobody else has slipped in between you. If one differs, please "
                    "tell each other and set the pair up again."
                ).format(name=view.partner_first_name),
                "ink2",
            )
        )
        column.addWidget(self.safety)
        self._explained.hide()
        self.add(self._explained)

    def _toggle(self) -> None:
        shown = self._explained.isHidden()
        self._explained.setVisible(shown)
        self.check.setText(_("Hide the safety words") if shown else _("Check that it is really the two of you"))


class PendingCard(HeroCard):
    """An invitation nobody has answered. ``hand_over_wanted(code)``, ``withdraw_wanted(pair_id)``."""

    hand_over_wanted = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self, view: PairView, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        pair, name = view.pair, view.partner_first_name
        code = " ".join(view.code)
        self.add(Heading(_("{name} is invited").format(name=pair.name_of(pair.partner)), 2))
        self.add(
            Small(_("{council}, since {date}").format(council=pair.council, date=medium_date(pair.term_start)), "ink2")
        )
        self.add(
            Body(
                _("This invitation has run out: a week has passed. Please withdraw it and invite {name} again.").format(
                    name=name
                )
                if view.expired
                else _(
                    "Hand the laptop to {name} now: your vault locks, and theirs opens or is made, with the invitation "
                    "filled in. If they come back to it later, they need these six words from you. Say them; please "
                    "do not send them."
                ).format(name=name),
                "ink2",
            )
        )
        self.code = WordGrid()
        self.code.setAccessibleName(_("The six words of the invitation"))
        self.code.show_words(view.code)
        self.code.setVisible(not view.expired)
        self.add(self.code)
        self.hand_over = Button(_("Hand over to {name}").format(name=name), Kind.PRIMARY, icon="arrow-left-right")
        self.hand_over.clicked.connect(lambda: self.hand_over_wanted.emit(code))
        self.withdraw = Button(_("Withdraw the invitation"), Kind.QUIET)
        self.withdraw.clicked.connect(self._ask)
        self._actions = FlowRow(self.hand_over, self.withdraw)
        self.hand_over.setVisible(not view.expired)
        self.add(self._actions)
        self.sure = Button(_("Withdraw it"), Kind.DANGER)
        self.sure.clicked.connect(lambda: self.withdraw_wanted.emit(pair.id))
        keep = Button(_("Keep it"), Kind.SECONDARY)
        keep.clicked.connect(self._keep)
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        column.addWidget(Body(_("The six words will stop working. Nothing else changes."), "ink2"))
        column.addWidget(FlowRow(keep, self.sure))
        self._keep_button = keep
        self._asking.hide()
        self.add(self._asking)

    def _ask(self) -> None:
        self._actions.hide()
        self._asking.show()
        self._keep_button.setFocus()

    def _keep(self) -> None:
        self._asking.hide()
        self._actions.show()
        self.withdraw.setFocus()
