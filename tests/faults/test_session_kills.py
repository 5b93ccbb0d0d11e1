"""SIGKILL in every step of a session: :mod:`tests.faults.sitting` holds them, the real page over a real vault.

Half of the scripts have a file of their own, so that two workers of a test run can share them.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from leaderlens.services.session_scripts import shipped
from tests.faults.killing import nursed

SCRIPTS = tuple(script.id for script in shipped().scripts)
MINE = ("first_conversation", "regular_check_in", "budget_or_election_season")
EVERY_ACT = {"review", "begin", "note", "half", "longer", "rest", "hear", "agree", "back", "on", "skip", "close"}


def held(folder: Path, scripts: Collection[str], seed: int, rounds: int = 1) -> dict[str, Any]:
    """What came of sessions with these scripts, killed ``rounds`` times in every step."""
    found = nursed("sitting", str(folder), str(seed), str(rounds), *scripts, patience=120 + 400 * rounds)
    assert found["wrong"] == []
    return found


def every_step(scripts: Collection[str]) -> set[str]:
    """Every place of these scripts but the end, which somebody who is killed as the last step closes never sees."""
    steps = {f"{name}/{step.id}" for name in scripts for step in shipped().script(name).steps}
    return steps | {f"{name}/opening" for name in scripts}


def test_a_kill_in_every_step_of_three_scripts_loses_no_more_than_a_second_of_words(memory_folder: Path) -> None:
    found = held(memory_folder, MINE, 6)
    assert every_step(MINE) <= found["killed"].keys()
    acts = {act.partition("-")[0] for act in found["acts"]}
    assert acts == EVERY_ACT
    assert {"half-long", "hear-long", "agree-long", "close-long"} <= found["acts"].keys()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("script", SCRIPTS)
def test_many_more_in_every_step(script: str, seed: int, memory_folder: Path) -> None:
    found = held(memory_folder, [script], seed, rounds=8)
    assert every_step([script]) <= found["killed"].keys()
