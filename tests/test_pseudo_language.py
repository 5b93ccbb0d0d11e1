"""The helper that finds text nobody marked for translation."""

from __future__ import annotations

import pytest

from leaderlens.i18n import _, ngettext, pgettext
from tests.pseudo_language import unmarked


@pytest.mark.usefixtures("pseudo_language")
def test_marked_text_wears_brackets_and_keeps_its_placeholders() -> None:
    assert _("Good morning, {name}").format(name="Robin") == "⟦Good morning, Robin⟧"
    assert ngettext("{count} answer", "{count} answers", 2).format(count=2) == "⟦2 answers⟧"
    assert pgettext("a verb", "Seal") == "⟦Seal⟧"


@pytest.mark.parametrize(
    ("shown", "words"),
    [("⟦Seal⟧", ""), ("Seal ⟦now⟧", "Seal"), ("⟦from ⟦March⟧⟧ · 7 ✓", ""), ("⟦a⟧ and ⟦b⟧", "and"), ("", "")],
)
def test_what_lies_outside_the_brackets_is_unmarked(shown: str, words: str) -> None:
    assert unmarked(shown) == words


def test_after_the_test_english_is_spoken_again() -> None:
    assert _("Seal") == "Seal"
