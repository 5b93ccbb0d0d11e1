from __future__ import annotations

from datetime import date

import pytest

from leaderlens.analysis.words import (
    banned_in,
    capital,
    check_ins,
    listing,
    month,
    number,
    roughly,
    span,
    steps,
    tenths,
)


@pytest.mark.parametrize(
    ("count", "word"), [(0, "no"), (1, "one"), (3, "three"), (16, "sixteen"), (20, "twenty"), (21, "21")]
)
def test_numbers_up_to_twenty_are_words(count: int, word: str) -> None:
    assert number(count) == word


def test_counts_agree_with_their_nouns() -> None:
    assert [steps(1), steps(2)] == ["one step", "two steps"]
    assert [check_ins(1), check_ins(13)] == ["1 check-in", "13 check-ins"]


def test_lists_end_in_and() -> None:
    assert [listing([]), listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_capital_goes_past_an_opening_quotation_mark() -> None:
    assert [capital("the Leader"), capital("‘no side’ and"), capital("…")] == ["The Leader", "‘No side’ and", "…"]


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        (0.6, ("one", 1)),
        (1.2, ("one", 1)),
        (2.4646, ("two or three", 3)),
        (2.8, ("three", 3)),
        (4.28, ("four", 4)),
        (25.5, ("25 or 26", 26)),
    ],
)
def test_an_expected_count_as_people_say_it(expected: float, said: tuple[str, int]) -> None:
    assert roughly(expected) == said


def test_months_carry_their_year_only_where_it_differs() -> None:
    now = date(2025, 11, 17)
    assert month(date(2025, 10, 13), now) == "October"
    assert month(date(2024, 10, 13), now) == "October 2024"
    assert span(date(2024, 9, 1), now) == "September 2024 to November 2025"
    assert span(date(2025, 11, 3), now) == "November 2025"


def test_tenths_are_always_printed() -> None:
    assert [tenths(6), tenths(17 / 3)] == ["6.0", "5.7"]


@pytest.mark.parametrize(
    "text",
    [
        "A significant drop",
        "The rating has improved",
        "It was caused by the budget",
        "an accurate view",
        "objectively",
        "The rating declined",
        "has got worse",
        "Alert!",
        "over-estimator",
        "a blind spot",
        "the process is out of control",
        "no change",
    ],
)
def test_banned_words_are_found(text: str) -> None:
    assert banned_in(text)


@pytest.mark.parametrize("text", ["much as before", "Clear aims", "because", "the objectives page", "Nantwich"])
def test_innocent_words_are_not(text: str) -> None:
    assert banned_in(text) is None
