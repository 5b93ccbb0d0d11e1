"""Rows 28 to 31 of the vault's fault table: SIGKILL at random moments, again and again (tests/faults/nursery.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHOLE_FILE = ("passphrase", "rotate", "restore", "migrate", "backup")


def kill(kind: str, rounds: int, folder: Path, seed: int) -> dict[str, Any]:
    """What a nursery of ``rounds`` children of ``kind`` came to."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.nursery", kind, str(rounds), str(folder), str(seed)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60 + 5 * rounds,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_case_28_two_hundred_killed_writers_lose_nothing(memory_folder: Path) -> None:
    found = kill("writer", 200, memory_folder, 28)
    assert found["wrong"] == []
    assert found["killed"] == 200
    assert found["acknowledged"] > 400


@pytest.mark.parametrize("kind", WHOLE_FILE)
def test_cases_29_to_31_a_hundred_kills_of_each_work_on_the_whole_file(kind: str, memory_folder: Path) -> None:
    """29 passphrase; 30 rotate, restore, migrate; 31 backup. Old or new opens, complete, and no half one is listed."""
    rounds = (
        200 if kind == "migrate" else 100
    )  # a migration is done once: many children finish before they can be killed
    found = kill(kind, rounds, memory_folder, 29)
    assert found["wrong"] == []
    assert found["killed"] >= 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", ["writer", *WHOLE_FILE])
def test_cases_28_to_31_many_more(kind: str, seed: int, memory_folder: Path) -> None:
    assert kill(kind, 400, memory_folder, seed)["wrong"] == []
