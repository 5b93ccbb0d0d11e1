"""The house around the code: its fixed top level, its commands, and nothing of the machine it was built on."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import leaderlens

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    "pyproject.toml", "leaderlens", "resources", "packaging", "tests", "README.md", "Makefile", "LICENSE",
    "CHANGELOG.md", "docs", ".ci", ".pre-commit-config.yaml", ".gitignore",
}  # fmt: skip
_TEXT = {".py", ".toml", ".md", ".yaml", ".cfg", ".txt", ".svg", ".json", ""}


def _tracked(git: str) -> list[Path]:
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_the_top_level_is_fixed(needs_tool: Callable[[str], str]) -> None:
    assert {path.relative_to(ROOT).parts[0] for path in _tracked(needs_tool("git"))} <= TOP_LEVEL


def test_no_file_knows_the_machine_it_was_written_on(needs_tool: Callable[[str], str]) -> None:
    machine = re.compile(r"(?<![\w.])/(?:work|root|builds)/")
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _tracked(needs_tool("git"))
        if path.suffix in _TEXT and path.is_file() and path != Path(__file__)
        if (match := machine.search(path.read_text(encoding="utf-8")))
    }
    assert found == set()


@pytest.mark.parametrize("target", ["install", "run", "demo", "test", "bench", "lint", "format", "tour"])
def test_make_knows_its_targets(target: str, needs_tool: Callable[[str], str]) -> None:
    done = subprocess.run(
        [needs_tool("make"), "--dry-run", "--always-make", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "-m pip install" in done.stdout, "each target stands on an installed environment"


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        ("no-such-python", "LeaderLens needs Python 3.11 or newer, and there is no no-such-python here."),
        ("false", "LeaderLens needs Python 3.11 or newer; name one with: make PYTHON=python3.12 run"),
        (
            "{old}",
            "Python's venv module is missing; on Debian or Ubuntu, install it with: sudo apt install python3-venv",
        ),
    ],
)
def test_make_says_in_one_sentence_what_is_missing(
    python: str, sentence: str, tmp_path: Path, needs_tool: Callable[[str], str]
) -> None:
    without_venv = tmp_path / "python-without-venv"
    without_venv.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n', encoding="utf-8")
    without_venv.chmod(0o755)
    (tmp_path / "pyproject.toml").touch()
    done = subprocess.run(
        [needs_tool("make"), "-f", str(ROOT / "Makefile"), "run", f"PYTHON={python.format(old=without_venv)}"],
        cwd=tmp_path,
        env={key: value for key, value in os.environ.items() if not key.startswith("MAKE")},  # `make test` runs this
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"{sentence}\n"
    assert done.returncode == 2
    assert not (tmp_path / ".venv").exists()


def test_ci_installs_what_desktop_tests_need_and_demands_it(needs_tool: Callable[[str], str]) -> None:
    script = ROOT / ".ci/run"
    checked = subprocess.run([needs_tool("bash"), "-n", str(script)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    for package in (
        "xvfb",
        "openbox",
        "xdotool",
        "imagemagick",
        "strace",
        "at-spi2-core",
        "gir1.2-atspi-2.0",
        "python3-gi",
    ):
        assert package in text
    assert "set -euo pipefail" in text
    assert text.rstrip().endswith("LEADERLENS_REQUIRE_TOOLS=1 make test")


def test_the_wheel_carries_the_resources() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"] == {"resources": "leaderlens/_resources"}


def test_a_linux_desktop_takes_our_entry(needs_tool: Callable[[str], str]) -> None:
    entry = ROOT / "packaging/leaderlens.desktop"
    command = [needs_tool("desktop-file-validate"), str(entry)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Exec=leaderlens\n" in entry.read_text(encoding="utf-8")
    assert (ROOT / "resources/icons/leaderlens.svg").is_file()


def test_what_a_software_centre_shows_is_of_this_release() -> None:
    shown = ET.parse(ROOT / "packaging/leaderlens.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert shown.findtext("launchable") == "leaderlens.desktop"
    assert shown.findtext("project_license") == "Apache-2.0"
    releases = [release.get("version") for release in shown.iter("release")]
    assert releases[0] == leaderlens.__version__
    assert len(shown.findtext("summary") or "") < 80


@pytest.mark.parametrize("page", ["README.md", "docs/ui-kit.md", "docs/architecture.md", "packaging/README.md"])
def test_what_a_page_points_at_is_there(page: str) -> None:
    place = ROOT / page
    text = place.read_text(encoding="utf-8")
    missing = {
        target for target in re.findall(r"\]\(([^)#:]+)\)", text) if not (place.parent / target).resolve().exists()
    }
    missing |= {
        name
        for name in re.findall(r"`((?:leaderlens|resources|tests|docs|packaging|\.ci)/[\w./-]+)`", text)
        if "_resources" not in name and not (ROOT / name).exists()
    }
    assert missing == set()


def test_decisions_are_numbered_one_page_notes_in_the_usual_form() -> None:
    notes = sorted((ROOT / "docs/adr").glob("*.md"))
    assert [note.name[:4] for note in notes] == [f"{number:04}" for number in range(1, len(notes) + 1)]
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(note.name[:4])}. "), note.name
        assert [line for line in text.splitlines() if line.startswith("## ")] == [
            "## Status", "## Context", "## Decision", "## Consequences",
        ], note.name  # fmt: skip
        assert len(text.split()) < 700, f"{note.name} is longer than a page"
