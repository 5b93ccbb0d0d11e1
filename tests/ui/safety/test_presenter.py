"""The Safety page acts on a real vault: copies, a rehearsal, going back, the check and the hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.domain.changes import Changes
from leaderlens.errors import NotAllowedError
from leaderlens.services import backups, rotation
from leaderlens.services.journal import Journal
from leaderlens.ui.desk import Place
from leaderlens.ui.safety.presenter import SafetyPresenter
from tests.ui.safety.conftest import AtSafety
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE


def write(here: AtSafety, words: str) -> str:
    journal = Journal(here.vault.database, here.clock)
    journal.quick_line(words)
    entries = [journal.entry(line.id) for line in journal.lines()]
    return next(entry.id for entry in entries if entry is not None and entry.body == words)


def bodies(here: AtSafety) -> list[str]:
    journal = Journal(here.vault.database, here.clock)
    return [entry.body for line in journal.lines() if (entry := journal.entry(line.id)) is not None]


def test_a_backup_is_made_and_said_to_be_proved(at_safety: AtSafety) -> None:
    page = at_safety.page
    assert "There is no backup yet" in page.backups.backup.sentence.text()
    page.backups.back_up.click()
    assert page.backups.backup.outcome.text() == "Made, read through, and sound."
    assert page.backups.backup.sentence.text().startswith(
        "The last backup was made today at 21:30. It was read through"
    )
    assert len(backups.listing(at_safety.vault)) == 1


def test_a_copy_goes_to_the_folder_that_was_chosen(
    at_safety: AtSafety, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: str(stick))
    at_safety.page.backups.copy_out.click()
    assert len(list(stick.glob("*.lldb"))) == 1
    assert "went to “stick” today at 21:30" in at_safety.page.backups.outside.sentence.text()


def test_a_folder_within_the_vault_is_refused_where_it_was_asked_for(
    at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = str(at_safety.vault.folder)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_any: inside)
    at_safety.page.backups.copy_out.click()
    assert "part of the vault itself" in at_safety.page.backups.outside.outcome.text()


def test_a_rehearsal_tells_what_came_back(at_safety: AtSafety) -> None:
    write(at_safety, "We spoke about the depot.")
    at_safety.page.backups.practise.click()
    told = at_safety.page.backups.drill.outcome.text()
    assert told == "It worked. 1 journal entry came back, and every one is the same as in your vault."
    assert not any(path.name.startswith("drill-") for path in (at_safety.vault.folder / "backups").iterdir())


def test_both_can_be_asked_for_from_anywhere(at_safety: AtSafety) -> None:
    assert at_safety.presenter is not None
    at_safety.presenter.show(Place("safety", act="backup"))
    assert len(backups.listing(at_safety.vault)) == 1
    at_safety.presenter.show(Place("safety", act="drill"))
    assert at_safety.page.backups.drill.outcome.text().startswith("It worked.")


def test_a_rehearsal_can_be_stopped_and_leaves_nothing(at_safety: AtSafety) -> None:
    page = at_safety.page
    page.backups.drill_stepped.connect(lambda _done, _total: page.backups.stop.click())
    page.backups.practise.click()
    assert page.backups.drill.outcome.text().startswith("Stopped.")
    assert not any(path.name.startswith("drill-") for path in (at_safety.vault.folder / "backups").iterdir())
    assert page.backups.practise.isVisible()


def test_going_back_says_what_happens_and_keeps_what_was_there(at_safety: AtSafety) -> None:
    page = at_safety.page
    write(at_safety, "Before.")
    page.backups.back_up.click()
    write(at_safety, "After.")
    page.backups.go_back.click()
    assert not page.backups.secret.isVisible()
    page.backups.sure.click()
    assert bodies(at_safety) == ["Before."]
    assert at_safety.kept.told[-1].journal
    at_safety.show()
    combo = page.backups.which.combo
    kept = [combo.itemText(row) for row in range(combo.count())]
    assert any("before a change" in label for label in kept)
    assert any(line.what.startswith("Restored from a backup: 24 November 2026") for line in _lines(at_safety))


def test_a_backup_of_before_the_key_asks_for_its_own_secret(at_safety: AtSafety) -> None:
    page = at_safety.page
    write(at_safety, "Before.")
    page.backups.back_up.click()
    rotation.rotate(at_safety.vault, OTHER_PASSPHRASE)
    at_safety.show()
    last = page.backups.which.combo.count() - 1
    assert page.backups.which.combo.itemText(last).endswith("with an earlier key")
    page.backups.go_back.click()
    page.backups.which.combo.setCurrentIndex(last)
    page.backups.which.changed.emit()
    page.backups.secret.set_text("not that one at all")
    page.backups.sure.click()
    assert page.backups.secret.edit.accessibleDescription()
    page.backups.secret.set_text(PASSPHRASE)
    page.backups.sure.click()
    assert bodies(at_safety) == ["Before."]
    assert page.backups.secret.text() == ""


def test_the_check_is_made_when_asked_for(at_safety: AtSafety) -> None:
    at_safety.page.check.check.click()
    assert at_safety.page.check.matter.sentence.text() == (
        "Checked today at 21:30: everything was read and is as you wrote it."
    )


def test_a_hold_stops_every_deletion_until_it_is_switched_off(at_safety: AtSafety) -> None:
    page, journal = at_safety.page, Journal(at_safety.vault.database, at_safety.clock)
    entry = write(at_safety, "A word about the depot.")
    page.hold.begin.click()
    page.hold.note.set_text("FOI 1234")
    page.hold.sure.click()
    standing = at_safety.holds[-1]
    assert standing is not None
    assert standing.about == "FOI 1234"
    at_safety.show()
    assert "Your note: FOI 1234" in page.hold.matter.sentence.text()
    with pytest.raises(NotAllowedError, match="A hold is on"):
        journal.bin(entry)
    page.hold.end.click()
    page.hold.release.click()
    assert at_safety.holds[-1] is None
    journal.bin(entry)
    assert bodies(at_safety) == []


def test_going_elsewhere_puts_every_form_away(at_safety: AtSafety) -> None:
    page = at_safety.page
    page.keys.change.click()
    page.keys.old.set_text("half a passphrase")
    page.hold.begin.click()
    assert at_safety.presenter is not None
    at_safety.presenter.leave()
    assert page.keys.old.text() == ""
    assert not page.hold.note.isVisible()
    assert page.keys.change.isVisible()


def test_another_write_is_heard(at_safety: AtSafety, qtbot: QtBot) -> None:
    presenter: SafetyPresenter | None = at_safety.presenter
    assert presenter is not None
    at_safety.vault.confirm_recovery()
    presenter.refresh(Changes(people=True))
    assert "are written down" in at_safety.page.keys.words.sentence.text()


def _lines(here: AtSafety) -> list[object]:
    assert here.presenter is not None
    return list(here.presenter._view().audit)
