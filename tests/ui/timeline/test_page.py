"""The timeline page: nothing cut off, everything named and reached by keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.event import Event
from leaderlens.domain.event_kinds import OTHER
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle, proposals
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.timeline.page import TimelinePage
from leaderlens.ui.timeline.view import Filter, Found, Offered, year_of
from tests.ui.fitting import clipped, nameless, untranslated
from tests.ui.timeline.samples import BUDGET, PAIR, TODAY, year

TOLD = CouncilCalendar(Cycle.THIRDS, date(2027, 5, 6), 2029, peer_challenge=date(2026, 11, 30))
OFFERED = tuple(
    Offered(Event(one.id, one.day, one.kind, one.title), one.why) for one in proposals(TOLD, TODAY, date(2027, 12, 31))
)


def opened(qtbot: QtBot, width: int = 936, height: int = 640) -> TimelinePage:
    page = TimelinePage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.show_year(year())
    return page


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_everything_is_named(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    page = opened(qtbot)
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_form(BUDGET, new=False, who="Morgan added this.")
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_council(TOLD, TODAY, {"next_election": (date(2027, 5, 13),)})
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_offers("Which of these?", "Change a day where you know better.", OFFERED, own=True)
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_list()
    page.show_year(year_of(Found(), PAIR, 2026, Filter.ALL, TODAY))
    assert (clipped(page), nameless(page)) == ([], [])
    page.show_alone()
    assert (clipped(page), nameless(page)) == ([], [])


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_is_translatable(qtbot: QtBot) -> None:
    page = TimelinePage()
    qtbot.addWidget(page)
    page.show()
    page.show_council(CouncilCalendar(), TODAY, {})
    assert untranslated(page) == set()


def test_a_day_is_opened_by_key_and_escape_leads_back(qtbot: QtBot) -> None:
    page = opened(qtbot)
    chosen = []
    page.row_chosen.connect(chosen.append)
    row = page.line.rows[1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert [one.title for one in chosen] == ["Budget council"]
    assert row.accessibleName().startswith("Budget council. 25 February 2026")
    page.show_form(BUDGET, new=False)
    assert page.writing
    qtbot.keyClick(page.event_form.title.edit, Qt.Key.Key_Escape)
    assert not page.writing
    assert not page.sheet.isHidden()


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


def test_years_and_filters_are_asked_for(qtbot: QtBot) -> None:
    page = opened(qtbot)
    years, filters = [], []
    page.year_wanted.connect(years.append)
    page.filter_wanted.connect(filters.append)
    page.earlier.click()
    assert not page.later.isEnabled()
    page.choice.segments[1].click()
    assert (years, filters) == ([2024], ["council"])
