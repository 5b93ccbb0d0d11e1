from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.change import (
    PooledSem,
    chance_of_steps,
    difference_reliability,
    index_sem,
    jacobson_truax,
    mdc95,
    pooled_sem,
    reliable_change,
    shrunk_sem,
)
from tests.analysis.reference import digits, example

A3 = example("A3_")


def test_a_pair_s_own_wobble() -> None:
    pooled, expected = pooled_sem(A3["input"]["series"]), A3["expected"]
    assert pooled.differences == expected["n_differences"]
    assert pooled.sem == digits(expected["sem_pooled"])
    used = shrunk_sem(pooled.sem, pooled.differences)
    assert used == digits(expected["sem_used"])
    assert mdc95(used) == digits(expected["mdc95_item_cc"])
    for steps in (-1, -2, -3):
        assert reliable_change(steps, used) == digits(expected[f"rc_cc_for_minus{-steps}"])


@pytest.mark.parametrize("items", [1, 3, 6, 13, 20])
def test_the_assumed_wobble_of_an_index(items: int) -> None:
    expected = example("A3b_")["expected"][f"k={items}"]
    assert index_sem(items) == digits(expected["sem0"])
    assert mdc95(index_sem(items), items) == digits(expected["mdc95"])


def test_jacobson_and_truax_1991() -> None:
    case = example("A3c_")
    given_, expected = case["input"], case["expected"]
    assert jacobson_truax(given_["pre"], given_["post"], given_["sd"], given_["rxx"]) == digits(expected["RC"])


def test_the_reliability_of_a_difference() -> None:
    case = example("A3d_")
    assert difference_reliability(*case["input"].values()) == digits(case["expected"])
    assert difference_reliability(0.8, 0.8, 1.0) is None


def test_the_chance_of_steps() -> None:
    expected = example("A16_")["expected"]
    assert chance_of_steps(2, 0.7) == digits(expected["p2"])
    assert chance_of_steps(3, 0.7) == digits(expected["p3"])
    assert 19 * chance_of_steps(2) == digits(expected["expected_two_step_of_19"])
    assert 33 * chance_of_steps(2) == digits(expected["expected_two_step_of_33"])


def test_what_cannot_be_defined() -> None:
    assert pooled_sem([[5], [None, 6, None]]) == PooledSem(None, 0)
    assert shrunk_sem(None, 0) == 0.7
    assert reliable_change(2, 0.0) is None
    assert jacobson_truax(1, 2, 0, 0.8) is None
    assert jacobson_truax(1, 2, 5, 1.0) is None
    assert chance_of_steps(2, 0.0) == 0.0
    assert chance_of_steps(0, 0.7) == 1.0


@given(st.floats(-6, 6), st.floats(0.05, 2), st.integers(1, 20))
def test_a_reliable_change_keeps_its_sign_and_starts_after_half_a_step(delta: float, sem: float, items: int) -> None:
    found = reliable_change(delta, sem, items)
    assert found is not None
    assert found * delta >= 0
    assert (found == 0) == (abs(delta) <= 0.5 / items or found == 0)
    other_way = reliable_change(-delta, sem, items)
    assert other_way == -found


@given(st.lists(st.lists(st.one_of(st.none(), st.integers(1, 7)), max_size=12), max_size=6))
def test_the_used_wobble_lies_between_the_pair_s_own_and_the_assumed(series: list[list[int | None]]) -> None:
    pooled = pooled_sem(series)
    used = shrunk_sem(pooled.sem, pooled.differences)
    ends = sorted([0.7, pooled.sem if pooled.sem is not None else 0.7])
    assert ends[0] - 1e-9 <= used <= ends[1] + 1e-9
