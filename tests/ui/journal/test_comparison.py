"""Two versions beside each other: every word is there, and only what differs is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.ui.journal.comparison import compare


def test_changed_words_are_marked_on_both_sides() -> None:
    found = compare("It took ten seconds.", "It took six long seconds.")
    assert [piece.text for piece in found.before if piece.changed] == ["ten"]
    assert "".join(piece.text for piece in found.after if piece.changed).split() == ["six", "long"]
    assert compare("Same.", "Same.").same


def test_huge_texts_are_compared_in_bounded_time() -> None:
    many = compare("word " * 40_000, "word " * 40_000 + "more")
    assert many.after[-1].changed
    lines = compare("a line\n" * 2_000, "a line\n" * 1_999 + "another\n")
    assert [piece.text for piece in lines.after if piece.changed] == ["another\n"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_letter_is_lost(before: str, after: str) -> None:
    found = compare(before, after)
    assert "".join(piece.text for piece in found.before) == before
    assert "".join(piece.text for piece in found.after) == after
