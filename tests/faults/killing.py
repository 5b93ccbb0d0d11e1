"""Runs what kills its children (nursery.py, sitting.py) in a process of its own, and reads what it came to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def kill(kind: str, rounds: int, folder: Path, seed: int) -> dict[str, Any]:
    """What a nursery of ``rounds`` children of ``kind`` came to."""
    return nursed("nursery", kind, str(rounds), str(folder), str(seed), patience=60 + 5 * rounds)


def nursed(module: str, *arguments: str, patience: int) -> dict[str, Any]:
    """What that module of this folder came to; it may take ``patience`` seconds."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.faults.{module}", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=patience,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found
