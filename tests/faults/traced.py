"""The process that is traced: saves, changes the passphrase, backs up, changes the key. Not imported.

``python -m tests.faults.traced VAULTS ID`` reports each thing once it is done, by one line on stdout.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from leaderlens.clock import system_clock
from leaderlens.services import backups, rotation
from leaderlens.services.journal import Journal
from leaderlens.services.vault import Vaults
from tests.faults.nursery import entry
from tests.vault_fixtures import CHEAP, OTHER_PASSPHRASE, PASSPHRASE

COMMITS = 30


def main() -> None:
    vaults = Vaults(Path(sys.argv[1]), system_clock, CHEAP)
    vault = vaults.unlock(sys.argv[2], PASSPHRASE)
    journal = Journal(vault.database, system_clock)
    for number in range(COMMITS):
        journal.save(entry(number))
        report(f"entry {number}")
    backups.backup_if_moved(vault)
    report("backup")
    vault.change_passphrase(OTHER_PASSPHRASE)
    report("passphrase")
    rotation.rotate(vault, PASSPHRASE)
    report("rotate")
    journal.save(entry(COMMITS))
    report(f"entry {COMMITS}")
    vault.close()


def report(what: str) -> None:
    os.write(1, what.encode() + b"\n")


if __name__ == "__main__":
    main()
