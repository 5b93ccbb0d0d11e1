"""A real process that the system asks to end, or kills, leaves what was being written in its vault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from leaderlens.clock import system_clock
from leaderlens.paths import Paths
from leaderlens.services import backups
from leaderlens.services.quick_line import QuickLine
from leaderlens.services.vault import Vaults
from tests.two_people import CHEAP, PASSPHRASE
from tests.walks.a_line_at_the_desk import LINE

CHECKOUT = Path(__file__).resolve().parents[2]


@contextmanager
def at_the_desk(home: Path, when: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running LeaderLens below ``home`` with a line in the making, and the id of its vault."""
    environment = os.environ | {
        "LEADERLENS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT),
        "DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": str(home),
    }  # fmt: skip
    home.mkdir(mode=0o700)
    arguments = [sys.executable, "-m", "tests.walks.a_line_at_the_desk", when]
    with subprocess.Popen(arguments, cwd=home, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def line_and_backups(home: Path, vault_id: str) -> tuple[str, int]:
    """What the vault holds of the line, and how many backups there are."""
    vault = Vaults(Paths.below(home).vaults, system_clock, CHEAP).unlock(vault_id, PASSPHRASE)
    try:
        return QuickLine(vault.database).draft(), len(backups.listing(vault))
    finally:
        vault.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name)
def test_asked_to_end_it_saves_backs_up_and_goes(tmp_path: Path, number: signal.Signals) -> None:
    home = tmp_path / "home"
    with at_the_desk(home, "typing") as (process, vault_id):
        process.send_signal(number)
        assert process.wait(60) == 0
    assert line_and_backups(home, vault_id) == (LINE, 1)


def test_28_killed_after_a_pause_the_line_is_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with at_the_desk(home, "paused") as (process, vault_id):
        process.kill()
        process.wait(60)
    assert line_and_backups(home, vault_id) == (LINE, 0)
