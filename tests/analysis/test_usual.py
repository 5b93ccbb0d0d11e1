"""The usual range: the worked examples A5 and A15 as pictures, and what may be said at which number of check-ins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from leaderlens.analysis.histories import Period, RangePanel
from leaderlens.analysis.pictures import Absence
from leaderlens.analysis.usual import usual_range
from leaderlens.domain.checkin import Reveal
from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from tests.analysis.rounds import US, C, Given, L, monthly

STEADY = (16, 17, 16, 18, 17, 16, 17, 16, 17, 18, 16, 17, 17, 16)
"""Sums of the three statements, about 5.6 each."""


def parts(total: int | None) -> tuple[Given, Given, Given]:
    """Three ratings with that sum; None for a check-in nobody answered."""
    if total is None:
        return None, None, None
    return total // 3, (total + 1) // 3, (total + 2) // 3


def index(leader: Sequence[int | None], chief_executive: Sequence[int | None]) -> list[Reveal]:
    """Check-ins in which the three statements have these sums."""
    rows = zip((parts(one) for one in leader), (parts(one) for one in chief_executive), strict=True)
    waves = list(rows)
    return monthly({question: [(a[place], b[place]) for a, b in waves] for place, question in enumerate(US)})


def panel(reveals: Sequence[Reveal], rater: Role) -> RangePanel:
    found = usual_range(reveals)
    assert found is not None
    return next(one for one in found.panels if one.rater is rater)


A5 = (17, 16, 18, 17, None, 16, 17, 18, 17, 12)


def test_the_worked_example_of_a_missed_check_in() -> None:
    """A5 (whose inputs are rounded to four digits): 4.632201 to 6.701149 from the nine before; the newest is below."""
    found = panel(index(A5, STEADY[:10]), L)
    assert found.low == pytest.approx(4.632201, abs=5e-5)
    assert found.high == pytest.approx(6.701149, abs=5e-5)
    assert found.judged_by == 8
    assert found.provisional
    assert [(one.value, one.label) for one in found.outliers] == [(4.0, "4.0: below the usual 4.6 to 6.7")]
    assert found.points[4].absence is Absence.MISSED


def test_six_identical_check_ins_keep_a_range_of_one_step_on_one_statement() -> None:
    """A15: six times 6.0; the floor makes it 5.113333 to 6.886667. 5.6667 is inside, 5.0 outside."""
    inside, outside = (panel(index((18,) * 6 + (last,), STEADY[:7]), L) for last in (17, 15))
    assert (inside.low, inside.high) == (pytest.approx(5.113333, abs=1e-6), pytest.approx(6.886667, abs=1e-6))
    assert not inside.outliers
    assert [one.value for one in outside.outliers] == [5.0]


@pytest.mark.parametrize("count", [1, 2, 5, 6])
def test_below_seven_points_nothing_is_usual_yet(count: int) -> None:
    """The range needs six points before the one that it judges."""
    assert usual_range(index(STEADY[:count], STEADY[:count])) is None


@pytest.mark.parametrize(("count", "provisional"), [(7, True), (12, True), (13, False)])
def test_a_range_is_provisional_below_twelve_points(count: int, *, provisional: bool) -> None:
    reveals = index(STEADY[:count], STEADY[:count])
    found = usual_range(reveals)
    assert found is not None
    assert [one.provisional for one in found.panels] == [provisional] * 2
    assert ("provisional until twelve" in found.note) is provisional
    assert ("provisional" in found.alt) is provisional
    assert found.headline == "Both views are inside their usual range"


def test_the_headline_says_whose_view_was_outside_and_when() -> None:
    found = usual_range(index((*STEADY[:9], 10), STEADY[:10]))
    assert found is not None
    assert found.headline == "The Leader’s view was outside its usual range in May; the Chief Executive’s view was not"
    assert found.panels[0].outliers[-1].ask == "What was happening in May?"
    assert "3.3 (outside)" in found.table.rows[-1][1]
    assert "Outside it: 3.3 in May 2026." in found.alt


def test_both_outside_in_one_month_are_said_together() -> None:
    found = usual_range(index((*STEADY[:9], 10), (*STEADY[:9], 10)))
    assert found is not None
    assert found.headline == "Both views were outside their usual range in May"


def test_a_point_outside_is_spoken_of_while_it_is_recent() -> None:
    found = usual_range(index((*STEADY[:8], 10, *STEADY[:4]), STEADY[:13]))
    assert found is not None
    assert "outside" not in found.headline


def test_eight_in_a_row_on_one_side_is_said_from_twelve_points_on() -> None:
    risen = (15, 17, 15, 17, 15, 17, 17, 17, 17, 17, 17, 17, 17, 17)
    found = usual_range(index(risen, STEADY))
    assert found is not None
    assert found.headline == "The Leader’s view has been on one side of its average for eight check-ins in a row"
    shorter = usual_range(index(risen[3:], STEADY[3:]))
    assert shorter is not None
    assert shorter.headline == "Both views are inside their usual range"


def test_a_view_with_too_few_complete_check_ins_keeps_its_points_only() -> None:
    found = usual_range(index(STEADY[:8], (16, None, None, None, 17, None, None, 16)))
    assert found is not None
    assert found.panels[1].mean is None
    assert found.panels[1].points[0].value is not None
    assert found.headline == (
        "The Leader’s view is inside its usual range; for the Chief Executive’s view it is too early to say"
    )
    assert "Chief Executive: points only" in found.note


def test_after_twenty_points_the_limits_stand_still() -> None:
    long = (STEADY * 2)[:20]
    once, later = (panel(index(long + (17,) * more, long + (17,) * more), C) for more in (1, 6))
    assert (once.low, once.high) == (later.low, later.high)
    assert later.judged_by == 20


def test_a_period_chooses_what_is_drawn_and_not_what_is_usual() -> None:
    reveals = index(STEADY, STEADY)
    whole, part = usual_range(reveals), usual_range(reveals, period=Period(date(2026, 3, 1)))
    assert whole is not None
    assert part is not None
    assert (part.panels[0].low, part.panels[0].high) == (whole.panels[0].low, whole.panels[0].high)
    assert part.panels[0].points == tuple(one for one in whole.panels[0].points if one.day >= date(2026, 3, 1))


def test_events_and_the_pre_election_period_stand_behind_it() -> None:
    found = usual_range(
        index(STEADY, STEADY), [Event("e", date(2026, 5, 7), "election", "Local elections", major=True)]
    )
    assert found is not None
    assert [one.label for one in found.events] == ["Local elections"]
    assert [(one.first, one.last) for one in found.seasons] == [(date(2026, 4, 2), date(2026, 5, 7))]
    assert "Shaded: pre-election period" in found.alt
