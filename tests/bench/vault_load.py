"""Twenty years in one vault beside the same rows in plain SQLite, in one run: ``python -m tests.bench.vault_load``.

137,280 ratings and 20,000 entries of 200 words (vault.md section 2.5), the same schema, index and driver; only the key
is missing from the plain one. Milliseconds are medians; what counts is the ratio.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import StaticPool, create_engine

from leaderlens.clock import system_clock
from leaderlens.crypto import keys
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.people import Role
from leaderlens.services import backups, integrity, rotation
from leaderlens.services.vault import Vaults
from leaderlens.store.database import raw
from leaderlens.store.migrations import migrate

ENTRIES, WORDS = 20_000, 200
ROUNDS, ITEMS = 2_080, 66
"""137,280 ratings: two sheets of 66 answers for each of 1,040 weekly check-ins in twenty years."""
TURNS = 5
SEARCHES = ("heron", "budget", "patien*", "trust AND weir", '"four walls"', "quay OR kettle", "nowhere")
TREND = (
    "SELECT item, subject, checkin_id, avg(value) FROM rating WHERE item = ? GROUP BY checkin_id, subject ORDER BY 3",
    "SELECT item, avg(value), count(*) FROM rating WHERE value IS NOT NULL GROUP BY item HAVING item <> ?",
)
PASSPHRASE = "ribbon orchard velvet anchor thunder maple"
_VOCABULARY = ["heron", "budget", "patient", "trust", "weir", "four", "walls", "quay", "kettle"] + [
    f"word{number}" for number in range(4_000)
]


def lines(line: Callable[..., Any]) -> list[Any]:
    """What was measured, each as ``line(name, fastest_ms, median_ms, ratio, of, target)``."""
    with tempfile.TemporaryDirectory(prefix="leaderlens-bench-") as place:
        return [line(*one) for one in _measure(Path(place))]


def _measure(place: Path) -> list[tuple[str, float, float, float, str, float | None]]:
    vault = Vaults(place / "vaults", system_clock, KdfCost(8 * 1024, 1, 1)).create("Ada", Role.LEADER, PASSPHRASE)
    key = keys.database_key(vault.keeping.master_key)
    plain = place / "plain.db"
    _new_plain(plain)
    with raw(vault.database.path, key, read_only=False) as connection:
        _fill(connection)
    other = _connect_plain(plain)
    _fill(other)
    other.close()
    with vault.database.transaction(aside=True) as session:  # links for what was put in past our transactions
        session.connection().exec_driver_sql("UPDATE meta SET value = value WHERE name = 'seq'")

    def ours(work: Callable[[Any], object]) -> object:
        with raw(vault.database.path, key) as connection:
            return work(connection)

    def theirs(work: Callable[[Any], object]) -> object:
        connection = _connect_plain(plain)
        try:
            return work(connection)
        finally:
            connection.close()

    found = []
    cases: tuple[tuple[str, Callable[[Any], object], float], ...] = (
        ("vault: open and first query", _first, 3.0),
        ("vault: seven searches", _search, 2.0),
        ("vault: two trend queries", _trend, 2.0),
    )
    for name, work, target in cases:
        mine, beside = _in_turns(lambda work=work: ours(work), lambda work=work: theirs(work))  # type: ignore[misc]
        ratio = statistics.median(mine) / statistics.median(beside)
        found.append((name, min(mine), statistics.median(mine), round(ratio, 2), "plain SQLite", target))
    whole, check = _in_turns(lambda: theirs(_check), lambda: integrity.check(vault))
    base = statistics.median(whole)
    once = (
        ("vault: check everything, with the chain", check),
        ("vault: backup and proof", [_timed(lambda: backups.backup_now(vault))]),
        ("vault: restore drill", [_timed(lambda: backups.drill(vault))]),
        ("vault: change of key", [_timed(lambda: rotation.rotate(vault, PASSPHRASE + " again"))]),
    )
    for name, times in once:
        middle = statistics.median(times)
        found.append((name, min(times), middle, round(middle / base, 2), "integrity_check of plain SQLite", None))
    vault.close()
    return [(name, round(best, 1), round(middle, 1), ratio, of, goal) for name, best, middle, ratio, of, goal in found]


def _in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[list[float], list[float]]:
    mine, beside = [], []
    for turn in range(TURNS + 1):
        for times, work in ((mine, one), (beside, other)):
            took = _timed(work)
            if turn:
                times.append(took)
    return mine, beside


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


def _first(connection: Any) -> object:
    return connection.execute("SELECT value FROM meta WHERE name = 'seq'").fetchone()


def _search(connection: Any) -> object:
    query = "SELECT rowid FROM journal_fts WHERE journal_fts MATCH ? ORDER BY rowid DESC LIMIT 500"
    return [connection.execute(query, (words,)).fetchall() for words in SEARCHES]


def _trend(connection: Any) -> object:
    return [connection.execute(query, ("item7",)).fetchall() for query in TREND]


def _check(connection: Any) -> object:
    return connection.execute("PRAGMA integrity_check").fetchall()


def _connect_plain(path: Path) -> Any:
    connection = driver.connect(str(path), isolation_level=None)
    for setting in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def _new_plain(path: Path) -> None:
    connection = driver.connect(str(path), isolation_level=None)
    engine = create_engine("sqlite://", module=driver, creator=lambda: connection, poolclass=StaticPool)
    with engine.begin() as bound:
        migrate(bound)
    connection.close()


def _fill(connection: Any) -> None:
    dice = random.Random(20)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO pair (id, state, my_role, leader_name, chief_executive_name, council, term_start, root, local, "
        "created) VALUES ('p', 'active', 'leader', '', '', '', '', '', 1, 0)"
    )
    connection.executemany(
        "INSERT INTO journal_entry (id, title, body, moment, edited, tags) VALUES (?, ?, ?, ?, 0, '[]')",
        (
            (f"{number:032x}", f"Day {number}", " ".join(dice.choices(_VOCABULARY, k=WORDS)), number * 30_000)
            for number in range(ENTRIES)
        ),
    )
    connection.executemany(
        "INSERT INTO rating (pair_id, checkin_id, rater, item, subject, value, note) VALUES ('p', ?, ?, ?, ?, ?, '')",
        (
            (f"c{number // 2:05}", ("leader", "chief_executive")[number % 2], f"item{item % 33}",
             ("leader", "chief_executive")[item // 33], dice.randint(1, 7))
            for number in range(ROUNDS) for item in range(ITEMS)
        ),
    )  # fmt: skip
    connection.execute("COMMIT")


def main() -> None:
    for name, best, middle, ratio, of, target in lines(lambda *one: one):
        goal = f"  (target {target:g}x)" if target else ""
        sys.stdout.write(f"{name:42} {best:8.1f} ms {middle:8.1f} ms {ratio:6.2f}x {of}{goal}\n")


if __name__ == "__main__":
    main()
