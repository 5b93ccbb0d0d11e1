"""The coach's drawer against the worked example A1, hidden below six check-ins, with its caveats and its words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from leaderlens.analysis.coaching import coach_drawer
from leaderlens.analysis.histories import Coefficients, Distances, MovingRanges
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.event import Event
from tests.analysis.rounds import US, Given, ask, meet
from tests.analysis.test_alike import A1_OTHER, A1_SELF
from tests.analysis.test_usual import STEADY, parts

DAY = date(2025, 9, 15)


def waves(count: int, sums: tuple[int, ...] = STEADY, *, equal: bool = False) -> list[Reveal]:
    """``count`` check-ins with the ratings of A1 about the chief executive and a steady index."""
    found = []
    for place in range(count):
        given: dict[Question, tuple[Given, Given]] = {
            ask(f"item_{number}"): (5, 5) if equal else (other, own)
            for number, (own, other) in enumerate(zip(A1_SELF, A1_OTHER, strict=True))
        }
        statements = parts(sums[place])
        given |= {question: (value, value) for question, value in zip(US, statements, strict=True)}
        found.append(meet(DAY + timedelta(days=28 * place), given))
    return found


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "one is in so far"), (5, "five are in so far")],
)
def test_below_six_check_ins_the_drawer_is_shut_and_says_why(count: int, said: str) -> None:
    found = coach_drawer(waves(count), Subject.CHIEF_EXECUTIVE)
    assert said in found.hidden
    assert found.pictures == found.lines == ()


def test_kappa_and_ac2_stand_beside_each_other_with_their_leave_one_out_range() -> None:
    """A1: QWK .485374, between .38 and .60 whichever item is left out; AC2 .893346; ICC .498886 and .558603."""
    drawer = coach_drawer(waves(6), Subject.CHIEF_EXECUTIVE)
    picture = next(one.picture for one in drawer.pictures if isinstance(one.picture, Coefficients))
    newest = [panel.reaches[-1] for panel in picture.panels]
    assert [one.value for one in newest] == [
        pytest.approx(value, abs=1e-6) for value in (0.485374, 0.893346, 0.498886, 0.558603)
    ]
    assert (round(newest[0].low or 0, 2), round(newest[0].high or 0, 2)) == (0.38, 0.60)
    assert picture.headline == "Latest: weighted kappa 0.49, AC2 0.89"
    assert picture.table.rows[-1][1] == "0.49 (0.38 to 0.60)"


def test_the_distance_is_told_by_kind() -> None:
    """A1: D² 25 over 19 items = level 6.368421 + scatter 1.005411 + shape 17.626168."""
    drawer = coach_drawer(waves(6), Subject.CHIEF_EXECUTIVE)
    picture = next(one.picture for one in drawer.pictures if isinstance(one.picture, Distances))
    bar = picture.bars[-1]
    parts_of = [19 * (one or 0) for one in (bar.level, bar.scatter, bar.shape)]
    assert parts_of == [pytest.approx(value, abs=1e-6) for value in (6.368421, 1.005411, 17.626168)]
    assert picture.headline == "Latest distance between the two profiles: mostly shape"


def test_every_picture_has_a_caveat_of_its_own() -> None:
    drawer = coach_drawer(waves(6), Subject.CHIEF_EXECUTIVE)
    assert [type(one.picture) for one in drawer.pictures] == [MovingRanges, Coefficients, Distances]
    assert len({one.caveat for one in drawer.pictures}) == 3
    assert all(one.caveat.endswith(".") for one in drawer.pictures)


def test_all_equal_answers_are_said_to_be_undefined() -> None:
    drawer = coach_drawer(waves(6, equal=True), Subject.CHIEF_EXECUTIVE)
    coefficients = next(one.picture for one in drawer.pictures if isinstance(one.picture, Coefficients))
    assert coefficients.panels[0].reaches[-1].value is None
    assert coefficients.table.rows[-1][1] == "not defined: the same answer throughout"
    distances = next(one.picture for one in drawer.pictures if isinstance(one.picture, Distances))
    assert distances.headline == "At the latest check-in the two profiles are the same"


def test_a_large_move_is_ringed_and_said() -> None:
    drawer = coach_drawer(waves(9, (*STEADY[:8], 7)), Subject.CHIEF_EXECUTIVE)
    picture = drawer.pictures[0].picture
    assert isinstance(picture, MovingRanges)
    assert picture.headline == "Moves larger than usual: Leader in April 2026; Chief Executive in April 2026"
    assert len(picture.panels[0].points) == 8


RISING = tuple(9 + place // 2 for place in range(14))


@pytest.mark.parametrize(
    ("count", "words"),
    [(6, "too few points for a test"), (7, "too few points for a test"), (8, "mostly in one direction")],
)
def test_a_direction_is_tested_from_eight_points_on(count: int, words: str) -> None:
    drawer = coach_drawer(waves(count, RISING), Subject.CHIEF_EXECUTIVE)
    assert len(drawer.lines) == 2
    assert all(words in line and "per four weeks" in line for line in drawer.lines)


def test_a_steady_view_has_no_clear_direction_yet() -> None:
    assert "no clear direction yet" in coach_drawer(waves(10), Subject.CHIEF_EXECUTIVE).lines[0]


def around(count: int, after: int, sums: tuple[int, ...] = STEADY) -> list[str]:
    """What is said of an event that ``after`` check-ins lie before."""
    event = Event("e", DAY + timedelta(days=28 * after - 3), "budget", "Budget council", major=True)
    lines = coach_drawer(waves(count, sums), Subject.CHIEF_EXECUTIVE, [event]).lines
    return [line for line in lines if "Budget council" in line]


def test_before_and_after_needs_twelve_points_and_five_on_either_side() -> None:
    assert not around(11, 5)
    assert not around(12, 4)
    assert around(12, 6)


def test_before_and_after_is_a_count_and_says_what_was_under_way() -> None:
    (first, _second) = around(14, 7, RISING)
    assert "comparisons were higher after Budget council (27 March 2026)." in first
    assert first.endswith("It was already rising.")


def test_nothing_about_somebody_keeps_the_drawer_shut() -> None:
    assert coach_drawer(waves(8), Subject.LEADER).hidden.endswith("none is in so far.")
