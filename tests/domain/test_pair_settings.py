"""Rhythms and forms: when the next check-in is due, and what it takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import FormKind
from leaderlens.domain.pair_settings import Cadence, FormRule, PairSettings, Rhythm, next_due
from leaderlens.domain.people import SEATS

F, P = FormKind.FULL, FormKind.PULSE
TODAY = date(2026, 11, 21)
CADENCES = st.sampled_from([Cadence(rhythm, 21 if rhythm is Rhythm.OWN else 0) for rhythm in Rhythm])


@pytest.mark.parametrize(
    ("cadence", "after"),
    [
        (Cadence(Rhythm.WEEKLY), date(2026, 2, 7)),
        (Cadence(Rhythm.FORTNIGHTLY), date(2026, 2, 14)),
        (Cadence(Rhythm.MONTHLY), date(2026, 2, 28)),
        (Cadence(Rhythm.QUARTERLY), date(2026, 4, 30)),
        (Cadence(Rhythm.OWN, 10), date(2026, 2, 10)),
    ],
)
def test_one_step_from_the_last_of_january(cadence: Cadence, after: date) -> None:
    assert cadence.after(date(2026, 1, 31)) == after
    assert cadence.label.startswith("every ")


def test_months_are_counted_from_where_they_began() -> None:
    assert Cadence(Rhythm.MONTHLY).after(date(2026, 1, 31), 2) == date(2026, 3, 31)
    assert Cadence(Rhythm.MONTHLY).after(date(2026, 11, 15), 2) == date(2027, 1, 15)


@given(CADENCES, st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_the_next_one_is_never_in_the_past_and_never_two_steps_away(cadence: Cadence, last: date, today: date) -> None:
    due = next_due(cadence, last, today)
    assert due >= today
    assert due > last
    assert due == cadence.after(last) or due - today < timedelta(days=93)


def test_a_first_check_in_is_due_in_a_week() -> None:
    assert next_due(Cadence(), None, TODAY) == date(2026, 11, 28)


@pytest.mark.parametrize("days", [0, 6, 367])
def test_a_rhythm_of_ones_own_has_its_bounds(days: int) -> None:
    with pytest.raises(ValueError, match="days"):
        Cadence(Rhythm.OWN, days)


@pytest.mark.parametrize(
    ("rule", "earlier", "form"),
    [
        (FormRule.PULSE, [], F),
        (FormRule.PULSE, [F, P, P, P], P),
        (FormRule.FULL, [F, F], F),
        (FormRule.MIXED, [], F),
        (FormRule.MIXED, [F], P),
        (FormRule.MIXED, [F, P], P),
        (FormRule.MIXED, [F, P, P], F),
        (FormRule.MIXED, [P, P], F),
    ],
)
def test_the_first_form_is_full_and_a_mixed_rule_asks_in_full_every_third_time(
    rule: FormRule, earlier: list[FormKind], form: FormKind
) -> None:
    assert rule.form_after(earlier) is form


def test_what_a_pair_that_chose_nothing_has() -> None:
    chosen = PairSettings()
    assert (chosen.lenses, chosen.mirrors, chosen.prediction) == (("ryley", "taylor"), True, True)
    assert chosen.reminded == frozenset(SEATS)
