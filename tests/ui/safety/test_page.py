"""The Safety page: nothing cut off, everything named, every word through the catalogue."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.safety.conftest import AtSafety


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(936, 640), (1052, 800)])
def test_nothing_is_cut_off_and_everything_is_named(
    at_safety: AtSafety, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page = at_safety.page
    page.backups.back_up.click()
    page.resize(*size)
    settle()
    assert (clipped(page), nameless(page)) == ([], [])
    for open_form in (page.backups.go_back, page.keys.change, page.keys.renew, page.hold.begin):
        open_form.click()
    settle()
    assert (clipped(page), nameless(page)) == ([], [])


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_goes_through_the_catalogue(at_safety: AtSafety, qtbot: QtBot) -> None:
    page = at_safety.page
    name = at_safety.vault.id
    assert {text for text in untranslated(page) if name not in text} == set()


def test_the_page_rests_without_forms(at_safety: AtSafety) -> None:
    page = at_safety.page
    page.backups.back_up.click()
    page.backups.go_back.click()
    assert page.backups.which.isVisible()
    page.rest()
    assert not page.backups.which.isVisible()
    assert page.backups.go_back.isVisible()
