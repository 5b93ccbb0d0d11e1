from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaderlens.analysis.comparing import comparison
from leaderlens.analysis.histories import Line, Period
from tests.analysis.rounds import C, Given, L, ask, monthly, names

DECISIVE, PATIENT = ask("decisive"), ask("patient")


def run(*values: Given) -> list[tuple[Given, Given]]:
    return [(value, 5) for value in values]


@pytest.mark.parametrize(
    ("first", "second", "headline"),
    [
        ((5, 6, 5, 6, 5, 6), (3, 4, 3, 4, 4, 4), "Of five moves, three went the same way in both"),
        ((5, 6, 5, 6, 5, 6), (4, 3, 4, 3, 4, 3), "Of five moves, none went the same way in both"),
        ((5, 5, 5, 5, 5, 6), (4, 4, 4, 4, 4, 5), "Of one move, one went the same way in both"),
        (
            (5, 5, 5, 5, 5, 5),
            (4, 4, 4, 4, 4, 4),
            "Decisive (Chief Executive), Leader’s view and Patient (Chief Executive), Leader’s view: neither has moved",
        ),
        (
            (5, 6, 5),
            (4, 5, 4),
            (
                "Decisive (Chief Executive), Leader’s view and Patient (Chief Executive), Leader’s view: "
                "too early to compare"
            ),
        ),
    ],
)
def test_moves_in_common_are_counted(first: tuple[int, ...], second: tuple[int, ...], headline: str) -> None:
    reveals = monthly({DECISIVE: run(*first), PATIENT: run(*second)})
    found = comparison(reveals, [Line(DECISIVE, L), Line(PATIENT, L)], names())
    assert found is not None
    assert found.headline == headline


def test_any_two_series_share_the_table_and_the_alt_text() -> None:
    reveals = monthly({DECISIVE: [(3, 6), (None, 6)]})
    found = comparison(reveals, [Line(DECISIVE, L), Line(DECISIVE, C)], names())
    assert found is not None
    assert found.table.rows == (("15 September 2025", "3", "6"), ("13 October 2025", "missed", "6"))
    assert "Decisive (Chief Executive), Leader’s view: latest 3 in September 2025; highest 3; lowest 3." in found.alt


def test_a_move_across_a_new_wording_is_not_counted() -> None:
    old = monthly({DECISIVE: run(7, 7, 7), PATIENT: run(7, 7, 7)})
    rows = {replace(DECISIVE, wording="0123abcd"): run(2, 2, 2), PATIENT: run(2, 2, 2)}
    found = comparison([*old, *monthly(rows, date(2026, 1, 5))], [Line(DECISIVE, L), Line(PATIENT, L)], names())
    assert found is not None
    assert found.headline.endswith("neither has moved")


def test_a_period_without_a_check_in_is_no_chart() -> None:
    reveals = monthly({DECISIVE: run(5)})
    assert comparison(reveals, [Line(DECISIVE, L)], names(), period=Period(date(2030, 1, 1))) is None
    assert comparison([], [Line(DECISIVE, L)], names()) is None
