"""The import page: nothing cut off, everything named, every word through the catalogue, at every step."""

from __future__ import annotations

import pytest

from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.importing.conftest import AtImport


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(936, 640), (1052, 800)])
def test_nothing_is_cut_off_and_everything_is_named(
    at_import: AtImport, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page = at_import.page
    page.resize(*size)
    settle()
    assert (clipped(page), nameless(page)) == ([], [])
    at_import.choose("daylio-csv")
    settle()
    assert page.look.moods.isVisible()
    assert (clipped(page), nameless(page)) == ([], [])
    page.look.bring.click()
    settle()
    assert page.done.isVisible()
    assert (clipped(page), nameless(page)) == ([], [])
    next(iter(page.earlier.rows.values())).undo.click()
    settle()
    assert (clipped(page), nameless(page)) == ([], [])


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_goes_through_the_catalogue(at_import: AtImport) -> None:
    path = at_import.choose("dayone")
    settle()
    known = {path.name, "dayone"}
    assert {text for text in untranslated(at_import.page) if not any(name in text for name in known)} == set()
    at_import.page.look.bring.click()
    settle()
    assert {text for text in untranslated(at_import.page) if not any(name in text for name in known)} == set()


def test_progress_is_told_in_words(at_import: AtImport) -> None:
    page = at_import.page
    page.show_busy("Bringing it in…")
    page.stepped.emit(20, 100)
    assert page.choose.progress.text().startswith("20 of 100 entries. Leaving this page stops it")
    page.stepped.emit(40, 0)
    assert page.choose.progress.text() == "40 entries so far"
    assert page.choose.stop.isVisible()
    assert not page.choose.buttons.isVisible()
