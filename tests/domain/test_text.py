"""Words are kept as they were typed, and travel without what could mislead on somebody else's screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.canonical import canon, parse
from leaderlens.domain.text import portable, storable

ANY = st.text(st.characters(categories=None))
"""Half surrogate pairs included."""


@given(ANY)
def test_63_whatever_is_typed_can_be_kept(text: str) -> None:
    kept = storable(text)
    kept.encode()
    assert "\x00" not in kept
    assert storable(kept) == kept


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_63_what_a_file_can_hold_is_kept_exactly(text: str) -> None:
    assert storable(text) == text


def test_63_halves_that_belong_together_become_their_character() -> None:
    assert storable("a\ud83d\ude00b") == "a😀b"
    assert storable("a\ud83db\x00") == "a�b�"


@given(ANY)
def test_any_text_can_be_made_fit_to_travel(text: str) -> None:
    fitted = portable(text)
    assert parse(canon(fitted)) == fitted
    assert portable(fitted) == fitted


def test_every_visible_word_travels() -> None:
    assert portable("one\r\ntwo\rthree\tfour\u202e\x00 five") == "one\ntwo\nthree four five"
    assert portable("10\u202f000 → 👩\u200d🔧, naïve\u2028العربية") == "10\u202f000 → 👩\u200d🔧, naïve\nالعربية"
    assert portable("\ud83d", 5) == "�"
    assert portable("longer than that", 6) == "longer"
