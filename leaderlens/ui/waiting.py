"""A vault that should be closed and cannot be yet: words are left that no disk takes. They wait behind the cover."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.vault import pause_after
from leaderlens.ui.cover import ClosingCover
from leaderlens.ui.tasks import Tasks

AGAIN_AFTER_MS = 5_000
"""How long until the disk is asked again."""


class Waiting(QObject):
    """Asks ``again`` every few seconds, and when the person wishes; ``returned`` once the owner has given their
    passphrase to look after it themselves.
    """

    def __init__(
        self,
        cover: ClosingCover,
        vault: OpenVault,
        tasks: Tasks,
        again: Callable[[], object],
        returned: Callable[[], object],
    ) -> None:
        super().__init__(cover)
        self._cover, self._vault, self._tasks = cover, vault, tasks
        self._again, self._returned = again, returned
        self._wrong_tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_AFTER_MS)
        self._timer.timeout.connect(self._ask_again)
        cover.retry_wished.connect(self._wished)
        cover.return_wished.connect(self._return)
        self.go_on(again)

    def go_on(self, again: Callable[[], object]) -> None:
        """It could still not be closed: wait on, and ask ``again`` next time."""
        self._again = again
        if not self._cover.asking:
            self._cover.show_stuck()
        self._timer.start()

    def stop(self) -> None:
        """It is over, one way or the other."""
        self._timer.stop()

    def _wished(self) -> None:
        self._cover.show_saving()
        self._again()

    def _ask_again(self) -> None:
        self._again()

    def _return(self, passphrase: str) -> None:
        self._tasks.run(lambda: self._vault.passphrase_matches(passphrase), self._answered, self._failed)

    def _answered(self, matches: bool) -> None:  # noqa: FBT001 - what the worker found
        if matches:
            self.stop()
            self._returned()
            return
        self._wrong_tries += 1
        self._cover.show_refused(_("This is not the passphrase of this vault."), pause_after(self._wrong_tries))

    def _failed(self, error: Exception) -> bool:
        self._cover.show_refused(str(error) if isinstance(error, LeaderLensError) else _("Please try again."))
        return isinstance(error, LeaderLensError)
