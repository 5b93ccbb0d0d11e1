"""How long the journal is kept: chosen, asked about, erased, refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leaderlens.services import backups
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.retention import Retention
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle
from tests.ui.safety.conftest import AtSafety


def write_years(here: AtSafety, years: int) -> Journal:
    """An entry a year, going back from today."""
    journal = Journal(here.vault.database, here.clock)
    for year in range(years):
        journal.save(replace(journal.blank(here.clock() - timedelta(days=366 * year)), body=f"heron {year}"))
    return journal


def choose(here: AtSafety, months: int) -> None:
    card = here.page.retention
    card.period.set_value(str(months))
    card.period.changed.emit()


def test_for_ever_at_first_with_nothing_to_erase(at_safety: AtSafety) -> None:
    card = at_safety.page.retention
    write_years(at_safety, 9)
    at_safety.show()
    assert card.period.combo.currentText() == "for ever"
    assert card.matter.sentence.text().startswith("Entries are kept for ever.")
    assert not card.erase.isVisible()


def test_a_rule_erases_nothing_until_the_person_says_so_twice(at_safety: AtSafety) -> None:
    card, journal = at_safety.page.retention, write_years(at_safety, 5)
    choose(at_safety, 24)
    assert card.matter.sentence.text() == (
        "3 entries are from before 24 November 2024, and so older than you chose to keep."
    )
    assert len(journal.lines()) == 5
    card.erase.click()
    assert card.sure.text() == "Erase 3 entries"
    card.keep.click()
    assert len(journal.lines()) == 5
    card.erase.click()
    card.sure.click()
    assert len(journal.lines("heron")) == 2
    assert card.matter.outcome.text() == "3 entries were erased."
    at_safety.show()
    assert card.matter.sentence.text() == (
        "Entries are kept for 2 years after their day. None is from before 24 November 2024."
    )
    assert at_safety.kept.told[-1].journal


@pytest.mark.parametrize("delete", [True, False])
def test_earlier_backups_go_only_if_the_person_says_so(at_safety: AtSafety, *, delete: bool) -> None:
    card = at_safety.page.retention
    write_years(at_safety, 5)
    backups.backup_now(at_safety.vault)
    choose(at_safety, 24)
    before = backups.listing(at_safety.vault)
    card.erase.click()
    card.sure.click()
    assert card.delete_backups.isVisible()
    (card.delete_backups if delete else card.keep_backups).click()
    after = backups.listing(at_safety.vault)
    assert (set(before) & set(after) == set()) is delete
    assert len(after) == 1
    assert ("1 earlier backup was deleted" in card.matter.outcome.text()) is delete


def test_under_a_hold_nothing_is_erased_and_the_page_says_why(at_safety: AtSafety) -> None:
    card, journal = at_safety.page.retention, write_years(at_safety, 5)
    choose(at_safety, 24)
    card.erase.click()
    Holds(at_safety.vault).begin()  # the page is not told: the vault itself refuses
    card.sure.click()
    assert "A hold is on" in card.matter.outcome.text()
    at_safety.show()
    assert card.matter.sentence.text().endswith("A hold is on, so nothing can be erased now.")
    assert not card.erase.isEnabled()
    assert len(journal.lines()) == 5


def test_the_choice_is_kept_in_the_vault_and_in_its_log(at_safety: AtSafety) -> None:
    choose(at_safety, 48)
    assert Retention(at_safety.vault, at_safety.clock).months() == 48
    choose(at_safety, 0)
    assert Retention(at_safety.vault, at_safety.clock).months() is None
    at_safety.show()
    said = [what for _when, what in at_safety.page.audit.table.rows_model.rows]
    assert said[:2] == ["Retention rule chosen: for ever", "Retention rule chosen: for 4 years"]


def test_every_question_fits_at_twice_the_size(at_safety: AtSafety, theme: Theme) -> None:
    card = at_safety.page.retention
    write_years(at_safety, 5)
    choose(at_safety, 24)
    theme.set_text_size(200)
    for ask in (card.erase.click, lambda: card.ask_about_backups(12)):
        ask()
        settle()
        assert clipped(at_safety.page) == []
        assert nameless(at_safety.page) == []
