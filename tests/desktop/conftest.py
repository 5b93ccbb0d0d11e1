"""A desktop for each test that asks for one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop, missing_tool


@pytest.fixture(scope="session")
def desktop_tools() -> None:
    """Skip where a desktop cannot be had; fail instead where .ci/run promises one (LEADERLENS_REQUIRE_TOOLS)."""
    missing = missing_tool()
    if missing:
        stop = pytest.fail if os.environ.get("LEADERLENS_REQUIRE_TOOLS") else pytest.skip
        stop(f"this test needs {missing}: see .ci/run")


@pytest.fixture
def desktop(desktop_tools: None, tmp_path: Path) -> Iterator[Desktop]:
    with Desktop.opened(tmp_path / "desktop") as opened:
        yield opened
