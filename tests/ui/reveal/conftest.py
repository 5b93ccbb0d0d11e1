"""One pair with three revealed check-ins and a fourth that only the leader has sealed: lived through once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.domain.people import Role
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.session_topics import SessionTopics
from leaderlens.services.sessions import Sessions
from leaderlens.ui.style.theme import Theme
from tests.seats import Seats, seats
from tests.ui.check_in_stories import LENSES, answers, three_check_ins
from tests.ui.fitting import dressed


@dataclass(frozen=True, slots=True)
class Lived:
    """The pair, and the ids of its check-ins, oldest first."""

    both: Seats
    revealed: tuple[str, str, str]
    sealed: str


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    with seats(tmp_path_factory.mktemp("kelderby")) as both:
        revealed = three_check_ins(both)
        sealed = both.open_checkin(LENSES, both.clock().date())
        both.seal(Role.LEADER, sealed, answers(Role.LEADER, 6, apart=True))
        yield Lived(both, revealed, sealed)


def topics_of(both: Seats) -> SessionTopics:
    """What the leader's sessions may be about."""
    seat, clock = both.leader, both.clock
    database = seat.laptop.database
    sessions = Sessions(database, seat.log, SessionScripts(database, clock), Role.LEADER, clock)
    return SessionTopics(database, seat.log, sessions, seat.checkins, seat.checkins.library)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)
