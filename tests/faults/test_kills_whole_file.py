"""Row 30 of the vault's fault table: SIGKILL while the whole database is built anew (tests/faults/nursery.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.killing import kill


@pytest.mark.parametrize(
    ("kind", "rounds"),
    [
        ("rotate", 100),
        ("restore", 100),
        ("migrate", 200),  # it is done once: many children finish before they can be killed
    ],
)
def test_case_30_a_hundred_kills_of_each_work_on_the_whole_file(kind: str, rounds: int, memory_folder: Path) -> None:
    """Old or new opens, complete, and leftovers are in quarantine."""
    found = kill(kind, rounds, memory_folder, 29)
    assert found["wrong"] == []
    assert found["killed"] >= 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", ["rotate", "restore", "migrate"])
def test_case_30_many_more(kind: str, seed: int, memory_folder: Path) -> None:
    assert kill(kind, 400, memory_folder, seed)["wrong"] == []
