from __future__ import annotations

from collections.abc import Sequence

import pytest

from leaderlens.analysis.findings import (
    Closer,
    Gap,
    Shift,
    Tier,
    Together,
    closer,
    closers,
    gap,
    gaps,
    meetings,
    shift,
    shifts,
    together,
)
from leaderlens.domain.checkin import Missing, Subject
from tests.analysis.rounds import C, Given, L, ask, monthly

DECISIVE, PATIENT, HONEST = ask("decisive"), ask("patient"), ask("honest")


def gap_of(*pairs: tuple[Given, Given]) -> Gap | None:
    return gap(monthly({DECISIVE: pairs}), DECISIVE)


def shift_of(*ratings: Given) -> Shift | None:
    return shift(monthly({DECISIVE: [(value, 6) for value in ratings]}), DECISIVE, L)


def test_two_steps_are_noticed_three_hold_up() -> None:
    noticed, wide = gap_of((4, 6)), gap_of((3, 6))
    assert noticed is not None
    assert wide is not None
    assert (noticed.steps, noticed.tier) == (2, Tier.NOTICED)
    assert (wide.steps, wide.tier) == (3, Tier.HOLDS_UP)


def test_two_steps_that_last_hold_up() -> None:
    reveals = monthly({DECISIVE: [(5, 6), (4, 6), (None, 6), (4, 6)], PATIENT: [(4, 4)] * 4})
    found = gap(reveals, DECISIVE)
    assert found is not None
    assert (found.occasions, found.rated, found.tier) == (2, 3, Tier.HOLDS_UP)
    assert found.since == reveals[1].checkin.due


def test_a_gap_the_other_way_round_starts_anew() -> None:
    found = gap_of((6, 4), (4, 6))
    assert found is not None
    assert found.occasions == 1


@pytest.mark.parametrize("pairs", [[(5, 6)], [(None, 6)], [(Missing.NO_CHANCE, 6)], [(3, 6), (None, 6)]])
def test_no_gap_without_two_views_two_steps_apart(pairs: Sequence[tuple[Given, Given]]) -> None:
    assert gap_of(*pairs) is None
    assert gap([], DECISIVE) is None


def test_a_gap_that_closed() -> None:
    reveals = monthly({DECISIVE: [(3, 6), (5, 6)], PATIENT: [(4, 6), (6, 6)], HONEST: [(3, 6), (4, 6)]})
    assert closer(reveals, DECISIVE) == Closer(DECISIVE, 3, 1)
    assert closers(reveals, [PATIENT, HONEST, DECISIVE]) == [Closer(PATIENT, 2, 0), Closer(DECISIVE, 3, 1)]
    assert closer(reveals[:1], DECISIVE) is None


def test_views_that_were_apart_and_have_come_together() -> None:
    def met(*pairs: tuple[Given, Given]) -> Together | None:
        return together(monthly({DECISIVE: pairs}), DECISIVE)

    apart, near = (3, 6), (5, 6)
    reveals = monthly({DECISIVE: [apart, apart, near, near], PATIENT: [apart, apart, apart, near]})
    assert met(apart, apart, near, near) == Together(DECISIVE, reveals[2].checkin.due)
    assert met(apart, apart, near, apart, near, near) is not None
    assert met(apart, apart, near) is None
    assert met(apart, near, near) is None
    assert met(near, near, apart, apart) is None
    assert met(apart, apart, near, near, (None, 6)) is None
    assert met((None, 6)) is None
    assert meetings(reveals, [PATIENT, DECISIVE]) == [Together(DECISIVE, reveals[2].checkin.due)]


def test_one_step_is_ordinary() -> None:
    assert shift_of(5, 4) is None
    assert shift_of(5) is None
    assert shift_of(5, None) is None


def test_below_six_ratings_a_move_is_from_last_time() -> None:
    assert shift_of(6, 6, 4) == Shift(DECISIVE, L, 6, 4, 1, usual=False)
    assert shift_of(4, None, 6) == Shift(DECISIVE, L, 4, 6, 1, usual=False)


def test_from_six_ratings_on_a_move_is_from_the_usual() -> None:
    found = shift_of(6, 6, 5, 6, 6, 6, 4)
    assert found == Shift(DECISIVE, L, 6, 4, 1, usual=True)
    assert found.tier is Tier.NOTICED
    assert shift_of(6, 6, 6, 6, 6, 4, 6) is None


@pytest.mark.parametrize(
    ("ratings", "occasions"),
    [((6, 4, 4), 2), ((6, 6, 6, 6, 6, 4, 4), 2), ((6, 6, 6, 6, 6, 4, 4, 4), 3), ((3, 3, 3, 3, 3, 6, 5), 2)],
)
def test_a_move_that_lasts_holds_up(ratings: Sequence[int], occasions: int) -> None:
    found = shift_of(*ratings)
    assert found is not None
    assert (found.occasions, found.held, found.tier) == (occasions, True, Tier.HOLDS_UP)


def test_a_move_of_three_holds_up_at_once() -> None:
    found = shift_of(6, 3)
    assert found is not None
    assert (found.steps, found.held, found.tier) == (-3, False, Tier.HOLDS_UP)


def test_what_holds_up_comes_first_then_what_is_wide() -> None:
    reveals = monthly({DECISIVE: [(6, 6), (4, 6)], PATIENT: [(4, 6), (4, 6)], HONEST: [(6, 6), (2, 6)]})
    assert [one.question for one in gaps(reveals, [DECISIVE, PATIENT, HONEST])] == [HONEST, PATIENT, DECISIVE]


def test_of_equal_moves_the_view_of_the_other_comes_first() -> None:
    own = ask("decisive", Subject.LEADER)
    reveals = monthly({own: [(6, 6), (4, 4)]})
    assert [one.rater for one in shifts(reveals, [own])] == [C, L]
