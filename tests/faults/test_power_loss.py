"""Row 32: at every traced call the power goes; nothing acknowledged may be lost (tests/faults/power.py, traced.py)."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from leaderlens.clock import system_clock
from leaderlens.crypto import keys
from leaderlens.domain.journal_query import JournalQuery
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services import backups
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store import backups as store
from leaderlens.store import journals, journals_search
from tests.faults.nursery import BODY
from tests.faults.power import CALLS, Disk, Image, lay_out
from tests.vault_fixtures import CHEAP, OTHER_PASSPHRASE, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]


def test_case_32_no_moment_to_lose_power_loses_an_acknowledged_word(
    memory_folder: Path, needs_tool: Callable[[str], str]
) -> None:
    """One cut in ten, at random; each is opened as a person would."""
    assert cuts(memory_folder, needs_tool("strace"), 0.1) > 150


@pytest.mark.slow
def test_case_32_every_single_cut(memory_folder: Path, needs_tool: Callable[[str], str]) -> None:
    assert cuts(memory_folder, needs_tool("strace"), 1) > 2_000


def cuts(memory_folder: Path, strace: str, share: float) -> int:
    """Trace the process, cut the power at a ``share`` of all moments, and check what is left; answers how often."""
    place = (memory_folder / "vaults").resolve()
    made = Vaults(place, system_clock, CHEAP).create("Robin", Role.LEADER, PASSPHRASE)
    made.close()
    log = memory_folder / "trace"
    disk = Disk(place)
    subprocess.run(
        [strace, "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-o", str(log),
         sys.executable, "-m", "tests.faults.traced", str(place), made.id],
        cwd=ROOT, check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    met: Counter[str] = Counter()
    seen: set[int] = set()
    work = memory_folder / "cut"
    dice = random.Random(32)
    for image in disk.replay(log, random.Random(33)):
        if dice.random() > share:
            continue
        fingerprint = hash((image.reported, tuple(sorted(image.files.items()))))
        if fingerprint in seen:
            continue
        seen.add(fingerprint)
        shutil.rmtree(work, ignore_errors=True)
        lay_out(image, work, disk.folders)
        vault = opened(Vaults(work, system_clock, CHEAP), made.id, image)
        lost(vault, image)
        vault.close()
        met[image.how] += 1
    assert disk.reported[-1] == "entry 30"
    assert set(met) == {"lost, folders late", "lost, folders at once", "torn, folders late", "torn, folders at once",
                        "all there"}  # fmt: skip
    return sum(met.values())


def opened(vaults: Vaults, vault_id: str, image: Image) -> OpenVault:
    """The vault after the cut. A reported change of passphrase or key holds; an unreported one may or may not."""
    allowed = [PASSPHRASE, OTHER_PASSPHRASE]
    if "passphrase" in image.reported and "rotate" not in image.reported:
        allowed = [OTHER_PASSPHRASE, PASSPHRASE]  # the change of key, back to the first, may just have happened
    if "rotate" in image.reported:
        allowed = [PASSPHRASE]
    for passphrase in allowed:
        try:
            return vaults.unlock(vault_id, passphrase)
        except VaultError as error:
            if error.code != "wrong-passphrase":
                raise AssertionError((error.code, image.how, image.reported[-1:])) from error
    raise AssertionError(("nothing opens it", image.how, image.reported[-1:]))


def lost(vault: OpenVault, image: Image) -> None:
    """Raises when an acknowledged entry is missing or torn, or when the file is not whole."""
    about = (image.how, image.reported[-1:])
    with vault.database.reading() as session:
        there = set(journals_search.ids(session, JournalQuery()))
        for said in image.reported:
            what, _space, number = said.partition(" ")
            assert what != "entry" or f"{int(number):032x}" in there, about
        for entry_id in there:
            found = journals.entry(session, entry_id)
            assert found is not None, about
            assert found.body == f"{int(entry_id, 16)} {BODY}", about
    assert vault.database.tree_faults() == (), about
    if "backup" in image.reported:
        found_backups = backups.listing(vault)
        assert found_backups, about
        key = keys.database_key(vault.keeping.master_key)
        ours = [one for one in found_backups if store.opens_with(one, vault.keeping.master_key)]
        for one in ours:
            store.prove(one, key, vault.id)
