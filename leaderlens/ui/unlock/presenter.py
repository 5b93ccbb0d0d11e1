"""Opens a vault for whoever knows its passphrase or its recovery words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.errors import LeaderLensError, VaultError
from leaderlens.i18n import _, medium_date
from leaderlens.services.vault import OpenVault, VaultListing, Vaults, new_passphrase, passphrase_advice, pause_after
from leaderlens.ui.tasks import Tasks

if TYPE_CHECKING:
    from leaderlens.services.backups import Backup
    from leaderlens.services.restoring import BroughtBack
    from leaderlens.ui.unlock.page import UnlockPage

_HELPED = {"damaged", "missing", "foreign", "altered"}
"""What a backup can help with. Not a wrong passphrase, a newer LeaderLens, or too little memory."""


class UnlockPresenter:
    """Acts for the unlock window. ``opened`` receives the vault; ``new_vault`` is called for somebody new here."""

    def __init__(
        self,
        page: UnlockPage,
        tasks: Tasks,
        vaults: Vaults,
        opened: Callable[[OpenVault], object],
        new_vault: Callable[[], object],
    ) -> None:
        self._page, self._tasks, self._vaults = page, tasks, vaults
        self._opened = opened
        self._wrong_tries = 0
        self._left = False
        self._new_vault = new_vault
        self._nobody_here = False
        self._helping: str | None = None  # the id of the vault that does not open; empty for one that is not here
        self._backups: tuple[Backup, ...] = ()
        self._vault: OpenVault | None = None  # opened by its words, while a new passphrase is being chosen
        page.passphrase_given.connect(self._unlock)
        page.words_given.connect(self._unlock_with_words)
        page.new_passphrase_given.connect(self._change_passphrase)
        page.passphrase_kept.connect(self._go_in)
        page.new_vault_requested.connect(new_vault)
        page.help_wanted.connect(self._help)
        page.backups.wanted.connect(self._bring_back)
        page.backups.left.connect(self._leave_help)
        page.backups.folder_chosen.connect(self._look_elsewhere)
        page.entered.connect(self._go_in)
        page.fresh.another_requested.connect(self._offer_words)
        page.fresh.typed.connect(self._advise)

    def show(self, selected: str = "", not_this: str = "") -> None:
        """Offer the vaults of this laptop, ``selected`` first; after a hand-over another one than ``not_this``."""
        listings = self._vaults.listing()
        others = [listing.id for listing in listings if listing.id != not_this]
        first = selected if selected in others or not others else others[0]
        self._page.show_vaults(listings, first)
        self._nobody_here = not listings
        if self._nobody_here:
            self._help("")
        else:
            self._page.start()

    @property
    def holds_vault(self) -> bool:
        """Whether a vault is open behind this window."""
        return self._vault is not None

    def leave(self) -> None:
        """The window goes away: a vault that waits for its new passphrase, or is opened only now, is closed again."""
        self._left = True
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()

    def _unlock(self, vault_id: str, passphrase: str) -> None:
        self._page.show_opening(opening=True)
        self._tasks.run(partial(self._vaults.unlock, vault_id, passphrase), self._opened_it, self._failed)

    def _opened_it(self, vault: OpenVault) -> None:
        self._vault = vault
        if self._left:
            self.leave()
        else:
            self._go_in()

    def _unlock_with_words(self, vault_id: str, words: str) -> None:
        self._page.show_opening(opening=True)
        self._tasks.run(partial(self._vaults.unlock_with_words, vault_id, words), self._opened_by_words, self._failed)

    def _opened_by_words(self, vault: OpenVault) -> None:
        self._vault = vault
        if self._left:
            self.leave()
            return
        self._page.show_opening(opening=False)
        self._page.words.set_text("")
        self._page.show_new_passphrase(needed=vault.needs_passphrase)
        self._offer_words()

    def _offer_words(self) -> None:
        self._tasks.run(new_passphrase, lambda words: self._page.fresh.offer(tuple(words.split())))

    def _advise(self, text: str) -> None:
        advice = passphrase_advice(text)
        self._page.fresh.show_advice(advice.sentence if text else "", ok=advice.ok)

    def _change_passphrase(self, passphrase: str) -> None:
        vault = self._vault
        if vault is None:
            return
        self._page.show_opening(opening=True)
        self._tasks.run(partial(vault.change_passphrase, passphrase), lambda _none: self._go_in(), self._not_changed)

    def _not_changed(self, _error: Exception) -> bool:
        """The old one stays; say so through the one door, and offer to try again."""
        self._page.show_opening(opening=False)
        if self._vault is not None:
            self._page.show_new_passphrase(needed=self._vault.needs_passphrase)
            self._offer_words()
        return False

    def _go_in(self) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            self._page.passphrase.take()
            self._opened(vault)

    def _failed(self, error: Exception) -> bool:
        if self._left:
            return isinstance(error, LeaderLensError)  # somebody else is at the window by now
        self._page.show_opening(opening=False)
        if not isinstance(error, LeaderLensError):
            self._page.show_problem(_("It did not open, and that is our mistake, not yours. Nothing was changed."))
            return False
        if isinstance(error, VaultError) and error.code == "wrong-passphrase":
            self._wrong_tries += 1
            self._page.show_problem(str(error), pause_after(self._wrong_tries))
        else:
            self._page.show_problem(str(error))
            if isinstance(error, VaultError) and error.code in _HELPED and self._helping is None:
                self._page.show_help()
        return True

    # ------------------------------------------------------------ a vault that no longer opens

    def _help(self, vault_id: str) -> None:
        self._helping = vault_id
        if vault_id:
            self._tasks.run(partial(self._vaults.backups, vault_id), self._offer_backups)
        else:
            self._offer_backups(())

    def _offer_backups(self, found: tuple[Backup, ...]) -> None:
        self._backups = found
        self._page.show_backups(tuple(_label(backup) for backup in found), elsewhere=not self._helping)

    def _look_elsewhere(self, folder: Path) -> None:
        self._tasks.run(
            partial(self._vaults.backups_in, folder, self._helping or ""), partial(self._offer_copies, folder.name)
        )

    def _offer_copies(self, folder: str, found: tuple[tuple[Backup, VaultListing], ...]) -> None:
        """Copies of several people's vaults are told apart by the symbols of their vaults."""
        self._backups = tuple(backup for backup, _listing in found)
        several = len({listing.id for _backup, listing in found}) > 1
        labels = tuple(
            _("{moment} ({symbol})").format(moment=_label(backup), symbol=listing.label) if several else _label(backup)
            for backup, listing in found
        )
        self._page.show_backups(labels, looked_in=folder, elsewhere=not self._helping)

    def _leave_help(self) -> None:
        self._helping, self._backups = None, ()
        if self._nobody_here:
            self._new_vault()

    def _bring_back(self, number: int, secret: str) -> None:
        self._page.show_opening(opening=True)
        backup = self._backups[number]
        self._tasks.run(
            partial(_bring_back, self._vaults, self._helping or "", backup, secret),
            partial(self._brought_back, backup),
            partial(self._not_brought_back, number),
        )

    def _brought_back(self, backup: Backup, back: BroughtBack) -> None:
        self._vault = back.vault
        if self._left:
            self.leave()
            return
        here, self._helping, self._backups = bool(self._helping), None, ()
        self._page.show_opening(opening=False)
        if back.vault.needs_passphrase:
            self._page.show_new_passphrase(needed=True)
            self._offer_words()
        elif back.whole:
            self._page.show_back(
                _("Only its key file was damaged. It has been put back from the backup, and every word is there.")
            )
        elif not here:
            self._page.show_back(
                _("It is on this laptop now, as it was on {moment}. The copy was left as it is.").format(
                    moment=_label(backup)
                )
            )
        else:
            self._page.show_back(
                _(
                    "It is as it was on {moment}. What could not be opened was not deleted: it is kept in the folder "
                    "of your vault, set aside."
                ).format(moment=_label(backup))
            )

    def _not_brought_back(self, number: int, error: Exception) -> bool:
        told = self._failed(error)
        if not self._left and isinstance(error, VaultError) and error.code == "exists":
            self._page.show_problem(
                _("That vault is on this laptop already, and nothing is ever overwritten. Please unlock it instead.")
            )
        damaged = isinstance(error, VaultError) and error.code in {"damaged", "missing"}
        if not self._left and damaged and number + 1 < len(self._backups):
            self._page.backups.choose(number + 1)
            self._page.show_problem(
                _("That backup is damaged too, and was left as it is. The one before it is chosen now; please try it.")
            )
        elif not self._left and damaged:
            self._page.show_problem(
                _("That backup is damaged too, and was left as it is. A copy may lie on another disk.")
            )
        return told


def _bring_back(vaults: Vaults, vault_id: str, backup: Backup, secret: str) -> BroughtBack:
    """On the worker, which loads what this needs; the window itself must not wait. No id: the vault is not here."""
    from leaderlens.services.restoring import BroughtBack, bring_back, restore_into

    if not vault_id:
        return BroughtBack(restore_into(vaults, backup.path, secret), whole=False)
    return bring_back(vaults, vault_id, backup, secret)


def _label(backup: Backup) -> str:
    """``24 November 2026, 21:30`` where the person is."""
    local = backup.made.astimezone()
    return _("{date}, {time}").format(date=medium_date(local.date()), time=f"{local:%H:%M}")
