"""One year of the timeline: months in order, neighbours, periods, whose day it was."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.event import Event
from leaderlens.services.event_calendar import Look
from leaderlens.services.ics_reader import Skip
from leaderlens.ui.timeline import view
from leaderlens.ui.timeline.view import Filter, Found
from tests.ui.timeline.samples import FOUND, TODAY, year


def test_a_year_is_told_by_its_months() -> None:
    shown = year()
    assert [month.title for month in shown.months] == ["January", "February", "April", "May", "June", "November"]
    assert (shown.earlier, shown.later, shown.counted) == (2024, 0, "6 days")
    assert shown.periods == ("Pre-election period: 24 Mar to 7 May 2026",)
    rows = {row.title: row for month in shown.months for row in month.rows}
    assert rows["Budget council"].line == "Budget · Added by Morgan · Carried by 26 to 24 after a long night."
    assert rows["Budget council"].when == "Wed 25"
    assert rows["A walk round Hobbing Green"].line == "Residents"
    assert [row.season for row in rows.values()] == [False, False, True, True, False, False]
    assert rows["Peer challenge"].ahead
    assert rows["Peer challenge"].line == ""
    assert rows["Budget council"].said.startswith("Budget council. 25 February 2026")


def test_the_council_and_the_two_of_us_can_be_looked_at_apart() -> None:
    ours = [row.title for month in year(shown=Filter.OURS).months for row in month.rows]
    council = [row.title for month in year(shown=Filter.COUNCIL).months for row in month.rows]
    assert ours == ["We cleared the air"]
    assert "We cleared the air" not in council
    assert year(shown=Filter.OURS).periods == ()


def test_it_begins_with_this_year_or_the_nearest() -> None:
    assert view.first_year(FOUND, TODAY) == 2026
    assert view.first_year(FOUND, date(2030, 1, 1)) == 2026
    assert view.first_year(Found(), TODAY) == 2026


def test_what_a_file_brings_is_said_with_what_it_does_not() -> None:
    events = tuple(Event(str(n), date(2027, 1, 5), "cabinet", f"Cabinet {n}") for n in range(3))
    found = view.coming(Look("council.ics", events, frozenset({"1"}), {Skip.PRIVATE: 2, Skip.UNDATED: 1}))
    assert found.headline == "2 events that are new"
    assert [one.event.id for one in found.offered] == ["0", "2"]
    assert "1 is on your timeline already." in found.about
    assert "2 are marked private there" in found.about
    many = tuple(Event(str(n), date(2027, 1, 5), "cabinet", "Cabinet") for n in range(view.MOST_OFFERED + 1))
    large = view.coming(Look("council.ics", many, frozenset(), {}))
    assert len(large.offered) == view.MOST_OFFERED
    assert "same file" in large.about
