"""The end of a term: one closes, both choose what is carried over."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.people import Role
from leaderlens.domain.term import Carried, Closing

LEADER, CHIEF = Role.LEADER, Role.CHIEF_EXECUTIVE


def test_a_pair_is_open_until_one_says_so_and_closes_on_the_first_day_named() -> None:
    assert Closing("p").closed_on is None
    assert Closing("p", {CHIEF: date(2027, 5, 10)}).closed_on == date(2027, 5, 10)
    assert Closing("p", {CHIEF: date(2027, 5, 10), LEADER: date(2027, 5, 6)}).closed_on == date(2027, 5, 6)


def test_only_what_both_chose_is_carried_over() -> None:
    mine = frozenset({Carried.AGREEMENTS, Carried.TIMELINE})
    assert Closing("p", carried={LEADER: mine}).kept == frozenset()
    both = Closing("p", carried={LEADER: mine, CHIEF: frozenset({Carried.TIMELINE, Carried.OBJECTIVES})})
    assert both.kept == {Carried.TIMELINE}
