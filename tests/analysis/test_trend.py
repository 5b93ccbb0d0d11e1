from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.trend import MannKendall, TheilSen, mann_kendall, nap, theil_sen
from tests.analysis.reference import digits, example


def assert_test(found: MannKendall, expected: dict[str, float]) -> None:
    assert (found.n, found.s) == (expected["n"], expected["S"])
    assert found.variance == digits(expected["varS"])
    assert found.z == digits(expected["Z"])
    assert found.p == digits(expected["p_normal"])
    exact = expected["p_exact"]
    assert found.exact == (None if exact is None else digits(exact))
    assert found.p_value == digits(expected["p_normal"] if exact is None else exact)


def test_uneven_dates_ties_and_a_missing_wave() -> None:
    case = example("A7_")
    y, days = case["input"]["y"], case["input"]["days"]
    assert_test(mann_kendall(y, days), case["expected"]["mk"])
    found, expected = theil_sen(y, days), case["expected"]["theil_sen_per_day"]
    assert found.slope == digits(expected["slope"])
    assert found.intercept == digits(expected["intercept"])
    assert found.low == digits(expected["lo"])
    assert found.high == digits(expected["hi"])
    assert found.slope is not None
    assert 28 * found.slope == digits(case["expected"]["slope_per_28_days"])


def test_four_points_cannot_speak() -> None:
    case = example("A7b_")
    assert_test(mann_kendall(case["input"]["y"], case["input"]["days"]), case["expected"]["mk"])


def test_no_movement_at_all() -> None:
    case = example("A7c_")
    y = case["input"]["y"]
    found, expected = mann_kendall(y), case["expected"]
    assert (found.s, found.variance, found.z, found.p, found.exact) == (0, expected["varS"], expected["Z"], 1.0, 1.0)
    assert theil_sen(y, range(6)) == TheilSen(0.0, 6.0, 0.0, 0.0)


def test_mann_kendall_by_hand() -> None:
    case = example("A7d_")
    y = case["input"]["y"]
    assert_test(mann_kendall(y), case["expected"]["mk"])
    found, expected = theil_sen(y, range(1, 15)), case["expected"]["theil"]
    assert found.slope == digits(expected["slope"])
    assert found.intercept == digits(expected["intercept"])
    assert found.low == digits(expected["lo"])
    assert found.high == digits(expected["hi"])


def test_days_put_values_in_order() -> None:
    assert mann_kendall([3, 1, 2], [20, 0, 10]) == mann_kendall([1, 2, 3])


def test_two_check_ins_on_one_day_have_no_slope_between_them() -> None:
    assert theil_sen([4, 6], [0, 0]) == TheilSen(None, None, None, None)
    assert theil_sen([4, 6, 8], [0, 0, 10]).slope == digits(0.3)


def test_nothing_yet() -> None:
    assert mann_kendall([]) == MannKendall(0, 0, 0.0, 0.0, 1.0, None)
    assert mann_kendall([None, 5]).p_value == 1.0
    assert theil_sen([5], [0]) == TheilSen(None, None, None, None)
    assert theil_sen([1, 3], [0, 1]).low is None


def test_parker_2011() -> None:
    case = example("A8_")
    for given_, expected in zip(case["input"], case["expected"], strict=True):
        assert nap(given_["A"], given_["B"]) == digits(expected["nap"])
    assert nap([None], [5]) is None
    assert nap([5, None], [None, 5]) == 0.5


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_the_exact_p_is_that_of_every_order(values: list[int]) -> None:
    def s(order: tuple[int, ...]) -> int:
        return sum((b > a) - (b < a) for a, b in combinations(order, 2))

    own = abs(s(tuple(values)))
    orders = [abs(s(order)) for order in permutations(values)]
    assert mann_kendall(values).exact == digits(sum(one >= own for one in orders) / len(orders))


@given(st.lists(st.one_of(st.none(), st.integers(1, 7)), max_size=15))
def test_looking_back_turns_the_direction_round(values: list[int | None]) -> None:
    there, back = mann_kendall(values), mann_kendall(values[::-1])
    assert (there.s, there.z) == (-back.s, -back.z)
    assert 0 <= there.p <= 1
    slope = theil_sen(values, range(len(values))).slope
    other = theil_sen(values[::-1], range(len(values))).slope
    assert (slope is None and other is None) or digits(slope or 0.0) == -(other or 0.0)


@given(st.lists(st.integers(1, 7), min_size=1), st.lists(st.integers(1, 7), min_size=1))
def test_better_pairs_one_way_are_the_rest_the_other_way(before: list[int], after: list[int]) -> None:
    assert (nap(before, after) or 0.0) + (nap(after, before) or 0.0) == digits(1.0)
