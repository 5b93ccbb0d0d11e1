"""The bell: says that something is due, when it is, and never what. It rings as well while the vault is locked."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from leaderlens.clock import Clock
from leaderlens.i18n import _
from leaderlens.services.reminders import Quiet, ripe

_LOOK_EVERY_MS = 30_000
"""The longest it does not look at the clock: a laptop may have slept meanwhile."""


class Port(Protocol):
    """How the bell is heard: the system's tray, or a test's."""

    def keep(self, *, waiting: bool) -> None:
        """Be there while something may come due, and go when nothing can."""

    def ring(self, sentence: str) -> None:
        """Show ``sentence`` as a notification of LeaderLens."""


class Bell(QObject):
    """Looks at the clock now and then. ``hours`` answers the quiet hours, or None while reminders are switched off."""

    def __init__(self, port: Port, clock: Clock, hours: Callable[[], Quiet | None], parent: QObject) -> None:
        super().__init__(parent)
        self._port, self._clock, self._hours = port, clock, hours
        self.moments: tuple[datetime, ...] = ()
        self._rung: set[datetime] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def set_moments(self, moments: tuple[datetime, ...]) -> None:
        """Ring at these from now on. One that has come and waits for the quiet hours to end is not forgotten."""
        now = self._clock()
        waiting = {one for one in self.moments if one <= now}
        self.moments = tuple(sorted({*moments, *waiting} - self._rung))
        self._mind()

    def forget(self) -> None:
        """Ring no more: another person's vault comes."""
        self.moments = ()
        self._mind()

    def look(self) -> None:
        """Ring if something has come due and it is no quiet hour."""
        hours = self._hours()
        if hours is None:
            return
        before = self.moments
        due, self.moments = ripe(before, self._clock(), hours)
        self._rung |= set(before) - set(self.moments)
        if due:
            self._port.ring(_("something is due"))  # and no more: others may see the screen
        self._mind()

    def _mind(self) -> None:
        waiting = bool(self.moments) and self._hours() is not None
        self._port.keep(waiting=waiting)
        if not waiting:
            self._timer.stop()
            return
        now = self._clock()
        ahead = [math.ceil((one - now).total_seconds() * 1000) for one in self.moments if one > now]
        wait = min([_LOOK_EVERY_MS, *ahead])
        if not self._timer.isActive() or self._timer.remainingTime() > wait:  # else it would begin anew for ever
            self._timer.start(wait)


class Tray(QObject):
    """The system's tray, where there is one. ``clicked`` when somebody follows what it says.

    What it has said stands there until somebody comes: a tray that is left takes its notification along.
    """

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._waiting = self._said = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_up)

    def keep(self, *, waiting: bool) -> None:
        """Stand in the tray while something may come due."""
        self._waiting = waiting
        if waiting and self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(_picture(), self)
            self._icon.setToolTip(_("LeaderLens"))
            self._icon.activated.connect(lambda _reason: self._come())
            self._icon.messageClicked.connect(self._come)
        self._stand()

    def ring(self, sentence: str) -> None:
        """Show a notification. Without a tray, Today is where it is said."""
        if self._icon is not None:
            self._said = True
            self._stand()
            self._icon.showMessage(_("LeaderLens"), sentence, self._icon.icon())

    def _come(self) -> None:
        self._said = False
        self._stand()
        self.clicked.emit()

    def _look_up(self, state: Qt.ApplicationState) -> None:
        """Somebody came by themselves."""
        if state is Qt.ApplicationState.ApplicationActive and self._said:
            self._said = False
            self._stand()

    def _stand(self) -> None:
        if self._icon is not None:
            self._icon.setVisible(self._waiting or self._said)


def _picture() -> QIcon:
    from leaderlens.resources import resource

    return QIcon(str(resource("icons/leaderlens.svg")))
