"""The session's own lock locks LeaderLens: against private buses, in processes of their own, with nothing faked but
the desktop that speaks. The Windows and macOS sources cannot run here; that they do no harm is tested.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui import session_watch
from leaderlens.ui.session_watch import SessionWatch

CHECKOUT = Path(__file__).resolve().parents[2]

LISTENER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from leaderlens.ui.session_watch import SessionWatch
application = QApplication([])
window = QWidget()
watch = SessionWatch(window)
watch.lock_requested.connect(lambda: (print("locked", flush=True), application.quit()))
watch.start()
print("listening", flush=True)
QTimer.singleShot(60_000, application.quit)
application.exec()
watch.stop()
"""

SPEAKER = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
application = QCoreApplication([])
bus = getattr(QDBusConnection, sys.argv[1])()
if sys.argv[2]:
    assert bus.registerService(sys.argv[2]), bus.lastError().message()
message = QDBusMessage.createSignal(sys.argv[3], sys.argv[4], sys.argv[5])
if len(sys.argv) > 6:
    message.setArguments([sys.argv[6] == "true"])
assert bus.send(message)
reply = bus.call(QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus.Peer", "Ping"))
"""


SLEEPER = """
import os
from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
application = QCoreApplication([])
bus = QDBusConnection.systemBus()
held, kept = [], []

def say(asleep):
    signal = QDBusMessage.createSignal(
        "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
    )
    signal.setArguments([asleep])
    bus.send(signal)

def released():
    kept[-1].setEnabled(False)
    print("released", flush=True)
    QTimer.singleShot(0, lambda: say(False))

class Login(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, connection):
        what, who, why, mode = message.arguments()
        print(message.member(), what, who, mode, flush=True)
        if held:
            application.quit()
            return True
        read, write = os.pipe()
        connection.send(message.createReply([QDBusUnixFileDescriptor(write)]))
        os.close(write)
        held.append(read)
        kept.append(QSocketNotifier(read, QSocketNotifier.Type.Read))
        kept[-1].activated.connect(released)
        QTimer.singleShot(200, lambda: say(True))
        return True

login = Login()
bus.registerVirtualObject("/", login, QDBusConnection.VirtualObjectRegisterOption.SubPath)
bus.registerService("org.freedesktop.login1")
print("here", flush=True)
QTimer.singleShot(60_000, application.quit)
application.exec()
"""

HOLDER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from leaderlens.ui.session_watch import SessionWatch
application = QApplication([])
window = QWidget()
watch = SessionWatch(window)
watch.lock_requested.connect(lambda: print("locked", "held" if watch._source._delay else "too late", flush=True))
watch.start()
QTimer.singleShot(60_000, application.quit)
application.exec()
"""


@pytest.fixture
def buses(needs_tool: Callable[[str], str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment with a session bus and a system bus of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    with ExitStack() as stack:
        for name in ("SESSION", "SYSTEM"):
            daemon = stack.enter_context(
                subprocess.Popen(
                    [
                        needs_tool("dbus-daemon"),
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--print-address",
                        f"--address=unix:path={tmp_path / name.lower()}",
                    ],
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            stack.callback(daemon.terminate)
            assert daemon.stdout is not None
            environment[f"DBUS_{name}_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        yield environment


def hears(environment: dict[str, str], *signals: tuple[str, ...]) -> str:
    """What a listening LeaderLens answers to ``signals``, the last of which should lock it."""
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "listening\n"
        for signal in signals:
            subprocess.run([sys.executable, "-c", SPEAKER, *signal], env=environment, check=True, timeout=60)
        said, complaints = listener.communicate(timeout=90)
    assert complaints == ""
    return said


SAVER = ("sessionBus", "org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
GNOME = ("sessionBus", "", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
LOGIN = ("systemBus", "org.freedesktop.login1", "/org/freedesktop/login1")


@pytest.mark.desktop
@pytest.mark.parametrize(
    "last",
    [
        (*SAVER, "true"),
        (*GNOME, "true"),
        (*LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", "true"),
        ("systemBus", "org.freedesktop.login1", "/org/freedesktop/login1/session/_31",
         "org.freedesktop.login1.Session", "Lock"),
    ],
    ids=["screensaver", "gnome", "sleep", "session-lock"],
)  # fmt: skip
def test_41_a_locked_session_or_sleep_locks(buses: dict[str, str], last: tuple[str, ...]) -> None:
    waking = (*SAVER, "false")
    assert hears(buses, waking, last) == "locked\n"


@pytest.mark.desktop
def test_41_sleep_waits_until_everything_is_saved(buses: dict[str, str]) -> None:
    """Logind lets the computer sleep once we have let go of the file it gave us; after waking we ask for another."""
    piped = {"env": buses, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", SLEEPER], **piped) as login:  # type: ignore[call-overload]
        assert login.stdout.readline() == "here\n"
        with subprocess.Popen([sys.executable, "-c", HOLDER], **piped) as holder:  # type: ignore[call-overload]
            assert login.stdout.read().splitlines() == [
                "Inhibit sleep LeaderLens delay",
                "released",
                "Inhibit sleep LeaderLens delay",
            ]
            holder.terminate()
            assert holder.stdout.read() == "locked held\n"


def test_without_a_bus_nothing_happens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(session_watch, "system_bus_is_there", lambda: False)
    assert not session_watch.session_bus_is_there()
    window = QWidget()
    qtbot.addWidget(window)
    watch = SessionWatch(window, "linux")
    with qtbot.assertNotEmitted(watch.lock_requested):
        watch.start()
        watch.stop()
        watch.stop()


def test_a_bus_in_the_runtime_folder_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "bus").touch()
    assert session_watch.session_bus_is_there()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_source_that_is_not_there_does_no_harm(qtbot: QtBot, platform: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    watch = SessionWatch(window, platform)
    with qtbot.assertNotEmitted(watch.lock_requested):
        watch.start()
        watch.stop()
