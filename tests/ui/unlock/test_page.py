"""The unlock window with real keys: what can be pressed when, and what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.services.vault import VaultListing
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.unlock.page import UnlockPage
from tests.ui.fitting import clipped, dressed, nameless, settle, untranslated

OAK, KITE = VaultListing("0" * 32, "oak"), VaultListing("0" * 31 + "1", "kite")
WRONG = "This is not the passphrase of this vault. Nothing was changed."


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return dressed(qapp)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> UnlockPage:
    made = UnlockPage()
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show_vaults((OAK, KITE), KITE.id)
    made.show()
    settle()
    return made


def test_with_one_vault_there_is_nothing_to_choose(page: UnlockPage) -> None:
    assert page.tiles.isVisible()
    page.show_vaults((OAK,), "")
    assert not page.tiles.isVisible()


def test_the_passphrase_goes_with_the_chosen_vault_on_enter(page: UnlockPage, qtbot: QtBot) -> None:
    assert not page.unlock.isEnabled()
    with qtbot.waitSignal(page.passphrase_given) as told:
        qtbot.keyClicks(page.passphrase.edit, "open sesame")
        qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    assert told.args == [KITE.id, "open sesame"]


def test_enter_without_a_passphrase_asks_nobody(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.passphrase_given):
        qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)


def test_while_it_opens_everything_stays_in_sight_and_nothing_can_be_pressed(page: UnlockPage) -> None:
    page.passphrase.set_text("open sesame")
    page.show_opening(opening=True)
    assert (page.unlock.text(), page.unlock.isEnabled(), page.passphrase.isEnabled()) == ("Opening…", False, False)
    assert page.passphrase.isVisible()
    assert page.bar.busy
    page.show_opening(opening=False)
    assert (page.unlock.text(), page.unlock.isEnabled(), page.bar.busy) == ("Unlock", True, False)


def test_a_wrong_passphrase_is_said_below_the_field_and_selected_for_the_next_try(page: UnlockPage) -> None:
    page.passphrase.set_text("open sesame")
    page.show_problem(WRONG)
    assert page.passphrase.edit.selectedText() == "●" * 11 or page.passphrase.edit.hasSelectedText()
    assert page.passphrase.edit.accessibleDescription() == WRONG
    assert page.unlock.isEnabled()


def test_typing_takes_the_sentence_away(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_problem(WRONG)
    qtbot.keyClicks(page.passphrase.edit, "o")
    assert not page.passphrase.edit.accessibleDescription()


def test_a_pause_counts_down_and_then_lets_one_try_again(page: UnlockPage, qtbot: QtBot) -> None:
    page._countdown.setInterval(1)
    page.passphrase.set_text("open sesame")
    page.show_problem(WRONG, 2)
    assert page.passphrase.edit.accessibleDescription() == f"{WRONG} You can try again in 2 seconds."
    with qtbot.assertNotEmitted(page.passphrase_given):
        qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.unlock.isEnabled)
    assert page.passphrase.edit.accessibleDescription() == WRONG


def test_the_recovery_words_go_with_the_chosen_vault(page: UnlockPage, qtbot: QtBot) -> None:
    page.use_words.click()
    assert page.words.isVisible()
    assert not page.passphrase.isVisible()
    with qtbot.waitSignal(page.words_given) as told:
        qtbot.keyClicks(page.words.edit, "abandon ability")
        page.unlock_by_words.click()
    assert told.args == [KITE.id, "abandon ability"]
    page.show_problem("There should be 24 recovery words, and there are 2 here.")
    assert "24" in page.words.edit.accessibleDescription()
    page.use_passphrase.click()
    assert page.passphrase.isVisible()
    assert not page.passphrase.edit.accessibleDescription()


def test_a_new_passphrase_may_be_declined_only_where_the_old_one_still_works(page: UnlockPage) -> None:
    page.show_new_passphrase(needed=False)
    assert page.fresh.back.isVisible()
    assert not page.tiles.isVisible()
    page.show_new_passphrase(needed=True)
    assert not page.fresh.back.isVisible()


def test_a_newcomer_makes_a_vault(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.new_vault_requested):
        page.new_vault.click()


def test_tab_reaches_every_control(page: UnlockPage, qtbot: QtBot) -> None:
    page.passphrase.set_text("open sesame")
    page.activateWindow()
    page.tiles.tiles[1].setFocus()
    met = []
    for _press in range(7):
        here = QApplication.focusWidget()
        met.append(here.accessibleName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert met[:6] == [
        "kite", "Passphrase", "Show the passphrase", "Unlock", "Use my recovery words", "Make a new vault",
    ]  # fmt: skip


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("form", ["passphrase", "words", "fresh", "problem"])
def test_nothing_is_cut_off_or_nameless(page: UnlockPage, theme: Theme, percent: int, form: str) -> None:
    theme.set_text_size(percent)
    if form == "words":
        page.show_words()
    elif form == "fresh":
        page.show_new_passphrase(needed=True)
        page.fresh.offer(("abandon", "ability", "able", "about", "above", "absent"))
    elif form == "problem":
        page.show_problem(WRONG * 3, 60)
    assert clipped(page) == []
    assert nameless(page) == []


@pytest.mark.usefixtures("pseudo_language")
def test_everything_is_translated(theme: Theme, qtbot: QtBot) -> None:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show_vaults((OAK, KITE), OAK.id)
    page.show()
    page.show_problem("⟦Wrong.⟧", 3)
    assert untranslated(page) == {"LeaderLens"}
    page.show_words()
    assert untranslated(page) == {"LeaderLens"}


@pytest.mark.parametrize("percent", [100, 200])
def test_a_backup_can_be_brought_back_at_every_size(page: UnlockPage, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    page.passphrase.set_text("open sesame")
    page.show_problem("The database of this vault is damaged. It was left exactly as it is.")
    page.show_help()
    settle()
    assert clipped(page) == []
    assert page.visibleRegion().contains(page.bring_back.mapTo(page, page.bring_back.rect().center()))
    page.show_backups(("24 November 2026, 21:30", "20 November 2026, 08:10"))
    assert clipped(page) == []
    assert nameless(page) == []
    page.show_back("It is as it was on 24 November 2026, 21:30.")
    assert clipped(page) == []


def test_another_vault_has_troubles_of_its_own(page: UnlockPage) -> None:
    page.show_problem("The database of this vault is damaged. It was left exactly as it is.")
    page.show_help()
    page.tiles.tiles[0].click()
    assert not page.bring_back.isVisible()
    assert page.passphrase.edit.accessibleDescription() == ""


def test_not_now_leaves_everything_as_it_is(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_backups(())
    assert not page.backups.take.isVisible()
    with qtbot.waitSignal(page.backups.left):
        page.backups.leave.click()
    assert page.passphrase.isVisible()
