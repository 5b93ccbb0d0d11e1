"""The house as the demonstration uses it: built before the eyes of the visitor, three people to look as, then gone."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtCore import QObject, Signal

from leaderlens.app import House, begin
from leaderlens.clock import GoingClock
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.services.demo import Demo, build, temporary_folder
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.demo.page import BuildingPage, DoorPage


def run() -> int:
    """Open the demonstration; answers the exit code."""
    house = begin()
    DemoHouse(house).start()
    return house.application.exec()


class _StoppedError(Exception):
    """The visitor would rather not wait."""


class DemoHouse(QObject):
    """Shows the demonstration in ``house``. Its vaults lie in a temporary folder that goes when the window goes."""

    _progress = Signal(int, int)

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.house = house
        self.demo: Demo | None = None
        self._temporary = ExitStack()
        self._stopped = False
        house.is_demo = True
        house.departures = self
        house.window.banner.acted.connect(self.show_door)
        house.window.closing.connect(self.leave)

    def start(self, role: Role = Role.LEADER) -> None:
        """Build the demonstration behind a progress bar, then open the vault of ``role``."""
        page = BuildingPage()
        page.cancel_requested.connect(self._stop)
        self._progress.connect(page.show_progress)
        self.house.window.show_full(page)
        self.house.window.show()
        self.house.tasks.run(self._build, lambda demo: self._built(demo, role), self._failed)

    def lock(self) -> None:
        """Nothing here is private: the door, where anybody may be chosen."""
        self.show_door()

    def hand_over(self, code: str) -> None:
        """The other two are already here: the door."""
        del code
        self.show_door()

    def show_door(self) -> None:
        """Close the open vault and ask whose to open."""
        if self.demo is None or not self._close():
            return
        story = self.demo.story
        people = tuple((person.role, person.name, person.title) for person in story.people)
        page = DoorPage(story.intro, people)
        page.chosen.connect(lambda role: self.open(Role(role)))
        self.house.window.show_full(page)

    def open(self, role: Role) -> None:
        """Open the vault of one of the three."""
        demo = self.demo
        if demo is None:
            return
        self.house.tasks.run(lambda: demo.open(role), self.house.open_vault)

    def leave(self) -> None:
        """The window closes: take the demonstration off the disk."""
        self._stopped = True
        self.house.tasks.drain()
        self._temporary.close()

    def _build(self) -> Demo:
        folder = self._temporary.enter_context(temporary_folder())
        return build(folder, self._step)

    def _step(self, done: int, total: int) -> None:
        if self._stopped:
            raise _StoppedError
        self._progress.emit(done, total)

    def _built(self, demo: Demo, role: Role) -> None:
        self.demo = demo
        self.house.clock = GoingClock(demo.clock())  # the story stands still; the afternoon of whoever looks does not
        self.house.exchange = demo.exchange
        self.house.window.set_banner(demo.notice, _("Look as someone else"))
        self.open(role)

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, _StoppedError):
            return True
        self._temporary.close()
        return False

    def _stop(self) -> None:
        self._stopped = True
        self.house.window.close()

    def _close(self) -> bool:
        if not self.house.close_vault():
            return False
        self.house.window.remove_pages()
        self.house.tasks = BackgroundTasks(self.house.problems.tell)
        return True
