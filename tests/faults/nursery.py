"""Children that are killed: forks of one warm process do the work, and die by SIGKILL at a random moment. Not imported.

``python -m tests.faults.nursery KIND ROUNDS FOLDER SEED`` does ROUNDS rounds of KIND below FOLDER. In each, a child
works until it is killed, then this process opens what is left and checks it. Prints one JSON object: what was counted,
and in ``wrong`` every surprise, in words.

Killing a process keeps what the system has already taken from it: this is about order and wholeness. What a power cut
does besides is asked in ``test_power_loss.py``.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from leaderlens.clock import FixedClock, system_clock
from leaderlens.crypto import keys
from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.journal_query import JournalQuery
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services import backups, integrity, restoring, rotation
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from leaderlens.store import backups as store
from leaderlens.store import copies, journals, journals_search, rebuild, vault_facts
from tests.faults.cradle import Child
from tests.vault_fixtures import CHEAP, OTHER_PASSPHRASE, PASSPHRASE

ROWS = 40
FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "vault-1"
BODY = "A long evening, and nobody raised a voice. " * 20
MOST = 5
"""Reports of a writer that are heard, at most, before its end is drawn near."""

LOADED = (rebuild, vault_facts, copies)  # before the first child, so that none has to load them


class Nursery:
    """One folder, one kind of work, many children."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.vaults = Vaults(folder / "vaults", system_clock, CHEAP)
        self.dice = random.Random(seed)
        self.wrong: list[str] = []
        self.counts: dict[str, int] = {}
        self.vault_id = ""

    def make_vault(self) -> None:
        """One vault with ROWS entries and a backup."""
        vault = self.vaults.create("Robin", Role.LEADER, PASSPHRASE)
        Journal(vault.database, system_clock).save_all(entry(number) for number in range(ROWS))
        backups.backup_now(vault)
        vault.close()
        self.vault_id = vault.id

    def round(self, work: Callable[[Callable[[int], None]], None], longest: float, after: int = 0) -> list[int]:
        """Let a child ``work`` and kill it up to ``longest`` seconds after it began (or after ``after`` reports).

        Answers the numbers it reported. A child that fails by itself is a surprise.
        """

        def begun(say: Callable[[bytes], None]) -> None:
            say(b"begun\n")
            work(lambda number: say(b"%d\n" % number))

        child = Child.born(begun)
        child.hear(lambda heard: heard.count(b"\n") >= 1 + after)
        status, _moment = child.kill(self.dice.uniform(0, longest))
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            self.wrong.append("a child failed by itself")
        self.count("killed" if os.WIFSIGNALED(status) else "finished")
        return [int(line) for line in child.lines()[1:]]

    def count(self, what: str, by: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + by

    def expect(self, good: object, what: str) -> None:
        if not good:
            self.wrong.append(what)

    def open_with_one_of(self, *passphrases: str) -> tuple[OpenVault, str] | None:
        """The vault, opened by exactly one of these; a surprise when none or several do."""
        opened: list[str] = []
        for passphrase in passphrases:
            try:
                self.vaults.unlock(self.vault_id, passphrase).close()
            except VaultError as error:
                self.expect(error.code == "wrong-passphrase", f"{error.code} instead of a wrong passphrase")
            else:
                opened.append(passphrase)
        self.expect(len(opened) == 1, f"{len(opened)} of {len(passphrases)} passphrases open it")
        return (self.vaults.unlock(self.vault_id, opened[0]), opened[0]) if opened else None

    def check_rows(self, vault: OpenVault, rows: int = ROWS) -> None:
        """Every row there and whole, the chain in order."""
        with vault.database.reading() as session:
            found = len(journals_search.ids(session, JournalQuery()))
            self.expect(found == rows, f"{found} of {rows} rows")
        self.expect(integrity.check(vault).sound, "a check found something")
        self.expect(len(list(vault.folder.glob("db-*.lldb"))) == 1, "two databases lie side by side")
        self.expect(not list(vault.folder.glob("*.part")), "a half-built file was left")


def entry(number: int) -> JournalEntry:
    now = system_clock()
    return JournalEntry(f"{number:032x}", f"Day {number}", f"{number} {BODY}", now, now)


# ---------------------------------------------------------------- what the children do
def writer(nursery: Nursery, rounds: int) -> None:
    """Rows 28: entries are saved one by one and reported once they are; none of those may be missing or torn."""
    nursery.make_vault()
    acknowledged = ROWS

    for turn in range(rounds):
        first = acknowledged

        def work(report: Callable[[int], None], first: int = first) -> None:
            vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
            journal = Journal(vault.database, system_clock)
            for number in range(first, first + 10_000):
                journal.save(entry(number))
                report(number)

        heard = nursery.round(work, 0.04, after=nursery.dice.randint(1, MOST))
        vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
        with vault.database.reading() as session:
            there = set(journals_search.ids(session, JournalQuery()))
            nursery.expect(all(f"{number:032x}" in there for number in heard), "an acknowledged entry is missing")
            last = first + len(heard)
            for number in (*heard[-2:], last):
                found = journals.entry(session, f"{number:032x}")
                whole = found is None or found.body == f"{number} {BODY}"
                nursery.expect(whole, "an entry is torn")
        nursery.count("acknowledged", len(heard))
        nursery.count("landed unacknowledged", len(there) - last)
        acknowledged = len(there)
        if turn % 20 == 19 or turn == rounds - 1:
            nursery.check_rows(vault, acknowledged)
        vault.close()


def passphrase(nursery: Nursery, rounds: int) -> None:
    """Row 29: the passphrase goes back and forth; at every moment exactly one of the two opens, and so do the words."""
    nursery.make_vault()
    vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
    words = " ".join(vault.recovery_words())
    vault.close()
    now = PASSPHRASE
    for _turn in range(rounds):

        def work(_report: Callable[[int], None], now: str = now) -> None:
            vault = nursery.vaults.unlock(nursery.vault_id, now)
            while True:
                vault.change_passphrase(OTHER_PASSPHRASE)
                vault.change_passphrase(PASSPHRASE)

        nursery.round(work, 0.25)
        opened = nursery.open_with_one_of(PASSPHRASE, OTHER_PASSPHRASE)
        if opened is None:
            break
        now = opened[1]
        nursery.check_rows(opened[0])
        opened[0].close()
    nursery.vaults.unlock_with_words(nursery.vault_id, words).close()


def rotate(nursery: Nursery, rounds: int) -> None:
    """Row 30: a new key again and again; exactly one passphrase opens it, with every row, and one database is left."""
    nursery.make_vault()
    now = PASSPHRASE
    for _turn in range(rounds):

        def work(_report: Callable[[int], None], now: str = now) -> None:
            vault = nursery.vaults.unlock(nursery.vault_id, now)
            following = [OTHER_PASSPHRASE, PASSPHRASE] if now == PASSPHRASE else [PASSPHRASE, OTHER_PASSPHRASE]
            while True:
                for chosen in following:
                    rotation.rotate(vault, chosen)

        nursery.round(work, 0.4)
        opened = nursery.open_with_one_of(PASSPHRASE, OTHER_PASSPHRASE)
        if opened is None:
            break
        now = opened[1]
        nursery.check_rows(opened[0])
        opened[0].close()
        _tidy(nursery)


def restore(nursery: Nursery, rounds: int) -> None:
    """Row 30: going back to a backup again and again; the vault opens, whole, and one database is left."""
    nursery.make_vault()
    for _turn in range(rounds):

        def work(_report: Callable[[int], None]) -> None:
            vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
            while True:
                restoring.go_back(vault, store.listing(vault.keeping.folder.backups)[-1])

        nursery.round(work, 0.4)
        vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
        nursery.check_rows(vault)
        vault.close()
        _tidy(nursery)


def migrate(nursery: Nursery, rounds: int) -> None:
    """Row 30: a vault of version 1 is brought up to date; it opens whole afterwards, whenever the child died."""
    facts = json.loads((FIXTURE / "facts.json").read_text("utf-8"))
    nursery.vault_id = facts["vault"]
    for _turn in range(rounds):
        place = nursery.vaults.folder / facts["vault"]
        shutil.rmtree(nursery.vaults.folder, ignore_errors=True)
        shutil.copytree(FIXTURE / facts["vault"], place)

        def work(_report: Callable[[int], None]) -> None:
            nursery.vaults.unlock(nursery.vault_id, facts["passphrase"]).close()

        nursery.round(work, 0.3)
        vault = nursery.vaults.unlock(nursery.vault_id, facts["passphrase"])
        nursery.check_rows(vault, facts["counts"]["journal_entry"] - 1)  # one is in the bin
        nursery.count("done before the kill", int(vault.set_aside == () and vault.epoch == 2))
        vault.close()


def backup(nursery: Nursery, rounds: int) -> None:
    """Row 31: backups again and again; no half one is ever listed, and each that is listed is sound."""
    nursery.make_vault()
    written = ROWS
    for _turn in range(rounds):

        def work(report: Callable[[int], None], written: int = written) -> None:
            vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
            for number in range(written, written + 10_000):
                Journal(vault.database, FixedClock(system_clock())).save(entry(number))
                report(number)
                backups.backup_if_moved(vault)

        nursery.round(work, 0.15)
        vault = nursery.vaults.unlock(nursery.vault_id, PASSPHRASE)
        key = keys.database_key(vault.keeping.master_key)
        for one in backups.listing(vault):
            try:
                store.prove(one, key, vault.id)
            except VaultError as error:
                nursery.wrong.append(f"a listed backup is {error.code}")
            nursery.expect(one.header().verify(vault.keeping.master_key), "a key file beside a backup does not fit")
            nursery.count("backups proved")
        with vault.database.reading() as session:
            written = len(journals_search.ids(session, JournalQuery()))
        backups.backup_now(vault)
        nursery.expect(not list(vault.keeping.folder.backups.glob("*.part*")), "half a backup was left")
        vault.close()


def _tidy(nursery: Nursery) -> None:
    """Empty quarantine between rounds, as a person might: it would fill the disk of the machine that tests."""
    shutil.rmtree(nursery.vaults.folder / nursery.vault_id / "quarantine", ignore_errors=True)
    folder = nursery.vaults.folder / nursery.vault_id / "backups"
    for one in store.listing(folder)[3:-1]:
        store.remove(one)


KINDS = {work.__name__: work for work in (writer, passphrase, rotate, restore, migrate, backup)}


def main() -> None:
    kind, rounds, folder, seed = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    nursery = Nursery(folder, seed)
    began = time.monotonic()
    KINDS[kind](nursery, rounds)
    found = {"wrong": nursery.wrong, "seconds": round(time.monotonic() - began, 1)} | nursery.counts
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
