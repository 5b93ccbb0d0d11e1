"""Which pair is meant."""

from __future__ import annotations

from tests.ui.people.views import ELSEWHERE, HELEN, PENDING, TOGETHER, view


def test_pairs_are_told_apart_by_whether_somebody_answered() -> None:
    seen = view(pairs=(PENDING, TOGETHER))
    assert seen.pending == (PENDING,)
    assert seen.connected == (TOGETHER,)


def test_the_pair_shown_is_the_one_in_view_or_the_latest() -> None:
    both = (TOGETHER, ELSEWHERE)
    assert view(pairs=both, in_view="p1").shown is TOGETHER
    assert view(pairs=both, in_view="p0").shown is ELSEWHERE
    assert view(pairs=(PENDING,), in_view="p0").shown is None
    assert view().shown is None


def test_what_a_value_holds_is_not_in_its_repr() -> None:
    assert "ribbon" not in repr(PENDING)
    assert "Robin" not in repr(view(pairs=(PENDING,)))


def test_a_coach_is_known() -> None:
    assert view(HELEN).coach
    assert not view().coach
