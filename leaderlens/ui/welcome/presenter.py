"""Leads a new person to a vault of their own, one step after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from leaderlens.domain.people import Role
from leaderlens.errors import LeaderLensError
from leaderlens.services.vault import OpenVault, Vaults, new_passphrase, passphrase_advice
from leaderlens.ui.recovery_check import RecoveryCheck
from leaderlens.ui.tasks import Tasks

if TYPE_CHECKING:
    from leaderlens.ui.welcome.page import WelcomePage


class WelcomePresenter:
    """Acts for the wizard. ``finished`` receives the new vault, open, and the id of the page to go to."""

    def __init__(
        self, page: WelcomePage, tasks: Tasks, vaults: Vaults, finished: Callable[[OpenVault, str], object]
    ) -> None:
        self._page, self._tasks, self._vaults, self._finished = page, tasks, vaults, finished
        self._name, self._role = "", Role.LEADER
        self._vault: OpenVault | None = None
        self._check: RecoveryCheck | None = None
        page.begun.connect(page.show_person)
        page.person_given.connect(self._person_given)
        page.passphrase.another_requested.connect(self._offer_words)
        page.passphrase.typed.connect(self._advise)
        page.passphrase.chosen.connect(self._create)
        page.words_written.connect(self._ask)
        page.check.left.connect(self._show_words)
        page.answered.connect(self._answered)
        page.postponed.connect(lambda: self._done(confirmed=False))
        page.finished.connect(self._finish)

    def start(self, *, handed_over: bool = False) -> None:
        """Begin. ``handed_over``: somebody else locked their vault and gave the laptop to this person."""
        self._page.show_opening(handed_over=handed_over, has_vaults=bool(self._vaults.listing()))

    @property
    def holds_vault(self) -> bool:
        """Whether a vault is open behind this window."""
        return self._vault is not None

    def leave(self) -> None:
        """The window goes away before the end: a vault made meanwhile stays on the disk, and is closed."""
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()

    def _person_given(self, name: str, role: Role) -> None:
        self._name, self._role = name, role
        self._page.show_passphrase()
        self._offer_words()

    def _offer_words(self) -> None:
        self._tasks.run(new_passphrase, lambda words: self._page.passphrase.offer(tuple(words.split())))

    def _advise(self, text: str) -> None:
        advice = passphrase_advice(text)
        self._page.passphrase.show_advice(advice.sentence if text else "", ok=advice.ok)

    def _create(self, passphrase: str) -> None:
        self._page.show_making()
        self._tasks.run(
            partial(self._vaults.create, self._name, self._role, passphrase), self._created, self._not_created
        )

    def _created(self, vault: OpenVault) -> None:
        self._vault = vault
        self._show_words()

    def _not_created(self, error: Exception) -> bool:
        """Nothing was made. A name that cannot be used goes back to its step; the rest is told through the one door."""
        if isinstance(error, LeaderLensError) and error.code == "no-name":
            self._page.show_person(str(error))
            return True
        self._page.show_passphrase()
        self._offer_words()
        return False

    def _show_words(self) -> None:
        vault = self._vault
        if vault is not None:
            self._page.show_recovery(vault.recovery_words())

    def _ask(self) -> None:
        if self._vault is not None:
            self._check = RecoveryCheck(self._vault.recovery_words())
            self._page.show_check(self._check.numbers)

    def _answered(self, answers: Mapping[int, str]) -> None:
        vault, check = self._vault, self._check
        if vault is None or check is None:
            return
        wrong = check.wrong(answers)
        if wrong:
            self._page.show_wrong(wrong)
        else:
            self._tasks.run(vault.confirm_recovery, lambda _none: self._done(confirmed=True))

    def _done(self, *, confirmed: bool) -> None:
        if self._vault is not None:
            self._check = None
            person = self._vault.person
            self._page.show_done(person.first_name, person.role, confirmed=confirmed)

    def _finish(self, page: str) -> None:
        vault, self._vault = self._vault, None
        if vault is not None:
            self._finished(vault, page)
