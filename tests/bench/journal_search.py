"""The journal at 20,000 entries of 200 words: what its lists and searches take beside a bare full-text search.

``python -m tests.bench.journal_search``. The bare search asks the same index in the same encrypted file for the numbers
of its newest 100 hits and nothing else; ours also orders by date, leaves out the bin, reads rows and marks hits.
Every letter of a word is a search of its own, as when somebody types. Milliseconds are medians over all of them.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from leaderlens.clock import FixedClock
from leaderlens.services.journal import PAGE, Journal
from leaderlens.store.database import Database, raw

ENTRIES, WORDS = 20_000, 200
TURNS = 3
KEY = bytes(range(32))
NOW = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
PATIENCE_MS = 50.0
"""What a search may take while somebody types (issue 4)."""
_TYPED = ("heron", "the", "council", "patience is", "budget morgan", '"four walls"', "quay kettle trust", "nowhere")
_COMMON = [
    *(
        "the",
        "a",
        "to",
        "and",
        "of",
        "council",
        "budget",
        "morgan",
        "meeting",
        "trust",
        "patience",
        "weir",
        "heron",
        "quay",
        "kettle",
        "four",
        "walls",
        "is",
        "in",
        "it",
    ),
]


def lines(line: Callable[..., Any]) -> list[Any]:
    """What was measured, each as ``line(name, fastest_ms, median_ms, ratio, of, target)``."""
    with tempfile.TemporaryDirectory(prefix="leaderlens-bench-") as place, _filled(Path(place)) as journal:
        return [line(*one) for one in _measure(journal)]


def _measure(journal: Journal) -> list[tuple[str, float, float, float, str, float | None]]:
    letters = [typed[:end] for typed in _TYPED for end in range(1, len(typed) + 1)]
    with raw(journal.database.path, KEY) as connection:
        bare = _all(letters, lambda typed: _bare(connection, typed))
    middle = statistics.median(bare)
    cases: tuple[tuple[str, list[float]], ...] = (
        ("journal: bare full-text search, each letter", bare),
        ("journal: search, each letter", _all(letters, journal.lines)),
        ("journal: count, each letter", _all(letters, journal.count)),
        ("journal: search with filters", _all(_FILTERED, journal.lines)),
        ("journal: first page", _all([""], journal.lines)),
        ("journal: page at the end", _all([""], lambda query: journal.lines(query, PAGE, ENTRIES - PAGE))),
        ("journal: tags with counts", _all([""], lambda _query: journal.tags())),
        ("journal: days of a year", _all([""], lambda _query: journal.days(NOW.year))),
        ("journal: on this day", _all([""], lambda _query: journal.on_this_day(NOW.date()))),
    )
    found: list[tuple[str, float, float, float, str, float | None]] = []
    for name, times in cases:
        value = statistics.median(times)
        found.append((name, round(min(times), 1), round(value, 1), round(value / middle, 2), "bare search", None))
    slowest = max(cases[1][1])
    found.append(("journal: slowest letter", round(slowest, 1), round(slowest, 1), round(slowest / middle, 2),
                  "bare search", round(PATIENCE_MS / middle, 1)))  # fmt: skip
    return found


_FILTERED = ["tag:t3 budget", "is:pinned", "after:2020 before:2024 heron", "-morgan quay", "item:patient has:tag trust"]


def _all(queries: list[str], work: Callable[[str], object]) -> list[float]:
    """The fastest of some turns for each query, in milliseconds."""
    best = []
    for query in queries:
        times = []
        for _turn in range(TURNS):
            began = time.perf_counter()
            work(query)
            times.append((time.perf_counter() - began) * 1e3)
        best.append(min(times))
    return best


def _bare(connection: Any, typed: str) -> object:
    asked = " AND ".join(f'"{word}"*' for word in typed.replace('"', " ").split()) or '"x"'
    query = "SELECT rowid FROM journal_fts WHERE journal_fts MATCH ? ORDER BY rowid DESC LIMIT 100"
    return connection.execute(query, (asked,)).fetchall()


@contextmanager
def _filled(place: Path) -> Iterator[Journal]:
    dice = random.Random(20)
    rare = ("".join(dice.choices("etaoinshrdlucm", k=dice.randint(2, 10))) for _number in range(20_000))
    vocabulary = [*_COMMON * 40, *rare]
    database = Database.create(place / "db.lldb", KEY)
    with raw(database.path, KEY, read_only=False) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO journal_entry (id, title, body, moment, edited, tags, items, pinned) "
            "VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
            (
                (f"{number:032x}", f"Day {number}", " ".join(dice.choices(vocabulary, k=WORDS)),
                 int((NOW - timedelta(minutes=number * 500)).timestamp()), f'["t{number % 200}", "week"]',
                 '["ryley.patient"]' if number % 7 == 0 else "[]", int(number % 900 == 0))
                for number in range(ENTRIES)
            ),
        )  # fmt: skip
        connection.execute("COMMIT")
    yield Journal(database, FixedClock(NOW))
    database.close()


def main() -> None:
    for name, best, middle, ratio, of, target in lines(lambda *one: one):
        goal = f"  (target {target:g}x)" if target else ""
        sys.stdout.write(f"{name:46} {best:8.1f} ms {middle:8.1f} ms {ratio:6.2f}x {of}{goal}\n")


if __name__ == "__main__":
    main()
