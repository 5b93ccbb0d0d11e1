"""SIGKILL in every step of a session: the scripts that :mod:`tests.faults.test_session_kills` leaves."""

from __future__ import annotations

from pathlib import Path

from tests.faults.test_session_kills import MINE, SCRIPTS, every_step, held


def test_a_kill_in_every_step_of_the_other_scripts_loses_no_more_than_a_second_of_words(memory_folder: Path) -> None:
    others = [script for script in SCRIPTS if script not in MINE]
    assert len(others) == 3
    found = held(memory_folder, others, 7)
    assert every_step(others) <= found["killed"].keys()
