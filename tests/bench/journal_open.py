"""What the journal's page costs the thread that paints: the longest it keeps keys and paint waiting, first time in.

``python -m tests.bench.journal_open``. Fresh processes without a screen open a vault of 300 entries, rest on Today, go
to the journal, to one entry, to another, to the calendar, and away and back. Of each step the longest turn of the event
loop counts, in CPU time of the main thread, and of several processes the quickest. The bare case is the longest turn of
a window with a list and a text editor of Qt's own, shown for the first time in the same process.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leaderlens.app import House
    from leaderlens.services.vault import OpenVault

RUNS = 3
ENTRIES = 300
PATIENCE_MS = 50.0
"""How long nothing may keep the thread that paints (issue 4)."""
ROOT = Path(__file__).parents[2]
_STILL = 0.9  # seconds without work after which a step is over: longer than making the page ahead pauses
_STIRS_MS = 2.0
_STEPS = ("made ahead", "opened", "first entry", "another entry", "calendar", "left", "come back to")


def lines(line: Callable[..., Any]) -> list[Any]:
    """What was measured, each as ``line(name, fastest_ms, median_ms, ratio, of, target)``."""
    turns = [_child() for _run in range(RUNS)]
    bare = min(turn["bare"] for turn in turns)
    found = []
    for step in ("bare", *_STEPS):
        times = [turn[step] for turn in turns]
        name = "bare list and editor, longest turn" if step == "bare" else f"journal {step}, longest turn"
        target = None if step == "bare" else round(PATIENCE_MS / bare, 1)
        middle = statistics.median(times)
        found.append(line(name, round(min(times), 1), round(middle, 1), round(min(times) / bare, 2), "bare", target))
    return found


def _child() -> dict[str, float]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.journal_open", "child"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=300)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _measure(home: Path) -> dict[str, float]:
    """The longest turn of each step in milliseconds."""
    from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QTextEdit, QWidget

    from leaderlens.app import House
    from leaderlens.clock import system_clock
    from leaderlens.paths import Paths
    from leaderlens.ui.desk import Place

    house = House(QApplication(["leaderlens"]), Paths.below(home), system_clock)
    made: list[OpenVault] = []
    house.tasks.run(lambda: _filled(house), made.append)
    house.tasks.drain()
    house.window.resize(1280, 800)
    house.window.show()
    house.open_vault(made[0])
    while not (rooms := house.rooms) or not house.window.page:
        house.application.processEvents()
    newest, second, *_rest = rooms.services.journal.lines()
    found = {"made ahead": _longest(house, lambda: None)}
    for step, place in (
        ("opened", Place("journal")),
        ("first entry", Place("journal", entry_id=newest.id)),
        ("another entry", Place("journal", entry_id=second.id)),
        ("left", Place("today")),
        ("come back to", Place("journal")),
        ("calendar", Place("journal", act="calendar")),
    ):
        found[step] = _longest(house, partial(rooms.go, place))
    bare = QWidget()
    row = QHBoxLayout(bare)
    row.addWidget(QListWidget())
    row.addWidget(QTextEdit("The council met.\n" * 16))
    bare.resize(1280, 800)
    found["bare"] = _longest(house, bare.show)
    return found


def _filled(house: House) -> OpenVault:
    from leaderlens.domain.people import Role
    from leaderlens.services.journal import Journal
    from leaderlens.services.journal_guidance import Guidance
    from leaderlens.services.vault import Vaults
    from tests.two_people import CHEAP

    vault = Vaults(house.paths.vaults, house.clock, CHEAP).create("Ada Okafor", Role.LEADER, "ribbon orchard velvet")
    journal = Journal(vault.database, house.clock)
    Guidance(vault.database, house.clock).note_read()
    words = "The council met about the *budget* at **length**.\n\n" * 8 + "- [ ] ask Morgan\n- [x] sleep\n"
    for number in range(ENTRIES):
        blank = journal.blank()
        tags = ("budget", "trust")[: number % 3]
        moment = blank.moment - timedelta(days=number)
        journal.save(replace(blank, title=f"Day {number}", body=words, moment=moment, tags=tags))
    return vault


def _longest(house: House, act: Callable[[], object]) -> float:
    """The longest turn of the event loop from ``act`` until nothing stirs any more."""
    turns: list[float] = []

    def turn(work: Callable[[], object]) -> float:
        began = time.thread_time()
        work()
        turns.append((time.thread_time() - began) * 1e3)
        return turns[-1]

    turn(act)
    stirred = time.monotonic()
    while time.monotonic() - stirred < _STILL:
        if turn(house.application.processEvents) > _STIRS_MS or not house.tasks.idle:
            stirred = time.monotonic()
        time.sleep(0.002)
    return max(turns)


def main() -> None:
    if sys.argv[1:] == ["child"]:
        with tempfile.TemporaryDirectory(prefix="leaderlens-bench-") as home:
            sys.stdout.write(json.dumps(_measure(Path(home))) + "\n")
            sys.stdout.flush()
            os._exit(0)
    for name, best, middle, ratio, of, target in lines(lambda *one: one):
        goal = f"  (target {target:g}x)" if target else ""
        sys.stdout.write(f"{name:46} {best:8.1f} ms {middle:8.1f} ms {ratio:6.2f}x {of}{goal}\n")


if __name__ == "__main__":
    main()
