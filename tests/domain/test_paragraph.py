"""Paragraphs and their marks: in the body, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.paragraph import Mark, paragraphs, plain, with_mark, with_stub, words_of

BODY = "First line\nsecond line\n\n<!--llbusiness-->\nAgreed: cabinet on the 14th.\n\n```\ncode\n\nmore\n```\nlast\n"
LINES = st.lists(st.sampled_from(["words", "", "<!--llbusiness-->", "```", "~~~", "> quote", "\r", "a\u2028b"])).map(
    "\n".join
)


def test_a_run_of_lines_is_one_paragraph_and_so_is_a_block_of_code() -> None:
    found = paragraphs(BODY)
    assert [(one.mark, one.text) for one in found] == [
        (Mark.NONE, "First line\nsecond line\n"),
        (Mark.BUSINESS, "Agreed: cabinet on the 14th.\n"),
        (Mark.NONE, "```\ncode\n\nmore\n```\nlast\n"),
    ]


@given(LINES, st.integers(0, 20), st.sampled_from(Mark))
def test_marking_changes_one_mark_and_no_word(body: str, number: int, mark: Mark) -> None:
    before = paragraphs(body)
    assert "".join(body[one.start : one.end] for one in before).split() == body.split()
    if number >= len(before) or not before[number].text:
        return
    after = paragraphs(with_mark(body, number, mark))
    assert len(after) == len(before)
    assert [one.text for one in after][:number] == [one.text for one in before][:number]
    if not before[number].text.startswith("<!--"):
        assert (after[number].mark, after[number].text) == (mark, before[number].text)


def test_what_is_moved_leaves_one_stub_for_neighbours() -> None:
    left = with_stub(BODY, {0, 1}, "Moved on 24 November: note.md")
    assert [(one.mark, one.text) for one in paragraphs(left)] == [
        (Mark.MOVED, "> Moved on 24 November: note.md\n"),
        (Mark.NONE, "```\ncode\n\nmore\n```\nlast\n"),
    ]
    assert "cabinet" not in left
    assert with_stub(BODY, {2}, "x").startswith(BODY[:60])
    assert with_stub(BODY, set(), "x") == BODY


def test_there_is_no_paragraph_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        with_mark("one", 1, Mark.BUSINESS)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("# Heading\n\n> - [x] *done* and **very** ~~old~~", "Heading done and very old"),
        ("snake_case stays, _this_ does not, 2*3*4", "snake_case stays, this does not, 234"),
        ("see [the weir](https://example.org/weir) ![heron](attachment:ab)", "see the weir heron"),
        ("<!--llbusiness-->\nAgreed", "Agreed"),
        ("a\n---\nb <!-- cut off", "a b"),
        ("", ""),
    ],
)
def test_a_list_shows_words_without_signs(source: str, shown: str) -> None:
    assert plain(source) == shown


@given(st.text(st.characters(categories=None)))
def test_any_text_can_be_shown(text: str) -> None:
    assert "\n" not in plain(text)
    assert words_of(text) >= 0
    assert "".join(text[one.start : one.end] for one in paragraphs(text)).split() == text.split() or "\x1c" in text


def test_marks_are_not_counted() -> None:
    assert words_of("<!--llbusiness-->\nTwo words") == 2
