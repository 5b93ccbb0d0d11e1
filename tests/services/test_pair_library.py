"""What one pair can ask: nothing of its own costs nothing."""

from __future__ import annotations

from pathlib import Path

from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Proposal
from leaderlens.services.lenses import Library
from leaderlens.services.pair_library import lens_of, pair_library
from tests.two_people import two_people


def test_a_pair_that_added_nothing_has_the_shipped_lenses(tmp_path: Path) -> None:
    with two_people(tmp_path) as two, two.leader.database.reading() as session:
        library = pair_library(session, two.pair_id)
        assert library.lenses == Library().lenses
        assert pair_library(session, two.pair_id) is library


def test_what_holds_no_lens_is_none() -> None:
    for body in ({}, {"text": 5}, {"text": "[lens]"}, {"text": "x" * 70_000}):
        assert lens_of(Proposal("p", Role.LEADER, body)) is None
