"""docs/security.md promises only what a test keeps."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_promise_names_a_test_that_exists() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert len(named) > 25
    assert named - there == set()


def test_the_exit_codes_on_the_page_are_those_of_the_commands() -> None:
    from leaderlens import commands

    told = " ".join((ROOT / "docs" / "security.md").read_text("utf-8").split("Exit codes: ")[1].split())
    listed = {int(part.split()[0]) for part in told.split("; ")}
    codes = {commands.DONE, commands.FAILED, commands.WRONG_SECRET, commands.DAMAGED, commands.MISSING}
    assert listed == codes | {2, commands.IN_THE_WAY, commands.DISK, commands.TOO_NEW}


def test_every_row_of_the_fault_table_has_its_tests() -> None:
    """Rows 1 to 65, in order, each with tests that bear its number; that they exist is asked above."""
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE)
    assert [int(number) for number, _tests in rows] == list(range(1, 66))
    for number, tests in rows:
        names = re.findall(r"`(test_\w+)`", tests)
        assert names, number
        for name in names:
            numbered = re.match(r"test_(?:cases?_)?((?:\d+_(?:and_)?)+)", name)
            assert numbered is not None, name
            assert number in re.findall(r"\d+", numbered[1]), name
