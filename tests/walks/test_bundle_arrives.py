"""The second walk: bundles arrive through a carrier that delays, shuffles, truncates, renames and deletes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.record import SetFields
from leaderlens.store.pairs import Meeting, add_accepted
from tests.laptops import CHIEFS_ANSWERS, LEADERS_ANSWERS, PAIR_ID, Laptop, TwoLaptops, two_laptops

CONFLICT_NAMES = (
    "{stem}.sync-conflict-20261121-191922-O6DQEYN.llx",
    "{stem}-DESKTOP-1234.llx",
    "{stem} (Robin's conflicted copy).llx",
    "{stem} (1).llx",
)


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[TwoLaptops]:
    """Each laptop has its own copy of the folder; only a carrier moves files between them."""
    with two_laptops(tmp_path, separate=True) as both:
        yield both


class Carrier:
    """Copies files from one folder to the other like the worst of synchronising tools."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def carry(self, source: Laptop, target: Laptop, *, calm: bool = False) -> None:
        files = sorted(source.folder.rglob("*.llx"))
        self.dice.shuffle(files)
        for file in files:
            place = target.folder / file.relative_to(source.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            draw = 1.0 if calm else self.dice.random()
            if draw < 0.3:
                continue  # later
            if draw < 0.45:
                place.write_bytes(file.read_bytes()[: self.dice.randrange(3000)])  # half of it
            elif draw < 0.6:
                name = self.dice.choice(CONFLICT_NAMES).format(stem=file.stem)
                if len(name.encode()) < 200:  # copies of copies of copies: a file system knows an end, and so do tools
                    shutil.copyfile(file, place.with_name(name))
            elif draw < 0.7:
                place.unlink(missing_ok=True)
            else:
                shutil.copyfile(file, place)
        (target.folder / "desktop.ini").write_bytes(b"[x]")


@pytest.mark.parametrize("seed", range(4))
def test_however_badly_files_travel_both_come_to_the_same_reveal(apart: TwoLaptops, seed: int) -> None:
    dice = random.Random(seed)
    carrier = Carrier(dice)
    leader, chief = apart.leader, apart.chief
    leader.open_checkin()
    leader.seal()
    chief.seal()
    for step in range(14):
        for one in (leader, chief):
            if dice.random() < 0.5:
                one.say(SetFields("event", f"e{dice.randrange(4)}", {"title": f"{one.role} {step}"}))
            one.sync()
        carrier.carry(leader, chief)
        carrier.carry(chief, leader)
    for _step in range(5):
        carrier.carry(leader, chief, calm=True)
        leader.sync()
        carrier.carry(chief, leader, calm=True)
        chief.sync()

    assert shared(leader) == shared(chief)
    assert leader.stage() is chief.stage() is Stage.REVEALED
    assert leader.reveal() == chief.reveal() == {Role.LEADER: LEADERS_ANSWERS, Role.CHIEF_EXECUTIVE: CHIEFS_ANSWERS}
    assert not {"fork", "open-mismatch"} & {*leader.codes(), *chief.codes()}


def shared(one: Laptop) -> dict[str, dict[str, tuple[object, ...]]]:
    return {
        name: {key: (register.value, *register.others) for key, register in fields.items()}
        for name, fields in one.shared().items()
    }


def test_one_arrival_from_file_to_changes(apart: TwoLaptops) -> None:
    apart.leader.say(SetFields("event", "e1", {"title": "Budget"}))
    apart.leader.sync()
    shutil.copytree(apart.leader.folder, apart.chief.folder, dirs_exist_ok=True)
    changes = apart.chief.sync()
    assert changes.events
    assert not changes.checkins
    assert not changes.problems
    assert not apart.chief.sync()
    assert not apart.chief.files()  # a line needs no receipt


def test_late_first_bundles_release_all_that_waited_for_them(apart: TwoLaptops) -> None:
    for number in range(6):
        apart.leader.say(SetFields("event", f"e{number}", {"title": "x"}))
    apart.leader.sync()
    place = apart.chief.folder / apart.leader.own_folder.relative_to(apart.leader.folder)
    place.mkdir(parents=True)
    first, *others = apart.leader.files()
    for file in reversed(others):
        shutil.copy(file, place)
        assert not apart.chief.sync().events
    assert not apart.chief.shared()
    shutil.copy(first, place)
    assert apart.chief.sync().events
    assert len(apart.chief.shared()) == 6


def test_a_replayed_file_changes_nothing(apart: TwoLaptops) -> None:
    for number in range(3):
        apart.leader.say(SetFields("event", "e1", {"title": f"version {number}"}))
    apart.leader.sync()
    shutil.copytree(apart.leader.folder, apart.chief.folder, dirs_exist_ok=True)
    apart.chief.sync()
    before = apart.chief.contents()
    for number, file in enumerate(apart.leader.files()):
        shutil.copy(file, apart.chief.folder / "ll1" / PAIR_ID / f"replayed {number}.llx")
    apart.chief.sync()
    assert apart.chief.contents() == before


def test_a_file_of_another_pair_moved_here_is_not_taken(apart: TwoLaptops) -> None:
    apart.leader.say(SetFields("event", "e1", {"title": "Budget"}))
    apart.leader.sync()
    (file,) = apart.leader.files()
    foreign = "cd" * 16
    with apart.chief.database.transaction() as session:
        add_accepted(
            session,
            Pair(foreign, Role.CHIEF_EXECUTIVE, "A", "B", "C", date(2026, 1, 1)),
            Meeting(apart.chief.folder, local=False),
            mine=apart.chief.keys,
            theirs=apart.leader.keys.public,
            reply=b"",
            safety_words="",
            created=1,
        )
    place = apart.chief.folder / "ll1" / foreign / apart.leader.keys.kid
    place.mkdir(parents=True)
    shutil.copy(file, place)
    apart.chief.sync()
    assert not [row for row in apart.chief.contents() if row[0] == "bundle"]
