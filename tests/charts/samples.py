"""Pictures with everything that makes drawing hard: long names, gaps, agreement, crowded events, missing answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from leaderlens.analysis.pictures import (
    Absence,
    Dumbbell,
    DumbbellGroup,
    DumbbellRow,
    EarlyDays,
    EventMark,
    Move,
    PairedSeries,
    PairedTrend,
    Picture,
    Point,
    SlopePanel,
    SmallMultiples,
    Table,
    WhatChanged,
)
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role
from tests.charts.long_samples import LONG_RUN

TEXTS: dict[str, Any] = {
    "headline": "Decisive and accessible have drifted apart since the spring",
    "subtitle": "Ratings of the Chief Executive over 24 check-ins.",
    "note": "Most one-step moves are everyday wobble: look for two steps that last, and ask what was going on.",
    "alt": "Eight line charts, scale 1 to 7. Table view available.",
    "table": Table(("Item", "Leader"), (("Patient", "5"),)),
}
START = date(2024, 12, 3)
NAMES = (
    "Accessible",
    "Decisive",
    "A sense of the whole, rooted in place",
    "Empathic",
    "Committed/passionate",
    "Patient",
    "Trustworthy",
    "Risk taking",
)


def question(name: str) -> Question:
    """A question for an item of that name."""
    return Question("ryley." + "".join(c if c.isalnum() else "_" for c in name.lower()), Subject.CHIEF_EXECUTIVE)


def points(*values: int | Absence, every: int = 30) -> tuple[Point, ...]:
    """One point per value, ``every`` days apart."""
    return tuple(
        Point(START + timedelta(days=every * i), None, value)
        if isinstance(value, Absence)
        else Point(START + timedelta(days=every * i), float(value))
        for i, value in enumerate(values)
    )


def series(name: str, leader: tuple[Point, ...], chief_executive: tuple[Point, ...]) -> PairedSeries:
    """Both views of an item, with the words for how far apart they are."""
    ends = leader[-1].value, chief_executive[-1].value
    apart = None if None in ends else abs(int((ends[0] or 0) - (ends[1] or 0)))
    label = "" if apart is None else "same" if apart == 0 else f"{apart} steps apart"
    return PairedSeries(question(name), name, "Chief Executive", leader, chief_executive, apart, label)


def waves(count: int, seed: int) -> tuple[Point, ...]:
    """A view of ``count`` check-ins that wanders, with every kind of gap now and then."""
    kinds = list(Absence)
    out: list[int | Absence] = []
    for i in range(count):
        step = (seed * 7 + i * i * (seed + 3)) % 11
        out.append(kinds[(seed + i) % len(kinds)] if step == 9 and i < count - 1 else 3 + (step + i // 4) % 5)
    return points(*out)


EVENTS = tuple(
    EventMark(START + timedelta(days=days), label)
    for days, label in (
        (85, "Budget council"),
        (150, "Local elections"),
        (171, "Annual council"),
        (300, "Peer challenge"),
        (450, "Budget council"),
        (520, "Local elections"),
        (9999, "Far in the future"),
    )
)

MULTIPLES = SmallMultiples(
    **TEXTS,
    panels=tuple(series(name, waves(24, i + 1), waves(24, i + 5)) for i, name in enumerate(NAMES)),
    events=EVENTS,
)
TREND = PairedTrend(**TEXTS, series=series("Decisive", waves(24, 2), waves(24, 9)), events=EVENTS)


def row(name: str, leader: int | None, chief_executive: int | None, text: str = "") -> DumbbellRow:
    """A row of the dumbbell."""
    steps = None if leader is None or chief_executive is None else abs(leader - chief_executive)
    return DumbbellRow(question(name), name, leader, chief_executive, steps, text)


DUMBBELL = Dumbbell(
    **TEXTS,
    groups=(
        DumbbellGroup(
            "Seen differently",
            "two or more steps apart",
            alert=True,
            rows=(row("Decisive", 3, 6), row("Attuned to others", 7, 5), row("Keeping political confidence", 1, 7)),
        ),
        DumbbellGroup(
            "Shared strengths",
            "both 6 or 7",
            alert=False,
            rows=tuple(row(name, 6 + i % 2, 7) for i, name in enumerate(NAMES)),
        ),
        DumbbellGroup("Seen alike, low", "both 3 or less", alert=False, rows=(row("Flexible", 3, 3),)),
        DumbbellGroup(
            "Not yet seen",
            "by one of you",
            alert=False,
            rows=(
                row("Unselfish", None, 5, "Leader: no chance to see this period"),
                row("Safe to rely on", 7, None, "Chief Executive: would rather talk about this"),
                row("Close to people", None, None, "Neither of you had a chance to see it"),
            ),
        ),
    ),
)


def move(name: str, before: int, after: int) -> Move:
    """An item's move."""
    return Move(question(name), name, before, after)


CHANGED = WhatChanged(
    **TEXTS,
    panels=(
        SlopePanel(
            "Leader’s view of the Chief Executive",
            Role.LEADER,
            date(2026, 10, 13),
            date(2026, 11, 17),
            (
                move("Positive", 5, 7),
                move("Patient", 5, 7),
                move("A sense of the whole, rooted in place", 4, 7),
                move("Keeping political confidence", 4, 6),
                *(move(f"Still {i}", 6, 6) for i in range(7)),
                *(move(f"Little {i}", 6, 5) for i in range(2)),
            ),
            left_out=3,
        ),
        SlopePanel(
            "Chief Executive’s view of the Leader",
            Role.CHIEF_EXECUTIVE,
            date(2026, 10, 13),
            date(2026, 11, 17),
            (move("Patient", 3, 1), move("Attuned to others", 5, 3), move("Honest", 7, 7)),
        ),
    ),
)

EARLY = EarlyDays(
    **TEXTS,
    leader=tuple(Point(START + timedelta(days=34 * i), v) for i, v in enumerate((5.33, 5.67, 5.0))),
    chief_executive=tuple(Point(START + timedelta(days=34 * i), v) for i, v in enumerate((5.67, 5.67, 5.1))),
    low=3.4,
    high=7.1,
    can_say=("You are one step apart: Leader 5.0, Chief Executive 5.1.", "Moves of this size are everyday wobble."),
    cannot_say=("Whether this is a trend, or what is usual for you.",),
)

EVERY: dict[str, Picture] = {
    "multiples": MULTIPLES,
    "trend": TREND,
    "dumbbell": DUMBBELL,
    "changed": CHANGED,
    "early": EARLY,
    **LONG_RUN,
}
