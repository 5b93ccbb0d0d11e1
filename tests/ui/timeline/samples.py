"""A year of a council's life, for the page to show."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.event import Event
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.political_calendar import PreElection
from leaderlens.ui.timeline.view import Filter, Found, Year, year_of

PAIR = Pair("p", Role.LEADER, "Robin Thackwray", "Morgan Ellis", "Kelderby", date(2024, 5, 1))
TODAY = date(2026, 11, 21)
BUDGET = Event(
    "2", date(2026, 2, 25), "budget", "Budget council", "Carried by 26 to 24 after a long night.", major=True,
    added_by=Role.CHIEF_EXECUTIVE,
)  # fmt: skip
EVENTS = (
    Event("0", date(2024, 5, 2), "election", "Elections", major=True),
    Event("1", date(2026, 1, 9), "residents", "A walk round Hobbing Green", added_by=Role.LEADER),
    BUDGET,
    Event("3", date(2026, 4, 14), "press", "A story about the leisure centre"),
    Event("4", date(2026, 5, 7), "election", "Elections", major=True),
    Event("5", date(2026, 6, 1), "one_to_one", "We cleared the air"),
    Event("6", date(2026, 11, 30), "peer_challenge", "Peer challenge", major=True),
)
FOUND = Found(EVENTS, (PreElection(date(2026, 3, 24), date(2026, 5, 7)),))


def year(wanted: int = 2026, shown: Filter = Filter.ALL) -> Year:
    """That year of it."""
    return year_of(FOUND, PAIR, wanted, shown, TODAY)
