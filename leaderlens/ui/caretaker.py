"""Looks after a vault while it is open, beside the person's own work: the check, what must be said, the last backup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer

from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, medium_date
from leaderlens.services import backups, integrity
from leaderlens.services.clock_watch import ClockWatch
from leaderlens.services.hold import Hold, Holds
from leaderlens.services.integrity import Check
from leaderlens.services.open_vault import OpenVault
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.main_window import MainWindow
from leaderlens.ui.widgets.chip import Tone

CHECK_AFTER_MS = 2_000
"""The first page comes first; then everything is read through, at the lowest priority."""
CLOCK_EVERY_MS = 60_000
"""How often the clock is compared with itself."""
_OVERDUE = timedelta(days=1)


class Caretaker(QObject):
    """For one open vault. ``to_safety`` goes to the Safety page; ``tell`` is the door for errors.

    A demonstration is looked after as well, but its own banner stays (a hold is said beside it), and it is never backed
    up by itself.
    """

    def __init__(
        self,
        window: MainWindow,
        vault: OpenVault,
        to_safety: Callable[[], object],
        tell: Callable[[Exception], None],
        *,
        demo: bool = False,
    ) -> None:
        super().__init__(window)
        self._window, self._vault, self._to_safety, self._demo = window, vault, to_safety, demo
        self._aside = BackgroundTasks(tell, self, patient=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CHECK_AFTER_MS)
        self._soon.timeout.connect(self.look_after)
        self._clock = ClockWatch(vault)
        self._minute = QTimer(self)
        self._minute.setInterval(CLOCK_EVERY_MS)
        self._minute.timeout.connect(self.look_at_clock)
        if not demo:
            window.banner.acted.connect(self._go_to_safety)

    def arrive(self) -> None:
        """The vault was opened: say what must be said at once, and look after it in a moment."""
        older = self._vault.older_than
        if older is not None:
            sentence = _(
                "This vault is older than when it was last open here, on {date}: an earlier copy may have been put "
                "back."
            ).format(date=medium_date(older.moment.astimezone().date()))
            self._window.say(sentence, Tone.WARM, _("I know why"), self._vault.accept_older)
        self._aside.run(Holds(self._vault).standing, self.show_hold)
        if not self._demo:
            self.look_at_clock()
            self._soon.start()
            self._minute.start()

    def look_at_clock(self) -> None:
        """Say so when this computer's clock cannot be trusted (vault.md section 4, row 40)."""
        self._aside.run(self._clock.look, self._clock_looked_at, self._not_checked)

    def _clock_looked_at(self, sentence: str) -> None:
        if sentence:
            self._window.say(sentence, Tone.WARM, _("The clock is right"), self._trust_clock)

    def _trust_clock(self) -> None:
        self._aside.run(self._clock.trust, lambda _none: None, self._not_checked)

    def look_after(self) -> None:
        """Read everything through; if it is sound, make up for a backup that could not be made when leaving.

        Quiet when all is well.
        """
        self._aside.run(partial(integrity.check, self._vault), self._checked, self._not_checked)

    def _make_up(self) -> None:
        """On the worker. When leaving there is nobody to be told that the disk was full; now there is."""
        last = backups.state(self._vault).last
        if last is None or self._vault.keeping.clock() - last.made >= _OVERDUE:
            backups.backup_if_moved(self._vault)

    def _remind(self, due: bool) -> None:  # noqa: FBT001 - the worker's answer
        if due:
            self._window.say(
                _("It is time for a fresh copy of your vault outside this computer: a USB stick in a drawer, say."),
                Tone.ACCENT,
                _("See Safety"),
                self._to_safety,
            )

    def _not_made_up(self, error: Exception) -> bool:
        if not isinstance(error, LeaderLensError):
            return False
        sentence = _("No backup could be made for a day or more. {reason}").format(reason=error)
        self._window.say(sentence, Tone.WARM, _("See Safety"), self._to_safety)
        return True

    def show_hold(self, hold: Hold | None) -> None:
        """A hold is on, or not: the banner over the window says so for as long as it stands."""
        sentence = ""
        if hold is not None:
            since = medium_date(hold.since.astimezone().date())
            sentence = _("A hold is on since {date}: nothing can be deleted or overwritten. You can go on writing.")
            sentence = sentence.format(date=since)
        if self._demo:
            self._window.banner.add_sentence(sentence)
        elif self._vault.read_only:  # then nothing can be deleted either
            self._window.set_banner(
                _("This vault is on a write-protected disk: you can read everything, but nothing new can be saved."),
                _("See Safety"),
                "info",
            )
        else:
            self._window.set_banner(sentence, _("See Safety") if sentence else "", "flag")

    def backup(self) -> None:
        """The last thing before a vault closes, on the worker: keep what was written. Never stands in the way."""
        if not self._demo:
            backups.backup_if_moved(self._vault)

    @property
    def busy(self) -> bool:
        """Whether a check is under way."""
        return not self._aside.idle

    def stop(self) -> None:
        """Begin nothing new."""
        self._soon.stop()
        self._minute.stop()

    def leave(self) -> None:
        """The vault is about to close; waits for a check that is under way."""
        self.stop()
        self._aside.finish()
        if not self._demo:
            self._window.banner.acted.disconnect(self._go_to_safety)
            self._window.set_banner("")
        else:
            self._window.banner.add_sentence("")
        self.deleteLater()

    def _checked(self, found: Check) -> None:
        if not found.sound or found.mended:
            self._window.say(found.sentence, Tone.WARM, _("See Safety"), self._to_safety)
        if found.sound and not self._demo:
            self._aside.run(self._make_up, lambda _none: None, self._not_made_up)
            self._aside.run(partial(backups.reminder_due, self._vault), self._remind, self._not_checked)

    def _not_checked(self, error: Exception) -> bool:
        """What the world did to a check nobody asked for is not worth a word: there is one after each unlock."""
        return isinstance(error, LeaderLensError) and error.code in {"busy", "disk-full", "read-only"}

    def _go_to_safety(self) -> None:
        self._to_safety()
