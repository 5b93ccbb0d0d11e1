"""The look every widget of these tests is painted in, and a page with a real vault behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.services.hold import Hold
from leaderlens.services.open_vault import OpenVault
from leaderlens.ui import accessibility
from leaderlens.ui.desk import Place
from leaderlens.ui.safety.page import SafetyPage
from leaderlens.ui.safety.presenter import SafetyPresenter
from leaderlens.ui.style.theme import Theme
from tests.ui.desks import KeptDesk
from tests.ui.fitting import dressed
from tests.vault_fixtures import MakeVault


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, and calm: nothing moves."""
    accessibility.install()
    return dressed(qapp)


@dataclass
class AtSafety:
    """The page in front of its owner."""

    page: SafetyPage
    vault: OpenVault
    kept: KeptDesk
    clock: FixedClock
    holds: list[Hold | None] = field(default_factory=list)
    presenter: SafetyPresenter | None = None

    def show(self) -> SafetyPage:
        assert self.presenter is not None
        self.presenter.show(Place("safety"))
        return self.page


@pytest.fixture
def at_safety(make_vault: MakeVault, clock: FixedClock, qtbot: QtBot) -> AtSafety:
    vault, page = make_vault(), SafetyPage()
    qtbot.addWidget(page)
    page.resize(936, 640)
    page.show()
    here = AtSafety(page, vault, KeptDesk(vault.person, clock), clock)
    here.presenter = SafetyPresenter(page, here.kept.desk, vault, here.holds.append)
    here.show()
    return here
