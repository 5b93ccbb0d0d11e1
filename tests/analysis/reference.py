"""The worked examples A1 to A16 of measurement.md, with their sources: the numbers the analysis must reproduce."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DIGITS = 1e-6
"""The examples give six decimals."""


@cache
def _examples() -> dict[str, Any]:
    path = Path(__file__).parent.parent / "reference" / "measurement_examples.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def example(name: str) -> Any:
    """One example by the start of its name: ``example("A7_")``."""
    return next(value for key, value in _examples().items() if key.startswith(name))


def digits(value: float) -> Any:
    return pytest.approx(value, abs=DIGITS)
