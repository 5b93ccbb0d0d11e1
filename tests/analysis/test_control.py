from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.control import Signals, XmR, judge, signals, xmr
from tests.analysis.reference import digits, example


def assert_limits(found: XmR, expected: dict[str, float]) -> None:
    assert found.n == expected["n"]
    assert found.mean == digits(expected["mean"])
    assert found.mean_moving_range == digits(expected["mRbar"])
    assert found.lower == digits(expected["LNPL"])
    assert found.upper == digits(expected["UNPL"])
    assert found.upper_range_limit == digits(expected["URL"])


def test_wheeler_s_trade_deficit() -> None:
    case = example("A4_")
    values = [*case["input"]["baseline"], *case["input"]["new"]]
    limits = xmr(values, frozen=6)
    assert_limits(limits, case["expected"]["xmr"])
    assert signals(values, frozen=6).outside == (8, 9)
    assert limits.upper_range_limit is not None
    assert abs(values[10] - values[9]) > limits.upper_range_limit


def test_the_newest_point_cannot_hide_itself() -> None:
    case = example("A5_")
    values, place = case["input"]["index"], case["input"]["judge_index_0_based"]
    assert_limits(judge(values, place), case["expected"]["limits_from_prior"])
    assert_limits(xmr(values, frozen=place), case["expected"]["limits_from_prior"])
    everything = xmr(values)
    assert_limits(everything, {**case["expected"]["limits_from_all_12"], "LNPL": 3.81})
    assert not everything.outside(4.0)
    assert signals(values, floor_items=3).outside == (9,)


def test_a_frozen_baseline_and_a_run_of_eight() -> None:
    case = example("A6_")
    values = case["input"]["series"]
    assert_limits(xmr(values, frozen=8), case["expected"]["xmr"])
    expected = case["expected"]["signals_0_based"]
    assert signals(values, frozen=8) == Signals(tuple(expected["outside"]), tuple(expected["run8"]))


def test_an_index_that_never_moved_still_has_one_step_of_room() -> None:
    case = example("A15_")
    values, k = case["input"]["index"], case["input"]["k"]
    limits = xmr(values, floor_items=k)
    assert_limits(limits, case["expected"]["limits"])
    assert [limits.outside(value) for value in case["input"]["next_points"]] == case["expected"]["outside"]


def test_too_little_for_limits() -> None:
    assert xmr([]) == XmR(0, None, None, None, None, None)
    assert xmr([5.0]) == XmR(1, 5.0, None, None, None, None)
    assert xmr([5.0, None, 6.0]).lower is None
    assert not xmr([5.0]).outside(1.0)
    assert signals([5.0, 5.3, 1.0], floor_items=3) == Signals((), ())


def test_a_point_on_the_mean_ends_a_run() -> None:
    values = [4.0, 6.0] * 4 + [6.0, 6.0, 6.0, 5.0, 6.0, 6.0, 6.0, 6.0]
    assert signals(values, frozen=8, floor_items=3).run == ()


@given(st.lists(st.one_of(st.none(), st.floats(1, 7)), max_size=30), st.integers(1, 10))
def test_signals_are_places_of_present_points(values: list[float | None], floor_items: int) -> None:
    found = signals(values, floor_items=floor_items)
    assert all(values[place] is not None for place in (*found.outside, *found.run))
    limits = xmr(values, floor_items=floor_items)
    if limits.lower is not None and limits.upper is not None and limits.mean is not None:
        assert limits.lower < limits.mean < limits.upper
