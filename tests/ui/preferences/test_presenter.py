"""Settings hold at once, and the diagnostics say nothing about the person."""

from __future__ import annotations

import getpass
import platform

import pytest
from pytestqt.qtbot import QtBot

from leaderlens import __version__
from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.services.vault import OpenVault
from leaderlens.settings import Settings
from leaderlens.ui.desk import Place
from leaderlens.ui.preferences.page import PreferencesPage
from leaderlens.ui.preferences.presenter import PreferencesPresenter, diagnostics
from tests.ui.desks import KeptDesk
from tests.vault_fixtures import MakeVault


class House:
    """Holds the choices, as the app does."""

    def __init__(self) -> None:
        self.settings = Settings()

    def change(self, chosen: Settings) -> None:
        self.settings = chosen


@pytest.fixture
def vault(make_vault: MakeVault) -> OpenVault:
    return make_vault()


def test_choices_hold_at_once(vault: OpenVault, clock: FixedClock, qtbot: QtBot) -> None:
    page, house, kept = PreferencesPage(), House(), KeptDesk(vault.person, clock)
    qtbot.addWidget(page)
    presenter = PreferencesPresenter(page, kept.desk, lambda: house.settings, house.change, vault)
    presenter.show(Place("settings"))
    assert (page.name.text(), page.role.text()) == (vault.person.name, "Leader")
    assert page.folder.text() == str(vault.folder)
    page.theme_chosen.emit("dark")
    page.text_size_chosen.emit(150)
    page.lock_minutes_chosen.emit(10)
    assert house.settings == Settings(theme="dark", text_size=150, lock_minutes=10)
    assert (page.theme.value(), page.text_size.value(), page.lock_after.value()) == ("dark", "150", "10")
    presenter.leave()


def test_reminders_keep_to_the_hours_that_were_chosen(vault: OpenVault, clock: FixedClock, qtbot: QtBot) -> None:
    page, house, kept = PreferencesPage(), House(), KeptDesk(vault.person, clock)
    qtbot.addWidget(page)
    PreferencesPresenter(page, kept.desk, lambda: house.settings, house.change, vault).show(Place("settings"))
    assert (page.reminders.isChecked(), page.quiet_from.value(), page.quiet_until.value()) == (True, "20", "8")
    page.quiet_chosen.emit(18, 9)
    page.reminders.click()
    assert house.settings == Settings(reminders=False, quiet_from=18, quiet_until=9)
    assert not page.quiet_from.isEnabled()
    assert (page.quiet_from.value(), page.quiet_until.value()) == ("18", "9")


def test_the_recovery_words_are_known_or_asked_for(vault: OpenVault, clock: FixedClock, qtbot: QtBot) -> None:
    page, house, kept = PreferencesPage(), House(), KeptDesk(vault.person, clock)
    qtbot.addWidget(page)
    presenter = PreferencesPresenter(page, kept.desk, lambda: house.settings, house.change, vault)
    presenter.show(Place("settings"))
    assert page.recovery.text() == "Recovery words not confirmed yet"
    vault.confirm_recovery()
    presenter.refresh(Changes(people=True))
    assert page.recovery.text() == "Recovery words written down"
    page.to_people.click()
    page.to_safety.click()
    assert kept.went == [Place("people"), Place("safety")]


def test_diagnostics_hold_versions_and_nothing_personal(vault: OpenVault) -> None:
    said = diagnostics(Settings(theme="dark", last_vault=vault.id))
    assert f"LeaderLens {__version__}" in said
    assert "PySide6-Essentials 6." in said
    assert "theme=dark" in said
    private = [vault.person.name, vault.id, str(vault.folder), platform.node()]
    assert [word for word in private if word and word in said] == []
    assert f"/{getpass.getuser()}/" not in said
