"""The look every widget of these tests is painted in, and two people with vaults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui import accessibility
from leaderlens.ui.style.theme import Theme
from tests.seats import Seats, seats
from tests.ui.fitting import dressed


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, and calm: nothing moves."""
    accessibility.install()
    return dressed(qapp)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as made:
        yield made
