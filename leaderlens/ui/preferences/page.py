"""The settings page: a few groups, each choice in force as soon as it is made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.settings import HOURS
from leaderlens.ui.accessibility import announce
from leaderlens.ui.preferences.view import PreferencesView
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.choices import SegmentedChoice
from leaderlens.ui.widgets.fields import Choice, TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold


class _Row(QWidget):
    """A choice: what it is about, a line on it, and below them the control."""

    def __init__(self, title: str, line: str, *controls: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(6))
        column.addWidget(Strong(title))
        if line:
            column.addWidget(Small(line, "ink2"))
        for control in controls:
            if isinstance(control, FlowRow):
                column.addWidget(control)
            else:
                column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeading)


class PreferencesPage(PageScaffold):
    """``theme_chosen(str)``, ``text_size_chosen(int)``, ``lock_minutes_chosen(int)``,
    ``reminders_chosen(bool)``, ``quiet_chosen(from, until)``, ``people_wished``, ``safety_wished``.

    For the house: ``lock_requested`` and ``shortcuts_requested``.
    """

    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    lock_minutes_chosen = Signal(int)
    reminders_chosen = Signal(bool)
    quiet_chosen = Signal(int, int)
    people_wished = Signal()
    safety_wished = Signal()
    lock_requested = Signal()
    shortcuts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), _("Every choice holds at once."), width=RATING_WIDTH, parent=parent)
        self._view: PreferencesView | None = None
        self.theme = SegmentedChoice(
            _("Theme"), (("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark")))
        )
        self.theme.changed.connect(self.theme_chosen)
        self.text_size = SegmentedChoice(_("Text size"), ())
        self._sizes = QVBoxLayout()
        self.lock_after = Choice("")
        self.lock_after.combo.setAccessibleName(_("Lock after"))
        self.lock_after.changed.connect(lambda: self.lock_minutes_chosen.emit(int(self.lock_after.value())))
        self._add_look()
        self._add_privacy()
        self._add_reminders()
        self._add_you()
        self._add_places()
        self._add_keyboard()
        self._add_about()

    # ------------------------------------------------------------ what the presenter shows

    def show_view(self, view: PreferencesView) -> None:
        """Show who sits here, where things are, and what is on offer."""
        before, self._view = self._view, view
        self.name.setText(view.name)
        self.role.set_text(view.role)
        self.folder.set_text(str(view.folder))
        self.folder.edit.setCursorPosition(0)
        self.version.setText(_("LeaderLens {version}").format(version=view.version))
        if before is None or before.text_sizes != view.text_sizes:
            self._offer_sizes(view.text_sizes)
        if before is None or before.lock_minutes != view.lock_minutes:
            self.lock_after.set_items(
                tuple(
                    (str(count), ngettext("{count} minute", "{count} minutes", count).format(count=count))
                    for count in view.lock_minutes
                )
            )

    def show_choices(self, look: str, text_size: int, lock_minutes: int) -> None:
        """Show what is in force."""
        self.theme.set_value(look)
        self.text_size.set_value(str(text_size))
        self.lock_after.set_value(str(lock_minutes))

    def show_reminders(self, *, wanted: bool, begins: int, ends: int) -> None:
        """Show whether a notification may come, and the hours without any."""
        before = self.reminders.blockSignals(True)
        self.reminders.setChecked(wanted)
        self.reminders.blockSignals(before)
        self.quiet_from.set_value(str(begins))
        self.quiet_until.set_value(str(ends))
        for field in (self.quiet_from, self.quiet_until):
            field.setEnabled(wanted)

    def show_recovery(self, *, confirmed: bool) -> None:
        """Say whether the recovery words are known to be written down."""
        self.recovery.set_text(
            _("Recovery words written down") if confirmed else _("Recovery words not confirmed yet"),
            Tone.GOOD if confirmed else Tone.WARM,
        )
        self.to_people.setText(_("See them in People") if confirmed else _("Confirm them in People"))

    # ------------------------------------------------------------ the groups

    def _group(self, title: str, *parts: QWidget) -> Card:
        card = Card(gap=16)
        card.add(Heading(title, 2))
        for place, part in enumerate(parts):
            if place and not isinstance(part, FlowRow):
                card.add_divider()
            card.add(part)
        self.add(card)
        return card

    def _add_look(self) -> None:
        self._size_row = _Row(_("Text size"), _("Everything grows with it, not only the words."))
        column = self._size_row.layout()
        assert column is not None  # noqa: S101 - a row has its layout from the start
        column.addWidget(self.text_size)
        self._group(
            _("Look"),
            _Row(_("Theme"), _("The accent colour tells whose vault is open; light and dark are yours."), self.theme),
            self._size_row,
        )

    def _offer_sizes(self, sizes: tuple[int, ...]) -> None:
        old = self.text_size
        items = tuple((str(size), _("{percent} %").format(percent=size)) for size in sizes)
        self.text_size = SegmentedChoice(_("Text size"), items)
        self.text_size.changed.connect(lambda value: self.text_size_chosen.emit(int(value)))
        column = self._size_row.layout()
        assert column is not None  # noqa: S101 - a row has its layout from the start
        column.replaceWidget(old, self.text_size)
        for before, segment in pairwise((self.theme.segments[-1], *self.text_size.segments)):
            self.setTabOrder(before, segment)  # it was made last, and stands in second place
        old.hide()
        old.deleteLater()

    def _add_privacy(self) -> None:
        self.lock_now = Button(_("Lock now"), icon="lock")
        self.lock_now.setToolTip("Ctrl+L")
        self.lock_now.clicked.connect(self.lock_requested)
        self.to_safety = Button(_("See Safety"), icon="shield-check")
        self.to_safety.clicked.connect(self.safety_wished)
        self._group(
            _("Privacy and lock"),
            _Row(
                _("Lock after"),
                _("When nobody has touched the keyboard or the mouse for so long. What you were writing is saved."),
                FlowRow(self.lock_after, self.lock_now),
            ),
            _Row(
                _("What keeps your words safe"),
                _(
                    "Backups, passphrase and recovery words, how long entries are kept, and what the encryption cannot "
                    "do are in Safety."
                ),
                FlowRow(self.to_safety),
            ),
        )

    def _add_reminders(self) -> None:
        self.reminders = CheckRow(
            _("Say when something is due"),
            _("A notification says “LeaderLens: something is due”, and never what, also while LeaderLens is locked."),
        )
        self.reminders.toggled.connect(self.reminders_chosen)
        hours = tuple((str(hour), f"{hour:02}:00") for hour in HOURS)
        self.quiet_from = Choice(_("Quiet from"), hours)
        self.quiet_until = Choice(_("until"), hours)
        for field in (self.quiet_from, self.quiet_until):
            field.changed.connect(
                lambda: self.quiet_chosen.emit(int(self.quiet_from.value()), int(self.quiet_until.value()))
            )
        self._group(_("Reminders"), self.reminders, FlowRow(self.quiet_from, self.quiet_until, gap=16))

    def _add_you(self) -> None:
        self.name, self.role = Heading("", 3), Chip("", Tone.ACCENT)
        self.recovery = Chip("")
        self.to_people = Button(_("See them in People"), Kind.QUIET)
        self.to_people.clicked.connect(self.people_wished)
        who = QWidget()
        column = QVBoxLayout(who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        column.addWidget(self.name)
        column.addWidget(FlowRow(self.role, self.recovery))
        column.addWidget(self.to_people)
        self._group(_("You"), who)

    def _add_places(self) -> None:
        self.folder = TextField(_("The folder of your vault"))
        self.folder.edit.setReadOnly(True)  # to be read and copied, however long it is
        self.open_folder = Button(_("Open this folder"), icon="folder")
        self.open_folder.clicked.connect(self._open_folder)
        self._group(
            _("Where things are"),
            self.folder,
            FlowRow(self.open_folder),
        )

    def _add_keyboard(self) -> None:
        self.shortcuts = Button(_("Show every shortcut"), icon="keyboard")
        self.shortcuts.setToolTip("Ctrl+/")
        self.shortcuts.clicked.connect(self.shortcuts_requested)
        self._group(
            _("Keyboard"),
            _Row(_("Shortcuts"), _("Everything in LeaderLens can be done without the mouse."), FlowRow(self.shortcuts)),
        )

    def _add_about(self) -> None:
        self.version = Strong("")
        self.copy = Button(_("Copy diagnostics"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.copied = Small("", "good", wrap=False)
        about = QWidget()
        column = QVBoxLayout(about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(8))
        column.addWidget(self.version)
        for sentence in (
            _("LeaderLens opens no network connection."),
            _("Free software under the Apache License 2.0. Qt is used under the LGPL-3.0."),
            _(
                "The typefaces Inter and Newsreader are used under the SIL Open Font License 1.1, the Lucide icons "
                "under the ISC licence."
            ),
        ):
            column.addWidget(Body(sentence, "ink2"))
        column.addWidget(
            Small(_("Diagnostics are version numbers and the choices above: no names, no folders, nothing you wrote."))
        )
        column.addWidget(FlowRow(self.copy, self.copied))
        self._group(_("About"), about)

    # ------------------------------------------------------------ acting

    def _open_folder(self) -> None:
        if self._view is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._view.folder)))

    def _copy(self) -> None:
        if self._view is None:
            return
        QGuiApplication.clipboard().setText(self._view.diagnostics)
        self.copied.setText(_("Copied"))
        announce(self.copied, _("Copied"))
