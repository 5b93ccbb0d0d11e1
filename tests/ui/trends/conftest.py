"""One pair with three revealed check-ins, lived through once; and a pair that has revealed nothing yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.services.chart_files import ChartFiles
from leaderlens.services.histories import Histories
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.ui.desk import Desk
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.trends.presenter import TrendsPresenter
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


def histories_of(both: Seats) -> Histories:
    """The leader's."""
    seat, database = both.leader, both.leader.laptop.database
    person = seat.laptop.vault.person
    scripts = SessionScripts(database, both.clock)
    return Histories(seat.checkins, seat.events, Sessions(database, seat.log, scripts, person.role, both.clock))


def presenter_of(page: TrendsPage, desk: Desk, both: Seats) -> TrendsPresenter:
    """The leader's trends behind a page."""
    files = ChartFiles(both.leader.laptop.database, both.clock)
    return TrendsPresenter(page, desk, both.leader.trends, histories_of(both), files)
