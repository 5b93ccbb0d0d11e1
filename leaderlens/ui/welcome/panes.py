"""The steps of the wizard that ask or tell little: the opening, who one is, the wait, and the end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong, TextLabel
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph


class Pane(QWidget):
    """One step: a title, a line below it, and what belongs to it."""

    def __init__(self, title: str, line: str = "") -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().metrics.space(14))
        self.title = Heading(title, 1)
        self.line = Body(line, "ink2")
        self.line.setVisible(bool(line))
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)

    def start(self) -> None:
        """Put the keyboard where this step begins."""


class OpeningPane(Pane):
    """What LeaderLens is, what stays on the laptop, and what privacy here does not mean."""

    begun = Signal()
    demo_requested = Signal()
    unlock_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Welcome to LeaderLens"))
        self.line.setText(
            _(
                "LeaderLens is for the two people at the top of a council: the Leader and the Chief Executive. "
                "Each keeps a private journal, and every few weeks both say, sealed, how they see themselves and each "
                "other. Both views open at the same moment, and over time they show what the two of you can talk about."
            )
        )
        self.line.show()
        self.body.addWidget(
            _fact(
                "shield-check",
                "good",
                _("Your journal never leaves your vault"),
                _(
                    "All you write is encrypted on this laptop. What you choose to share goes to the other person "
                    "sealed, through a folder you both pick. There is no account and no server; the app never goes "
                    "online."
                ),
            )
        )
        self.body.addWidget(
            _fact(
                "file-text",
                "warm",
                _("Private on your laptop does not mean exempt from disclosure"),
                _(
                    "Notes about council business can fall under freedom of information and other disclosure rules, "
                    "whichever device holds them, and encryption does not change that. Keep council business in the "
                    "council’s records and use this place for reflection. If in doubt, ask your monitoring officer."
                ),
            )
        )
        self.begin = Button(_("Begin"), Kind.PRIMARY, trailing="arrow-right")
        self.begin.clicked.connect(self.begun)
        self.demo = Button(_("Look at the example first"), Kind.QUIET)
        self.demo.clicked.connect(self.demo_requested)
        self.unlock = Button(_("I have a vault here already"), Kind.QUIET)
        self.unlock.clicked.connect(self.unlock_requested)
        self.body.addSpacing(theme().metrics.space(6))
        self.body.addWidget(FlowRow(self.begin, self.demo, self.unlock))

    def show_occasion(self, *, handed_over: bool, has_vaults: bool) -> None:
        """Somebody may have been handed the laptop; where there are vaults one leads to them, else to one's copy."""
        title = (
            _("You have been handed this laptop to make your own vault") if handed_over else _("Welcome to LeaderLens")
        )
        self.title.setText(title)
        self.unlock.setText(_("I have a vault here already") if has_vaults else _("I have a copy of my vault"))

    def start(self) -> None:
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)


class PersonPane(Pane):
    """Who one is: a role and a name. ``given(name, role)`` once both are there."""

    given = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Who are you?"), _("Only you will see this until you invite somebody."))
        self.roles = ChoiceCards(
            _("Your role"),
            (
                (Role.LEADER.value, Role.LEADER.label, _("I am elected, and lead the council."), "flag"),
                (
                    Role.CHIEF_EXECUTIVE.value,
                    Role.CHIEF_EXECUTIVE.label,
                    _("I am the council’s most senior officer."),
                    "handshake",
                ),
                (
                    Role.COACH.value,
                    Role.COACH.label,
                    _("I walk a Leader and a Chief Executive through their charts, with the consent of both."),
                    "message-circle",
                ),
            ),
        )
        self.name = TextField(_("Your name"), _("As colleagues would write it, such as Cllr Robin Thackwray."))
        self.go_on = Button(_("Continue"), Kind.PRIMARY, trailing="arrow-right")
        self.back = Button(_("Back"), Kind.QUIET)
        self.roles.changed.connect(self._chosen)
        self.name.changed.connect(self._follow)
        self.name.submitted.connect(self._give)
        self.go_on.clicked.connect(self._give)
        self.back.clicked.connect(self.left)
        for widget in (self.roles, self.name, FlowRow(self.go_on, self.back)):
            self.body.addWidget(widget)
        self._follow()

    def show_problem(self, sentence: str) -> None:
        """What is wrong with the name."""
        self.name.show_problem(sentence)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        chosen = next((card for card in self.roles.cards if card.isChecked()), self.roles.cards[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        self._follow()

    def _follow(self) -> None:
        self.name.show_problem("")
        self.go_on.setEnabled(bool(self.roles.value() and self.name.text().strip()))

    def _give(self) -> None:
        if self.go_on.isEnabled():
            self.given.emit(self.name.text(), Role(self.roles.value()))


class MakingPane(Pane):
    """The vault is being made."""

    def __init__(self) -> None:
        super().__init__(_("Making your vault"))
        self.line.setText(
            _("Your passphrase is being turned into a key. That takes a moment on purpose: it makes guessing slow.")
        )
        self.line.show()
        self.bar = BusyBar()
        self.body.addWidget(self.bar)

    def start(self) -> None:
        self.bar.set_busy(busy=True)


class DonePane(Pane):
    """The vault is there. ``wanted(page id)`` says where to go first."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.reminder = Small("", "warm")
        self.pair = Button(_("Set up our pair"), Kind.PRIMARY, trailing="arrow-right")
        self.today = Button(_("Go to Today"), Kind.SECONDARY)
        self.pair.clicked.connect(lambda: self.wanted.emit("people"))
        self.today.clicked.connect(lambda: self.wanted.emit("today"))
        self.body.addWidget(self.reminder)
        self.body.addWidget(FlowRow(self.pair, self.today))

    def show_person(self, first_name: str, role: Role, *, confirmed: bool) -> None:
        """Say that it is done, and what comes next for this role."""
        self.title.setText(_("Your vault is ready, {name}").format(name=first_name))
        coach = role is Role.COACH
        self.line.setText(
            _("When a pair invites you, with the consent of both, you will find them here.")
            if coach
            else _("Next, invite the person you work with. On one laptop, they make their own vault beside yours.")
        )
        self.line.show()
        self.reminder.setText(_("Today will remind you to confirm your recovery words."))
        self.reminder.setVisible(not confirmed)
        self.pair.setVisible(not coach)
        self.today.set_kind(Kind.PRIMARY if coach else Kind.SECONDARY)

    def start(self) -> None:
        (self.today if self.pair.isHidden() else self.pair).setFocus(Qt.FocusReason.OtherFocusReason)


def _fact(icon: str, tone: str, title: str, line: str) -> QWidget:
    """Something to know, with an icon beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().metrics.space(14))
    row.addWidget(Glyph(icon, tone, 22), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(3)
    labels: tuple[TextLabel, ...] = (Strong(title), Body(line, "ink2"))
    for label in labels:
        words.addWidget(label)
    row.addLayout(words, 1)
    return holder
