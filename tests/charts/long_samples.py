"""Pictures of the long run that make drawing hard: two years of check-ins, every absence, long names, close days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from leaderlens.analysis.histories import (
    Attendance,
    CoefficientPanel,
    Coefficients,
    Comparison,
    DistanceBar,
    Distances,
    HearingRecord,
    HeatColumn,
    HeatGroup,
    HeatMap,
    HeatRow,
    Line,
    MovingRange,
    MovingRanges,
    NamedLine,
    Outlier,
    RangePanel,
    Reach,
    Stack,
    StackedCounts,
    StackPanel,
    SurpriseGroup,
    SurpriseRow,
    Surprising,
    Talk,
    Timeline,
    UsualRange,
)
from leaderlens.analysis.pictures import Absence, Break, EventMark, Picture, Point, Season, Table
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role

L, C = Role.LEADER, Role.CHIEF_EXECUTIVE
START = date(2024, 12, 3)
DAYS = tuple(START + timedelta(days=30 * place + (place % 5)) for place in range(24))
TEXTS: dict[str, Any] = {
    "headline": "Decisive and accessible have drifted apart since the spring",
    "subtitle": "Ratings of the Chief Executive over 24 check-ins.",
    "note": "Most one-step moves are everyday wobble: look for two steps that last, and ask what was going on.",
    "alt": "Charts, scale 1 to 7. Table view available.",
    "table": Table(("Item", "Leader"), (("Patient", "5"),)),
}
BEHIND: dict[str, Any] = {
    "events": tuple(
        EventMark(START + timedelta(days=days), label)
        for days, label in (
            (85, "Budget council"),
            (150, "Local elections"),
            (171, "Annual council"),
            (300, "The Arrin floods Wharfside"),
            (450, "Budget council"),
            (520, "Local elections"),
        )
    ),
    "seasons": (
        Season(START + timedelta(days=110), START + timedelta(days=150), "Pre-election period"),
        Season(START + timedelta(days=480), START + timedelta(days=520), "Pre-election period"),
    ),
}
BREAK = (Break(DAYS[9], "new wording"),)


def ask(name: str) -> Question:
    return Question("ryley." + "".join(sign if sign.isalnum() else "_" for sign in name.lower()), Subject.LEADER)


def wandering(seed: int, *, thirds: bool = False) -> tuple[Point, ...]:
    """Two years of one view, with every kind of absence now and then."""
    kinds = list(Absence)
    found = []
    for place, day in enumerate(DAYS):
        step = (seed * 7 + place * place * (seed + 3)) % 11
        if step == 9 and place < len(DAYS) - 1:
            found.append(Point(day, None, kinds[(seed + place) % len(kinds)]))
        else:
            found.append(Point(day, 3.0 + (step + place // 4) % 4 + (step % 3 / 3 if thirds else 0)))
    return tuple(found)


TIMELINE = Timeline(
    **TEXTS,
    checkins=(
        *(
            Attendance(
                day,
                Absence.MISSED if place in {4, 17} else None,
                Absence.MISSED if place == 5 else Absence.UNOPENED if place == 11 else None,
            )
            for place, day in enumerate(DAYS)
        ),
        Attendance(DAYS[-1] + timedelta(days=20), Absence.UNANSWERED, Absence.UNANSWERED, planned=True),
    ),
    talks=(
        Talk(DAYS[1], (("Ground rules", False), ("Risk taking", True))),
        Talk(DAYS[3], (("Clear objectives, and who keeps the list of them", False), ("Honest", True))),
        Talk(DAYS[4], (("A sense of the whole, rooted in place", True),)),
        Talk(DAYS[12], (("Accessible", False), ("Respectful", True), ("Budget roles", False))),
        Talk(DAYS[22], (("Annual review", False),)),
        Talk(DAYS[23] + timedelta(days=30), (), planned=True),
    ),
    today=DAYS[-1] + timedelta(days=7),
    **BEHIND,
)

USUAL = UsualRange(
    **TEXTS,
    panels=(
        RangePanel(
            L,
            wandering(2, thirds=True),
            4.4,
            5.3,
            6.2,
            11,
            provisional=True,
            outliers=(
                Outlier(DAYS[3], 3.0, "3.0: below the usual 4.4 to 6.2", "What was happening in March?"),
                Outlier(DAYS[22], 7.0, "7.0: above the usual 4.4 to 6.2", "What was happening in October?"),
            ),
        ),
        RangePanel(C, wandering(5, thirds=True), 5.0, 5.1, 5.2, 20, provisional=False),
    ),
    low=3.0,
    high=7.0,
    **BEHIND,
)

HEAT = HeatMap(
    **TEXTS,
    rater=C,
    columns=tuple(
        HeatColumn(day, Absence.MISSED, "Missed by the Chief Executive") if place == 7 else HeatColumn(day)
        for place, day in enumerate(DAYS)
    ),
    groups=tuple(
        HeatGroup(
            title,
            tuple(
                HeatRow(
                    ask(name),
                    name,
                    tuple(
                        Point(one.day, None, Absence.MISSED)
                        if place == 7
                        else Point(one.day, None if one.value is None else float(int(one.value)), one.absence)
                        for place, one in enumerate(wandering(seed))
                    ),
                    change,
                    breaks,
                )
                for name, seed, change, breaks in rows
            ),
        )
        for title, rows in (
            ("Openness", (("Open minded", 1, 1, ()), ("Flexible", 2, None, BREAK))),
            (
                "A sense of the whole, rooted in place",
                (("Keeping political confidence", 3, -3, ()), ("Patient", 4, 0, ())),
            ),
        )
    ),
    **BEHIND,
)


def stacks(seed: int) -> tuple[Stack, ...]:
    return tuple(
        Stack(day, None, "missed")
        if place == 4
        else Stack(day, ((seed + place) % 9 + 4, 9 - place % 3, place % 4, (place + seed) % 5 == 0))
        for place, day in enumerate(DAYS)
    )


LAYERS = ("Same rating", "One step", "Two steps", "Three or more")
AGREEMENT = StackedCounts(**TEXTS, panels=(StackPanel("", stacks(2)),), layers=LAYERS, **BEHIND)
PREDICTIONS = StackedCounts(
    **TEXTS,
    panels=(
        StackPanel("What the Leader thought the other would give", stacks(3), L),
        StackPanel("What the Chief Executive thought the other would give", stacks(5), C),
    ),
    layers=("As given", *LAYERS[1:]),
    **BEHIND,
)

SURPRISE = Surprising(
    **TEXTS,
    rater=L,
    groups=(
        SurpriseGroup(
            "More than was thought",
            "two or more steps higher",
            alert=True,
            rows=(
                SurpriseRow(ask("Attuned"), "Attuned to others", 3, 6),
                SurpriseRow(ask("Keeping"), "Confidence", 1, 7),
            ),
        ),
        SurpriseGroup(
            "Much as was thought",
            "within one step",
            alert=False,
            rows=(
                SurpriseRow(ask("Patient"), "A sense of the whole, rooted in place", 5, 5),
                SurpriseRow(ask("x"), "Open", 7, 6),
            ),
        ),
    ),
)

HEARING = HearingRecord(
    **TEXTS,
    leader=tuple(Point(day, (0.0, 0.5, 1.0)[place % 3]) for place, day in enumerate(DAYS[::3])),
    chief_executive=tuple(
        Point(day, None, Absence.NOT_ASKED) if place == 2 else Point(day, (1.0, 0.5, 1.0)[place % 3])
        for place, day in enumerate(DAYS[::3])
    ),
    **BEHIND,
)

COMPARISON = Comparison(
    **TEXTS,
    lines=(
        NamedLine(Line(ask("Decisive"), L), "Decisive (Leader), Leader’s view", wandering(2), BREAK),
        NamedLine(Line(ask("Open"), L), "A sense of the whole (Chief Executive), Leader’s view", wandering(6)),
    ),
    **BEHIND,
)

MOVING = MovingRanges(
    **TEXTS,
    panels=tuple(
        MovingRange(
            rater,
            tuple(
                Point(one.day, None if one.value is None else abs(one.value - 5) * 0.7, one.absence)
                for one in wandering(seed, thirds=True)
            ),
            0.6,
            1.9,
        )
        for rater, seed in ((L, 2), (C, 5))
    ),
    **BEHIND,
)

COEFFICIENTS = Coefficients(
    **TEXTS,
    panels=tuple(
        CoefficientPanel(
            title,
            tuple(
                Reach(day, None)
                if place == 6
                else Reach(day, ((place * seed) % 13) / 14 - 0.2, ((place * seed) % 13) / 14 - 0.45, 0.9)
                for place, day in enumerate(DAYS)
            ),
        )
        for title, seed in (("Weighted kappa (= Lin’s concordance)", 3), ("Gwet’s AC2", 5), ("ICC, agreement", 7))
    ),
    low=-0.5,
    **BEHIND,
)

DISTANCES = Distances(
    **TEXTS,
    bars=tuple(
        DistanceBar(day) if place == 6 else DistanceBar(day, 0.1 + place % 3 * 0.3, 0.05, 0.4 + place % 5 * 0.2, 19)
        for place, day in enumerate(DAYS)
    ),
    parts=("Level", "Scatter", "Shape"),
    **BEHIND,
)

LONG_RUN: dict[str, Picture] = {
    "timeline": TIMELINE,
    "usual": USUAL,
    "heat": HEAT,
    "agreement": AGREEMENT,
    "predictions": PREDICTIONS,
    "surprise": SURPRISE,
    "hearing": HEARING,
    "comparison": COMPARISON,
    "moving": MOVING,
    "coefficients": COEFFICIENTS,
    "distances": DISTANCES,
}
