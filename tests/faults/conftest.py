"""Long runs of the fault tests are asked for: ``LEADERLENS_SLOW=1 make test``, or ``pytest -m slow tests/faults``."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked slow unless it was asked for."""
    if os.environ.get("LEADERLENS_SLOW") or config.option.markexpr:
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)


@pytest.fixture
def memory_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: killing a process asks nothing of the disk but patience."""
    shared = Path("/dev") / "shm"
    if not os.access(shared, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="leaderlens-test-", dir=shared) as place:
        yield Path(place)
