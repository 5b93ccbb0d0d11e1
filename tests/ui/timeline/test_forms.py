"""The forms of the timeline: an event, the council, and dates to tick."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.event import Event
from leaderlens.domain.event_kinds import OTHER
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle
from tests.ui.timeline.pages import OFFERED, TOLD, opened
from tests.ui.timeline.samples import TODAY


def test_a_new_day_takes_its_kind_from_its_title_until_one_is_chosen(qtbot: QtBot) -> None:
    page = opened(qtbot)
    form, saved = page.event_form, []
    form.saved.connect(saved.append)
    page.show_form(Event("new", TODAY, OTHER, ""), new=True)
    qtbot.keyClick(form.title.edit, Qt.Key.Key_Return)
    assert saved == []  # it needs a title, and says so
    qtbot.keyClicks(form.title.edit, "Budget council")
    assert form.kind.value() == "budget"
    form.kind.set_value("cabinet")
    form.kind.changed.emit()
    qtbot.keyClicks(form.title.edit, ", first reading")
    qtbot.keyClick(form.title.edit, Qt.Key.Key_Return)
    assert [(one.title, one.kind, one.day) for one in saved] == [("Budget council, first reading", "cabinet", TODAY)]


def test_what_is_known_about_the_council_is_told_as_it_stands(qtbot: QtBot) -> None:
    page = opened(qtbot)
    form, told = page.council_form, []
    form.told.connect(told.append)
    page.show_council(TOLD, TODAY, {})
    form.propose.click()
    assert told == [TOLD]
    form.fallow.set_text("soon")
    form.propose.click()
    assert told == [TOLD]
    form.cycle.set_value("whole")
    form.cycle.changed.emit()
    form.days["next_election"].known.setChecked(False)
    form.propose.click()
    assert told[1] == CouncilCalendar(Cycle.WHOLE, peer_challenge=date(2026, 11, 30))


def test_dates_are_ticked_put_right_and_counted(qtbot: QtBot) -> None:
    page = opened(qtbot)
    form, taken = page.offer_form, []
    form.taken.connect(taken.append)
    page.show_offers("Which?", "", OFFERED, own=True)
    form.none.click()
    assert not form.take.isEnabled()
    form.rows[0].tick.click()
    form.rows[0].day.set_value(date(2026, 12, 1))
    assert form.take.text() == "Add 1 day to the timeline"
    form.take.click()
    assert [(event.id, event.day) for event in taken[0]] == [("council.peer.2026", date(2026, 12, 1))]
