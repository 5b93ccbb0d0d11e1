"""The Today page: a greeting, what to do now, the latest reveal, the journal and a quick line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.ui.style.metrics import GAP
from leaderlens.ui.style.theme import theme
from leaderlens.ui.today.cards import JournalCard, NowCard, RecoveryCard, RevealCard
from leaderlens.ui.today.due_card import DueCard
from leaderlens.ui.today.rows import QuickLine
from leaderlens.ui.today.view import Glance, LatestCard
from leaderlens.ui.widgets.layouts import Columns
from leaderlens.ui.widgets.page import PageScaffold

_TWO_COLUMNS_NEED = 880


class _Column(QWidget):
    """Cards below each other; the last one takes what height is left."""

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme().changed.connect(self.restyle)
        self.restyle()

    def arrange(self, *cards: QWidget) -> None:
        """Hold ``cards``, and nothing else."""
        for held in self._held:  # not takeAt: an item that Python holds on to keeps old sizes
            self._column.removeWidget(held)
        self._held = cards
        for place, card in enumerate(cards):
            self._column.addWidget(card, 1 if place == len(cards) - 1 else 0)

    def restyle(self) -> None:
        self._column.setSpacing(theme().metrics.space(GAP))


class TodayPage(PageScaffold):
    """``wished(Place or HandOver)`` when a button is pressed, ``line_entered(words)`` when the quick line is,
    ``line_paused(words)`` when its typing rests.

    For the house: ``hand_over_requested(code)``, and ``done(sentence)`` for a toast.
    """

    wished = Signal(object)
    line_entered = Signal(str)
    line_paused = Signal(str)
    hand_over_requested = Signal(str)
    done = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.now, self.latest, self.journal, self.recovery = NowCard(), RevealCard(), JournalCard(), RecoveryCard()
        self.due = DueCard()
        self.quick = QuickLine()
        self.columns = Columns((7, 5), needs=_TWO_COLUMNS_NEED)
        self._left, self._right = _Column(), _Column()
        self.columns.add(self._left)
        self.columns.add(self._right)
        self._arrange(coach=False)
        self.add(self.columns)
        self.add(self.quick)
        self.columns.hide()  # the greeting stands alone for the moment the first look takes
        for card in (self.now, self.latest, self.journal, self.recovery, self.due):
            card.wished.connect(self.wished)
        self.quick.entered.connect(self.line_entered)
        self.quick.paused.connect(self.line_paused)
        self._glance: Glance | None = None

    def show_greeting(self, words: str, role: Role) -> None:
        """Say good day. A coach has no reveals: the journal stands in their place."""
        self.set_title(words, self.subtitle.text())
        self._arrange(coach=role is Role.COACH)

    def show_glance(self, glance: Glance) -> None:
        """Fill the page; what is as it was is not touched."""
        if glance == self._glance:
            return
        before, self._glance = self._glance, glance
        self.set_title(self.title.text(), glance.day)
        if before is None or before.hero != glance.hero:
            self.now.show_hero(glance.hero)
        if glance.latest is not None and (before is None or before.latest != glance.latest):
            self.latest.show_latest(glance.latest)
        self.journal.show_rows(glance.journal)
        if before is None or before.due != glance.due:
            self.due.show_rows(glance.due)
        self.recovery.setVisible(glance.recovery)
        self.columns.show()

    def show_latest(self, card: LatestCard) -> None:
        """The latest reveal has been read."""
        self.latest.show_latest(card)
        self._glance = None  # the next look compares with nothing, so that a frame cannot stay in the card's place

    def _arrange(self, *, coach: bool) -> None:
        self._left.arrange(*((self.now,) if coach else (self.now, self.due, self.journal)))
        self._right.arrange(self.recovery, self.journal if coach else self.latest)
        self.latest.setVisible(not coach)

    # ------------------------------------------------------------ the quick line

    def line(self) -> str:
        """What stands in the quick line."""
        return self.quick.edit.text()

    def show_line(self, words: str) -> None:
        """What stood in the quick line when it was last left."""
        self.quick.edit.setText(words)

    def focus_line(self) -> None:
        """Put the keyboard on the quick line and bring it into view."""
        self.quick.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.quick)

    def show_keeping(self, *, keeping: bool) -> None:
        """While the line is being saved it cannot change; its words stay until they are safe."""
        self.quick.edit.setReadOnly(keeping)

    def show_kept(self, sentence: str) -> None:
        """The line is in the journal."""
        self.quick.edit.clear()
        self.quick.edit.setReadOnly(False)
        self.done.emit(sentence)
