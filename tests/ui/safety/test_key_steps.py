"""A new passphrase and a new key, step by step, on a real vault."""

from __future__ import annotations

import pytest

from leaderlens.errors import VaultError
from leaderlens.services import backups
from leaderlens.services.vault import Vaults
from leaderlens.ui.desk import Place
from tests.ui.safety.conftest import AtSafety
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE


def choose(here: AtSafety, passphrase: str, *, key: bool = False) -> None:
    """Choose a passphrase of one's own, and type it again."""
    fresh = here.page.keys.fresh_key if key else here.page.keys.fresh
    fresh.own.click()
    fresh.own_field.set_text(passphrase)
    fresh.go_on.click()
    fresh.again.set_text(passphrase)
    fresh.take.click()


def opens(here: AtSafety, vaults: Vaults, passphrase: str) -> bool:
    here.vault.close()
    try:
        vaults.unlock(here.vault.id, passphrase).close()
    except VaultError:
        return False
    return True


def test_the_passphrase_changes_after_the_old_one_was_given(at_safety: AtSafety, vaults: Vaults) -> None:
    keys = at_safety.page.keys
    at_safety.page.backups.back_up.click()
    keys.change.click()
    keys.old.set_text(PASSPHRASE)
    keys.go_on.click()
    assert keys.fresh.isVisible()
    choose(at_safety, OTHER_PASSPHRASE)
    assert keys.passphrase.outcome.text() == "Your new passphrase is in force, here and for every backup."
    assert keys.change.isVisible()
    assert not opens(at_safety, vaults, PASSPHRASE)
    assert opens(at_safety, vaults, OTHER_PASSPHRASE)


def test_a_wrong_old_passphrase_is_said_and_changes_nothing(at_safety: AtSafety, vaults: Vaults) -> None:
    keys = at_safety.page.keys
    keys.change.click()
    keys.old.set_text("not the one at all")
    keys.go_on.click()
    assert "not your present passphrase" in keys.old.edit.accessibleDescription()
    assert not keys.fresh.isVisible()
    keys.leave_old.click()
    assert keys.old.text() == ""
    assert opens(at_safety, vaults, PASSPHRASE)


def test_backups_out_of_reach_are_named(at_safety: AtSafety) -> None:
    gone = at_safety.vault.folder.parent.parent / "stick"
    backups.copy_out(at_safety.vault, gone)
    gone.rename(gone.with_name("in a drawer"))
    keys = at_safety.page.keys
    keys.change.click()
    keys.old.set_text(PASSPHRASE)
    keys.go_on.click()
    choose(at_safety, OTHER_PASSPHRASE)
    assert "could not be reached" in keys.passphrase.outcome.text()
    assert str(gone) in keys.passphrase.outcome.text()


def test_advice_is_honest_while_one_types(at_safety: AtSafety) -> None:
    keys = at_safety.page.keys
    keys.renew.click()
    keys.fresh_key.own.click()
    keys.fresh_key.own_field.set_text("short")
    assert "at least 16" in keys.fresh_key.own_field.edit.accessibleDescription()
    assert not keys.fresh_key.go_on.isEnabled()


@pytest.mark.parametrize("delete", [True, False])
def test_a_new_key_shows_and_asks_for_its_words_and_offers_old_backups(
    at_safety: AtSafety, vaults: Vaults, *, delete: bool
) -> None:
    keys, vault = at_safety.page.keys, at_safety.vault
    at_safety.page.backups.back_up.click()
    old_words = vault.recovery_words()
    keys.renew.click()
    choose(at_safety, OTHER_PASSPHRASE, key=True)
    words = keys.new_words.grid.words
    assert len(words) == 24
    assert words != old_words
    keys.written.click()
    assert keys.new_words.grid.words == (), "while they are asked for they are out of sight"
    keys.confirm.click()
    assert not vault.recovery_confirmed
    keys.see_again.click()
    assert keys.new_words.grid.words == words
    keys.written.click()
    for number, field in keys.word_check.fields.items():
        field.set_text(words[number - 1])
    keys.confirm.click()
    assert vault.recovery_confirmed
    old = backups.state(vault).earlier_keys
    assert old
    (keys.delete_old if delete else keys.keep).click()
    assert bool(backups.state(vault).earlier_keys) is not delete
    assert bool(vault.keeping.folder.in_quarantine()) is not delete
    assert keys.key.outcome.text().startswith("The new key is in force")
    assert not opens(at_safety, vaults, PASSPHRASE)
    assert opens(at_safety, vaults, OTHER_PASSPHRASE)


def test_the_words_live_in_people(at_safety: AtSafety) -> None:
    at_safety.page.keys.to_people.click()
    assert at_safety.kept.went == [Place("people")]
