"""A fresh process really is fresh, and a handed-over secret arrives without showing in its arguments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaderlens import relaunch

_PROBE = """
import sys
from leaderlens import relaunch
if len(sys.argv) > 1:
    print("argv", sys.argv[1:-1], relaunch.received_secret(int(sys.argv[-1])))
else:
    relaunch._command = lambda: [sys.executable, __file__]
    relaunch.into_fresh_process(["--quiet"], "oak kite river salt")
"""


def test_the_successor_gets_the_secret_through_the_pipe_only(tmp_path: Path) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text(_PROBE, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, str(probe)], capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    assert done.stdout.strip() == "argv ['--quiet', '--hand-over'] oak kite river salt"


def test_no_handle_or_a_wrong_one_is_no_secret() -> None:
    assert not relaunch.received_secret(None)
    assert not relaunch.received_secret(987)


def test_the_successor_does_not_look_into_the_working_folder(tmp_path: Path) -> None:
    """Started by its own name, as people do; anybody's file may lie where they stand."""
    script = tmp_path / "leaderlens-script"
    script.write_text("from leaderlens import relaunch\nprint(*relaunch._command()[1:])\n", "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    assert done.stdout.split() == ["-P", "-m", "leaderlens"]


def test_a_program_without_a_console_locks_too(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(os, "execv", lambda _file, command: became.append(command))
    monkeypatch.setattr(os, "_exit", lambda _code: None)
    relaunch.into_fresh_process(["--next-person"])  # type: ignore[unreachable] # it returns here only
    assert became[0][-1] == "--next-person"


def test_where_no_successor_can_start_the_process_ends_all_the_same() -> None:
    """An invisible program that still knows what was in the vault would be worse than none."""
    probe = "from leaderlens import relaunch as r\nr._command = lambda: ['/nowhere/python']\nr.into_fresh_process()"
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, env=environment, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
