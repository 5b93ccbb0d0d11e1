"""Lock when the computer's session is locked or it goes to sleep: what the desktop says of itself.

One small port, ``SessionWatch``, with a source for each system. Linux listens to D-Bus, and is tested against a bus of
its own. The Windows and the macOS sources are written against the systems' documents and were NOT RUN HERE: nobody had
such a computer at hand. Whichever source is missing or fails, nothing happens, and the idle watch still locks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"


class Source(Protocol):
    """Where word of a locked session comes from."""

    def stop(self) -> None:
        """Listen no more."""


class SessionWatch(QObject):
    """``lock_requested`` when the session is locked or the computer goes to sleep, while it is watched."""

    lock_requested = Signal()

    def __init__(self, window: QWidget, platform: str = sys.platform) -> None:
        super().__init__(window)
        self._window, self._platform = window, platform
        self._source: Source | None = None

    def start(self) -> None:
        """Listen to whatever this system offers; to nothing where it offers nothing."""
        self.stop()
        with suppress(ImportError, OSError, AttributeError):
            if self._platform == "win32":
                self._source = WindowsSession(self._window, self.lock_requested.emit)
            elif self._platform == "darwin":
                self._source = MacSession(self.lock_requested.emit)
            else:
                self._source = DBusSession(self.lock_requested.emit, self)

    def stop(self) -> None:
        """Listen no more: nothing is open."""
        source, self._source = self._source, None
        if source is not None:
            source.stop()


class DBusSession(QObject):
    """Linux: the screen saver of the desktop on the session bus, sleep and locking of logind on the system bus.

    While it listens it holds logind's leave to delay sleep, so that saving is over before the computer stands still.
    logind waits five seconds at most, whatever we do.
    """

    def __init__(self, locked: Callable[[], object], parent: QObject) -> None:
        from PySide6.QtDBus import QDBusConnection

        super().__init__(parent)
        self._locked = locked
        self._heard: list[tuple[QDBusConnection, tuple[str, str, str, str], str]] = []
        self._delay: object = None  # logind's answer with a file in it: sleep waits for as long as that is open
        if session_bus_is_there():
            for name in _SCREEN_SAVERS:
                self._hear(QDBusConnection.sessionBus(), ("", "", name, "ActiveChanged"), "active_changed(bool)")
        if system_bus_is_there():
            system = QDBusConnection.systemBus()
            self._hear(system, (_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep"), "sleep_changed(bool)")
            self._hear(system, (_LOGIN, "", f"{_LOGIN}.Session", "Lock"), "session_locked()")
            self._ask_for_delay()

    def stop(self) -> None:
        for bus, where, slot in self._heard:
            bus.disconnect(*where, self, SLOT(slot))  # type: ignore[call-overload]  # the stubs ask for bytes, Qt for text
        self._heard.clear()
        self._delay = None
        self.deleteLater()

    @Slot(bool)
    def active_changed(self, active: bool) -> None:  # noqa: FBT001 - the signal's own
        """The screen saver came on; False when it is over."""
        if active:
            self._locked()

    @Slot(bool)
    def sleep_changed(self, asleep: bool) -> None:  # noqa: FBT001 - the signal's own
        """The computer is about to sleep, or has woken up with a vault that could not be closed before."""
        if asleep:
            self._locked()
            self._delay = None  # everything is saved, or waits for a disk: sleep need not
        else:
            self._ask_for_delay()

    @Slot()
    def session_locked(self) -> None:
        """Somebody locked this computer, with a key or from elsewhere."""
        self._locked()

    def _ask_for_delay(self) -> None:
        """Ask logind, without waiting for its answer; where there is none, sleep comes when it comes."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        system = QDBusConnection.systemBus()
        if not system.isConnected():
            return
        wish = QDBusMessage.createMethodCall(_LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "Inhibit")
        wish.setArguments(["sleep", "LeaderLens", _("Saving what you wrote"), "delay"])
        answer = QDBusPendingCallWatcher(system.asyncCall(wish), self)
        answer.finished.connect(self._delay_given)

    @Slot(QObject)
    def _delay_given(self, answer: QDBusPendingCallWatcher) -> None:
        given = answer.reply().arguments() if not answer.isError() else []
        self._delay = given[0] if given and self._heard else None
        answer.deleteLater()

    def _hear(self, bus: QDBusConnection, where: tuple[str, str, str, str], slot: str) -> None:
        heard = bus.isConnected() and bus.connect(*where, self, SLOT(slot))  # type: ignore[call-overload]  # as above
        if heard:
            self._heard.append((bus, where, slot))


def session_bus_is_there() -> bool:
    """Whether this session has a bus. Asking for one that is not there would start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and (Path(runtime) / "bus").exists())


def system_bus_is_there() -> bool:
    """Whether this computer has a system bus."""
    return bool(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")) or Path("/run/dbus/system_bus_socket").exists()


class WindowsSession(QAbstractNativeEventFilter):
    """Windows: WM_WTSSESSION_CHANGE with WTS_SESSION_LOCK, and WM_POWERBROADCAST with PBT_APMSUSPEND. NOT RUN HERE."""

    _MESSAGE_OFFSET = 8  # of ``message`` in a MSG: behind the window's handle, which is 8 bytes on 64-bit Windows
    _WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
    _WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007

    def __init__(self, window: QWidget, locked: Callable[[], object]) -> None:
        import ctypes

        super().__init__()
        self._locked = locked
        self._handle = int(window.winId())
        self._terminal_services: Any = ctypes.WinDLL("wtsapi32")  # type: ignore[attr-defined,unused-ignore]
        self._terminal_services.WTSRegisterSessionNotification(ctypes.c_void_p(self._handle), 0)  # of this session only
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    def stop(self) -> None:
        import ctypes

        self._terminal_services.WTSUnRegisterSessionNotification(ctypes.c_void_p(self._handle))
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)

    def nativeEventFilter(self, _kind: object, message: Any) -> tuple[bool, int]:
        """Listen only: every message goes on to the window."""
        import ctypes

        address = int(message) + self._MESSAGE_OFFSET
        code = ctypes.c_uint.from_address(address).value
        word = ctypes.c_size_t.from_address(address + 8).value
        if (code, word) in {
            (self._WM_WTSSESSION_CHANGE, self._WTS_SESSION_LOCK),
            (self._WM_POWERBROADCAST, self._PBT_APMSUSPEND),
        }:
            self._locked()
        return False, 0


class MacSession:
    """macOS: com.apple.screenIsLocked from the distributed notification centre, on the main run loop. NOT RUN HERE."""

    _AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
    _UTF8 = 0x08000100

    def __init__(self, locked: Callable[[], object]) -> None:
        import ctypes

        kind = ctypes.CFUNCTYPE(None, *(ctypes.c_void_p,) * 5)
        self._callback = kind(lambda *_heard: locked() and None)  # held here: the centre only keeps its address
        core: Any = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32]
        core.CFNotificationCenterAddObserver.argtypes = [
            ctypes.c_void_p, ctypes.c_void_p, kind, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long,
        ]  # fmt: skip
        core.CFNotificationCenterRemoveEveryObserver.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self._core, self._centre = core, core.CFNotificationCenterGetDistributedCenter()
        self._me = ctypes.c_void_p(id(self))
        name = core.CFStringCreateWithCString(None, b"com.apple.screenIsLocked", self._UTF8)
        core.CFNotificationCenterAddObserver(self._centre, self._me, self._callback, name, None, self._AT_ONCE)

    def stop(self) -> None:
        self._core.CFNotificationCenterRemoveEveryObserver(self._centre, self._me)
