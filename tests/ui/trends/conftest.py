"""One pair with three revealed check-ins, lived through once; and a pair that has revealed nothing yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui.style.theme import Theme
from tests.seats import Seats, seats
from tests.ui.check_in_stories import one_more, three_check_ins
from tests.ui.fitting import dressed


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    with seats(tmp_path_factory.mktemp("three")) as both:
        three_check_ins(both)
        yield both


@pytest.fixture(scope="package")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    """A pair with one revealed check-in."""
    with seats(tmp_path_factory.mktemp("one")) as both:
        one_more(both)
        yield both


@pytest.fixture(scope="package")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    """A pair that has not checked in yet."""
    with seats(tmp_path_factory.mktemp("none")) as both:
        yield both


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)
