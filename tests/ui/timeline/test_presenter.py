"""The timeline acts on two real vaults: what one adds, changes or deletes, the other sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle
from leaderlens.services.council import Council
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.store import pairs
from leaderlens.ui.desk import Place
from leaderlens.ui.timeline.page import TimelinePage
from leaderlens.ui.timeline.presenter import TimelinePresenter
from tests.reflection import Chair, Room, room
from tests.ui.desks import KeptDesk

NIGHT = Event("e2" * 16, date(2026, 2, 18), "budget", "Budget night", "Carried by 26 to 24.", major=True)


@dataclass
class Sitting:
    """One person at the page."""

    page: TimelinePage
    desk: KeptDesk
    presenter: TimelinePresenter

    @property
    def titles(self) -> list[str]:
        return [row.text() for row in self.page.line.rows]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def sitting(qtbot: QtBot, both: Room, chair: Chair) -> Sitting:
    laptop = chair.seat.laptop
    with laptop.database.reading() as session:
        pair = pairs.pair(session, both.pair_id)
    page, desk = TimelinePage(), KeptDesk(laptop.vault.person, both.seats.clock, pair)
    qtbot.addWidget(page)
    page.show()
    presenter = TimelinePresenter(
        page, desk.desk, chair.seat.events, Council(laptop.database, chair.seat.log, both.seats.clock),
        chair.seat.checkins, chair.sessions, chair.scripts, FormDrafts(laptop.database),
    )  # fmt: skip
    presenter.show(Place("timeline"))
    return Sitting(page, desk, presenter)


def test_a_day_is_added_changed_deleted_and_put_back(qtbot: QtBot, both: Room) -> None:
    mine = sitting(qtbot, both, both.leader)
    assert not mine.page.empty.isHidden()
    mine.page.empty.secondary.emit()
    mine.page.event_form.title.set_text("Flood at Hobbing Green")
    mine.page.event_form.save.click()
    assert mine.titles == ["Flood at Hobbing Green"]
    both.meet()
    theirs = sitting(qtbot, both, both.chief)
    theirs.page.line.rows[0].click()
    assert theirs.page.event_form.who.text() == "Robin added this."
    theirs.page.event_form.title.set_text("The flood")
    with qtbot.waitSignal(theirs.page.done) as told:
        theirs.page.event_form.save.click()
    assert told.args is not None
    assert told.args[0] == "Saved."
    theirs.page.line.rows[0].click()
    with qtbot.waitSignal(theirs.page.done) as told:
        theirs.page.event_form.delete.click()
    assert theirs.titles == []
    both.meet()
    mine.presenter.show(Place("timeline"))
    assert mine.titles == []
    assert told.args is not None
    told.args[1]()
    assert theirs.titles == ["The flood"]


def test_the_councils_dates_are_proposed_ticked_and_shared(qtbot: QtBot, both: Room) -> None:
    mine = sitting(qtbot, both, both.leader)
    mine.presenter.show(Place("timeline", act="council"))
    mine.page.council_form.told.emit(CouncilCalendar(Cycle.WHOLE, date(2027, 5, 6)))
    assert [row.tick.text() for row in mine.page.offer_form.rows][:3] == [
        "Last day to set the council tax", "Pre-election period begins", "Election day",
    ]  # fmt: skip
    mine.page.offer_form.take.click()
    assert "Election day" in mine.titles
    both.meet()
    theirs = sitting(qtbot, both, both.chief)
    theirs.presenter.show(Place("timeline", act="council"))
    assert theirs.page.council_form.days["next_election"].value() == date(2027, 5, 6)
    theirs.page.council_form.propose.click()
    assert theirs.page.offer_form.rows == []


def test_a_calendar_file_comes_in_and_goes_out(qtbot: QtBot, both: Room, tmp_path: Path) -> None:
    file = tmp_path / "council.ics"
    both.leader.seat.events.add(both.pair_id, [NIGHT])
    mine = sitting(qtbot, both, both.leader)
    mine.page.target_chosen.emit(tmp_path / "council")
    assert "1 event was saved in council.ics" in mine.page.told.text()
    both.leader.seat.events.remove(both.pair_id, [NIGHT.id])
    mine.page.file_chosen.emit(file)
    assert mine.page.offer_form.heading.text() in {"1 event that is new", "0 events that are new"}
    broken = tmp_path / "broken.ics"
    broken.write_text("hello", encoding="utf-8")
    mine.page.show_list()
    mine.page.file_chosen.emit(broken)
    assert "not a calendar file" in mine.page.told.text()
    assert mine.desk.tasks.told == []


def test_an_event_half_written_is_there_again_after_a_lock(qtbot: QtBot, both: Room) -> None:
    mine = sitting(qtbot, both, both.leader)
    mine.presenter.show(Place("timeline", act="add"))
    assert not mine.presenter.unsaved
    mine.page.event_form.title.set_text("The night the")
    assert mine.presenter.unsaved
    mine.presenter.leave()
    assert not mine.presenter.unsaved
    later = sitting(qtbot, both, both.leader)
    assert later.page.event_form.title.text() == "The night the"
    later.page.event_form.cancel.click()
    last = sitting(qtbot, both, both.leader)
    assert not last.page.writing


def test_check_ins_and_sessions_lead_to_their_pages(qtbot: QtBot, both: Room) -> None:
    checkin_id = both.seats.open_checkin()
    _changes, session_id = both.leader.sessions.plan(both.pair_id, "first_conversation", both.seats.clock(), 75)
    mine = sitting(qtbot, both, both.leader)
    for row in mine.page.line.rows:
        row.click()
    assert {(place.page, place.checkin_id or place.session_id) for place in mine.desk.went} == {
        ("checkins", checkin_id), ("sessions", session_id),
    }  # fmt: skip


def test_without_a_pair_there_is_one_thing_to_do(qtbot: QtBot, both: Room) -> None:
    mine = sitting(qtbot, both, both.leader)
    mine.desk.pair = None
    mine.presenter.show(Place("timeline"))
    assert not mine.page.alone.isHidden()
    mine.page.alone.primary.emit()
    assert mine.desk.went == [Place("people", act="pair")]
    assert mine.desk.person.role is Role.LEADER
