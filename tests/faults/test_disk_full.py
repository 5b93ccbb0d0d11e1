"""Row 33 at the real limit of the system: a process that may write no larger files, and what it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from leaderlens.clock import system_clock
from leaderlens.domain.people import Role
from leaderlens.services import backups, integrity
from leaderlens.services.journal import Journal
from leaderlens.services.vault import Vaults
from tests.faults.nursery import entry
from tests.vault_fixtures import CHEAP, OTHER_PASSPHRASE, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
WORK = """
import json, resource, sys
from pathlib import Path
from leaderlens.clock import system_clock
from leaderlens.errors import LeaderLensError
from leaderlens.services import backups, restoring, rotation
from leaderlens.services.vault import Vaults
from tests.vault_fixtures import CHEAP, OTHER_PASSPHRASE, PASSPHRASE
vault = Vaults(Path(sys.argv[1]), system_clock, CHEAP).unlock(sys.argv[2], PASSPHRASE)
works = {
    "backup": lambda: backups.backup_now(vault),
    "copy": lambda: backups.copy_out(vault, Path(sys.argv[1]).parent / "stick"),
    "passphrase": lambda: vault.change_passphrase(OTHER_PASSPHRASE),
    "rotate": lambda: rotation.rotate(vault, OTHER_PASSPHRASE),
    "restore": lambda: restoring.go_back(vault, backups.listing(vault)[0]),
}
limit = int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    works[sys.argv[3]]()
    code = ""
except LeaderLensError as error:
    code = error.code
print(json.dumps(code))
"""


@pytest.mark.parametrize(
    ("work", "limit"),
    [
        ("backup", 40_000),
        ("copy", 40_000),
        ("rotate", 40_000),
        ("restore", 40_000),
        ("passphrase", 100),
        ("rotate", 100),
    ],
)
def test_case_33_no_room_is_said_calmly_and_nothing_is_lost_or_left(tmp_path: Path, work: str, limit: int) -> None:
    vaults = Vaults(tmp_path / "vaults", system_clock, CHEAP)
    vault = vaults.create("Robin", Role.LEADER, PASSPHRASE)
    Journal(vault.database, system_clock).save_all(entry(number) for number in range(80))
    backups.backup_now(vault)
    vault.close()
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(vaults.folder), vault.id, work, str(limit)],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert json.loads(done.stdout) in {"disk-full", "unreachable"}
    assert done.stderr == ""
    again = vaults.unlock(vault.id, PASSPHRASE)
    assert again.set_aside == ()
    assert not [path for path in tmp_path.rglob("*") if ".part" in path.name]
    assert len(Journal(again.database, system_clock).lines()) == 80
    assert integrity.check(again).sound
    again.change_passphrase(OTHER_PASSPHRASE)  # and it all works when there is room again
    assert backups.drill(again, OTHER_PASSPHRASE).same
    again.close()
