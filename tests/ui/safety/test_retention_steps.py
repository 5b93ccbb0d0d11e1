"""What the steps tell when the vault will not have it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.errors import VaultError
from leaderlens.services import backups
from leaderlens.services.journal import Journal
from leaderlens.services.retention import Retention
from tests.ui.safety.conftest import AtSafety


def disk_full(*_args: object) -> None:
    raise VaultError("There is no room left on this disk.", code="disk-full")


def test_a_choice_that_no_disk_takes_goes_back_to_what_is_in_force(
    at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = at_safety.page.retention
    monkeypatch.setattr(Retention, "choose", disk_full)
    card.period.set_value("24")
    card.period.changed.emit()
    assert card.matter.outcome.text() == "There is no room left on this disk."
    assert card.period.value() == "0"


def test_an_erasing_that_no_disk_takes_erases_nothing(at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch) -> None:
    card, journal = at_safety.page.retention, Journal(at_safety.vault.database, at_safety.clock)
    journal.save(replace(journal.blank(at_safety.clock().replace(year=2020)), body="old"))
    card.period.set_value("24")
    card.period.changed.emit()
    card.erase.click()
    monkeypatch.setattr(Retention, "erase_due", disk_full)
    card.sure.click()
    assert card.matter.outcome.text() == "There is no room left on this disk."
    assert card.erase.isVisible()
    assert len(journal.lines()) == 1


def test_a_fresh_backup_that_no_disk_takes_leaves_the_earlier_ones(
    at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.backup_now(at_safety.vault)
    monkeypatch.setattr(backups, "renew", disk_full)
    at_safety.page.retention.ask_about_backups(1)
    at_safety.page.retention.delete_backups.click()
    assert at_safety.page.retention.matter.outcome.text() == "There is no room left on this disk."
    assert backups.listing(at_safety.vault) == (made,)


def test_a_mistake_of_ours_goes_through_the_one_door(at_safety: AtSafety, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Retention, "choose", break_down)
    at_safety.page.retention.months_chosen.emit(24)
    assert [type(error) for error in at_safety.kept.tasks.told] == [RuntimeError]
