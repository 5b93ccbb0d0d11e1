"""The app, told in order: settings, theme and window; a vault is made or opened; its rooms are furnished; it locks.

``run`` is where everything starts. ``House`` holds what lives as long as the process; ``rooms.Rooms`` what lives as
long as a vault is open. Locking ends the process and begins a fresh one (``relaunch``), because that is the only way
Python forgets. Nothing heavy is imported before the first window is painted.
"""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from leaderlens import i18n, log, relaunch, settings
from leaderlens.clock import Clock, system_clock
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.paths import Paths
from leaderlens.services.hardening import harden_process
from leaderlens.services.reminders import Quiet, Reminders, packed, unpacked
from leaderlens.services.vault import Vaults
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.bell import Bell, Tray
from leaderlens.ui.clipping import Clipping
from leaderlens.ui.collector import Collector
from leaderlens.ui.commands import Commands
from leaderlens.ui.end_signals import EndSignals
from leaderlens.ui.idle import IdleWatch
from leaderlens.ui.main_window import MainWindow
from leaderlens.ui.problems import Problems
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.style.tokens import Accent
from leaderlens.ui.widgets.chip import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from leaderlens.domain.people import Pair
    from leaderlens.rooms import Rooms
    from leaderlens.services.hold import Hold
    from leaderlens.services.vault import OpenVault
    from leaderlens.settings import Settings
    from leaderlens.ui.caretaker import Caretaker
    from leaderlens.ui.cover import ClosingCover
    from leaderlens.ui.session_watch import SessionWatch
    from leaderlens.ui.waiting import Waiting

_SAY_AFTER_MS = 400  # a backup of a few years takes less
_FRAME_MS = 30
_KEYS_TAKE_MS = 200
_EXCHANGE_EVERY_MS = 30_000  # how often the exchange folder is looked at while a vault is open (exchange.md section 1)


def run(*, hand_over: int | None = None, next_person: bool = False) -> int:
    """Open LeaderLens; answers the exit code. ``hand_over`` is a pipe with what the process before left for this one: a
    pairing code, and when something comes due.
    """
    house = begin()
    code, _line, moments = relaunch.received_secret(hand_over).partition("\n")
    house.bell.set_moments(unpacked(moments, house.clock()))
    house.start(code, next_person=next_person)
    return house.application.exec()


def begin() -> House:
    """The application with its house, before anything is shown."""
    paths = Paths.of_user()
    log.start(paths.data / "log")
    harden_process()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("LeaderLens")
    application.setDesktopFileName("leaderlens")
    Collector(application)
    house = House(application, paths, system_clock)
    EndSignals(house).asked.connect(house.end)
    return house


class House(QObject):
    """What lives as long as the process: window, theme, worker, settings, and the vault that is open, if one is."""

    def __init__(self, application: QApplication, paths: Paths, clock: Clock) -> None:
        super().__init__(application)
        self.application = application
        self.paths = paths
        self.clock = clock
        self.exchange = paths.exchange
        self.is_demo = False
        self.departures: Departures = FreshProcess(self)
        self.settings = settings.load(paths.settings_file)
        i18n.use_language(self.settings.language)
        self.theme = Theme(Look(self.settings.theme), Accent.INK, self.settings.text_size)
        self.theme.apply(application)
        self.window = MainWindow(self.theme, Commands())
        self.problems = Problems(self.window.say_problem, self.window)
        self.problems.install()
        self.tasks = BackgroundTasks(self.problems.tell)
        self.vaults = Vaults(paths.vaults, clock)
        self.idle = IdleWatch(application, self.settings.lock_minutes)
        self.rooms: Rooms | None = None
        self.caretaker: Caretaker | None = None
        self.clipping = Clipping(application)
        self.tray = Tray(self)
        self.tray.clicked.connect(self._come_forward)
        self.bell = Bell(self.tray, clock, self._quiet, self)
        self._session: SessionWatch | None = None
        self._leaving = False
        self._cover: ClosingCover | None = None
        self._waiting: Waiting | None = None
        self._handed_code = ""
        self.ending = False  # the system has asked the process to end
        self._giving_up = False  # the person would rather close than keep words that no disk takes
        self._exchange_timer = QTimer(self)
        self._exchange_timer.timeout.connect(self._sync)
        self._threshold: Threshold | None = None  # the presenter before a vault is open, held so that it lives
        self.window.lock_requested.connect(self.lock)
        self.window.hand_over_requested.connect(lambda: self.rooms.hand_over() if self.rooms else None)
        self.window.may_close = self._may_close
        self.idle.lock_requested.connect(self._lock_unwatched)

    # ------------------------------------------------------------ before a vault is open

    def start(self, handed_code: str = "", *, next_person: bool = False) -> None:
        """Show the first window: unlock where there is a vault, the first-run wizard where there is none.

        ``next_person`` is True after a hand-over: offer another vault than the last, or the wizard where only the one
        that was handed over exists.
        """
        self._handed_code = handed_code
        known = self.vaults.listing()
        others = [vault for vault in known if vault.id != self.settings.last_vault]
        if not known or (next_person and not others):
            self.show_welcome(handed_over=next_person)
        else:
            self.show_unlock(not_this=self.settings.last_vault if next_person else "")
        self.window.show()
        QTimer.singleShot(300, lambda: _import_beside("leaderlens.rooms"))  # while the passphrase is typed

    def show_unlock(self, *, not_this: str = "") -> None:
        """The unlock window."""
        from leaderlens.ui.unlock.page import UnlockPage
        from leaderlens.ui.unlock.presenter import UnlockPresenter

        self.theme.set_accent(Accent.INK)
        page = UnlockPage(self.settings.lock_minutes)
        presenter = UnlockPresenter(page, self.tasks, self.vaults, self.open_vault, self.show_welcome)
        self._step_over(presenter)
        self.window.show_full(page)
        presenter.show(selected=self.settings.last_vault, not_this=not_this)

    def show_welcome(self, *, handed_over: bool = False) -> None:
        """The wizard that makes a vault."""
        from leaderlens.ui.welcome.page import WelcomePage
        from leaderlens.ui.welcome.presenter import WelcomePresenter

        self.theme.set_accent(Accent.INK)
        page = WelcomePage()
        presenter = WelcomePresenter(page, self.tasks, self.vaults, self.open_vault)
        page.demo_requested.connect(lambda: relaunch.into_fresh_process(["--demo"]))
        page.unlock_requested.connect(self.show_unlock)
        self._step_over(presenter)
        self.window.show_full(page)
        presenter.start(handed_over=handed_over)

    def _step_over(self, presenter: Threshold | None) -> None:
        """Another full-window page comes, or a vault is open: the one before lets go of what it holds."""
        if self._threshold is not None:
            self._threshold.leave()
        self._threshold = presenter
        if presenter is not None:
            self.idle.start()

    # ------------------------------------------------------------ while a vault is open

    def open_vault(self, vault: OpenVault, page: str = "today") -> None:
        """Furnish the rooms of an opened vault and go to ``page``."""
        from leaderlens import rooms
        from leaderlens.furniture import Wishes
        from leaderlens.services.suite import services_of
        from leaderlens.ui.caretaker import Caretaker

        log.happened("vault-opened")
        self._threshold = None
        self.bell.forget()
        self.theme.set_accent(Accent.of(vault.person.role))
        services = services_of(vault, self.exchange, self.clock)
        wishes = Wishes(self.lock, self.hand_over, self.choose_pair, lambda: self.settings, self.change_settings,
                        self._hold_changed, self.idle.sign)  # fmt: skip
        self.rooms = rooms.Rooms(self.window, self.tasks, services, wishes, self._handed_code)
        self.caretaker = Caretaker(
            self.window, vault, lambda: self._go("safety"), self.problems.tell, demo=self.is_demo
        )
        self.window.set_person(vault.person.name, vault.person.role)
        if not self.is_demo:
            self.change_settings(self.settings.with_choice(last_vault=vault.id))
        self.tasks.run(
            services.arrive, lambda _changes: self._look_round(page), lambda error: self._arrive_badly(error, page)
        )

    def choose_pair(self, pair_id: str) -> None:
        """Look at another pair of the person whose vault is open."""
        if self.rooms is not None:
            self.rooms.choose_pair(pair_id)

    def change_settings(self, chosen: Settings) -> None:
        """Hold to new choices at once, and keep them."""
        before, self.settings = self.settings, chosen
        if chosen.theme != before.theme:
            self.theme.set_look(Look(chosen.theme))
        if chosen.text_size != before.text_size:
            self.theme.set_text_size(chosen.text_size)
        self.idle.set_minutes(chosen.lock_minutes)
        self.bell.set_moments(self.bell.moments)
        if self.is_demo:
            return
        try:
            settings.save(self.paths.settings_file, chosen)
        except LeaderLensError as error:
            self.problems.tell(error)

    def lock(self) -> None:
        """Save, close the vault and forget what was in it. While that is being done, asking again changes nothing."""
        if not self._leaving:
            self.departures.lock()

    def hand_over(self, code: str = "") -> None:
        """Lock, and greet the other person; ``code`` spares them typing the pairing code that was just made."""
        if not self._leaving:
            self.departures.hand_over(code)

    def close_vault(self, *, giving_up: bool = False) -> bool:
        """Behind a cover: save what is unsaved, then let go of the vault. False when words are left that no disk would
        take; then the cover stays until :meth:`wait_covered` or :meth:`uncover`.

        ``giving_up``: the person knows of them, and would rather leave. The worker has finished then: the process
        ends, or somebody sets a new one.
        """
        rooms = self.rooms
        if rooms is None:
            self._step_over(None)
            self.clipping.forget()
            return True
        self._exchange_timer.stop()
        self.idle.stop()
        self._leaving = True
        try:
            self._let_keys_arrive()
            self._cover_up()
            rooms.leave()
            self._finish_work()
            if rooms.unsaved and not giving_up:
                return False
            if self.caretaker is not None:
                self._back_up(self.caretaker)
                self.caretaker = None
        finally:
            self._leaving = False
        if self._waiting is not None:
            self._waiting.stop()
        if self._session is not None:
            self._session.stop()
        self.tasks.finish()
        rooms.close()
        rooms.services.vault.close()
        self.clipping.forget()
        self.rooms = None
        return True

    def wait_covered(self, again: Callable[[], object], give_up: Callable[[], object]) -> None:
        """Words are left that no disk takes: stay covered, and do ``again`` until they are saved.

        Whoever gives the passphrase comes back to the pages; there they may ``give_up`` the words.
        """
        from leaderlens.ui.waiting import Waiting

        rooms, cover = self.rooms, self._cover
        if rooms is None or cover is None:
            return
        if self._waiting is None:
            self._waiting = Waiting(cover, rooms.services.vault, self.tasks, again, lambda: self._come_back(give_up))
        else:
            self._waiting.go_on(again)

    def uncover(self) -> None:
        """The vault stays open, and its owner is here: show the pages again."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._cover = None
        self.window.uncover()
        if self.rooms is not None:
            if not self.is_demo:
                self.idle.start()
            self._exchange_timer.start(_EXCHANGE_EVERY_MS)

    def end(self) -> None:
        """The system asks the process to end: as when the window is closed, but with nobody there to be asked."""
        self.ending = True
        if self.window.close():
            self.application.quit()

    # ------------------------------------------------------------ inside

    def _cover_up(self) -> None:
        """Before anything else: whoever walks by sees no page, however long saving takes. A demonstration has no need
        of it.
        """
        from leaderlens.ui.cover import ClosingCover

        if self._cover is None and not self.is_demo:
            self._cover = ClosingCover()
            self.window.cover(self._cover)

    def _let_keys_arrive(self) -> None:
        """With a screen reader listening, Qt sends each letter round through it, and a shortcut overtakes them.

        So wait for those on their way, while the page they belong to still has the keyboard.
        """
        if QAccessible.isActive():
            timer = QElapsedTimer()
            timer.start()
            while timer.elapsed() < _KEYS_TAKE_MS:
                self._pass_a_frame()

    def _finish_work(self) -> None:
        """Wait for the worker, with a window that is painted."""
        while not self.tasks.idle:
            self._pass_a_frame()

    def _back_up(self, caretaker: Caretaker) -> None:
        """Keep what was written, and say so if that takes longer than a moment. Nothing of it keeps a vault open:
        what could not be copied today is copied next time, and the Safety page tells since when there is no backup.
        """

        def not_backed_up(error: Exception) -> bool:
            log.failed(error)
            return isinstance(error, LeaderLensError)

        caretaker.stop()
        self.tasks.run(caretaker.backup, lambda _none: None, not_backed_up)
        self.tasks.drain_for(_SAY_AFTER_MS)
        if not (self.tasks.idle and not caretaker.busy) and self._cover is not None:
            self._cover.show_backing_up()
        while not self.tasks.idle or caretaker.busy:
            self._pass_a_frame()
        caretaker.leave()

    def _pass_a_frame(self) -> None:
        self.application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.tasks.drain_for(_FRAME_MS)

    def _come_back(self, give_up: Callable[[], object]) -> None:
        self.uncover()
        self.window.say(
            _("Your last words could not be saved, so LeaderLens stays open. Please free some space on the disk."),
            Tone.WARM,
            _("Lock without them"),
            give_up,
        )

    def _hold_changed(self, hold: Hold | None) -> None:
        if self.caretaker is not None:
            self.caretaker.show_hold(hold)

    def _go(self, page: str) -> None:
        from leaderlens.ui.desk import Place

        if self.rooms is not None:
            self.rooms.go(Place(page))

    def _lock_unwatched(self) -> None:
        """Nobody is here. Before somebody has gone in, only recovery words on the screen would have to be forgotten."""
        if self.rooms is not None or (self._threshold is not None and self._threshold.holds_vault):
            self.lock()
        else:
            self.idle.start()

    def _may_close(self) -> bool:
        """Whether the window may go. Words that no disk takes keep it open, until the person gives them up."""
        if self._leaving:
            return False
        if self.close_vault(giving_up=self._giving_up):
            return True
        if self.ending or self._waiting is not None:
            self.wait_covered(self.end if self.ending else self.lock, self._close_anyway)
            return False
        self.uncover()
        self.window.say(
            _("Your last words could not be saved, so LeaderLens did not close. Please free some space on the disk."),
            Tone.WARM,
            _("Close without them"),
            self._close_anyway,
        )
        return False

    def _close_anyway(self) -> None:
        self._giving_up = True
        self.window.close()

    def _look_round(self, page: str) -> None:
        rooms = self.rooms
        if rooms is not None:
            self.tasks.run(rooms.services.pairing.pairs, lambda pairs: self._enter(page, pairs))

    def _arrive_badly(self, error: Exception, page: str) -> bool:
        """A full disk must not keep anybody out of their own vault: say so, and let them in."""
        self._look_round(page)
        self.problems.tell(error)
        return True

    def _enter(self, page: str, pairs: tuple[Pair, ...]) -> None:
        from leaderlens.domain.changes import Changes
        from leaderlens.ui.desk import Place

        rooms = self.rooms
        if rooms is None:
            return
        rooms.pairs = pairs
        rooms.go(Place("people", act="join") if self._handed_code else Place(page))
        rooms.tell(Changes(checkins=True, problems=True))
        if self.caretaker is not None:
            self.caretaker.arrive()
        if not self.is_demo:
            self.idle.start()
            self._watch_session()
            self._wind_bell()
        self._exchange_timer.start(_EXCHANGE_EVERY_MS)
        QTimer.singleShot(300, lambda: _import_beside("leaderlens.charts.render"))  # before the first chart is wanted

    def _watch_session(self) -> None:
        """Lock with the computer's own lock, and before it sleeps; loaded only now, as nothing is open before."""
        from leaderlens.ui.session_watch import SessionWatch

        if self._session is None:
            self._session = SessionWatch(self.window)
            self._session.lock_requested.connect(self.lock)
        self._session.start()

    def _sync(self) -> None:
        if self.rooms is not None:
            self.rooms.sync()
            if not self.is_demo:
                self._wind_bell()

    def _wind_bell(self) -> None:
        """Have the bell ring when something comes due for whose vault is open."""
        if self.rooms is not None:
            rooms, s = self.rooms, self.rooms.services
            reminders = Reminders(s.checkins, s.sessions, s.agreements, s.clock)
            self.tasks.run(lambda: reminders.moments(rooms.pairs), self.bell.set_moments)

    def _quiet(self) -> Quiet | None:
        chosen = self.settings
        return Quiet(chosen.quiet_from, chosen.quiet_until) if chosen.reminders else None

    def _come_forward(self) -> None:
        """Somebody followed a reminder: here is the window, locked or open."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()


class Threshold(Protocol):
    """A presenter of the time before a vault is open."""

    @property
    def holds_vault(self) -> bool:
        """Whether a vault is open that nobody has gone into yet: its recovery words may be on the screen."""

    def leave(self) -> None:
        """Let go of a vault that was opened and not gone into."""


class Departures(Protocol):
    """How one leaves an open vault."""

    def lock(self) -> None:
        """Leave, and let the same person come back."""

    def hand_over(self, code: str) -> None:
        """Leave, and greet the other person."""


class FreshProcess:
    """Leaving for real: save, close the vault, and become a new process that knows nothing of it."""

    def __init__(self, house: House) -> None:
        self._house = house

    def lock(self) -> None:
        self._leave([])

    def hand_over(self, code: str) -> None:
        self._leave(["--next-person"], code)

    def _leave(self, arguments: list[str], secret: str = "", *, giving_up: bool = False) -> None:
        house = self._house
        if not house.close_vault(giving_up=giving_up):
            house.wait_covered(
                lambda: self._leave(arguments, secret), lambda: self._leave(arguments, secret, giving_up=True)
            )
            return
        log.happened("locked")
        house.window.hide()
        if house.ending:
            house.application.quit()
        else:
            moments = packed(house.bell.moments)
            relaunch.into_fresh_process(arguments, f"{secret}\n{moments}" if moments else secret)


def _import_beside(module: str) -> None:
    """Load a module and all it needs in a thread of its own, so that nobody waits for it when its time comes."""
    threading.Thread(target=import_module, args=(module,), daemon=True, name=f"load {module}").start()
