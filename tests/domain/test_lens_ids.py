"""Ids and short names are made of names, are told apart, and fit."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.lens_file import LONGEST_SHORT
from leaderlens.domain.lens_ids import new_id, short_name


@given(st.lists(st.text(max_size=40), max_size=12), st.sampled_from([16, 24]))
def test_whatever_the_names_are_every_id_is_one_that_can_travel_and_nobody_elses(names: list[str], most: int) -> None:
    taken: set[str] = set()
    for name in names:
        own = new_id(name, taken, most)
        assert re.fullmatch(r"[a-z][a-z0-9_]*", own)
        assert len(own) <= most
        assert own not in taken
        taken.add(own)


def test_a_short_name_is_the_beginning_and_a_number_where_it_is_taken() -> None:
    assert short_name("Trust", set()) == "Trust"
    assert short_name("Trust", {"Trust", "Trust 2"}) == "Trust 3"
    assert len(short_name("Informality without intimate friendship", set())) <= LONGEST_SHORT
