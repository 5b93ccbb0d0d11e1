"""Leads through a change of passphrase and a change of key, one step after another. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, ngettext
from leaderlens.services import backups
from leaderlens.services.backups import Backup
from leaderlens.services.open_vault import OpenVault, PassphraseChange
from leaderlens.services.rotation import Rotation, rotate
from leaderlens.services.vault import new_passphrase, passphrase_advice
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.recovery_check import RecoveryCheck
from leaderlens.ui.safety.view import stamp

if TYPE_CHECKING:
    from leaderlens.ui.safety.keys_card import KeysCard
    from leaderlens.ui.widgets.new_passphrase import NewPassphrase


class KeySteps:
    """Acts for the card of keys. ``read`` shows the page afresh."""

    def __init__(self, card: KeysCard, desk: Desk, vault: OpenVault, read: Callable[[], None]) -> None:
        self._card, self._desk, self._vault, self._read = card, desk, vault, read
        self._words: tuple[str, ...] = ()
        self._old: tuple[Backup, ...] = ()
        self._check: RecoveryCheck | None = None
        card.people_wanted.connect(lambda: desk.go(Place("people")))
        card.old_given.connect(self._try_old)
        card.passphrase_chosen.connect(self._change)
        card.key_chosen.connect(self._renew)
        card.words_written.connect(self._ask)
        card.answered.connect(self._answered)
        card.old_backups_answered.connect(self._about_old)
        for fresh in (card.fresh, card.fresh_key):
            fresh.another_requested.connect(partial(self._offer, fresh))
            fresh.typed.connect(partial(self._advise, fresh))

    def leave(self) -> None:
        """Forget words and questions."""
        self._words, self._old, self._check = (), (), None

    def _offer(self, fresh: NewPassphrase) -> None:
        self._desk.tasks.run(new_passphrase, lambda words: fresh.offer(tuple(words.split())))

    def _advise(self, fresh: NewPassphrase, text: str) -> None:
        advice = passphrase_advice(text)
        fresh.show_advice(advice.sentence if text else "", ok=advice.ok)

    # ------------------------------------------------------------ a new passphrase

    def _try_old(self, passphrase: str) -> None:
        self._card.show_checking(busy=True)
        self._desk.tasks.run(partial(self._vault.passphrase_matches, passphrase), self._tried, self._not_changed)

    def _tried(self, right: bool) -> None:  # noqa: FBT001 - the worker's answer
        self._card.show_checking(busy=False)
        if not right:
            self._card.show_wrong(_("This is not your present passphrase. Nothing was changed."))
            return
        self._card.show_new_passphrase()
        self._offer(self._card.fresh)

    def _change(self, passphrase: str) -> None:
        self._card.show_checking(busy=True)
        self._desk.tasks.run(partial(self._vault.change_passphrase, passphrase), self._changed, self._not_changed)

    def _changed(self, change: PassphraseChange) -> None:
        self._card.show_checking(busy=False)
        if change.not_reached:
            self._card.close_change(
                _(
                    "Your new passphrase is in force. These backups could not be reached and still open with an "
                    "earlier one: {names}."
                ).format(names=_(", ").join(change.not_reached)),
                "warm",
            )
        else:
            self._card.close_change(_("Your new passphrase is in force, here and for every backup."))
        self._read()

    def _not_changed(self, error: Exception) -> bool:
        self._card.show_checking(busy=False)
        if isinstance(error, LeaderLensError):
            self._card.close_change(str(error), "danger")
            return True
        return False

    # ------------------------------------------------------------ a new key

    def _renew(self, passphrase: str) -> None:
        self._card.show_renewing(busy=True)
        self._desk.tasks.run(partial(rotate, self._vault, passphrase), self._renewed, self._not_renewed)

    def _renewed(self, rotation: Rotation) -> None:
        self._card.show_renewing(busy=False)
        self._words, self._old = rotation.words, rotation.old_backups
        self._card.show_new_words(self._words)
        self._desk.changed(Changes(people=True))  # the words of before are no longer confirmed

    def _not_renewed(self, error: Exception) -> bool:
        self._card.show_renewing(busy=False)
        if isinstance(error, LeaderLensError):
            self._card.close_key(str(error), "danger")
            return True
        return False

    def _ask(self) -> None:
        self._check = RecoveryCheck(self._words)
        self._card.ask_words(self._check.numbers)

    def _answered(self, answers: Mapping[int, str] | None) -> None:
        if answers is None:
            self._card.show_new_words(self._words)
            return
        if self._check is None:
            return
        wrong = self._check.wrong(answers)
        if wrong:
            self._card.word_check.show_wrong(wrong)
        else:
            self._desk.tasks.run(self._vault.confirm_recovery, lambda _none: self._confirmed())

    def _confirmed(self) -> None:
        self._words, self._check = (), None
        self._desk.changed(Changes(people=True))
        if self._old:
            now = self._desk.clock()
            self._card.ask_about_backups(tuple(stamp(backup.made, now) for backup in self._old))
        else:
            self._card.close_key(_("The new key is in force, and your new words are confirmed."))

    def _about_old(self, delete: bool) -> None:  # noqa: FBT001 - the signal's own
        old, self._old = self._old, ()
        if not delete:
            self._card.close_key(_("The new key is in force. The earlier backups are kept."))
            return
        self._desk.tasks.run(partial(self._remove, old), lambda _none: self._removed(len(old)), self._not_renewed)

    def _remove(self, old: tuple[Backup, ...]) -> None:
        """On the worker: the earlier backups, and the database of before, which opens with the same words."""
        backups.remove(self._vault, old)
        backups.forget_set_aside(self._vault)

    def _removed(self, count: int) -> None:
        self._card.close_key(
            ngettext(
                "The new key is in force, and {count} earlier backup was deleted.",
                "The new key is in force, and {count} earlier backups were deleted.",
                count,
            ).format(count=count)
        )
        self._read()
