"""Two people with real vaults, and a page each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.ui import accessibility
from leaderlens.ui.style.theme import Theme
from tests.reflection import Room, room
from tests.ui.commitments.desks import Sitting
from tests.ui.fitting import dressed


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, and calm: nothing moves."""
    accessibility.install()
    return dressed(qapp)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


@pytest.fixture
def leader(both: Room, qtbot: QtBot) -> Sitting:
    return Sitting(both.leader, both, qtbot)


@pytest.fixture
def chief(both: Room, qtbot: QtBot) -> Sitting:
    return Sitting(both.chief, both, qtbot)
