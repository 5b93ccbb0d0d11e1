"""The smaller cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from leaderlens.services import backups, restoring
from leaderlens.services.hold import Holds
from tests.ui.safety.conftest import AtSafety


def test_at_a_glance_first_what_would_help_then_that_all_is_well(at_safety: AtSafety) -> None:
    page, vault = at_safety.page, at_safety.vault
    assert page.glance.heading.text() == "3 things to see to, in your own time"
    assert "Confirm your recovery words." in page.glance.line.text()
    vault.confirm_recovery()
    page.backups.folder_chosen.emit(vault.folder.parent.parent / "stick")
    at_safety.show()
    assert page.glance.heading.text() == "Your vault is in good order"


def test_the_law_is_told_plainly_before_a_hold_begins(at_safety: AtSafety) -> None:
    hold = at_safety.page.hold
    hold.begin.click()
    assert hold.sure.isVisible()
    hold.close_forms()
    assert not hold.sure.isVisible()
    assert hold.begin.isVisible()


def test_the_folder_is_opened(at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    at_safety.page.places.open_folder.click()
    assert [url.toLocalFile() for url in opened] == [str(at_safety.vault.folder)]
    assert at_safety.page.places.folder.text() == str(at_safety.vault.folder)


def test_what_happened_is_listed_newest_first(at_safety: AtSafety) -> None:
    page = at_safety.page
    at_safety.vault.note("copied-out", "stick")
    page.hold.hold_wanted.emit("")
    at_safety.show()
    said = [what for _when, what in page.audit.table.rows_model.rows]
    assert said[:2] == ["Hold switched on", "Backup copied to a folder: stick"]


def test_what_was_set_aside_goes_only_when_its_owner_says_so(at_safety: AtSafety) -> None:
    page, vault = at_safety.page, at_safety.vault
    places = page.places
    assert not places.set_aside.isVisible()
    backup = backups.backup_now(vault)
    restoring.go_back(vault, backup)
    at_safety.show()
    kept = vault.keeping.folder.in_quarantine()
    assert places.set_aside.sentence.text().startswith(f"{len(kept)} files were set aside")
    places.forget.click()
    places.keep.click()
    assert vault.keeping.folder.in_quarantine() == kept
    Holds(vault).begin()
    places.forget.click()
    places.sure.click()
    assert "A hold is on" in places.set_aside.outcome.text()
    assert vault.keeping.folder.in_quarantine() == kept
    Holds(vault).end()
    at_safety.show()
    places.forget.click()
    places.sure.click()
    assert places.set_aside.outcome.text() == f"{len(kept)} files were deleted."
    assert vault.keeping.folder.in_quarantine() == ()
    assert not places.forget.isVisible()
