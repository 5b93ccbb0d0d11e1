from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.retention import BEFORE_CHANGE, LAST, Stamp, kept

NEW_YEAR = date(2026, 1, 1)
STAMPS = st.lists(
    st.builds(
        Stamp,
        epoch=st.integers(1, 3),
        seq=st.integers(0, 50),
        before_change=st.booleans(),
        day=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
        name=st.uuids().map(str),
    ),
    unique_by=lambda stamp: stamp.name,
)


def stamp(seq: int, day: date, *, before: bool = False, epoch: int = 1) -> Stamp:
    return Stamp(epoch, seq, before, day, f"{epoch}-{seq}")


def test_nine_hundred_days_of_use_keep_a_score_of_backups() -> None:
    """One a day for two and a half years: 5 last, 7 days, 4 weeks, 12 months and 3 years overlap to these."""
    there: set[Stamp] = set()
    for number in range(900):
        there.add(stamp(number, NEW_YEAR + timedelta(days=number)))
        there = set(kept(there))
    days = sorted((item.day for item in there), reverse=True)
    assert days[:7] == [NEW_YEAR + timedelta(days=number) for number in range(899, 892, -1)]
    assert {(day.year, day.month) for day in days} >= {(2028, month) for month in range(1, 7)}
    assert {day.year for day in days} == {2026, 2027, 2028}
    assert 18 <= len(there) <= 24


def test_case_40_a_clock_three_years_back_does_not_push_out_the_newest() -> None:
    right = [stamp(number, date(2026, 5, 1) + timedelta(days=number)) for number in range(20)]
    wrong = [stamp(20 + number, date(2023, 5, 1) + timedelta(days=number)) for number in range(3)]
    stay = kept(right + wrong)
    assert stay >= set(wrong)
    assert stay >= set(right[-2:])


def test_case_40_a_clock_forward_does_not_make_old_writing_the_newest() -> None:
    ahead = [stamp(number, date(2035, 1, 1)) for number in range(3)]
    later = [stamp(number, date(2026, 1, number)) for number in range(3, 12)]
    assert kept(ahead + later) >= set(later[-7:])


def test_three_of_those_made_before_a_change_stay() -> None:
    made = [stamp(number, NEW_YEAR, before=True, epoch=number + 1) for number in range(6)]
    assert kept(made) == set(made[-BEFORE_CHANGE:])


def test_a_higher_epoch_is_newer_whatever_its_seq() -> None:
    old = [stamp(1_000 + number, NEW_YEAR) for number in range(9)]
    new = [stamp(number, NEW_YEAR, epoch=2) for number in range(5)]
    assert kept(old + new) >= set(new)


@given(STAMPS)
def test_the_newest_always_stay_and_a_second_look_lets_nothing_more_go(stamps: list[Stamp]) -> None:
    stay = kept(stamps)
    assert stay <= set(stamps)
    ordinary = sorted((item for item in stamps if not item.before_change), reverse=True)
    assert set(ordinary[:LAST]) <= stay
    assert kept(stay) == stay
    assert {item.day.year for item in ordinary} == {item.day.year for item in stay if not item.before_change}
