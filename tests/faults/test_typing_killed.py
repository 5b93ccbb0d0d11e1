"""Kill -9 while somebody types on the journal's page without a pause: at most the last second is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from leaderlens.clock import system_clock
from leaderlens.domain.people import Role
from leaderlens.services.journal import Journal
from leaderlens.services.vault import Vaults
from tests.conftest import ROOT
from tests.faults.typist import line
from tests.vault_fixtures import CHEAP, PASSPHRASE

SECONDS = 4.0
GRACE = 0.5
"""For the worker to write: this machine is doing other things as well."""


def test_at_most_the_last_second_is_lost(memory_folder: Path) -> None:
    vaults = Vaults(memory_folder / "vaults", system_clock, CHEAP)
    made = vaults.create("Robin", Role.LEADER, PASSPHRASE)
    made.close()
    told = typed_until_killed(memory_folder / "vaults", made.id)
    killed = told[-1][0]
    kept = drafted(vaults, made.id)
    everything = "".join(line(number) for number in range(len(told)))
    assert everything.startswith(kept)
    due = sum(1 for moment, _keys in told if moment < killed - 1 - GRACE)
    assert due > 50, "the machine was too busy to type"
    assert len(kept) >= due


def typed_until_killed(folder: Path, vault_id: str) -> list[tuple[float, int]]:
    """When which number of keys had been pressed, in a process that was killed in the middle of it."""
    command = [sys.executable, "-m", "tests.faults.typist", str(folder), vault_id]
    told: list[tuple[float, int]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=os.environ.copy(), text=True) as typist:
        assert typist.stdout is not None
        for number in typist.stdout:
            told.append((time.monotonic(), int(number)))
            if told[-1][0] - told[0][0] > SECONDS:
                typist.send_signal(signal.SIGKILL)
                break
        assert typist.wait(timeout=10) == -signal.SIGKILL
    assert told
    return told


def drafted(vaults: Vaults, vault_id: str) -> str:
    vault = vaults.unlock(vault_id, PASSPHRASE)
    try:
        journal = Journal(vault.database, system_clock)
        entries = (journal.entry(row.id) for row in journal.lines())
        bodies = [*(draft.entry.body for draft in journal.drafts()), *(entry.body for entry in entries if entry)]
        return max(bodies, key=len, default="")  # a draft, or the entry once it was kept for good
    finally:
        vault.close()
