"""People and pairs to look at."""

from __future__ import annotations

from datetime import date
from typing import Any

from leaderlens.domain.people import Pair, Person, Role
from leaderlens.ui.people.view import PairView, PeopleView

ROBIN = Person("a" * 32, "Cllr Robin Thackwray", Role.LEADER)
MORGAN = Person("b" * 32, "Morgan Adeyinka", Role.CHIEF_EXECUTIVE)
HELEN = Person("c" * 32, "Helen Price", Role.COACH)
SIX = ("ribbon", "orchard", "velvet", "anchor", "thunder", "maple")
TWELVE = (*SIX, "about", "bright", "candle", "distant", "eager", "fabric")
WORDS = tuple(f"word{number}" for number in range(1, 25))
TODAY = date(2026, 11, 21)


def pair(pair_id: str = "p1", council: str = "Kelderby Council", *, connected: bool = True, **other: Any) -> Pair:
    return Pair(
        pair_id,
        other.pop("me", Role.LEADER),
        "Cllr Robin Thackwray",
        "Morgan Adeyinka",
        council,
        date(2024, 12, 4),
        connected=connected,
        **other,
    )


TOGETHER = PairView(pair(), "Morgan", safety=TWELVE)
PENDING = PairView(pair("p0", connected=False), "Morgan", code=SIX)
ELSEWHERE = PairView(pair("p2", "Wexcombe District"), "Morgan", safety=TWELVE)


def view(person: Person = ROBIN, **other: Any) -> PeopleView:
    return PeopleView(person, other.pop("confirmed", True), TODAY, **other)
