from __future__ import annotations

import pytest

from leaderlens.analysis.quality import longest_run, spread, worth_a_second_look
from tests.analysis.reference import digits, example


def test_a_missing_rating_ends_a_run() -> None:
    case = example("A13_")
    assert longest_run(case["input"]) == case["expected"]["longstring"]
    assert spread(case["input"]) == digits(case["expected"]["irv"])


def test_nothing_to_run_or_spread() -> None:
    assert longest_run([]) == longest_run([None, None]) == 0
    assert spread([5, None]) is None


@pytest.mark.parametrize(
    ("values", "seconds", "expected"),
    [
        ([6] * 20, 1.0, True),
        ([6] * 20, 4.0, False),
        ([6] * 12 + [1, 7] * 4, 1.0, True),
        ([3, 5, 6, 4] * 5, 1.0, False),
        ([None] * 20, 1.0, False),
    ],
)
def test_a_second_look_is_asked_for_only_where_fast_and_even_meet(
    values: list[int | None], seconds: float, *, expected: bool
) -> None:
    assert worth_a_second_look(values, seconds) is expected
