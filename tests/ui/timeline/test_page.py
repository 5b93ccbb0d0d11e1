"""The timeline page: nothing cut off, everything named and reached by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.political_calendar import CouncilCalendar
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.timeline.page import TimelinePage
from leaderlens.ui.timeline.view import Filter, Found, year_of
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.timeline.pages import OFFERED, TOLD, opened
from tests.ui.timeline.samples import BUDGET, PAIR, TODAY


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


def test_years_and_filters_are_asked_for(qtbot: QtBot) -> None:
    page = opened(qtbot)
    years, filters = [], []
    page.year_wanted.connect(years.append)
    page.filter_wanted.connect(filters.append)
    page.earlier.click()
    assert not page.later.isEnabled()
    page.choice.segments[1].click()
    assert (years, filters) == ([2024], ["council"])


def test_one_press_leads_to_what_is_ahead(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.resize(900, 400)
    days = [replace(BUDGET, id=f"e{month}", day=date(2026, month, 3)) for month in range(1, 13)]
    page.show_year(year_of(Found(tuple(days)), PAIR, 2026, Filter.ALL, TODAY))
    settle()
    assert page.line.today is not None
    qtbot.keyClick(page.ahead, Qt.Key.Key_Space)
    settle()
    first = next(row for row in page.line.rows if row.row.ahead)
    assert page.focusWidget() is first
    assert 0 <= first.mapTo(page, QPoint(0, 0)).y() <= page.height() - first.height()
    page.show_year(year_of(Found((days[0],)), PAIR, 2026, Filter.ALL, TODAY))
    assert page.ahead.isHidden(), "there is nothing ahead in this year"
