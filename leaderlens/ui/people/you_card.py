"""The card about oneself: name, role, and whether the recovery words are safely written down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.people import Person
from leaderlens.i18n import _
from leaderlens.ui.people.seat import Seat
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.recovery_words import RecoveryWords, WordCheck


class YouCard(Card):
    """Wishes: ``check_wanted``, ``answered({number: word})``, ``words_wanted`` (after a word of warning)."""

    check_wanted = Signal()
    answered = Signal(object)
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        self.add(Heading(_("You"), 3))
        self._seat = QVBoxLayout()
        self.body.addLayout(self._seat)
        self.add_divider()
        self.state = Chip("")
        self.confirm = Button(_("Confirm them now"), Kind.SECONDARY)
        self.show_them = Button(_("Show my recovery words"), icon="eye")
        self._actions = FlowRow(self.confirm, self.show_them)
        self.add(FlowRow(self.state))
        self.add(self._actions)
        self._build_check()
        self._build_words()
        self.confirm.clicked.connect(self.check_wanted)
        self.show_them.clicked.connect(self._warn)
        self.rest()

    def show_person(self, person: Person, *, confirmed: bool) -> None:
        """Who is here, and whether they confirmed their words."""
        while self._seat.count():
            item = self._seat.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._seat.addWidget(Seat(person.name, person.role))
        if confirmed:
            self.state.set_text(_("Recovery words confirmed"), Tone.GOOD)
        else:
            self.state.set_text(_("Recovery words not confirmed yet"), Tone.WARM)
        self.confirm.setVisible(not confirmed)

    def ask(self, numbers: tuple[int, ...]) -> None:
        """Ask for the words with these numbers."""
        self.rest()
        self._actions.hide()
        self.check.ask(numbers)
        self._asking.show()
        self.check.start()

    def show_wrong(self, numbers: tuple[int, ...]) -> None:
        self.check.show_wrong(numbers)

    def show_words(self, words: tuple[str, ...]) -> None:
        """The 24 words, until they are put away."""
        self.rest()
        self._actions.hide()
        self.words.show_words(words)
        self._showing.show()
        self.words.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Put words and questions away."""
        self.words.show_words(())
        self.check.ask(())
        for part in (self._asking, self._warning, self._showing):
            part.hide()
        self._actions.show()

    def _build_check(self) -> None:
        self.check = WordCheck()
        take = Button(_("Confirm"), Kind.PRIMARY)
        later = Button(_("Not now"), Kind.QUIET)
        self.check.submitted.connect(lambda: self.answered.emit(self.check.answers()))
        take.clicked.connect(lambda: self.answered.emit(self.check.answers()))
        later.clicked.connect(self.rest)
        self.take = take
        self._asking = _part(
            Body(_("Please type these three words from the copy you made."), "ink2"), self.check, FlowRow(take, later)
        )
        self.add(self._asking)

    def _build_words(self) -> None:
        self.sure = Button(_("Show them"), Kind.SECONDARY)
        no = Button(_("Not now"), Kind.QUIET)
        self.sure.clicked.connect(self.words_wanted)
        no.clicked.connect(self.rest)
        self._warning = _part(
            Body(_("Whoever sees these words can open your vault. Is nobody looking over your shoulder?"), "ink2"),
            FlowRow(self.sure, no),
        )
        self.words = RecoveryWords()
        self.hide_them = Button(_("Hide the words"), Kind.SECONDARY, icon="eye-off")
        self.hide_them.clicked.connect(self.rest)
        self._showing = _part(self.words, FlowRow(self.hide_them))
        self.add(self._warning)
        self.add(self._showing)

    def _warn(self) -> None:
        self.rest()
        self._actions.hide()
        self._warning.show()
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)


def _part(*widgets: QWidget) -> QWidget:
    """Widgets that come and go together."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().metrics.space(12))
    for widget in widgets:
        column.addWidget(widget)
    return part
