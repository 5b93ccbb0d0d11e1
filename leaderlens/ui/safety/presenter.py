"""Acts for the Safety page: copies, the check, the hold and the log.

Keys, and how long entries are kept, have steps of their own (``key_steps``, ``retention_steps``).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, ngettext
from leaderlens.services import backups, integrity, restoring, safety
from leaderlens.services.audit import Audit
from leaderlens.services.backups import Backup, Drill
from leaderlens.services.hold import Hold, Holds
from leaderlens.services.integrity import Check
from leaderlens.services.open_vault import OpenVault
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.safety.key_steps import KeySteps
from leaderlens.ui.safety.retention_steps import RetentionSteps
from leaderlens.ui.safety.view import SafetyView, told_drill, view_of

if TYPE_CHECKING:
    from leaderlens.ui.safety.page import SafetyPage

_EVERYTHING = Changes(
    checkins=True, drafts=True, reveals=True, journal=True, people=True, events=True, problems=True
)  # fmt: skip


class _StoppedError(Exception):
    """The person would rather not go on with the rehearsal."""


class SafetyPresenter:
    """Acts for the page. ``hold_changed`` tells the house whether a hold is on, for the banner."""

    unsaved = False  # nothing that is typed here waits for the disk

    def __init__(
        self, page: SafetyPage, desk: Desk, vault: OpenVault, hold_changed: Callable[[Hold | None], None]
    ) -> None:
        self._page, self._desk, self._vault, self._hold_changed = page, desk, vault, hold_changed
        self._stopped = threading.Event()
        self._keys = KeySteps(page.keys, desk, vault, self._read)
        self._keeping = RetentionSteps(page.retention, desk, vault, self._read)
        copies = page.backups
        copies.backup_wanted.connect(self._back_up)
        copies.folder_chosen.connect(self._copy_out)
        copies.drill_wanted.connect(self._practise)
        copies.drill_stopped.connect(self._stopped.set)
        copies.return_wanted.connect(self._go_back)
        page.places.forget_wanted.connect(self._forget)
        page.check.check_wanted.connect(self._check)
        page.hold.hold_wanted.connect(self._hold)
        page.hold.release_wanted.connect(self._release)

    def show(self, place: Place) -> None:
        """Read and show; ``act`` may ask for a ``backup`` or a ``drill`` at once."""
        self._read()
        if not self._vault.read_only:
            {"backup": self._back_up, "drill": self._practise}.get(place.act, lambda: None)()

    def refresh(self, _changes: Changes) -> None:
        """Any write may call for a backup, and a synchronisation may have happened: read again, it is quick."""
        self._read()

    def leave(self) -> None:
        """Nothing is unsaved here; nothing secret stays in sight. A rehearsal does not keep a vault from locking."""
        self._stopped.set()
        self._page.rest()
        self._keys.leave()

    def _read(self) -> None:
        self._desk.tasks.run(self._view, self._page.show_view)

    def _view(self) -> SafetyView:
        """On the worker."""
        vault = self._vault
        return view_of(safety.state(vault), backups.listing(vault), Audit(vault).entries(), self._desk.clock())

    # ------------------------------------------------------------ copies

    def _back_up(self) -> None:
        self._page.backups.backup.set_busy(busy=True)
        self._desk.tasks.run(partial(backups.backup_now, self._vault), self._backed_up, self._not_backed_up)

    def _backed_up(self, _made: Backup) -> None:
        self._page.backups.backup.set_busy(busy=False)
        self._page.backups.backup.tell(_("Made, read through, and sound."), "good")
        self._read()

    def _not_backed_up(self, error: Exception) -> bool:
        self._page.backups.backup.set_busy(busy=False)
        return _told(error, self._page.backups.backup.tell)

    def _copy_out(self, folder: Path) -> None:
        self._page.backups.outside.set_busy(busy=True)
        self._desk.tasks.run(partial(backups.copy_out, self._vault, folder), self._copied, self._not_copied)

    def _copied(self, _copy: Backup) -> None:
        self._page.backups.outside.set_busy(busy=False)
        self._page.backups.outside.tell(_("Copied, read back, and the same. You can take the disk out now."), "good")
        self._read()

    def _not_copied(self, error: Exception) -> bool:
        self._page.backups.outside.set_busy(busy=False)
        return _told(error, self._page.backups.outside.tell)

    def _practise(self) -> None:
        self._stopped.clear()
        self._page.backups.show_drill(busy=True)
        self._desk.tasks.run(self._rehearse, self._rehearsed, self._not_rehearsed)

    def _rehearse(self) -> Drill:
        """On the worker; tells how far it is, and stops where it is asked to."""
        return backups.drill(self._vault, step=self._step)

    def _step(self, done: int, total: int) -> None:
        if self._stopped.is_set():
            raise _StoppedError
        self._page.backups.drill_stepped.emit(done, total)

    def _rehearsed(self, drill: Drill) -> None:
        self._page.backups.show_drill(busy=False)
        told = told_drill(drill)
        self._page.backups.drill.tell(told.sentence, "good" if told.well else "danger")
        self._read()

    def _not_rehearsed(self, error: Exception) -> bool:
        self._page.backups.show_drill(busy=False)
        if isinstance(error, _StoppedError):
            self._page.backups.drill.tell(_("Stopped. Nothing was changed, and nothing is left behind."))
            return True
        return _told(error, self._page.backups.drill.tell)

    def _go_back(self, backup: Backup, secret: str) -> None:
        self._page.backups.show_returning(busy=True)
        self._desk.tasks.run(
            partial(restoring.go_back, self._vault, backup, secret),
            lambda _none: self._gone_back(),
            self._not_gone_back,
        )

    def _gone_back(self) -> None:
        self._page.backups.show_returning(busy=False)
        self._page.backups.close_return()
        self._page.backups.earlier.tell(
            _("The vault is as it was then. What was there before is kept as a backup."), "good"
        )
        self._desk.changed(_EVERYTHING)

    def _not_gone_back(self, error: Exception) -> bool:
        self._page.backups.show_returning(busy=False)
        return _told(error, lambda sentence, _tone: self._page.backups.show_return_problem(sentence))

    def _forget(self) -> None:
        self._desk.tasks.run(partial(backups.forget_set_aside, self._vault), self._forgotten, self._not_forgotten)

    def _forgotten(self, count: int) -> None:
        self._page.places.close_form()
        self._page.places.set_aside.tell(
            ngettext("{count} file was deleted.", "{count} files were deleted.", count).format(count=count), "good"
        )
        self._read()

    def _not_forgotten(self, error: Exception) -> bool:
        self._page.places.close_form()
        self._read()
        return _told(error, self._page.places.set_aside.tell)

    # ------------------------------------------------------------ the check and the hold

    def _check(self) -> None:
        self._page.check.matter.set_busy(busy=True)
        self._desk.tasks.run(partial(integrity.check, self._vault), self._checked, self._not_checked)

    def _checked(self, found: Check) -> None:
        self._page.check.matter.set_busy(busy=False)
        if found.mended or not found.sound:
            self._page.check.matter.tell(found.sentence, "good" if found.sound else "danger")
        self._read()

    def _not_checked(self, error: Exception) -> bool:
        self._page.check.matter.set_busy(busy=False)
        return _told(error, self._page.check.matter.tell)

    def _hold(self, note: str) -> None:
        self._desk.tasks.run(partial(Holds(self._vault).begin, note), self._held)

    def _release(self) -> None:
        self._desk.tasks.run(Holds(self._vault).end, self._held)

    def _held(self, changes: Changes) -> None:
        self._page.hold.close_forms()
        self._desk.tasks.run(Holds(self._vault).standing, self._hold_changed)
        self._desk.changed(changes)


def _told(error: Exception, tell: Callable[[str, str], None]) -> bool:
    """Say what the world did beside the button that was pressed; anything else goes through the one door."""
    if not isinstance(error, LeaderLensError):
        return False
    tell(str(error), "danger")
    return True
