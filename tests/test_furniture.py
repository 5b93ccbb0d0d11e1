"""The furniture: every page is made once for each vault, whoever it belongs to, and stands where the rail shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.domain.people import Role
from leaderlens.furniture import Furnished, pages
from leaderlens.resources import resource
from tests.house import a_house, still

IN_RAIL = {page.name for page in pages() if not page.below}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_has_an_icon_and_a_way_to_it(page: Furnished) -> None:
    assert resource(f"icons/{page.icon}.svg").is_file()
    assert page.below in IN_RAIL if page.below else page.shortcut
    assert not (page.foot and page.promised)


@pytest.mark.parametrize("role", list(Role))
def test_every_page_can_be_made_for_everybody(role: Role, tmp_path: Path, qapp: QApplication) -> None:
    with a_house(tmp_path, qapp) as house:
        house.open_vault(house.vaults.create("Jo Vale", role, "six words that only a test would use"))
        still(house)
        rooms = house.rooms
        assert rooms is not None
        made = [rooms.presenter(page.name) for page in pages()]
        still(house)
        assert [rooms.presenter(page.name) for page in pages()] == made
        assert not any(presenter.unsaved for presenter in made)
