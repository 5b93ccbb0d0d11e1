"""Roles, seats and names."""

from __future__ import annotations

from datetime import date

import pytest

from leaderlens.domain.people import Pair, Person, Role


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Robin Thackwray", "Robin"),
        ("Councillor Robin Thackwray", "Robin"),
        ("Cllr Dr Anwen Rees", "Anwen"),
        ("Morgan", "Morgan"),
        ("Sir", "Sir"),
    ],
)
def test_a_person_is_called_by_the_first_name_without_titles(name: str, first: str) -> None:
    assert Person("1", name, Role.LEADER).first_name == first


def test_each_seat_has_one_other_and_a_coach_has_none() -> None:
    assert Role.LEADER.other is Role.CHIEF_EXECUTIVE
    assert Role.CHIEF_EXECUTIVE.other is Role.LEADER
    with pytest.raises(ValueError, match="no seat"):
        _ = Role.COACH.other


def test_a_pair_knows_both_names_and_who_is_the_partner() -> None:
    pair = Pair("p", Role.CHIEF_EXECUTIVE, "Robin", "Morgan", "Kelderby Council", date(2024, 12, 4))
    assert pair.name_of(Role.LEADER) == "Robin"
    assert pair.name_of(Role.CHIEF_EXECUTIVE) == "Morgan"
    assert pair.partner is Role.LEADER
