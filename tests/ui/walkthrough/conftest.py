"""A pair with three revealed check-ins, and the slides of a small walk-through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.domain.walkthrough import Part, WalkThrough
from leaderlens.services.walkthrough import Slide, WalkThroughs
from leaderlens.ui.style.theme import Theme
from tests.seats import Seats, seats
from tests.ui.check_in_stories import HONEST, PATIENT, three_check_ins
from tests.ui.fitting import dressed


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    with seats(tmp_path_factory.mktemp("three")) as both:
        three_check_ins(both)
        yield both


@pytest.fixture(scope="package")
def walks(lived: Seats) -> WalkThroughs:
    """The leader's."""
    seat = lived.leader
    return WalkThroughs(seat.laptop.database, seat.checkins, seat.events)


@pytest.fixture(scope="package")
def slides(lived: Seats, walks: WalkThroughs) -> tuple[Slide, ...]:
    """Everything ticked, about two items."""
    newest = lived.leader.checkins.reveals(lived.pair_id)[-1].checkin
    plan = WalkThrough(newest.id, (PATIENT, HONEST), frozenset(Part), {PATIENT: "Ask about the budget."})
    return walks.slides(lived.pair_id, plan)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)
