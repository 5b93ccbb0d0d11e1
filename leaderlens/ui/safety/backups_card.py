"""The card about copies: the backups here, the one outside, the rehearsal, and going back to an earlier state."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderlens.i18n import _
from leaderlens.services.backups import Backup
from leaderlens.ui.safety.matter import Matter, stacked
from leaderlens.ui.safety.view import Earlier, SafetyView
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import Choice, PassphraseField
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.progress import SegmentedProgress


class BackupsCard(Card):
    """Wishes: ``backup_wanted``, ``folder_chosen(Path)``, ``drill_wanted``, ``drill_stopped``,
    ``return_wanted(backup, secret)``. ``drill_stepped(done, total)`` may be emitted on the worker: it moves the bar.
    """

    backup_wanted = Signal()
    folder_chosen = Signal(object)
    drill_wanted = Signal()
    drill_stopped = Signal()
    return_wanted = Signal(object, str)
    drill_stepped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=18)
        self._earlier: dict[str, Earlier] = {}
        self._outside_folder = ""
        self.add(Heading(_("Copies"), 2))
        self.back_up = Button(_("Back up now"), icon="shield-check")
        self.backup = self.add(Matter(_("Backups on this computer"), "shield-check", self.back_up))
        self.add_divider()
        self.copy_out = Button(_("Copy to a folder…"), icon="upload")
        self.outside = self.add(Matter(_("A copy outside this computer"), "upload", self.copy_out))
        self.add_divider()
        self.practise = Button(_("Practise a restoration"), icon="refresh-cw")
        self.drill = self.add(Matter(_("A rehearsal"), "refresh-cw", self.practise))
        self._build_drill()
        self.add_divider()
        self.go_back = Button(_("Choose an earlier state…"), icon="undo-2")
        self.earlier = self.add(Matter(_("Go back to an earlier state"), "undo-2", self.go_back))
        self._build_return()
        self.back_up.clicked.connect(self.backup_wanted)
        self.copy_out.clicked.connect(self._choose_folder)
        self.practise.clicked.connect(self.drill_wanted)
        self.go_back.clicked.connect(self._open_return)

    def show_view(self, view: SafetyView) -> None:
        """Show where copies stand. A form that is open stays."""
        for matter, standing in ((self.backup, view.backup), (self.outside, view.outside), (self.drill, view.drill)):
            matter.say(standing.sentence, well=standing.well)
        self.earlier.say(
            _("Everything in the vault is again as it was then. What is there now is backed up first, and kept.")
        )
        known = {str(one.backup.path): one for one in view.earlier}
        if known.keys() != self._earlier.keys():
            self._earlier = known
            self.which.set_items(tuple((path, one.label) for path, one in known.items()))
            self._chosen()
        self.go_back.setEnabled(bool(known) and not view.read_only)
        self.back_up.setEnabled(not view.read_only)
        self.practise.setEnabled(not view.read_only)

    def show_drill(self, *, busy: bool) -> None:
        """A rehearsal is under way, with a way to stop it, or over."""
        self.drill.set_busy(busy=busy)
        self.drill.bar.hide()
        self.steps.show_progress(3, 0)
        self.drill.open_form(self._drilling if busy else None)

    def show_returning(self, *, busy: bool) -> None:
        """An earlier state is being put in place."""
        self.earlier.set_busy(busy=busy)
        for widget in (self.which, self.secret, self.sure, self.leave_it):
            widget.setEnabled(not busy)

    def show_return_problem(self, sentence: str) -> None:
        """Why it did not go: at the field where that is where it lies."""
        if self.secret.isVisibleTo(self):
            self.secret.show_problem(sentence)
        else:
            self.earlier.tell(sentence, "danger")

    def close_return(self) -> None:
        """Put the choice away; a secret that was typed goes with it."""
        self.secret.take()
        self.earlier.open_form(None)

    def _build_drill(self) -> None:
        self.steps = SegmentedProgress(3)
        self.steps.setAccessibleName(_("Rehearsal"))
        self.stop = Button(_("Stop"), Kind.QUIET)
        self.stop.clicked.connect(self.drill_stopped)
        self._drilling = stacked(self.steps, FlowRow(self.stop))
        self.drill.add_form(self._drilling)
        self.drill_stepped.connect(self._step)

    def _step(self, done: int, total: int) -> None:
        self.steps.show_progress(total, done)

    def _build_return(self) -> None:
        self.which = Choice(_("Which one?"))
        self.which.changed.connect(self._chosen)
        self.secret = PassphraseField(
            _("Its passphrase, or its 24 words"), _("This backup was made before the key was changed.")
        )
        self.sure = Button(_("Go back to it"), Kind.PRIMARY)
        self.leave_it = Button(_("Leave it as it is"), Kind.QUIET)
        self.sure.clicked.connect(self._return)
        self.secret.submitted.connect(self._return)
        self.leave_it.clicked.connect(self.close_return)
        what = Body(
            _(
                "What you wrote since then will not be in the vault any more. It is not lost: a backup of today is "
                "made first, and you can go back to that in the same way. Nothing is overwritten."
            ),
            "ink2",
        )
        self._returning = stacked(self.which, what, self.secret, FlowRow(self.sure, self.leave_it))
        self.earlier.add_form(self._returning)

    def _open_return(self) -> None:
        self._chosen()
        self.earlier.open_form(self._returning)
        self.which.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        chosen = self._earlier.get(self.which.value())
        self.secret.show_problem("")
        self.secret.setVisible(chosen is not None and chosen.needs_secret)
        self.earlier.tell("")

    def _return(self) -> None:
        chosen = self._earlier.get(self.which.value())
        if chosen is None:
            return
        found: Backup = chosen.backup
        self.return_wanted.emit(found, self.secret.text() if chosen.needs_secret else "")

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window(), _("Where should the copy go?"))
        if chosen:
            self.folder_chosen.emit(Path(chosen))
