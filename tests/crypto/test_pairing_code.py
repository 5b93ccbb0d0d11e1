"""The spoken code: what is forgiven when typing it, and that nothing else is."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from leaderlens.crypto.pairing_code import CodeKeys, new_code, read_code, safety_words
from leaderlens.errors import ExchangeError

WORDS = Mnemonic("english").wordlist
CODE = "abandon zoo actor act letter quiz"


def test_a_code_is_six_words_of_the_list_and_never_the_same() -> None:
    codes = [new_code() for _ in range(50)]

    assert len(set(codes)) == 50
    assert all(len(code.split()) == 6 and set(code.split()) <= set(WORDS) for code in codes)
    assert len({word for code in codes for word in code.split()}) > 200  # 300 drawn from 2048


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        "ABANDON Zoo Actor act LETTER quiz",
        "  abandon\tzoo\n actor,act;letter - quiz. ",
        "1. abandon 2. zoo 3. actor 4. act 5. letter 6. quiz",
        "aban zoo acto act lett quiz",
        "abandonned zoo actors act lettre quizz",
        "\uff41bandon zoo actor act letter quiz",
    ],
)
def test_what_is_forgiven_when_typing(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abandon",
        "abandon zoo actor act letter",
        "abandon zoo actor act letter quiz quiz",
        "aba zoo actor act letter quiz",
        "zooo zoo actor act letter quiz",
        "abandon zoo actor act letter кuiz",
        "a " * 400,
        "\ud800",
    ],
)
def test_what_is_not_forgiven(typed: str) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_code(typed)

    assert refused.value.code == "wrong-code"


def test_an_unknown_word_is_named_by_its_place_only() -> None:
    with pytest.raises(ExchangeError, match=r"^Word 3 is not") as refused:
        read_code("abandon zoo marmalade act letter quiz")

    assert "marmalade" not in str(refused.value)


@given(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6))
def test_four_letters_are_enough_for_every_word(words: list[str]) -> None:
    assert read_code("".join(word[:4].upper() + "  " for word in words)) == " ".join(words)


def _outcome(typed: str) -> str | int:
    try:
        return len(read_code(typed).split())
    except ExchangeError as refused:
        return refused.code


@given(st.text())
def test_any_text_is_a_code_or_refused(typed: str) -> None:
    assert _outcome(typed) in {6, "wrong-code"}


def test_keys_come_from_scrypt_with_64_mebibytes() -> None:
    salt = bytes(range(16))
    keys = CodeKeys.derive(CODE, salt)
    root = hashlib.scrypt(CODE.encode(), salt=salt, n=65536, r=8, p=1, maxmem=2**27, dklen=32)

    assert keys.seal == hmac.digest(root, b"LeaderLens-code-seal-v1\x01", "sha256")
    assert keys.reply == hmac.digest(root, b"LeaderLens-code-reply-v1\x01", "sha256")
    assert CodeKeys.from_bytes(bytes(keys)) == keys
    assert keys.seal.hex() not in repr(keys)


def test_what_is_hidden_shows_to_the_same_code_only() -> None:
    keys, other = CodeKeys(b"s" * 32, b"r" * 32), CodeKeys(b"t" * 32, b"r" * 32)
    hidden = keys.hide(b"Robin invites you", b"head")

    assert keys.show(hidden, b"head") == b"Robin invites you"
    assert other.show(hidden, b"head") is None
    assert keys.show(hidden, b"tail") is None
    assert keys.show(hidden[:-1], b"head") is None
    assert keys.show(b"", b"head") is None


def test_a_proof_fits_its_message_and_its_code_only() -> None:
    keys, other = CodeKeys(b"s" * 32, b"r" * 32), CodeKeys(b"s" * 32, b"q" * 32)
    proof = keys.prove(b"message")

    assert keys.proves(proof, b"message")
    assert not keys.proves(proof, b"other message")
    assert not other.proves(proof, b"message")
    assert not keys.proves(b"", b"message")


def test_safety_words_spell_the_first_132_bits() -> None:
    words = safety_words(b"transcript").split()
    bits = "".join(f"{WORDS.index(word):011b}" for word in words)
    digest = hashlib.sha256(b"LeaderLens-safety-v1\0transcript").digest()

    assert len(words) == 12
    assert bits == f"{int.from_bytes(digest):0256b}"[:132]
    assert safety_words(b"transcript2") != safety_words(b"transcript")


@pytest.mark.parametrize("length", [0, 63, 65])
def test_keys_of_the_wrong_length_are_a_mistake(length: int) -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        CodeKeys.from_bytes(bytes(length))
    with pytest.raises(ValueError, match="16 bytes"):
        CodeKeys.derive(CODE, bytes(length))
