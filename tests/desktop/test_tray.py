"""The reminder in a real tray: there while something may come due, and saying nothing but that something is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from leaderlens.clock import system_clock
from leaderlens.domain.people import Role
from leaderlens.paths import Paths
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pairing import Pairing
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.services.vault import Vaults
from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop, Node, until

pytestmark = pytest.mark.desktop

AHEAD = timedelta(seconds=45)
"""Until something is due, or a minute more: time enough to unlock, on a machine that does other things as well."""
LONGEST = AHEAD.total_seconds() + 100
TRAY = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "pixel", "--width", "200", "--height", "32"]
TITLE, WORDS = "LeaderLens", "something is due"
_WINDOW = re.compile(r'"(?P<name>[^"]*)":.*?(?P<width>\d+)x(?P<height>\d+)\+\S+  \+(?P<left>\d+)\+(?P<top>\d+)$')


def ask(desktop: Desktop, *command: str) -> str:
    """What a program says about the screen."""
    done = subprocess.run(
        command, env=desktop.environment, capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    return done.stdout


def windows(desktop: Desktop, name: str) -> list[tuple[int, int, int, int]]:
    """Where the windows of that name stand: left, top, width, height."""
    found = (_WINDOW.search(line) for line in ask(desktop, "xwininfo", "-root", "-tree").splitlines())
    sides = ("left", "top", "width", "height")
    boxes = [tuple(int(one[side]) for side in sides) for one in found if one is not None and one["name"] == name]
    return [(left, top, width, height) for left, top, width, height in boxes]


def icons(desktop: Desktop) -> list[Node]:
    """LeaderLens in the tray."""
    (tray,) = windows(desktop, "panel")
    boxes = [box for box in windows(desktop, TITLE) if within(box, tray)]
    return [Node("icon", TITLE, "", frozenset(), None, box, 0) for box in boxes]


def within(inner: tuple[int, int, int, int], outer: tuple[int, int, int, int]) -> bool:
    return all(
        outer[side] <= inner[side] and inner[side] + inner[side + 2] <= outer[side] + outer[side + 2]
        for side in (0, 1)
    )  # fmt: skip


def in_front(desktop: Desktop, app: App) -> bool:
    """Whether the app's window has the keyboard."""
    return ask(desktop, "xdotool", "getactivewindow", "getwindowpid").strip() == str(app.process.pid)


def put_away(desktop: Desktop, app: App) -> None:
    """Make the app's window small."""
    ask(desktop, "xdotool", "getactivewindow", "windowminimize")
    until(lambda: not in_front(desktop, app), "the window to be put away", 20)


@pytest.fixture
def tray(desktop: Desktop) -> Desktop:
    """The desktop with a tray."""
    if shutil.which(TRAY[0]) is None:
        stop = pytest.fail if os.environ.get("LEADERLENS_REQUIRE_TOOLS") else pytest.skip
        stop(f"this test needs {TRAY[0]}: see .ci/run")
    desktop.start(TRAY)
    until(lambda: len(windows(desktop, "panel")) == 1, "the tray", 20)
    return desktop


def started(desktop: Desktop, home: Path, *, quiet: bool) -> tuple[App, datetime]:
    """The app with a vault open; in it, a session whose reminder comes at the moment answered."""
    place = homes.a_pair(home)
    moment = (system_clock() + AHEAD + timedelta(minutes=1)).replace(second=0, microsecond=0)
    plan(home, moment + timedelta(hours=1))
    hours = (moment - timedelta(hours=1)).hour, (moment + timedelta(hours=2)).hour
    chosen = {"quiet_from": hours[0], "quiet_until": hours[1] if quiet else hours[0]}
    Paths.below(home).settings_file.parent.mkdir(parents=True, exist_ok=True)
    Paths.below(home).settings_file.write_text(json.dumps(chosen), encoding="utf-8")
    app = desktop.leaderlens(home)
    app.take_keyboard(steps.ARGON)
    app.choose(place.symbols[Role.LEADER])
    steps.unlock(app, homes.PASSPHRASE)
    until(lambda: len(icons(desktop)) == 1, "the icon in the tray", 20)
    return app, moment


def plan(home: Path, moment: datetime) -> None:
    """Plan a session in the leader's vault."""
    paths = Paths.below(home)
    vaults = Vaults(paths.vaults, system_clock, homes.CHEAP)
    for listed in vaults.listing():
        vault = vaults.unlock(listed.id, homes.PASSPHRASE)
        try:
            if vault.person.role is Role.LEADER:
                log, scripts = PairLog(vault.database, system_clock), SessionScripts(vault.database, system_clock)
                (pair,) = Pairing(vault.database, vault.person, system_clock, paths.exchange).pairs()
                Sessions(vault.database, log, scripts, Role.LEADER, system_clock).plan(
                    pair.id, "regular_check_in", moment, 45
                )
        finally:
            vault.close()


def test_a_reminder_says_that_something_is_due_and_leads_to_the_window_locked_or_open(
    tray: Desktop, home: Path
) -> None:
    app, moment = started(tray, home, quiet=False)
    put_away(tray, app)
    tray.click(icons(tray)[0])
    until(lambda: in_front(tray, app), "the window to come forward", 20)

    tray.press("ctrl+l")
    app.see_gone("Check-ins", role="radio button", seconds=steps.ARGON)
    app.take_keyboard(steps.ARGON)
    app.see("Passphrase", role="password text")
    until(lambda: len(icons(tray)) == 1, "the icon in the tray of a locked LeaderLens", 20)
    put_away(tray, app)
    assert system_clock() < moment, "the machine was too busy to lock in time"
    assert not app.sees(WORDS)

    words = app.see(WORDS, role="label", seconds=LONGEST)
    assert system_clock() >= moment
    tray.picture("reminder")
    balloons = [box for box in windows(tray, TITLE) if within(words.box, box)]
    assert len(balloons) == 1
    said = [node.name for node in app.nodes() if node.name and within(node.box, balloons[0])]
    assert sorted(set(said)) == [TITLE, WORDS]
    tray.click(words)
    until(lambda: in_front(tray, app), "the lock screen to come forward", 20)
    assert app.sees("Passphrase", role="password text")


def test_in_quiet_hours_nothing_is_said_and_the_icon_waits(tray: Desktop, home: Path) -> None:
    app, moment = started(tray, home, quiet=True)
    assert system_clock() < moment, "the machine was too busy to unlock in time"
    before = len(windows(tray, TITLE))
    until(lambda: system_clock() > moment + timedelta(seconds=4), "the moment to pass", LONGEST)
    assert not app.sees(WORDS)
    assert len(windows(tray, TITLE)) == before
    assert len(icons(tray)) == 1
