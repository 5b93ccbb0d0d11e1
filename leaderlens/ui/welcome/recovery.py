"""The steps about the recovery words: they are shown, then three are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from leaderlens.i18n import _
from leaderlens.ui.welcome.panes import Pane
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.recovery_words import RecoveryWords, WordCheck


class WordsPane(Pane):
    """The 24 words, to be written down. ``written`` when they are."""

    written = Signal()

    def __init__(self) -> None:
        super().__init__(_("Your recovery words"))
        self.line.setText(
            _(
                "If you ever forget your passphrase, these 24 words open your vault. Please write them down in order, "
                "or print them, and keep them where you keep a passport, away from this laptop."
            )
        )
        self.line.show()
        self.words = RecoveryWords()
        self.body.addWidget(self.words)
        self.body.addWidget(
            Body(_("Whoever holds them can read your vault. If words and passphrase are lost, nobody can."), "ink2")
        )
        self.done = Button(_("I have written them down"), Kind.PRIMARY, trailing="arrow-right")
        self.done.clicked.connect(self.written)
        self.body.addWidget(FlowRow(self.done))

    def start(self) -> None:
        self.words.grid.setFocus(Qt.FocusReason.OtherFocusReason)


class CheckPane(Pane):
    """Three of the words, typed back. ``answered({number: word})``, ``postponed``, or ``left`` to look again."""

    answered = Signal(object)
    postponed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Three of your words"), _("To be sure that your copy is right, please type these from it."))
        self.check = WordCheck()
        self.confirm = Button(_("Confirm"), Kind.PRIMARY, trailing="arrow-right")
        self.look = Button(_("Show the words again"), Kind.QUIET)
        self.later = Button(_("Not now"), Kind.QUIET)
        self.check.submitted.connect(self._answer)
        self.confirm.clicked.connect(self._answer)
        self.look.clicked.connect(self.left)
        self.later.clicked.connect(self.postponed)
        self.body.addWidget(self.check)
        self.body.addWidget(FlowRow(self.confirm, self.look, self.later))

    def start(self) -> None:
        self.check.start()

    def _answer(self) -> None:
        self.answered.emit(self.check.answers())
