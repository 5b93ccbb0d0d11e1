"""Rows 28, 29 and 31 of the vault's fault table: SIGKILL at random moments (tests/faults/nursery.py).

Row 30 has a file of its own, so that two workers of a test run can share them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.killing import kill


def test_case_28_two_hundred_killed_writers_lose_nothing(memory_folder: Path) -> None:
    found = kill("writer", 200, memory_folder, 28)
    assert found["wrong"] == []
    assert found["killed"] == 200
    assert found["acknowledged"] > 400  # each is killed after one to five reports, however slow the machine


def test_case_29_a_hundred_kills_of_a_passphrase_change_leave_old_or_new(memory_folder: Path) -> None:
    found = kill("passphrase", 100, memory_folder, 29)
    assert found["wrong"] == []
    assert found["killed"] >= 60


def test_case_31_a_hundred_kills_of_a_backup_leave_no_half_one_in_the_list(memory_folder: Path) -> None:
    found = kill("backup", 100, memory_folder, 31)
    assert found["wrong"] == []
    assert found["killed"] >= 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", ["writer", "passphrase", "backup"])
def test_cases_28_29_and_31_many_more(kind: str, seed: int, memory_folder: Path) -> None:
    assert kill(kind, 400, memory_folder, seed)["wrong"] == []
