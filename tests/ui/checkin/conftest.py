"""Robin's and Morgan's seats, each with the real page over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.checkin.seats import Seat, both_seats


@pytest.fixture
def seats(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Seat, Seat]]:
    """The leader's seat and the chief executive's."""
    with both_seats(tmp_path, qtbot) as pair:
        yield pair


@pytest.fixture
def robin(seats: tuple[Seat, Seat]) -> Seat:
    """The leader, with the chief executive's vault at hand."""
    return seats[0]
