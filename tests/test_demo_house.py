"""The demonstration in the real window: built before the visitor's eyes, three people to look as, then gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.app import House
from leaderlens.demo_house import DemoHouse
from leaderlens.domain.people import Role
from leaderlens.ui.demo.page import BuildingPage, DoorPage
from leaderlens.ui.style.tokens import Accent
from tests.house import a_house, full_page, still


@pytest.fixture
def house(tmp_path: Path, qapp: QApplication) -> Iterator[House]:
    with a_house(tmp_path / "installation", qapp) as made:
        yield made


def test_one_visit_from_the_first_bar_to_the_empty_folder(house: House) -> None:
    visitor = DemoHouse(house)
    visitor.start(Role.CHIEF_EXECUTIVE)
    building = full_page(house)
    assert isinstance(building, BuildingPage)
    still(house)
    assert visitor.demo is not None
    folder = visitor.demo.folder
    assert folder.is_dir()
    assert house.rooms is not None
    assert house.rooms.services.vault.person.role is Role.CHIEF_EXECUTIVE
    assert timedelta(0) <= house.clock() - visitor.demo.clock() < timedelta(minutes=5)
    assert house.window.banner.isVisible()
    assert not house.paths.vaults.exists(), "nothing of the demonstration lies among the vaults of this computer"

    house.window.lock_requested.emit()
    door = full_page(house)
    assert isinstance(door, DoorPage)
    assert house.rooms is None
    assert not door.way_in.isEnabled()
    door.cards.changed.emit(Role.COACH.value)
    door.cards.set_value(Role.COACH.value)
    door.way_in.click()
    still(house)
    assert house.rooms is not None
    assert house.rooms.services.vault.person.role is Role.COACH
    assert house.theme.accent is Accent.of(Role.COACH)

    house.window.hand_over_requested.emit()
    still(house)
    assert isinstance(full_page(house), DoorPage)
    visitor.open(Role.LEADER)
    still(house)
    house.window.banner.acted.emit()
    assert isinstance(full_page(house), DoorPage)

    house.window.close()
    assert not folder.exists()


def test_a_visitor_may_stop_while_it_is_being_built(house: House) -> None:
    visitor = DemoHouse(house)
    visitor.start()
    building = full_page(house)
    assert isinstance(building, BuildingPage)
    building.cancel.click()
    still(house)
    assert visitor.demo is None
    assert house.rooms is None
    assert not house.window.isVisible()
    assert house.problems.dialog is None
