"""What the sessions page offers follows from what the two have done so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Person, Role
from leaderlens.ui.desk import Place
from leaderlens.ui.sessions.page import SessionsPage
from leaderlens.ui.sessions.presenter import SessionsPresenter
from tests.seats import Seats, all_rated, seats
from tests.ui.desks import KeptDesk


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as made:
        yield made


def test_from_alone_to_the_latest_reveal(both: Seats, qtbot: QtBot) -> None:
    page = SessionsPage()
    qtbot.addWidget(page)
    pair = both.leader.laptop.pairing.pairs()[0]
    kept = KeptDesk(both.leader.laptop.vault.person, both.clock)
    presenter = SessionsPresenter(page, kept.desk, both.leader.checkins)
    presenter.show(Place("sessions"))
    page.first.click()
    kept.pair = replace(pair, connected=False)
    presenter.refresh(Changes(people=True))
    page.first.click()
    kept.pair = pair
    presenter.refresh(Changes(people=True))
    assert page.second.isHidden()
    page.first.click()
    checkin_id = both.open_checkin()
    questions = both.leader.checkins.overview(pair.id)[0].checkin.questions
    both.reveal(checkin_id, all_rated(questions, 3), all_rated(questions, 5))
    presenter.refresh(Changes(reveals=True))
    page.first.click()
    page.second.click()
    presenter.leave()
    assert kept.went == [
        Place("people", act="pair"), Place("people"), Place("checkins"), Place("reveal", checkin_id=checkin_id),
        Place("trends"),
    ]  # fmt: skip


def test_a_coach_is_sent_to_people(both: Seats, qtbot: QtBot) -> None:
    page = SessionsPage()
    qtbot.addWidget(page)
    kept = KeptDesk(Person("c", "Jude Ferris", Role.COACH), FixedClock(datetime(2026, 11, 24, tzinfo=UTC)))
    SessionsPresenter(page, kept.desk, both.leader.checkins).show(Place("sessions"))
    page.first.click()
    assert kept.went == [Place("people")]
