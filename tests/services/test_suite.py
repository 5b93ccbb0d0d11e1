"""The suite of an open vault: what an unlock takes in, and what it leaves alone in a vault opened only to be read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.domain.changes import Changes
from leaderlens.services.suite import services_of
from tests.two_people import two_people


def test_arriving_brings_what_the_other_person_published(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        ours = services_of(two.leader.vault, two.exchange, two.clock)
        theirs = services_of(two.chief_executive.vault, two.exchange, two.clock)
        theirs.arrive()
        ours.checkins.open(two.pair_id, two.clock().date() + timedelta(days=7), ("convenor",))
        ours.arrive()

        assert theirs.arrive().checkins

        assert len(theirs.checkins.overview(two.pair_id)) == 1


def test_arriving_empties_the_bin_of_what_lay_there_too_long(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        ours = services_of(two.leader.vault, two.exchange, two.clock)
        ours.journal.quick_line("A line for the bin")
        ours.journal.bin(ours.journal.lines()[0].id)
        assert not ours.arrive().journal
        two.clock.moment += timedelta(days=400)

        assert ours.arrive().journal

        assert ours.journal.binned() == ()


def test_a_vault_opened_only_to_be_read_takes_nothing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with two_people(tmp_path) as two:
        ours = services_of(two.leader.vault, two.exchange, two.clock)
        theirs = services_of(two.chief_executive.vault, two.exchange, two.clock)
        theirs.checkins.open(two.pair_id, two.clock().date() + timedelta(days=7), ("convenor",))
        theirs.arrive()
        monkeypatch.setattr(two.leader.vault, "read_only", True)

        assert ours.arrive() == Changes()

        assert ours.checkins.overview(two.pair_id) == ()
