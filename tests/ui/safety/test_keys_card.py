"""The card about keys keeps nothing secret once it is at rest."""

from __future__ import annotations

from tests.ui.safety.conftest import AtSafety


def test_at_rest_nothing_secret_is_left(at_safety: AtSafety) -> None:
    card = at_safety.page.keys
    card.show_new_words(("oak", "kite"))
    card.change.click()
    card.old.set_text("half a passphrase")
    card.rest()
    assert (card.new_words.grid.words, card.old.text()) == ((), "")
    assert card.renew.isVisible()
    assert card.change.isVisible()


def test_old_backups_are_named_and_keeping_them_comes_first(at_safety: AtSafety) -> None:
    card = at_safety.page.keys
    card.ask_about_backups(("one.lldb", "two.lldb"))
    assert "2 backups on this computer" in card._old_names.text()
    assert "two.lldb" in card._old_names.text()
    assert card.keep.isVisible()
    card.close_key("Kept.")
    assert card.key.outcome.text() == "Kept."
