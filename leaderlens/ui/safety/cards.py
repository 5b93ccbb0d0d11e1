"""The smaller cards: how things stand at a glance, the check for damage, the hold, the limits, the places, the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.safety.matter import Matter, stacked
from leaderlens.ui.safety.view import SafetyView
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph
from leaderlens.ui.widgets.table import TableView


class GlanceCard(HeroCard):
    """All is well, or what there is to see to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=8)
        self._glyph = Glyph("shield-check", "good", 32)
        self.heading, self.line = Heading("", 2), Body("", "ink2")
        words = QVBoxLayout()
        words.setSpacing(theme().metrics.space(6))
        words.addWidget(self.heading)
        words.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(theme().metrics.space(18))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_view(self, view: SafetyView) -> None:
        count = len(view.waiting)
        if count == 0:
            self._glyph.show_icon("shield-check", "good")
            self.heading.setText(_("Your vault is in good order"))
            self.line.setText(_("Backed up, checked, and open to you alone. There is nothing you need to do."))
            return
        self._glyph.show_icon("shield-check", "warm")
        self.heading.setText(
            ngettext("{count} thing to see to, in your own time", "{count} things to see to, in your own time", count)
            .format(count=count)
        )  # fmt: skip
        self.line.setText("\n".join(view.waiting))


class CheckCard(Card):
    """Wish: ``check_wanted``."""

    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=18)
        self.add(Heading(_("Damage"), 2))
        self.check = Button(_("Check now"), icon="search")
        self.matter = self.add(Matter(_("Is everything as you wrote it?"), "search", self.check))
        self.check.clicked.connect(self.check_wanted)

    def show_view(self, view: SafetyView) -> None:
        self.matter.say(view.check.sentence, well=view.check.well)


class HoldCard(Card):
    """Wishes: ``hold_wanted(note)`` and ``release_wanted``."""

    hold_wanted = Signal(str)
    release_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=18)
        self.add(Heading(_("Hold everything"), 2))
        self.begin = Button(_("An information request is live…"), icon="flag")
        self.end = Button(_("The request is closed…"), icon="lock-open")
        self.matter = self.add(Matter(_("While an information request is live"), "flag", self.begin, self.end))
        self.note = TextField(_("A note for yourself"), _("The request’s reference, say. Only you see it."))
        self.sure = Button(_("Hold everything"), Kind.PRIMARY)
        no = Button(_("Not now"), Kind.QUIET)
        self._beginning = stacked(
            Body(
                _(
                    "Once somebody has asked for information, deleting, altering or concealing it to prevent its "
                    "disclosure is an offence (Freedom of Information Act 2000, section 77). Notes about council "
                    "business can be asked for wherever they are kept, private devices included."
                ),
                "ink2",
            ),
            Body(
                _(
                    "With the hold on you can still write. Nothing that is here can be deleted, emptied from the bin, "
                    "erased by a retention rule, or replaced by an older backup, and no backup goes. Whether something "
                    "must be disclosed is for your council’s information officer to say, not for LeaderLens."
                ),
                "ink2",
            ),
            self.note,
            FlowRow(self.sure, no),
        )
        self.release = Button(_("Switch the hold off"), Kind.SECONDARY)
        stay = Button(_("Keep it on"), Kind.PRIMARY)
        self._ending = stacked(
            Body(
                _(
                    "Please switch it off only when the request, and any review or appeal, is over. The log keeps when "
                    "the hold began and ended."
                ),
                "ink2",
            ),
            FlowRow(stay, self.release),
        )
        self.matter.add_form(self._beginning)
        self.matter.add_form(self._ending)
        self.begin.clicked.connect(lambda: self._open(self._beginning, self.note.edit))
        self.end.clicked.connect(lambda: self._open(self._ending, stay))
        self.sure.clicked.connect(lambda: self.hold_wanted.emit(self.note.text()))
        self.note.submitted.connect(lambda: self.hold_wanted.emit(self.note.text()))
        self.release.clicked.connect(self.release_wanted)
        for button in (no, stay):
            button.clicked.connect(self.close_forms)

    def show_view(self, view: SafetyView) -> None:
        self.matter.say(view.hold.sentence, well=view.hold.well)
        self.begin.setVisible(not view.held)
        self.end.setVisible(view.held)
        for button in (self.begin, self.end):
            button.setEnabled(not view.read_only)

    def close_forms(self) -> None:
        """Put the questions away."""
        self.note.set_text("")
        self.matter.open_form(None)

    def _open(self, form: QWidget, focus: QWidget) -> None:
        self.matter.open_form(form)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)


class LimitsCard(Card):
    """What the encryption does, and what it cannot do: plainly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        self.add(Heading(_("What the encryption does, and what it cannot do"), 2))
        for title, sentence in _limits():
            self.add(stacked(Strong(title), Body(sentence, "ink2"), gap=4))


class PlacesCard(Card):
    """Where things are, and what was set aside there. Wish: ``forget_wanted``."""

    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        self._folder = Path()
        self.add(Heading(_("Where things are"), 2))
        self.folder = self.add(
            TextField(
                _("The folder of your vault"),
                _("Its backups are in the folder “backups” within it. All of it is encrypted, and it bears no name."),
            )
        )
        self.folder.edit.setReadOnly(True)  # to be read and copied, however long it is
        self.notes = self.add(Body("", "warm"))
        self.open_folder = Button(_("Open this folder"), icon="folder")
        self.open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self.add(FlowRow(self.open_folder))
        self._build_set_aside()

    def _build_set_aside(self) -> None:
        self.forget = Button(_("Delete them…"), icon="trash-2")
        self.set_aside = self.add(Matter(_("What was set aside"), "folder", self.forget))
        self.keep = Button(_("Keep them"), Kind.PRIMARY)
        self.sure = Button(_("Delete what was set aside"), Kind.DANGER)
        self._forgetting = stacked(
            Body(
                _(
                    "If your vault is in good order you do not need them. Some may still open with an earlier "
                    "passphrase, and some hold what you have erased since. Deleting them cannot be undone."
                ),
                "ink2",
            ),
            FlowRow(self.keep, self.sure),
        )
        self.set_aside.add_form(self._forgetting)
        self.forget.clicked.connect(self._ask)
        self.keep.clicked.connect(self.close_form)
        self.sure.clicked.connect(self.forget_wanted)

    def close_form(self) -> None:
        """Put the question away."""
        self.set_aside.open_form(None)

    def _ask(self) -> None:
        self.set_aside.open_form(self._forgetting)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: SafetyView) -> None:
        count = view.set_aside
        self.set_aside.setVisible(bool(count) or bool(self.set_aside.outcome.text()))
        self.set_aside.say(
            ngettext(
                "{count} file was set aside in the folder “quarantine” when another took its place. Nothing there is "
                "deleted by itself.",
                "{count} files were set aside in the folder “quarantine” when others took their place. Nothing there "
                "is deleted by itself.",
                count,
            ).format(count=count)
            if count
            else ""
        )
        self.forget.setVisible(bool(count))
        self.forget.setEnabled(not view.held and not view.read_only)
        self._folder = view.folder
        self.folder.set_text(str(view.folder))
        self.folder.edit.setCursorPosition(0)
        self.notes.setText("\n".join(view.notes))
        self.notes.setVisible(bool(view.notes))


class AuditCard(Card):
    """What happened in this vault, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=12)
        self.add(Heading(_("What happened in this vault"), 2))
        self.add(
            Small(_("Kept in the vault for you alone. Lines are added and never changed; none holds what you wrote."))
        )
        self.table = self.add(TableView(_("What happened in this vault")))
        self._shared = False

    def show_view(self, view: SafetyView) -> None:
        rows = tuple((line.when, line.what) for line in view.audit)
        if rows != self.table.rows_model.rows:
            self.table.show_table((_("When"), _("What")), rows)
            if not self._shared:  # the moment takes what it needs, the sentence the rest
                header = self.table.horizontalHeader()
                header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
                self._shared = True
            self.table.resizeRowsToContents()


def _limits() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("A lost or stolen laptop"),
            _(
                "Your vault is one encrypted file. Without your passphrase or your words nobody can read it, whatever "
                "they do with the disk. If both are lost, nor can you, and nobody can help."
            ),
        ),
        (
            _("Somebody on the same account of this computer"),
            _(
                "They cannot read your vault. They can see how large it is and when it changed, and they could delete "
                "it. Separate accounts, disk encryption and a copy elsewhere guard against that."
            ),
        ),
        (
            _("Somebody with power over this computer"),
            _(
                "It cannot protect you from a program that watches the keyboard or the screen, from an administrator "
                "of this computer, or from a LeaderLens that somebody has altered."
            ),
        ),
        (
            _("The other person of your pair"),
            _(
                "They see your sheet when both are sealed, and never your journal. What a person has been shown cannot "
                "be taken back."
            ),
        ),
        (
            _("The law"),
            _(
                "Encryption changes nothing about it. Information about council business can be asked for wherever it "
                "is written, and private notes are not exempt because they are private."
            ),
        ),
    )
