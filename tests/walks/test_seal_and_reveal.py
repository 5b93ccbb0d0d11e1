"""The first walk: one seals, the other seals, both see both at once. Real vaults, real bundles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import Role
from leaderlens.errors import NotAllowedError
from tests.laptops import CHECKIN, CHIEFS_ANSWERS, LEADERS_ANSWERS, PAIR_ID, TwoLaptops, two_laptops

BOTH = {Role.LEADER: LEADERS_ANSWERS, Role.CHIEF_EXECUTIVE: CHIEFS_ANSWERS}


@pytest.fixture
def one_laptop(tmp_path: Path) -> Iterator[TwoLaptops]:
    with two_laptops(tmp_path, local=True) as both:
        yield both


@pytest.fixture
def shared_folder(tmp_path: Path) -> Iterator[TwoLaptops]:
    with two_laptops(tmp_path) as both:
        yield both


def test_on_one_laptop_both_see_the_reveal_after_their_next_unlock(one_laptop: TwoLaptops) -> None:
    leader, chief = one_laptop.leader, one_laptop.chief
    leader.open_checkin()
    assert leader.stage() is Stage.TO_DO
    leader.seal()
    leader.sync()
    assert leader.stage() is Stage.SEALED_WAITING

    chief.sync()  # hand over: the chief executive unlocks
    assert chief.stage() is Stage.OTHER_WAITING
    chief.seal()
    chief.sync()
    assert chief.stage() is Stage.WAITING_FOR_OPENING

    leader.sync()  # the leader's next unlock
    assert leader.stage() is Stage.REVEALED
    chief.sync()  # the chief executive's next unlock
    assert chief.stage() is Stage.REVEALED
    assert leader.reveal() == chief.reveal() == BOTH


def test_over_a_shared_folder_each_waits_for_the_receipt(shared_folder: TwoLaptops) -> None:
    leader, chief = shared_folder.leader, shared_folder.chief
    leader.open_checkin()
    leader.seal()
    leader.sync()
    chief.sync()
    chief.seal()
    chief.sync()
    assert chief.stage() is Stage.WAITING_FOR_OPENING
    leader.sync()
    assert leader.stage() is Stage.WAITING_FOR_RECEIPT  # the leader's opening may not have reached the other yet
    with pytest.raises(NotAllowedError):
        leader.reveal()
    chief.sync()
    assert chief.stage() is Stage.REVEALED  # the leader's opening was written after ours was seen
    leader.sync()
    assert leader.stage() is Stage.REVEALED
    assert leader.reveal() == chief.reveal() == BOTH
    assert (len(leader.files()), len(chief.files())) == (3, 3)  # open, seal, opening; seal, opening, receipt
    shared_folder.sync_until_quiet()
    assert (len(leader.files()), len(chief.files())) == (3, 3)


@pytest.mark.parametrize("first", [Role.LEADER, Role.CHIEF_EXECUTIVE])
def test_it_does_not_matter_who_seals_first_or_that_both_seal_unknowingly(
    shared_folder: TwoLaptops, first: Role
) -> None:
    leader, chief = shared_folder.leader, shared_folder.chief
    leader.open_checkin()
    shared_folder.sync_until_quiet()
    for one in (leader, chief) if first is Role.LEADER else (chief, leader):
        one.seal()
    shared_folder.sync_until_quiet()
    assert leader.stage() is chief.stage() is Stage.REVEALED
    assert leader.reveal() == chief.reveal() == BOTH


def test_before_both_have_sealed_neither_vault_nor_folder_holds_a_rating_of_the_other(
    shared_folder: TwoLaptops,
) -> None:
    leader, chief = shared_folder.leader, shared_folder.chief
    leader.open_checkin()
    leader.seal()
    shared_folder.sync_until_quiet()

    for one in (leader, chief):
        with pytest.raises(NotAllowedError, match="not revealed"):
            one.reveal()
    said = b"".join(signed.payload for file in leader.files() for signed in shared_folder.read(file, chief))
    assert b"hurried" not in said
    assert b'"v":3' not in said
    assert not [row for row in chief.contents() if row[0] in {"rating", "secret", "opening"}]


def test_after_48_hours_without_a_receipt_a_person_may_look(shared_folder: TwoLaptops) -> None:
    leader, chief = shared_folder.leader, shared_folder.chief
    leader.open_checkin()
    leader.seal()
    leader.sync()
    chief.sync()
    chief.seal()
    chief.sync()
    leader.sync()

    shared_folder.clock.moment += timedelta(hours=47, minutes=59)
    assert not leader.log.may_show_anyway(PAIR_ID, CHECKIN)
    with pytest.raises(NotAllowedError) as refused:
        leader.log.show_anyway(PAIR_ID, CHECKIN)
    assert refused.value.code == "too-early"

    shared_folder.clock.moment += timedelta(minutes=1)
    assert leader.log.may_show_anyway(PAIR_ID, CHECKIN)
    assert leader.log.show_anyway(PAIR_ID, CHECKIN).reveals
    assert leader.facts().shown_anyway
    assert leader.stage() is Stage.REVEALED
    assert leader.reveal() == BOTH


def test_looking_anyway_needs_the_others_opening(shared_folder: TwoLaptops) -> None:
    leader, chief = shared_folder.leader, shared_folder.chief
    leader.open_checkin()
    leader.seal()
    leader.sync()
    chief.sync()
    chief.seal()
    chief.sync()
    shared_folder.clock.moment += timedelta(days=30)

    assert chief.stage() is Stage.WAITING_FOR_OPENING
    assert not chief.log.may_show_anyway(PAIR_ID, CHECKIN)
