"""Row 35 on a medium that is really mounted read-only: the whole house opens on it, and no field pretends to save."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from leaderlens.domain.agreement import Owner
from leaderlens.domain.objective import ObjectiveText, Purpose
from leaderlens.domain.priority import Horizon
from leaderlens.services import backups
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault
from tests import two_people, vault_fixtures
from tests.reflection import room
from tests.two_people import MOMENT
from tests.vault_fixtures import MakeVault

ROOT = Path(__file__).resolve().parents[2]
MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
"""In a mount namespace of its own, the folder $0 is a read-only file system; nobody else sees it so."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A vault that nobody has open, with what opens it."""

    vault: OpenVault
    passphrase: str


def _alone(make_vault: MakeVault, _folder: Path) -> Closed:
    """Somebody who has written a line and has no pair yet."""
    vault = make_vault()
    Journal(vault.database, vault.keeping.clock).quick_line("A long day")
    backups.backup_now(vault)
    vault.close()
    return Closed(vault, vault_fixtures.PASSPHRASE)


def _in_a_pair(_make_vault: MakeVault, folder: Path) -> Closed:
    """The leader of a pair: a check-in is open, a session planned, and something of each kind settled."""
    with room(folder / "pair") as both:
        pair_id, leader = both.pair_id, both.leader
        both.meet()
        leader.seat.checkins.open(pair_id, date(2026, 12, 1), ("convenor",))
        leader.sessions.plan(pair_id, "regular_check_in", MOMENT + timedelta(days=7), 60)
        leader.agreements.make(pair_id, "Ring on Sundays", Owner.BOTH, date(2026, 12, 24), "We did")
        leader.objectives.set_out(
            pair_id, ObjectiveText("Homes", "More of them", "A count", "Kit"), Purpose.DEVELOPMENT
        )
        leader.priorities.choose(pair_id, "Money we can explain", Horizon.EARLY)
        both.meet()
        vault = leader.seat.laptop.vault
        Journal(vault.database, vault.keeping.clock).quick_line("A long day")
    return Closed(vault, two_people.PASSPHRASE)


@pytest.fixture(params=[_alone, _in_a_pair], ids=["alone", "in a pair"])
def closed(request: pytest.FixtureRequest, make_vault: MakeVault, tmp_path: Path) -> Closed:
    made: Closed = request.param(make_vault, tmp_path)
    return made


@pytest.fixture
def read_only(closed: Closed) -> Iterator[list[str]]:
    """What to put before a command so that it finds the vaults' folder on a read-only medium.

    Where the system lets nobody mount, the folder is write-protected instead, and the command gives up root.
    """
    folder = closed.vault.folder.parent
    mount = ["unshare", "--mount", "--map-root-user", "sh", "-c", MOUNTED, str(folder)]
    if _works([*mount, "true"]):
        yield mount
        return
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all", "--"] if _is_root() else []
    for path in paths:
        path.chmod(0o755)


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _is_root() -> bool:
    import os

    return os.geteuid() == 0


def listing(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_case_35_on_a_read_only_medium_every_page_opens_and_no_field_takes_words(
    closed: Closed, read_only: list[str]
) -> None:
    folder = closed.vault.folder.parent
    before = listing(folder)
    done = subprocess.run(
        [*read_only, sys.executable, "-m", "tests.faults.read_only_house", str(folder), closed.vault.id,
         closed.passphrase],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["read_only"]
    assert found["open"] == []
    assert found["typed"] == 0
    assert found["told"] == []
    assert found["banner"]
    assert any("so nothing can be written here" in sentence for sentence in found["said"])
    assert found["search"] == "long"
    assert found["closed"]
    assert listing(folder) == before
