"""The card about keys: the recovery words, a new passphrase, and a new key for when somebody may know the old one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.safety.matter import Matter, stacked
from leaderlens.ui.safety.view import SafetyView
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import PassphraseField
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.new_passphrase import NewPassphrase
from leaderlens.ui.widgets.recovery_words import RecoveryWords, WordCheck


class KeysCard(Card):
    """Wishes: ``people_wanted``; ``old_given(passphrase)``, then ``passphrase_chosen(new)``; ``key_chosen(new)``, then
    ``words_written``, ``answered({number: word})`` (None: see the words again) and ``old_backups_answered(delete)``.

    ``fresh`` and ``fresh_key``, where a passphrase is chosen, have wishes of their own.
    """

    people_wanted = Signal()
    old_given = Signal(str)
    passphrase_chosen = Signal(str)
    key_chosen = Signal(str)
    words_written = Signal()
    answered = Signal(object)
    old_backups_answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=18)
        self.add(Heading(_("Passphrase and recovery words"), 2))
        self.to_people = Button(_("Confirm them in People"))
        self.words = self.add(Matter(_("Recovery words"), "key-round", self.to_people))
        self.to_people.clicked.connect(self.people_wanted)
        self.add_divider()
        self._build_change()
        self.add_divider()
        self._build_key()

    def show_view(self, view: SafetyView) -> None:
        """Show where the keys stand. A form that is open stays."""
        self.words.say(view.words.sentence, well=view.words.well)
        self.to_people.setText(_("See them in People") if view.words.well else _("Confirm them in People"))
        for button in (self.change, self.renew):
            button.setEnabled(not view.read_only)

    # ------------------------------------------------------------ a new passphrase

    def show_checking(self, *, busy: bool) -> None:
        """The old passphrase is being tried, or the new one is being set."""
        self.passphrase.set_busy(busy=busy)
        for widget in (self.old, self.go_on, self.leave_old, self.fresh):
            widget.setEnabled(not busy)

    def show_wrong(self, sentence: str) -> None:
        """The old passphrase was not right."""
        self.old.show_problem(sentence)
        self.old.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.old.edit.selectAll()

    def show_new_passphrase(self) -> None:
        """The old one was right: choose the new one."""
        self.old.take()
        self.fresh.start()
        self.passphrase.open_form(self.fresh)

    def close_change(self, sentence: str = "", tone: str = "good") -> None:
        """Put the form away, and say what came of it."""
        self.old.take()
        self.old.show_problem("")
        self.fresh.start()
        self.passphrase.open_form(None)
        self.passphrase.tell(sentence, tone)

    def _build_change(self) -> None:
        self.change = Button(_("Change my passphrase"), icon="key-round")
        self.passphrase = self.add(Matter(_("Passphrase"), "lock", self.change))
        self.passphrase.say(
            _(
                "A new passphrase opens the vault from now on; the recovery words stay the same. Nothing is encrypted "
                "anew, so this is for a better passphrase, not for one that somebody has learnt."
            )
        )
        self.old = PassphraseField(_("Your present passphrase"))
        self.go_on = Button(_("Continue"), Kind.PRIMARY)
        self.leave_old = Button(_("Leave it as it is"), Kind.QUIET)
        self._asking_old = stacked(self.old, FlowRow(self.go_on, self.leave_old))
        self.passphrase.add_form(self._asking_old)
        self.fresh = NewPassphrase(_("Leave it as it is"))
        self.passphrase.add_form(self.fresh)
        self.change.clicked.connect(self._open_change)
        self.go_on.clicked.connect(self._give_old)
        self.old.submitted.connect(self._give_old)
        self.old.changed.connect(lambda: self.old.show_problem(""))
        self.leave_old.clicked.connect(self._leave_change)
        self.fresh.left.connect(self._leave_change)
        self.fresh.chosen.connect(self.passphrase_chosen)

    def _open_change(self) -> None:
        self.passphrase.open_form(self._asking_old)
        self.old.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_change(self) -> None:
        self.close_change()

    def _give_old(self) -> None:
        if self.old.text():
            self.old_given.emit(self.old.text())

    # ------------------------------------------------------------ a new key

    def show_renewing(self, *, busy: bool) -> None:
        """Everything is being encrypted anew."""
        self.key.set_busy(busy=busy)
        self.fresh_key.setEnabled(not busy)

    def show_new_words(self, words: tuple[str, ...]) -> None:
        """The new 24 words: the old ones open nothing from now on."""
        self.new_words.show_words(words)
        self.key.open_form(self._showing)
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_words(self, numbers: tuple[int, ...]) -> None:
        """Ask for three of them."""
        self.new_words.show_words(())
        self.word_check.ask(numbers)
        self.key.open_form(self._asking)
        self.word_check.start()

    def ask_about_backups(self, moments: tuple[str, ...]) -> None:
        """Which old backups still open with what somebody may know; they go only if the person says so."""
        count = len(moments)
        self._old_names.setText(
            ngettext(
                "{count} backup on this computer still opens with the old passphrase and the old words:",
                "{count} backups on this computer still open with the old passphrase and the old words:",
                count,
            ).format(count=count)
            + "\n"
            + "\n".join(moments)
        )
        self.key.open_form(self._deleting)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_key(self, sentence: str = "", tone: str = "good") -> None:
        """Put words, questions and forms away, and say what came of it."""
        self.new_words.show_words(())
        self.word_check.ask(())
        self.fresh_key.start()
        self.key.open_form(None)
        self.key.tell(sentence, tone)

    def rest(self) -> None:
        """Nothing secret stays in sight or in a field."""
        self.close_change()
        self.close_key()

    def _build_key(self) -> None:
        self.renew = Button(_("Someone may know it…"), icon="refresh-cw")
        self.key = self.add(
            Matter(_("If somebody may know your passphrase or your words"), "triangle-alert", self.renew)
        )
        self.key.say(
            _(
                "The vault gets a new key, a new passphrase and 24 new words, and everything is encrypted anew. "
                "Neither the old passphrase nor the old words open it after that."
            )
        )
        self.fresh_key = NewPassphrase(_("Leave it as it is"))
        self.new_words = RecoveryWords()
        self.written = Button(_("I have written them down"), Kind.PRIMARY, trailing="arrow-right")
        self._showing = stacked(
            Body(
                _("These are your new 24 words. The copy you made of the old ones opens nothing here any more."), "ink2"
            ),
            self.new_words,
            FlowRow(self.written),
        )
        self.word_check = WordCheck()
        self.confirm = Button(_("Confirm"), Kind.PRIMARY)
        self.see_again = Button(_("See them again"), Kind.QUIET)
        self._asking = stacked(
            Body(_("Please type these three words from the copy you made."), "ink2"),
            self.word_check,
            FlowRow(self.confirm, self.see_again),
        )
        self._old_names = Body("", "ink2")
        self.delete_old = Button(_("Delete these backups"), Kind.DANGER)
        self.keep = Button(_("Keep them"), Kind.SECONDARY)
        self._deleting = stacked(
            self._old_names,
            Body(
                _(
                    "So does the database of before, which was set aside: it goes with them. That cannot be undone. "
                    "A fresh backup under the new key has been made. Copies elsewhere, such as on a USB stick, are "
                    "yours to destroy: nobody can call them back."
                ),
                "ink2",
            ),
            FlowRow(self.keep, self.delete_old),
        )
        for form in (self.fresh_key, self._showing, self._asking, self._deleting):
            self.key.add_form(form)
        self.renew.clicked.connect(self._open_key)
        self.fresh_key.left.connect(self._leave_key)
        self.fresh_key.chosen.connect(self.key_chosen)
        self.written.clicked.connect(self.words_written)
        self.see_again.clicked.connect(lambda: self.answered.emit(None))
        self.confirm.clicked.connect(lambda: self.answered.emit(self.word_check.answers()))
        self.word_check.submitted.connect(lambda: self.answered.emit(self.word_check.answers()))
        self.keep.clicked.connect(lambda: self.old_backups_answered.emit(False))
        self.delete_old.clicked.connect(lambda: self.old_backups_answered.emit(True))

    def _leave_key(self) -> None:
        self.close_key()

    def _open_key(self) -> None:
        self.fresh_key.start()
        self.key.open_form(self.fresh_key)
        self.fresh_key.another_requested.emit()
