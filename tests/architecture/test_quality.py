"""Style and types are part of what is tested, so that they cannot drift between two commits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ("leaderlens", "tests", "packaging")


def _run(*command: str) -> str:
    """What the tool said; empty when it found nothing to say."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name(command[0])), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    assert _run("ruff", "check", "--output-format=concise", *CODE) == ""


def test_the_code_is_in_its_usual_shape() -> None:
    assert _run("ruff", "format", "--check", *CODE) == ""


def test_types_are_strict_and_hold() -> None:
    assert _run("mypy") == ""


@pytest.mark.parametrize(
    "line", ['_(f"Good morning, {name}")', '_("Good morning, {}".format(name))', 'ngettext(f"{a}", "b", 2)']
)
def test_ruff_refuses_text_that_no_catalogue_can_hold(line: str) -> None:
    """The guard itself works: a sentence put together before it is looked up is caught."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("ruff")), "check", "--stdin-filename", "leaderlens/ui/planted.py", "-"],
        cwd=ROOT,
        input=f"{line}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "INT00" in done.stdout
