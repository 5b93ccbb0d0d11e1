"""The form that brings back a vault which no longer opens: which backup, and what opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import Choice, PassphraseField
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.layouts import FlowRow


class BringBackForm(QWidget):
    """Wishes: ``wanted(number, secret)`` for the backup of that number in the list, ``folder_chosen(Path)`` to look for
    copies elsewhere, ``left`` to leave everything as it is.
    """

    wanted = Signal(int, str)
    folder_chosen = Signal(object)
    left = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._free = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(16))
        self.which = Choice(_("Which backup?"))
        self.none = Body("", "ink2")
        self.secret = PassphraseField(
            _("Your passphrase, or your 24 words"), _("What opened the vault when this backup was made.")
        )
        self.take = Button(_("Bring it back"), Kind.PRIMARY, trailing="arrow-right")
        self.elsewhere = Button(_("Look on another disk…"), Kind.SECONDARY, icon="folder")
        self.leave = Button(_("Not now"), Kind.QUIET)
        for part in (self.which, self.none, self.secret, FlowRow(self.take, self.elsewhere, self.leave)):
            column.addWidget(part)
        self.take.clicked.connect(self._want)
        self.secret.submitted.connect(self._want)
        self.secret.changed.connect(self.changed)
        self.which.changed.connect(self.changed)
        self.leave.clicked.connect(self.left)
        self.elsewhere.clicked.connect(self._choose_folder)

    def show_backups(self, labels: tuple[str, ...], *, looked_in: str = "", elsewhere: bool = False) -> None:
        """Offer these, newest first; ``looked_in`` names the folder that was searched, if it was another disk's.

        ``elsewhere``: they are of a vault that is not on this computer.
        """
        self.which.set_items(tuple((str(number), label) for number, label in enumerate(labels)))
        for part in (self.which, self.secret, self.take):
            part.setVisible(bool(labels))
        if looked_in and elsewhere:
            self.none.setText(
                _("There is no copy of a vault in “{folder}”. Its files end in .lldb and .key.").format(
                    folder=looked_in
                )
            )
        elif elsewhere:
            self.none.setText(_("Please choose the folder that holds your copy, such as one on a USB stick."))
        elif looked_in:
            self.none.setText(_("There is no backup of this vault in “{folder}”.").format(folder=looked_in))
        else:
            self.none.setText(
                _("There is no backup of this vault on this computer. A copy may lie on a USB stick, if you made one.")
            )
        self.none.setVisible(not labels)

    def choose(self, number: int) -> None:
        """Mark another one of the list."""
        self.which.set_value(str(number))

    def follow(self, *, free: bool) -> None:
        """Offer what can be done now. Not ``free``: it is being done, or patience is asked for."""
        self._free = free
        self.take.setEnabled(free and bool(self.secret.text().strip()))

    def set_busy(self, *, busy: bool) -> None:
        """It is being brought back."""
        for widget in (self.which, self.secret, self.elsewhere, self.leave):
            widget.setEnabled(not busy)
        self.take.setText(_("Bringing it back…") if busy else _("Bring it back"))

    def _want(self) -> None:
        if self.take.isEnabled():
            self.wanted.emit(int(self.which.value()), self.secret.text())

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window(), _("Where may a copy of your vault be?"))
        if chosen:
            self.folder_chosen.emit(Path(chosen))
