"""Undo takes back exactly what was done, step by step, whatever it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.ui.writing.history import History, coded, plain

# Edits that cut an emoji in two have a test of their own: half a pair cannot be compared as text.
TEXT = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=20)
EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), TEXT, st.booleans()), max_size=25)


def typed(history: History, words: str) -> None:
    for sign in words:
        history.note(history.size, 0, coded(sign))


@given(TEXT, EDITS)
def test_everything_can_be_taken_back_and_done_again(text: str, edits: list[tuple[int, int, str, bool]]) -> None:
    history = History(text)
    for at, removed, added, closed in edits:
        here = min(at, history.size)
        history.note(here, min(removed, history.size - here), coded(added))
        if closed:
            history.close_step()
    final = bytes(coded(history.text))
    steps = 0
    while history.back() is not None:
        steps += 1
    assert history.text == plain(coded(text))
    assert not history.can_undo
    while history.forth() is not None:
        steps -= 1
    assert coded(history.text) == final
    assert steps == 0


@given(TEXT, EDITS)
def test_what_it_says_to_do_is_what_it_did(text: str, edits: list[tuple[int, int, str, bool]]) -> None:
    history = History(text)
    for at, removed, added, _closed in edits:
        here = min(at, history.size)
        history.note(here, min(removed, history.size - here), coded(added))
    other = bytearray(coded(history.text))
    while (edit := history.back()) is not None:
        other[2 * edit.at : 2 * edit.at + len(edit.removed)] = edit.added
        assert plain(bytes(other)) == history.text


def test_a_run_of_typing_is_one_step_up_to_a_line_or_a_phrase() -> None:
    history = History()
    typed(history, "One line\nand another")
    history.back()
    assert history.text == "One line\n"
    history.back()
    assert history.text == "One line"
    history.back()
    assert not history.text
    typed(history, "a phrase of a good many words that goes on and on until one has enough of it")
    history.back()
    assert history.text.endswith(" ")
    assert len(history.text) >= 40


def test_deleting_backwards_is_one_step() -> None:
    history = History("twelve")
    for at in (5, 4, 3):
        history.note(at, 1, b"")
    assert history.text == "twe"
    history.back()
    assert history.text == "twelve"


def test_a_new_step_forgets_what_could_be_done_again() -> None:
    history = History()
    typed(history, "a")
    history.back()
    assert history.can_redo
    typed(history, "b")
    assert not history.can_redo


def test_the_two_halves_of_an_emoji_stay_together() -> None:
    history = History("😀")
    history.note(0, 2, coded("😁"))
    edit = history.back()
    assert edit is not None
    assert (edit.removed, edit.added) == (coded("😁"), coded("😀"))


def test_what_changes_no_letter_is_no_step() -> None:
    history = History("same")
    assert not history.note(0, 4, coded("same"))
    assert not history.can_undo


def test_megabytes_do_not_pile_up() -> None:
    history = History()
    for number in range(5):
        history.note(0, history.size, coded(str(number) * 10_000_000))
        history.close_step()
    steps = 0
    while history.back() is not None:
        steps += 1
    assert 1 <= steps < 5
