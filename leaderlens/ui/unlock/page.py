"""What one sees before a vault is open: which is yours, and what opens it. Names of people appear nowhere here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.services.vault import VaultListing
from leaderlens.ui.style.theme import theme
from leaderlens.ui.unlock.bring_back import BringBackForm
from leaderlens.ui.unlock.symbol_tiles import SymbolTiles
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.fields import PassphraseField, TextArea
from leaderlens.ui.widgets.full_window import FullWindow
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.new_passphrase import NewPassphrase
from leaderlens.ui.widgets.notice import Glyph


class UnlockPage(FullWindow):
    """The unlock window, in one of its forms: passphrase, recovery words, a new passphrase after the words, or a backup
    for a vault that no longer opens, and at last what came of that.

    Wishes: ``passphrase_given(vault_id, passphrase)``, ``words_given(vault_id, words)``, after the words
    ``new_passphrase_given(passphrase)`` or ``passphrase_kept``, ``new_vault_requested``, ``help_wanted(vault_id)`` for
    a vault that does not open (empty: one that is not on this laptop), and ``entered`` when it is back. ``fresh`` and
    ``backups``, the forms for the new passphrase and for the backup, have wishes of their own.
    """

    passphrase_given = Signal(str, str)
    words_given = Signal(str, str)
    new_passphrase_given = Signal(str)
    passphrase_kept = Signal()
    new_vault_requested = Signal()
    help_wanted = Signal(str)
    entered = Signal()

    def __init__(self, lock_minutes: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Unlock"))
        self._several = self._busy = False
        self._pause = 0
        self._problem = ""
        self._countdown = QTimer(self)
        self._countdown.setInterval(1_000)
        self._countdown.timeout.connect(self._second_over)
        self._build(lock_minutes)
        self._wire()
        self.show_passphrase()

    # ------------------------------------------------------------ what the presenter shows

    def show_vaults(self, listings: tuple[VaultListing, ...], selected: str) -> None:
        """Offer these vaults, ``selected`` first; one alone needs no choosing."""
        self._several = len(listings) > 1
        self.tiles.show_vaults(listings)
        self.select(selected)
        self._whose.setVisible(self._several)

    def select(self, vault_id: str) -> None:
        """Choose a vault, if it is here."""
        self.tiles.set_value(vault_id)

    def show_passphrase(self) -> None:
        """Ask for the passphrase."""
        self._say(_("Welcome back"), _("Your passphrase opens your vault on this laptop. We cannot reset it for you."))
        self._show_form(self._by_passphrase)
        self.start()

    def show_words(self) -> None:
        """Ask for the recovery words."""
        self._say(
            _("Your recovery words"),
            _("The 24 words you wrote down when you made your vault open it without the passphrase."),
        )
        self._show_form(self._by_words)
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_new_passphrase(self, *, needed: bool) -> None:
        """The words opened the vault: offer a new passphrase, or insist where no key file is left (``needed``)."""
        line = (
            _("Your words opened the vault, but its key file is gone. Please choose a new passphrase to go on.")
            if needed
            else _("Your words opened the vault. You can choose a new passphrase now; the words stay the same.")
        )
        self._say(_("A new passphrase"), line)
        self.fresh.start()
        self.fresh.back.setVisible(not needed)
        self._show_form(self.fresh)

    def show_help(self) -> None:
        """The vault does not open, and that is not the passphrase's fault: offer a way on."""
        self.bring_back.show()

    def show_backups(self, labels: tuple[str, ...], *, looked_in: str = "", elsewhere: bool = False) -> None:
        """Ask which backup shall be brought back, and for what opens it. ``elsewhere``: its vault is not here."""
        if elsewhere:
            title, line = _("Bring your vault here"), _("The copy is read through before anything is made of it.")
        else:
            title = _("Bring back a backup")
            line = _(
                "Nothing is overwritten: what cannot be opened now is set aside and kept. The backup is read through "
                "before it takes its place."
            )
        self._say(title, line)
        self.backups.show_backups(labels, looked_in=looked_in, elsewhere=elsewhere)
        if not self.backups.isVisibleTo(self):
            self.backups.secret.set_text(self._field().text())
        self._show_form(self.backups)
        target = self.backups.secret.edit if labels else self.backups.elsewhere
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_back(self, sentence: str) -> None:
        """It is back: say what it holds, before anybody goes in."""
        self.backups.secret.take()
        self._say(_("Your vault is back"), sentence)
        self._show_form(self._back)
        self.enter.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_opening(self, *, opening: bool) -> None:
        """The vault is being opened: everything stays in sight, and nothing can be pressed."""
        self._busy = opening
        for widget in (self.tiles, self.passphrase, self.words, self.use_words, self.use_passphrase, self.new_vault,
                       self.from_copy):  # fmt: skip
            widget.setEnabled(not opening)
        self.fresh.set_busy(busy=opening)
        self.backups.set_busy(busy=opening)
        self.bring_back.setEnabled(not opening)
        self.bar.set_busy(busy=opening)
        for button in (self.unlock, self.unlock_by_words):
            button.setText(_("Opening…") if opening else _("Unlock"))
        self._follow()

    def show_problem(self, sentence: str, pause: int = 0) -> None:
        """Say below the field why it did not open; ask for ``pause`` seconds of patience before the next try."""
        self._problem, self._pause = sentence, pause
        if pause:
            self._countdown.start()
        self._tell_problem()
        self._follow()
        edit = self._field().edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()
        QTimer.singleShot(0, self, self._bring_into_sight)

    @property
    def said(self) -> str:
        """The line below the title."""
        return self._line.text()

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ inside

    def _build(self, lock_minutes: int) -> None:
        space = theme().metrics.space
        self._title, self._line = Heading("", 1), Body("", "ink2")
        self.add(self._title)
        self.body.addSpacing(-space(8))
        self.add(self._line)
        self._whose = QWidget()
        whose = _column(self._whose, 8)
        whose.addWidget(Strong(_("Which is yours?")))
        self.tiles = SymbolTiles(_("Which is yours?"))
        whose.addWidget(self.tiles)
        self.add(self._whose)
        self.passphrase = PassphraseField()
        self.unlock = Button(_("Unlock"), Kind.PRIMARY, trailing="arrow-right")
        self.use_words = Button(_("Use my recovery words"), Kind.QUIET)
        self._by_passphrase = QWidget()
        first = _column(self._by_passphrase, 16)
        first.addWidget(self.passphrase)
        first.addWidget(FlowRow(self.unlock, self.use_words))
        self.add(self._by_passphrase)
        self.words = TextArea(
            _("Recovery words"), _("All 24, in order. Capitals and line breaks do not matter."), least=4, most=8
        )
        self.words.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.unlock_by_words = Button(_("Unlock"), Kind.PRIMARY, trailing="arrow-right")
        self.use_passphrase = Button(_("Use my passphrase"), Kind.QUIET)
        self._by_words = QWidget()
        second = _column(self._by_words, 16)
        second.addWidget(self.words)
        second.addWidget(FlowRow(self.unlock_by_words, self.use_passphrase))
        self.add(self._by_words)
        self.bring_back = Button(_("Bring back a backup…"), Kind.SECONDARY, icon="undo-2")
        self.bring_back.hide()
        self.add(self.bring_back)
        self.fresh = NewPassphrase(_("Keep my old passphrase"))
        self.add(self.fresh)
        self.backups = BringBackForm()
        self.add(self.backups)
        self.enter = Button(_("Go in"), Kind.PRIMARY, trailing="arrow-right")
        self._back = FlowRow(self.enter)
        self.add(self._back)
        self.bar = BusyBar()
        self.add(self.bar)
        self.add(Divider())
        self.new_vault = Button(_("Make a new vault"), Kind.QUIET, icon="plus")
        self.from_copy = Button(_("Use my copy"), Kind.QUIET, icon="upload")
        self._newcomer = FlowRow(
            Small(_("New on this laptop?"), "ink2", wrap=False), self.new_vault, self.from_copy, gap=2
        )
        self.add(self._foot(lock_minutes))
        self.add(self._newcomer)

    def _foot(self, lock_minutes: int) -> QWidget:
        promise = QWidget()
        row = QHBoxLayout(promise)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Glyph("shield-check", "good"))
        words = ngettext(
            "Your journal never leaves your vault. Locks itself after {count} minute.",
            "Your journal never leaves your vault. Locks itself after {count} minutes.",
            lock_minutes,
        )
        row.addWidget(Small(words.format(count=lock_minutes), "ink2"), 1)
        return promise

    def _wire(self) -> None:
        self.unlock.clicked.connect(self._give_passphrase)
        self.passphrase.submitted.connect(self._give_passphrase)
        self.passphrase.changed.connect(self._typed)
        self.words.changed.connect(self._typed)
        self.unlock_by_words.clicked.connect(self._give_words)
        self.use_words.clicked.connect(self.show_words)
        self.use_passphrase.clicked.connect(self.show_passphrase)
        self.tiles.changed.connect(self._another)
        self.new_vault.clicked.connect(self.new_vault_requested)
        self.bring_back.clicked.connect(lambda: self.help_wanted.emit(self.tiles.value()))
        self.from_copy.clicked.connect(lambda: self.help_wanted.emit(""))
        self.backups.changed.connect(self._typed)
        self.backups.left.connect(self.show_passphrase)
        self.enter.clicked.connect(self.entered)
        self.fresh.chosen.connect(self.new_passphrase_given)
        self.fresh.left.connect(self.passphrase_kept)

    def _say(self, title: str, line: str) -> None:
        self._title.setText(title)
        self._line.setText(line)

    def _show_form(self, form: QWidget) -> None:
        for one in (self._by_passphrase, self._by_words, self.fresh, self.backups, self._back):
            one.setVisible(one is form)
        choosing = form in {self._by_passphrase, self._by_words}
        self.bring_back.hide()
        self._whose.setVisible(choosing and self._several)
        self._newcomer.setVisible(choosing)
        if not self._pause:
            self._problem = ""
        self._tell_problem()
        self._follow()
        self.to_top()

    def _bring_into_sight(self) -> None:
        """Large text may have pushed the sentence below the fold."""
        forms = (self._by_words, self.backups, self._by_passphrase)
        shown = next((form for form in forms if form.isVisibleTo(self)), self._by_passphrase)
        self.ensureWidgetVisible(shown, 0, theme().metrics.space(16))
        if self.bring_back.isVisibleTo(self):
            self.ensureWidgetVisible(self.bring_back, 0, theme().metrics.space(16))

    def _field(self) -> PassphraseField | TextArea:
        """Where one types in the form that is in sight."""
        if self.backups.isVisibleTo(self):
            return self.backups.secret
        return self.words if self._by_words.isVisibleTo(self) else self.passphrase

    def _give_passphrase(self) -> None:
        if self.unlock.isEnabled():
            self.passphrase_given.emit(self.tiles.value(), self.passphrase.text())

    def _give_words(self) -> None:
        if self.unlock_by_words.isEnabled():
            self.words_given.emit(self.tiles.value(), self.words.text())

    def _another(self) -> None:
        """Another vault was chosen: what ailed the first is not its matter."""
        self.bring_back.hide()
        self._typed()

    def _typed(self) -> None:
        if self._problem and not self._pause:
            self._problem = ""
            self._tell_problem()
        self._follow()

    def _follow(self) -> None:
        """Offer what can be done now."""
        free = not self._busy and not self._pause
        self.unlock.setEnabled(free and bool(self.passphrase.text()))
        self.unlock_by_words.setEnabled(free and bool(self.words.text().strip()))
        self.backups.follow(free=free)

    def _second_over(self) -> None:
        self._pause -= 1
        if self._pause <= 0:
            self._pause = 0
            self._countdown.stop()
        self._tell_problem()
        self._follow()

    def _tell_problem(self) -> None:
        sentence = self._problem
        if sentence and self._pause:
            patience = ngettext(
                "You can try again in {count} second.", "You can try again in {count} seconds.", self._pause
            ).format(count=self._pause)
            sentence = _("{problem} {patience}").format(problem=sentence, patience=patience)
        for field in (self.passphrase, self.words, self.backups.secret):
            field.show_problem(sentence)


def _column(widget: QWidget, gap: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().metrics.space(gap))
    return column
