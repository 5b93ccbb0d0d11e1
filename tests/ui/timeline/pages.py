"""A timeline page to try, and what is told and offered on it."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from leaderlens.domain.event import Event
from leaderlens.domain.political_calendar import CouncilCalendar, Cycle, proposals
from leaderlens.ui.timeline.page import TimelinePage
from leaderlens.ui.timeline.view import Offered
from tests.ui.timeline.samples import TODAY, year

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
