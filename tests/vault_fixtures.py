"""Real vaults for tests: real files and real cipher, at the cheapest allowed price of a guess."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.people import Role
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store.database import Database

CHEAP = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "a heron by the town hall pond"
OTHER_PASSPHRASE = "eleven grey kettles on the quay"
NAME = "Cllr Ashby Thornquist"
MakeVault = Callable[..., OpenVault]


@pytest.fixture
def clock() -> FixedClock:
    """Half past nine in the evening of 24 November 2026."""
    return FixedClock(datetime(2026, 11, 24, 21, 30, tzinfo=UTC))


@pytest.fixture
def vaults(tmp_path: Path, clock: FixedClock) -> Vaults:
    """An empty place for vaults, with a cheap key derivation."""
    return Vaults(tmp_path / "vaults", clock, CHEAP)


@pytest.fixture
def make_vault(vaults: Vaults) -> Iterator[MakeVault]:
    """``make_vault(name, role, passphrase)`` makes and opens a vault among ``vaults``; all are closed at the end."""
    opened: list[OpenVault] = []

    def make(name: str = NAME, role: Role = Role.LEADER, passphrase: str = PASSPHRASE) -> OpenVault:
        opened.append(vaults.create(name, role, passphrase))
        return opened[-1]

    yield make
    for vault in opened:
        vault.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new, empty vault database of its own, without a vault folder around it."""
    (tmp_path / "db-1.lldb").write_bytes(_empty_database())
    made = Database(tmp_path / "db-1.lldb", bytes(range(32)))
    yield made
    made.close()


@cache
def _empty_database() -> bytes:
    """An empty database, made once in this process by every migration there is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "db-1.lldb"
        Database.create(path, bytes(range(32))).close()
        return path.read_bytes()


def edit_header(path: Path, **changes: object) -> None:
    """As an attacker would: fields changed and the plain checksum made to fit."""
    fields = json.loads(path.read_bytes())
    fields.pop("sum")
    fields.update(changes)
    spelt = json.dumps(fields, sort_keys=True, separators=(",", ":")) + "\n"
    fields["sum"] = hashlib.sha256(spelt.encode()).hexdigest()[:32]
    path.write_text(json.dumps(fields, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
