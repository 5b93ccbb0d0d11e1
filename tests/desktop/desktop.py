"""A desktop to try the app on as a person does: an X server, a window manager, a keyboard, a screen reader's eyes.

``with Desktop.opened(folder) as desktop: app = desktop.start([...])`` gives a private X server (Xvfb on a free
display), openbox, a session bus and an accessibility bus. Each is started in a process group of its own, and all are
ended on the way out, whatever happens. Keys are real X key events (xdotool); what is on the screen is read over AT-SPI
(``accessibility_reader.py``). Every wait is for a state and has an end; a wait in vain saves a picture and what the
screen reader saw.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("accessibility_reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # gi comes from the distribution, not from the project's environment
BUS_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PROGRAMS = ("Xvfb", "openbox", "dbus-daemon", "xdotool", "import")
"""What a desktop is made of; ``missing_tool`` tells which one this machine lacks."""

PATIENCE = 20.0
"""Seconds a wait may take unless told otherwise: a machine under load is slow, a hung app is slower."""
_START = 20.0
_POLITE = 4.0  # between asking a process to end and ending it


class NotSeenError(AssertionError):
    """A wait in vain; the sentence says what for, and where the picture of the screen was saved."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen as a screen reader meets it. ``box``: left, top, width, height on the screen."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str | None
    box: tuple[int, int, int, int]
    depth: int

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Node:
        return cls(
            role=values["role"], name=values["name"], description=values["description"],
            states=frozenset(values["states"]), text=values["text"], box=tuple(values["box"]), depth=values["depth"],
        )  # fmt: skip

    @property
    def identity(self) -> tuple[str, str, tuple[int, int, int, int]]:
        """What tells two nodes apart for a person: role, name, and where they are."""
        return self.role, self.name, self.box

    def __str__(self) -> str:
        held = ", ".join(sorted(self.states & {"focused", "checked", "selected", "focusable"}))
        return f"{self.role} “{self.name}” ({held})"


def missing_tool() -> str:
    """The first thing a desktop needs that this machine does not have; empty when nothing is missing."""
    for program in PROGRAMS:
        if shutil.which(program) is None:
            return program
    if not BUS_LAUNCHER.exists():
        return str(BUS_LAUNCHER)
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False, timeout=_START)
    return "" if asked.returncode == 0 else "gir1.2-atspi-2.0"


@dataclass
class Desktop:
    """A running desktop. ``folder`` takes the pictures, what the programs said, and every app's data."""

    folder: Path
    environment: dict[str, str]
    _running: list[subprocess.Popen[Any]] = field(default_factory=list)
    _reader: subprocess.Popen[str] | None = None
    _pictures: int = 0

    @classmethod
    @contextlib.contextmanager
    def opened(cls, folder: Path, *, size: str = "1440x900", accessible: bool = True) -> Iterator[Desktop]:
        """A desktop of ``size`` for the length of a ``with``; ``accessible=False`` leaves out the screen reader."""
        folder.mkdir(parents=True, exist_ok=True)
        runtime = tempfile.mkdtemp(prefix="desktop-")  # short: a socket's path may have 107 characters only
        desktop = cls(folder, _environment(folder, runtime))
        try:
            desktop._raise_display(size)
            if accessible:
                desktop._raise_buses()
            desktop._run(["openbox"], "openbox")
            desktop._wait_for(desktop._has_manager, "the window manager to be there", _START)
            yield desktop
        finally:
            desktop._end_everything()
            shutil.rmtree(runtime, ignore_errors=True)

    # ------------------------------------------------------------ programs
    def start(self, command: Sequence[str], **environment: str) -> App:
        """Start an app as its own process with ``environment`` on top of the desktop's."""
        name = f"app-{len(self._running)}"
        return App(self, self._run(command, name, environment=environment), self.folder / f"{name}.txt")

    def leaderlens(self, home: Path, *arguments: str, **environment: str) -> App:
        """Start LeaderLens with all its data below ``home``."""
        command = [sys.executable, "-m", "leaderlens", *arguments]
        return self.start(command, LEADERLENS_HOME=str(home), **environment)

    # ------------------------------------------------------------ hands
    def press(self, *keys: str) -> None:
        """Press and release each of ``keys`` by its X name: ``Tab``, ``Return``, ``ctrl+l``, ``5``."""
        self._xdotool("key", "--clearmodifiers", "--delay", "8", *keys)

    def type(self, text: str) -> None:
        """Type ``text`` key by key. Characters that are on the keyboard only."""
        self._xdotool("type", "--clearmodifiers", "--delay", "8", text)

    def click(self, node: Node) -> None:
        """A press of the left mouse button in the middle of ``node``."""
        left, top, width, height = node.box
        self._xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    # ------------------------------------------------------------ eyes
    def picture(self, name: str) -> Path:
        """Save a picture of the whole screen."""
        path = self.folder / f"{name}.png"
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=_START,
            capture_output=True,
        )  # fmt: skip
        return path

    def ask(self, seconds: float = 0.0, **question: Any) -> Any:
        """One question to the screen reader (see ``accessibility_reader.py``); waits that may last ``seconds``."""
        reader = self._reader
        if reader is None or reader.stdin is None or reader.stdout is None:
            raise RuntimeError("this desktop was opened without a screen reader")
        reader.stdin.write(json.dumps(question | {"seconds": seconds}) + "\n")
        reader.stdin.flush()
        if not select.select([reader.stdout], [], [], seconds + 3 * _START)[0]:
            raise NotSeenError(f"the screen reader did not answer {question}; {self._evidence()}")
        line = reader.stdout.readline()
        if not line:
            raise NotSeenError(f"the screen reader ended at {question}: {_said(self.folder / 'reader.txt')}")
        reply = json.loads(line)
        if "trouble" in reply:
            return None
        return reply["answer"]

    def fail(self, what: str, app: App) -> NotSeenError:
        """The error for a wait in vain, with its evidence saved."""
        seen = app.nodes() if app.alive else []
        listing = "\n".join("  " * node.depth + str(node) for node in seen)
        with contextlib.suppress(OSError):
            (self.folder / "last-seen.txt").write_text(listing, encoding="utf-8")
        state = "the app runs" if app.alive else f"the app ended with {app.process.poll()}"
        return NotSeenError(f"waited for {what}; {state}; {self._evidence()}\n{app.said()}\n{listing}")

    # ------------------------------------------------------------ inner works
    def _raise_display(self, size: str) -> None:
        reading, writing = os.pipe()
        try:
            command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
            self._run(command, "xvfb", pass_fds=(writing,))
        finally:
            os.close(writing)
        self.environment["DISPLAY"] = ":" + _first_line(reading, "the X server to choose a display")

    def _raise_buses(self) -> None:
        reading, writing = os.pipe()
        try:
            self._run(
                ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"], "bus", pass_fds=(writing,)
            )
        finally:
            os.close(writing)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = _first_line(reading, "the session bus to give its address")
        self._run([str(BUS_LAUNCHER), "--launch-immediately"], "accessibility-bus")
        with (self.folder / "reader.txt").open("wb") as errors:
            self._reader = subprocess.Popen(
                [SYSTEM_PYTHON, str(READER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True,
                bufsize=1, env=self.environment, start_new_session=True,
            )  # fmt: skip
        self._running.append(self._reader)

    def _run(
        self,
        command: Sequence[str],
        name: str,
        *,
        pass_fds: Sequence[int] = (),
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[Any]:
        with (self.folder / f"{name}.txt").open("wb") as said:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd=ROOT, pass_fds=pass_fds,
                env={**self.environment, **(environment or {})}, start_new_session=True,
            )  # fmt: skip
        self._running.append(process)
        return process

    def _end_everything(self) -> None:
        """End what was started here and nothing else, the latest first; never wait for ever."""
        for process in reversed(self._running):
            _end(process)
        self._running.clear()

    def _has_manager(self) -> bool:
        asked = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], env=self.environment, capture_output=True, text=True,
            check=False, timeout=_START,
        )  # fmt: skip
        return "window id" in asked.stdout

    def _wait_for(self, happened: Callable[[], bool], what: str, seconds: float) -> None:
        until(happened, f"{what}; {self.folder} holds what the programs said", seconds)

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False,
            timeout=60.0,
        )  # fmt: skip
        return done.stdout

    def windows(self, pid: int) -> list[str]:
        """The X windows of a process that are on the screen now."""
        return self._xdotool("search", "--onlyvisible", "--pid", str(pid), "--name", ".").split()

    def activate(self, window: str) -> None:
        """Bring a window to the front and give it the keyboard."""
        self._xdotool("windowactivate", window)

    def _evidence(self) -> str:
        self._pictures += 1
        try:
            return f"the screen is in {self.picture(f'failure-{self._pictures}')}"
        except (subprocess.SubprocessError, OSError):
            return "no picture of the screen could be taken"


@dataclass
class App:
    """One app on the desktop, known by its process number, which a lock does not change."""

    desktop: Desktop
    process: subprocess.Popen[Any]
    log: Path

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def said(self) -> str:
        """What the app wrote to its terminal."""
        return _said(self.log)

    def nodes(self, **wanted: Any) -> list[Node]:
        """Everything on the screen that fits: ``role`` (a list), ``name``, ``matching``, ``states``, ``described``."""
        found = self.desktop.ask(ask="nodes", pid=self.process.pid, **wanted) or []
        return [Node.read(values) for values in found]

    def see(self, name: str | None = None, *, role: str = "", seconds: float = PATIENCE, **wanted: Any) -> Node:
        """Wait until something with this name and role is on the screen. NotSeenError with a picture if it never is."""
        question = {"pid": self.process.pid, "name": name, "role": [role] if role else [], **wanted}
        deadline = time.monotonic() + seconds
        while self.alive:
            left = deadline - time.monotonic()
            found = self.desktop.ask(min(max(left, 0.0), 2.0), ask="wait", **question)
            if found is not None:
                return Node.read(found)
            if left <= 0:
                break
        raise self.desktop.fail(f"{role or 'anything'} named {name!r} {wanted or ''} in {seconds:.0f} s", self)

    def see_gone(self, name: str | None = None, *, role: str = "", seconds: float = PATIENCE, **wanted: Any) -> None:
        """Wait until nothing with this name and role is on the screen."""
        question = {"pid": self.process.pid, "name": name, "role": [role] if role else [], **wanted}
        if not self.desktop.ask(seconds, ask="gone", **question):
            raise self.desktop.fail(f"{role or 'anything'} named {name!r} {wanted or ''} to go", self)

    def sees(self, name: str | None = None, *, role: str = "", **wanted: Any) -> bool:
        """Whether it is on the screen at this moment."""
        return bool(self.nodes(name=name, role=[role] if role else [], **wanted))

    def focused(self) -> Node | None:
        """What has the keyboard; None while nothing has."""
        found = self.desktop.ask(ask="focused", pid=self.process.pid)
        return Node.read(found) if found else None

    def take_keyboard(self, seconds: float = PATIENCE) -> None:
        """Wait for the app's window and make it the active one: after a start, and after each lock."""
        shown: list[str] = []

        def there() -> bool:
            shown[:] = self.desktop.windows(self.process.pid)
            return bool(shown) or not self.alive

        try:
            until(there, "a window", seconds)
        except NotSeenError:
            raise self.desktop.fail("a window", self) from None
        if not shown:
            raise self.desktop.fail("a window", self)
        self.desktop.activate(shown[-1])

    def reach(self, name: str | None = None, *, role: str = "", most: int = 60, **wanted: Any) -> Node:
        """Go to a control with the Tab key, as somebody without a mouse does, and answer it.

        Assumes the app has the keyboard. NotSeenError when ``most`` presses do not get there.
        """
        self.see(name, role=role, **wanted)
        pattern = wanted.get("matching")
        passed: list[str] = []
        at = self.focused()
        for _press in range(most):
            if at is not None:
                called = (name is None or at.name == name) and (not pattern or re.search(pattern, at.name))
                if called and (not role or at.role == role):
                    return at
                passed.append(str(at))
            at = self.tab()
        raise self.desktop.fail(f"Tab to reach {role} {name or pattern!r}; it passed {passed}", self)

    def tab(self, key: str = "Tab", seconds: float = 1.2) -> Node | None:
        """Press Tab and wait until the keyboard has moved; answers where it is.

        It may stay where it was: Tab goes through day, month and year of a date before it leaves the field.
        """
        self.desktop.ask(ask="forget")
        self.desktop.press(key)
        arrived = self.desktop.ask(seconds, ask="moved", pid=self.process.pid)
        return Node.read(arrived) if arrived else self.focused()

    def fill(self, name: str, text: str, *, role: str = "") -> None:
        """Reach the field called ``name``, replace what is in it, and wait until it holds ``text``."""
        self.reach(name, role=role)
        self.desktop.press("ctrl+a")
        self.desktop.type(text)

        def typed() -> bool:
            at = self.focused()
            return at is not None and len(at.text or "") == len(text)  # a passphrase shows as so many dots

        try:
            until(typed, name, PATIENCE)
        except NotSeenError:
            raise self.desktop.fail(f"{len(text)} characters in {name}", self) from None

    def push(self, name: str | None = None, *, role: str = "push button", **wanted: Any) -> None:
        """Reach a button with Tab and press it with Space."""
        self.reach(name, role=role, **wanted)
        self.desktop.press("space")

    def settle(self, seconds: float = PATIENCE) -> None:
        """Wait until what is on the screen is the same twice running: the page has what it was reading."""
        seen: list[list[tuple[str, str]]] = []

        def quiet() -> bool:
            seen.append([(node.role, node.name) for node in self.nodes()])
            return len(seen) > 1 and seen[-1] == seen[-2]

        until(quiet, "the page to come to rest", seconds)

    def choose(self, name: str, most: int = 20) -> None:
        """Choose one of a group of radio buttons: Tab to the group, arrows to the one called ``name``, Space."""
        self.see(name, role="radio button")
        at = self.focused()
        for _press in range(most):
            if at is not None and at.role == "radio button":
                break
            at = self.tab()
        for arrow in ("Down", "Right", "Up", "Left"):  # a group may stand in a column or in a row
            before = None
            while at is not None and at.name != name and at != before:
                before, at = at, self.tab(arrow, 0.6)
        if at is None or at.name != name:
            raise self.desktop.fail(f"the keyboard to reach the choice {name}, not {at}", self)
        if "checked" not in at.states:
            self.desktop.press("space")
        self.see(name, role="radio button", states=["checked"])

    def end(self) -> None:
        """Close the app as a session manager does."""
        _end(self.process)


def until(happened: Callable[[], bool], what: str, seconds: float) -> None:
    """Wait for a state of a program outside, which cannot call us. NotSeenError after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            raise NotSeenError(f"waited {seconds:.0f} s for {what}")
        select.select([], [], [], 0.02)


def _environment(folder: Path, runtime: str) -> dict[str, str]:
    """This process's environment without its own desktop, and with every per-user place below ``folder``."""
    foreign = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "QT_SCALE_FACTOR"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    places = {
        name: str(folder / "user" / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    }
    for place in places.values():
        Path(place).mkdir(parents=True, exist_ok=True)
    return kept | places | {
        "XDG_RUNTIME_DIR": runtime,
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip


def _first_line(reading: int, what: str) -> str:
    """The first line that comes through a pipe; NotSeenError when none comes in time."""
    with os.fdopen(reading, "rb") as pipe:
        return _line(pipe, what)


def _line(pipe: IO[bytes], what: str) -> str:
    if not select.select([pipe], [], [], _START)[0]:
        raise NotSeenError(f"waited {_START:.0f} s for {what}")
    line = pipe.readline().decode().strip()
    if not line:
        raise NotSeenError(f"waited for {what}, and it ended instead")
    return line


def _end(process: subprocess.Popen[Any]) -> None:
    """End a process started here and whatever it started in turn: its group, politely, then firmly."""
    for stop in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, stop)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_POLITE)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _said(log: Path) -> str:
    try:
        return log.read_text(encoding="utf-8", errors="replace")[-4_000:]
    except OSError:
        return ""
