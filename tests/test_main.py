"""The command line as a person meets it: in a process of its own, and from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaderlens import __version__
from leaderlens.__main__ import NO_DISPLAY

CHECKOUT = Path(__file__).resolve().parents[1]


def leaderlens(*arguments: str, home: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run LeaderLens where no screen is to be found."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    environment |= {"PYTHONPATH": str(CHECKOUT), "LEADERLENS_HOME": str(home)} | extra
    return subprocess.run(
        [sys.executable, "-m", "leaderlens", *arguments],
        cwd=home.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("arguments", [(), ("--demo",), ("--next-person",)])
def test_without_a_screen_it_says_so_in_one_sentence_and_names_two_commands(
    arguments: tuple[str, ...], home: Path
) -> None:
    done = leaderlens(*arguments, home=home)
    assert done.returncode == NO_DISPLAY == 3
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.count(".\n") == 1
    assert "leaderlens tour DIR" in done.stderr
    assert "make test" in done.stderr
    assert not home.exists(), "nothing was begun"


def test_it_says_its_version(home: Path) -> None:
    done = leaderlens("--version", home=home)
    assert (done.returncode, done.stdout.strip()) == (0, f"LeaderLens {__version__}")


def test_help_names_every_command_and_none_of_its_own_inner_ones(home: Path) -> None:
    done = leaderlens("--help", home=home)
    assert done.returncode == 0
    for word in ("--demo", "tour", "verify", "backup", "restore"):
        assert word in done.stdout
    assert "--hand-over" not in done.stdout
    assert "--next-person" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tour", "pictures", "--size", "wide"), "a size looks like 1280x800, not wide"),
        (("tour", "pictures", "--as", "mayor"), "invalid choice"),
        (("dance",), "invalid choice"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_done(arguments: tuple[str, ...], said: str, home: Path) -> None:
    done = leaderlens(*arguments, home=home)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (home.parent / "pictures").exists()
