"""A vault goes back to a backup while the exchange knows newer things it said: its history must not split in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import Role
from leaderlens.errors import NotAllowedError
from leaderlens.services import backups, restoring
from leaderlens.services.lenses import Library
from tests.seats import Seats, all_rated, seats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as both:
        yield both


def test_what_was_said_after_the_backup_is_read_back_before_anything_new_is_said(both: Seats) -> None:
    questions = Library().questions(("ryley",))
    first = both.open_checkin()
    both.reveal(first, all_rated(questions, 6), all_rated(questions, 4))
    backup = backups.backup_now(both.leader.laptop.vault)
    second = both.open_checkin()
    both.chief.log.sync()

    restoring.go_back(both.leader.laptop.vault, backup)
    checkins = both.leader.checkins
    assert [one.checkin.id for one in checkins.overview(both.pair_id)] == [first]
    with pytest.raises(NotAllowedError) as refused:
        checkins.open(both.pair_id, both.clock().date(), ("taylor",))
    assert refused.value.code == "restore-first"

    both.leader.log.sync()
    assert {one.checkin.id for one in checkins.overview(both.pair_id)} == {first, second}
    both.seal(Role.LEADER, second, all_rated(questions, 5))
    both.seal(Role.CHIEF_EXECUTIVE, second, all_rated(questions, 5))
    both.leader.log.sync()
    both.chief.log.sync()
    for role in (Role.LEADER, Role.CHIEF_EXECUTIVE):
        assert both.stage(role, second) is Stage.REVEALED
        assert both.of(role).log.problems() == ()


def test_a_sheet_sealed_after_the_backup_stays_sealed_and_is_said_to_be_missing(both: Seats) -> None:
    questions = Library().questions(("ryley",))
    backup = backups.backup_now(both.leader.laptop.vault)
    checkin_id = both.open_checkin()
    both.seal(Role.LEADER, checkin_id, all_rated(questions, 6))
    both.chief.log.sync()
    restoring.go_back(both.leader.laptop.vault, backup)
    both.leader.log.sync()
    assert both.stage(Role.LEADER, checkin_id) is Stage.SEALED_WAITING
    both.seal(Role.CHIEF_EXECUTIVE, checkin_id, all_rated(questions, 4))
    both.leader.log.sync()
    both.chief.log.sync()
    assert [problem.code for problem in both.chief.log.problems()] == []
    assert both.stage(Role.LEADER, checkin_id) is not Stage.REVEALED
