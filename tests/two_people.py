"""Two people with real vaults, for walks: Robin Thackwray (leader) and Morgan Adeyinka (chief executive).

``with two_people(tmp_path) as two:`` gives both vaults open, paired on one local exchange folder, under one clock
that stands still until a test moves it. Nothing is faked but the clock; only the cost of a passphrase is low.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from leaderlens.clock import FixedClock
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.people import Role
from leaderlens.services.pairing import Pairing
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store import pairs
from leaderlens.store.database import Database

CHEAP = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
"""A passphrase that costs milliseconds."""
PASSPHRASE = "six words that only a test would use"
LEADER, CHIEF_EXECUTIVE = "Robin Thackwray", "Morgan Adeyinka"
COUNCIL = "Kelderby"
TERM_START = date(2026, 5, 19)
MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Laptop:
    """One person at their open vault."""

    vaults: Vaults
    vault: OpenVault
    pairing: Pairing

    @property
    def database(self) -> Database:
        return self.vault.database


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """Both laptops, the clock they share, the folder they exchange through, and the id of their pair."""

    leader: Laptop
    chief_executive: Laptop
    clock: FixedClock
    exchange: Path
    pair_id: str

    def both(self) -> tuple[Laptop, Laptop]:
        """The leader's laptop, then the chief executive's."""
        return self.leader, self.chief_executive


@contextmanager
def laptop(home: Path, name: str, role: Role, clock: FixedClock, exchange: Path) -> Iterator[Laptop]:
    """A new vault below ``home``, open until the block ends."""
    vaults = Vaults(home / "vaults", clock, CHEAP)
    vault = vaults.create(name, role, PASSPHRASE)
    try:
        yield Laptop(vaults, vault, Pairing(vault.database, vault.person, clock, exchange))
    finally:
        vault.close()


def pair_up(inviter: Laptop, invited: Laptop) -> str:
    """Let one laptop invite and the other accept, in their local exchange folder. Answers the pair's id."""
    sent = inviter.pairing.invite(invited.vault.person.name, COUNCIL, TERM_START)
    pair = invited.pairing.accept(sent.code)
    inviter.pairing.complete()
    return pair.id


@contextmanager
def two_people(folder: Path) -> Iterator[TwoPeople]:
    """Robin and Morgan, paired, with both vaults open until the block ends."""
    pattern = _pattern()
    clock, exchange = FixedClock(MOMENT), folder / "exchange"
    shutil.copytree(pattern.folder / "vaults", folder / "vaults", dirs_exist_ok=True)
    shutil.copytree(pattern.folder / "exchange", exchange, dirs_exist_ok=True)
    with ExitStack() as stack:
        opened = []
        for vault_id in pattern.vaults:
            vaults = Vaults(folder / "vaults", clock, CHEAP)
            vault = vaults.unlock(vault_id, PASSPHRASE)
            stack.callback(vault.close)
            with vault.database.transaction() as session:
                pairs.move_local(session, exchange)
            opened.append(Laptop(vaults, vault, Pairing(vault.database, vault.person, clock, exchange)))
        yield TwoPeople(opened[0], opened[1], clock, exchange, pattern.pair_id)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pair that was made once in this process: meeting each other costs seconds, and most tests are not about it."""

    folder: Path
    vaults: tuple[str, str]
    pair_id: str


@cache
def _pattern() -> _Pattern:
    folder = Path(tempfile.mkdtemp(prefix="leaderlens-pattern-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    clock, exchange = FixedClock(MOMENT), folder / "exchange"
    with ExitStack() as stack:
        leader = stack.enter_context(laptop(folder, LEADER, Role.LEADER, clock, exchange))
        chief_executive = stack.enter_context(laptop(folder, CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE, clock, exchange))
        pair_id = pair_up(leader, chief_executive)
        vaults = leader.vault.id, chief_executive.vault.id
    return _Pattern(folder, vaults, pair_id)
