from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.crypto import recovery
from leaderlens.errors import VaultError

WORDS = recovery.to_words(bytes(range(32)))
TREZOR = {  # github.com/trezor/python-mnemonic, vectors.json (256 bits)
    "00": "abandon " * 23 + "art",
    "7f": "legal winner thank year wave sausage worth useful " * 2 + "legal winner thank year wave sausage worth title",
    "80": "letter advice cage absurd amount doctor acoustic avoid " * 2
    + "letter advice cage absurd amount doctor acoustic bless",
    "ff": "zoo " * 23 + "vote",
}


def refused(text: str) -> VaultError:
    with pytest.raises(VaultError) as caught:
        recovery.from_words(text)
    return caught.value


@pytest.mark.parametrize("byte", sorted(TREZOR))
def test_public_vectors(byte: str) -> None:
    key = bytes.fromhex(byte * 32)
    assert " ".join(recovery.to_words(key)) == TREZOR[byte]
    assert recovery.from_words(TREZOR[byte]) == key


@given(st.binary(min_size=32, max_size=32))
def test_there_and_back(key: bytes) -> None:
    words = recovery.to_words(key)
    assert len(words) == recovery.COUNT
    assert recovery.from_words(" ".join(words)) == key


def test_case_15_a_word_is_missing() -> None:
    problem = refused(" ".join(WORDS[:23]))
    assert problem.code == "words-count"
    assert "23" in str(problem)


def test_case_15_a_typo_is_found_by_its_position_and_not_repeated() -> None:
    typed = list(WORDS)
    typed[6] = "herron"
    problem = refused(" ".join(typed))
    assert problem.code == "words-unknown"
    assert "7" in str(problem)
    assert "herron" not in str(problem)


def test_case_15_swapped_words_do_not_fit() -> None:
    typed = [WORDS[1], WORDS[0], *WORDS[2:]]
    assert refused(" ".join(typed)).code == "words-checksum"


def test_case_16_capitals_numbers_and_line_breaks() -> None:
    typed = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(WORDS, start=1))
    assert recovery.from_words(typed) == bytes(range(32))


def test_full_width_letters_of_another_keyboard() -> None:
    typed = " ".join("".join(chr(ord(letter) + 0xFEE0) for letter in word) for word in WORDS)
    assert recovery.from_words(typed) == bytes(range(32))


def test_nothing_at_all() -> None:
    assert refused("").code == "words-count"


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        recovery.to_words(b"short")
