"""Three of the words, by number."""

from __future__ import annotations

from leaderlens.ui.recovery_check import RecoveryCheck

WORDS = tuple(f"word{number}" for number in range(1, 25))


def test_three_different_numbers_are_asked_for_in_order() -> None:
    for _round in range(50):
        numbers = RecoveryCheck(WORDS).numbers
        assert len(set(numbers)) == 3
        assert list(numbers) == sorted(numbers)
        assert set(numbers) <= set(range(1, 25))


def test_capitals_and_spaces_are_forgiven_other_words_are_not() -> None:
    check = RecoveryCheck(WORDS, lambda _count: (1, 12, 24))
    assert check.wrong({1: "WORD1", 12: "  word12 ", 24: "Word24"}) == ()
    assert check.wrong({1: "word1", 12: "word11", 24: ""}) == (12, 24)
    assert check.wrong({}) == (1, 12, 24)
