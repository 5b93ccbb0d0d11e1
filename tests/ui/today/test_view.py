"""The values of Today: two looks that found the same are equal, so the page need not be painted again."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.ui.desk import Place
from leaderlens.ui.today.view import Action, Glance, HandOver, Hero, JournalRow


def test_equal_looks_are_equal_and_any_difference_shows() -> None:
    hero = Hero("Pick up", "11 of 68", Action("Continue", Place("checkins", checkin_id="a", act="rate")))
    glance = Glance("Tuesday", hero, None, (JournalRow("e", "A walk", "Today"),), recovery=False)
    assert glance == replace(glance, hero=replace(hero))
    assert glance != replace(glance, hero=replace(hero, action=Action("Continue", HandOver())))
