"""The few things a pair chose."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.priority import CAP, HIGHEST_CAP, Horizon, Priority


def test_a_priority_stands_until_it_is_put_down() -> None:
    chosen = Priority("p1", "pair", "Housing above the shops", Horizon.EARLY, date(2026, 6, 1))
    assert chosen.standing
    assert not Priority("p1", "pair", "x", Horizon.EARLY, date(2026, 6, 1), put_down=date(2026, 9, 1)).standing


def test_a_few_means_a_few() -> None:
    assert 0 < CAP <= HIGHEST_CAP
