from __future__ import annotations

import unicodedata

import pytest

from leaderlens.crypto import passphrase, recovery


def test_generated_is_six_listed_words_worth_66_bits() -> None:
    words = passphrase.generate().split()
    assert len(words) == 6
    assert set(words) <= set(recovery.word_list())
    assert len(recovery.word_list()) == 2**11


def test_generated_never_repeats() -> None:
    assert len({passphrase.generate() for _number in range(50)}) == 50


def test_generated_is_advised_as_strong() -> None:
    advice = passphrase.advise("kite river stone bridge anchor lemon")
    assert advice.ok
    assert advice.bits == 66
    assert "Strong" in advice.sentence


def test_case_2_one_spelling_for_composed_and_decomposed() -> None:
    text = "Café zürich prüft die Ämter"
    assert passphrase.to_bytes(unicodedata.normalize("NFD", text)) == passphrase.to_bytes(text)


def test_case_2_space_around_it_does_not_count() -> None:
    assert passphrase.to_bytes("  a heron \t\n") == b"a heron"
    assert passphrase.to_bytes("a\u00a0heron") == b"a heron"


@pytest.mark.parametrize(
    "text", ["", "    ", "\t\n", "\u200b" * 20, "\u200b \ufeff\u2060", "\u3164" * 16, "\u2800" * 30]
)
def test_case_3_empty_blank_and_zero_width_are_refused(text: str) -> None:
    advice = passphrase.advise(text)
    assert not advice.ok
    assert advice.bits == 0


def test_case_3_a_hundred_thousand_characters_are_welcome() -> None:
    text = "the quick brown heron " * 5_000
    assert passphrase.advise(text).ok
    assert len(passphrase.to_bytes(text)) == len(text.strip())


def test_zero_width_characters_do_not_make_it_longer() -> None:
    assert not passphrase.advise("heron pond" + "\u200b" * 20).ok


@pytest.mark.parametrize(("text", "ok"), [("fifteen letters", False), ("sixteen letters!", True)])
def test_sixteen_characters_are_needed(text: str, ok: bool) -> None:
    assert passphrase.advise(text).ok is ok


@pytest.mark.parametrize("text", ["aaaaaaaaaaaaaaaaaaaa", "abababababababababab", "1111222233334444"])
def test_a_few_characters_over_and_over_are_refused(text: str) -> None:
    assert not passphrase.advise(text).ok


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("x", 4),
        ("heronpnd", 18),  # 4 + 7 * 2
        ("the cat sat on the mats", 39),  # 4 + 7 * 2 + 12 * 1.5 + 3
        ("", 0),
        ("aaaaaaaa", 6),  # one run
        ("12345678", 6),
        ("river stone", 22),
        ("river river river", 11),
    ],
)
def test_estimate(text: str, bits: int) -> None:
    """NIST SP 800-63-1, appendix A.2.1 for text of one's own; 11 bits for each different word of the list."""
    assert passphrase.estimated_bits(text) == bits


def test_the_sentence_grows_with_the_strength() -> None:
    sentences = [
        passphrase.advise(text).sentence
        for text in ("sixteen letters!", "kite river stone bridge", passphrase.generate())
    ]
    assert len(set(sentences)) == 3


def test_half_a_character_does_not_crash() -> None:
    assert passphrase.to_bytes("\ud800") == b"\xed\xa0\x80"
    assert not passphrase.advise("\ud800").ok
