"""What covers the window while a vault is closed: nothing private is in sight from the first moment."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import PassphraseField
from leaderlens.ui.widgets.full_window import FullWindow
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow


class ClosingCover(FullWindow):
    """What was written is saved, then backed up; or it stays behind the cover, because no disk takes it.

    Then ``retry_wished``, and ``return_wished(passphrase)`` by the owner who would rather look after it themselves.
    """

    retry_wished = Signal()
    return_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title, self.line = Heading("", 1), Body("", "ink2")
        self.bar = BusyBar()
        self.retry = Button(_("Try again"), Kind.PRIMARY)
        self.back = Button(_("Go back to my pages"))
        self._choices = FlowRow(self.retry, self.back)
        self.passphrase = PassphraseField()
        self.enter = Button(_("Go back"), Kind.PRIMARY)
        self._owner = QWidget()
        owner = QVBoxLayout(self._owner)
        owner.setContentsMargins(0, 0, 0, 0)
        owner.setSpacing(theme().metrics.space(16))
        owner.addWidget(self.passphrase)
        owner.addWidget(FlowRow(self.enter))
        for part in (self.title, self.line, self.bar, self._choices, self._owner):
            self.add(part)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(lambda: self._let(enter=True))
        self.retry.clicked.connect(self.retry_wished)
        self.back.clicked.connect(self._ask_owner)
        self.enter.clicked.connect(self._enter)
        self.passphrase.edit.returnPressed.connect(self._enter)
        self.show_saving()

    def show_saving(self) -> None:
        """What is unsaved is on its way to the disk."""
        self._say(_("Saving…"), _("What you wrote is being saved. This takes a moment."), busy=True)

    def show_backing_up(self) -> None:
        """Everything is saved; the last backup is being made."""
        self._say(
            _("Backing up…"),
            _("Everything you wrote is saved. One more copy is being made and read through, then this is done."),
            busy=True,
        )

    def show_stuck(self) -> None:
        """No disk takes the last words. They stay here, and so does the cover."""
        again = self._choices.isVisibleTo(self)
        self._say(
            _("Not everything is saved yet"),
            _(
                "The disk did not take your last words. They are kept here, out of sight, and nothing is lost while "
                "LeaderLens stays open. Please free some space, or plug the disk in again: LeaderLens tries every few "
                "seconds, and goes on by itself as soon as everything is saved."
            ),
            busy=False,
        )
        self._owner.setVisible(False)
        if not again:
            self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def asking(self) -> bool:
        """Whether the owner is asked for their passphrase: their form stays while the disk is tried again."""
        return self._owner.isVisibleTo(self)

    def show_refused(self, sentence: str, pause: int = 0) -> None:
        """Say why the passphrase does not lead back; the next try waits ``pause`` seconds."""
        if pause:
            wait = ngettext("Please wait {count} second.", "Please wait {count} seconds.", pause).format(count=pause)
            sentence = f"{sentence} {wait}"
            self._pause.start(pause * 1_000)
        self.passphrase.show_problem(sentence)
        self._let(enter=not pause)

    def _say(self, title: str, line: str, *, busy: bool) -> None:
        self.setAccessibleName(title)
        self.title.setText(title)
        self.line.setText(line)
        self.bar.set_busy(busy=busy)
        self.bar.setVisible(busy)
        self._choices.setVisible(not busy)
        self._owner.setVisible(False)

    def _ask_owner(self) -> None:
        self._choices.setVisible(False)
        self._owner.setVisible(True)
        self.passphrase.show_problem("")
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        if self.enter.isEnabled() and self.passphrase.edit.text():
            self._let(enter=False)
            self.return_wished.emit(self.passphrase.take())

    def _let(self, *, enter: bool) -> None:
        self.enter.setEnabled(enter)
        self.passphrase.setEnabled(enter)
        if enter:
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
