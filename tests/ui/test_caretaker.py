"""What is done for an open vault beside its owner's work: the check, the banner, the warning, the last backup."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.errors import VaultError
from leaderlens.services import backups, integrity
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.vault import Vaults
from leaderlens.ui.caretaker import Caretaker
from leaderlens.ui.commands import Commands
from leaderlens.ui.main_window import MainWindow
from tests.ui.fitting import dressed
from tests.vault_fixtures import PASSPHRASE, MakeVault


@dataclass
class Kept:
    went: list[str] = field(default_factory=list)
    told: list[Exception] = field(default_factory=list)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    made = MainWindow(dressed(qapp), Commands())
    qtbot.addWidget(made)
    made.add_page("today", "Today", "sun", QLabel("Today"))
    made.show_page("today")
    made.show()
    return made


@pytest.fixture
def kept() -> Kept:
    return Kept()


def caretaker(window: MainWindow, vault: OpenVault, kept: Kept, *, demo: bool = False) -> Caretaker:
    return Caretaker(window, vault, lambda: kept.went.append("safety"), kept.told.append, demo=demo)


def rest(one: Caretaker) -> None:
    one._aside.drain()


def test_a_sound_vault_is_checked_without_a_word(window: MainWindow, make_vault: MakeVault, kept: Kept) -> None:
    vault = make_vault()
    one = caretaker(window, vault, kept)
    one.arrive()
    one.look_after()
    assert one.busy
    rest(one)
    assert (window.notices.notices, kept.told, one.busy) == ([], [], False)
    assert integrity.last_check(vault) is not None
    one.leave()


def test_40_a_clock_that_changes_is_told_until_its_owner_says_that_it_is_right(
    window: MainWindow, make_vault: MakeVault, kept: Kept, clock: FixedClock
) -> None:
    vault = make_vault()
    one = caretaker(window, vault, kept)
    one.arrive()
    rest(one)
    clock.moment -= timedelta(days=3 * 365)
    one._minute.timeout.emit()
    rest(one)
    [notice] = window.notices.notices
    assert "has gone back" in notice.sentence
    notice.acted.emit()
    one._minute.timeout.emit()
    rest(one)
    assert len(window.notices.notices) <= 1
    assert one._clock.marked() == frozenset()
    one.leave()
    assert not one._minute.isActive()


def test_damage_is_told_and_leads_to_safety(
    window: MainWindow, vaults: Vaults, make_vault: MakeVault, kept: Kept
) -> None:
    vault = make_vault()
    Journal(vault.database, vaults.clock).quick_line("A word about the depot. " * 400)
    with vault.database.path.open("r+b") as file:
        file.seek(-4096 - 200, 2)
        file.write(b"\x00\xff" * 50)
    one = caretaker(window, vault, kept)
    one.look_after()
    rest(one)
    assert len(window.notices.notices) == 1
    assert "damage" in window.notices.notices[0].sentence
    window.notices.notices[0].action.click()
    assert kept.went == ["safety"]
    one.leave()


def test_a_hold_stands_over_the_window_until_it_ends(window: MainWindow, make_vault: MakeVault, kept: Kept) -> None:
    vault = make_vault()
    Holds(vault).begin("FOI 1234")
    one = caretaker(window, vault, kept)
    one.arrive()
    rest(one)
    assert window.banner.isVisible()
    assert window.banner.accessibleName().startswith("A hold is on since 24 November 2026")
    assert "FOI" not in window.banner.accessibleName(), "a note is for its owner's page alone"
    window.banner.action.click()
    assert kept.went == ["safety"]
    one.show_hold(None)
    assert not window.banner.isVisible()
    one.leave()
    window.banner.acted.emit()
    assert kept.went == ["safety"], "nobody listens any more"


def test_a_vault_that_is_older_than_last_time_is_told_of_and_may_be_accepted(
    window: MainWindow, vaults: Vaults, clock: FixedClock, make_vault: MakeVault, kept: Kept, tmp_path: Path
) -> None:
    vault = make_vault()
    vault.close()
    shutil.copytree(vault.folder, tmp_path / "earlier")
    later = vaults.unlock(vault.id, PASSPHRASE)
    Journal(later.database, clock).quick_line("Later.")
    later.close()
    shutil.rmtree(vault.folder)
    shutil.copytree(tmp_path / "earlier", vault.folder)
    older = vaults.unlock(vault.id, PASSPHRASE)
    one = caretaker(window, older, kept)
    one.arrive()
    assert "older than when it was last open here, on 24 November 2026" in window.notices.notices[0].sentence
    window.notices.notices[0].action.click()
    assert older.older_than is None
    one.leave()
    older.close()


def test_a_vault_that_cannot_be_written_says_so_over_the_window(
    window: MainWindow, vaults: Vaults, make_vault: MakeVault, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make_vault()
    monkeypatch.setattr(vault, "read_only", True)
    one = caretaker(window, vault, kept)
    one.arrive()
    rest(one)
    assert "write-protected" in window.banner.accessibleName()
    one.leave()
    assert not window.banner.isVisible()


def test_the_last_thing_is_a_backup_and_only_if_something_was_written(
    window: MainWindow, make_vault: MakeVault, clock: FixedClock, kept: Kept
) -> None:
    vault = make_vault()
    one = caretaker(window, vault, kept)
    one.backup()
    one.backup()
    assert len(backups.listing(vault)) == 1
    Journal(vault.database, clock).quick_line("A word.")
    one.backup()
    assert len(backups.listing(vault)) == 2
    one.leave()


def test_the_demonstration_keeps_its_banner_and_makes_no_backups(
    window: MainWindow, make_vault: MakeVault, kept: Kept
) -> None:
    vault = make_vault()
    Holds(vault).begin()
    window.set_banner("A demonstration", "Look as someone else")
    one = caretaker(window, vault, kept, demo=True)
    one.arrive()
    rest(one)
    assert window.banner.accessibleName().startswith("A demonstration. A hold is on since 24 November 2026")
    assert window.banner.action.text() == "Look as someone else"
    one.show_hold(None)
    assert window.banner.accessibleName() == "A demonstration"
    one.show_hold(Holds(vault).standing())
    one.backup()
    one.leave()
    assert window.banner.accessibleName() == "A demonstration"
    assert backups.listing(vault) == ()


def test_a_backup_that_is_overdue_is_made_up_for(
    window: MainWindow, make_vault: MakeVault, clock: FixedClock, kept: Kept
) -> None:
    vault = make_vault()
    one = caretaker(window, vault, kept)
    one.look_after()
    rest(one)
    assert len(backups.listing(vault)) == 1
    Journal(vault.database, clock).quick_line("A word.")
    one.look_after()
    rest(one)
    assert len(backups.listing(vault)) == 1, "the one of today is recent enough"
    clock.moment += timedelta(days=1)
    one.look_after()
    rest(one)
    assert len(backups.listing(vault)) == 2
    one.leave()


def test_33_that_no_backup_could_be_made_is_told(
    window: MainWindow, make_vault: MakeVault, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: OpenVault) -> None:
        raise VaultError("The disk is full.", code="disk-full")

    monkeypatch.setattr(backups, "backup_if_moved", full)
    one = caretaker(window, make_vault(), kept)
    one.look_after()
    rest(one)
    assert [notice.sentence for notice in window.notices.notices] == [
        "No backup could be made for a day or more. The disk is full."
    ]
    one.leave()


def test_a_copy_outside_that_is_due_is_asked_for_once(
    window: MainWindow, make_vault: MakeVault, clock: FixedClock, kept: Kept
) -> None:
    vault = make_vault()
    clock.moment += timedelta(days=20)
    one = caretaker(window, vault, kept)
    for _time in range(2):
        one.look_after()
        rest(one)
    (notice,) = window.notices.notices
    notice.acted.emit()
    assert kept.went == ["safety"]
    one.leave()
