"""Opens a vault for whoever knows its passphrase or its recovery words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from leaderlens.errors import LeaderLensError, VaultError
from leaderlens.i18n import _
from leaderlens.services.vault import OpenVault, Vaults, new_passphrase, passphrase_advice, pause_after
from leaderlens.ui.tasks import Tasks

if TYPE_CHECKING:
    from leaderlens.ui.unlock.page import UnlockPage


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
        self._vault: OpenVault | None = None  # opened by its words, while a new passphrase is being chosen
        page.passphrase_given.connect(self._unlock)
        page.words_given.connect(self._unlock_with_words)
        page.new_passphrase_given.connect(self._change_passphrase)
        page.passphrase_kept.connect(self._go_in)
        page.new_vault_requested.connect(new_vault)
        page.fresh.another_requested.connect(self._offer_words)
        page.fresh.typed.connect(self._advise)

    def show(self, selected: str = "", not_this: str = "") -> None:
        """Offer the vaults of this laptop, ``selected`` first; after a hand-over another one than ``not_this``."""
        listings = self._vaults.listing()
        others = [listing.id for listing in listings if listing.id != not_this]
        first = selected if selected in others or not others else others[0]
        self._page.show_vaults(listings, first)
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
        return True
