from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from leaderlens.documents.document import Run, followable, plain, printable, words_of


@given(st.text(st.characters(), max_size=60))
def test_what_is_printable_can_stand_in_xml(text: str) -> None:
    kept = printable(text)
    etree.fromstring(f"<a>{kept.replace('&', '').replace('<', '').replace('>', '')}</a>")
    assert printable(kept) == kept


def test_words_stay_and_line_ends_become_one() -> None:
    assert printable("a\r\nb\rc\x0bd\te \u2028\U0001f600\x00\ud800\ufffe") == "a\nb\nc\nd\te \u2028\U0001f600"


@pytest.mark.parametrize(
    ("link", "good"),
    [("https://a", True), ("HTTP://a", True), ("mailto:a@b", True), ("file:///etc", False), ("javascript:x", False),
     ("attachment:1", False), ("", False)],
)  # fmt: skip
def test_only_harmless_links_can_be_followed(link: str, good: bool) -> None:
    assert followable(link) is good


def test_runs_are_texts() -> None:
    assert words_of((*plain("a", "b"), Run("c", bold=True))) == "abc"
    assert "secret" not in repr(Run("secret", link="https://secret"))
