"""The six words two people say to each other when they pair, and what is made out of them.

Words come from the English BIP39 list, in which the first four letters tell every word apart. Six words are 66 random
bits; scrypt with fixed parameters (64 MiB) makes each guess against a copied invitation cost what a login costs. The
parameters are part of the format, never read from a file, so no hostile file can ask for more work or memory.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from leaderlens.errors import ExchangeError
from leaderlens.i18n import _

CODE_WORDS = 6
"""Words of a code: 66 bits."""
SAFETY_WORDS = 12
"""Words of a safety check: 132 bits."""
SALT_SIZE = 16
"""Bytes of the salt an invitation carries."""
KEY_SIZE = 32
"""Bytes of each key made from a code."""

_BITS_PER_WORD = 11
_TELLING_LETTERS = 4
_LONGEST_CODE = 500  # characters typed or pasted; six words need 53
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**16, 8, 1  # 128 * N * r = 64 MiB; about 0.3 s
_ONE_MESSAGE = bytes(12)  # the nonce: a salt, and so a key, seals one invitation only
_SEAL_TAG = b"LeaderLens-code-seal-v1"
_REPLY_TAG = b"LeaderLens-code-reply-v1"


@dataclass(frozen=True, slots=True, repr=False)
class CodeKeys:
    """What a code and a salt make (32 bytes each): ``seal`` hides the invitation, ``reply`` proves who answers it."""

    seal: bytes
    reply: bytes

    @classmethod
    def derive(cls, code: str, salt: bytes) -> CodeKeys:
        """The keys of ``code`` as :func:`read_code` gives it; ``salt`` is 16 bytes.

        Raises ExchangeError (``no-memory``) when the computer has no 64 MiB to spare.
        """
        if len(salt) != SALT_SIZE:
            raise ValueError("a salt is 16 bytes")
        try:
            root = Scrypt(salt=salt, length=KEY_SIZE, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P).derive(code.encode())
        except MemoryError:
            raise ExchangeError(
                _(
                    "There is not enough free memory to check the code just now. Nothing was changed. "
                    "Please close another program and try again."
                ),
                code="no-memory",
            ) from None
        return cls(
            HKDFExpand(SHA256(), KEY_SIZE, _SEAL_TAG).derive(root),
            HKDFExpand(SHA256(), KEY_SIZE, _REPLY_TAG).derive(root),
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> CodeKeys:
        """The keys back out of ``bytes(keys)``. ValueError for another length."""
        if len(raw) != 2 * KEY_SIZE:
            raise ValueError("the keys of a code are 64 bytes")
        return cls(raw[:KEY_SIZE], raw[KEY_SIZE:])

    def __bytes__(self) -> bytes:
        return self.seal + self.reply

    def hide(self, text: bytes, head: bytes) -> bytes:
        """``text`` sealed (16 bytes longer) and tied to ``head``. Use a salt for one invitation only."""
        return ChaCha20Poly1305(self.seal).encrypt(_ONE_MESSAGE, text, head)

    def show(self, hidden: bytes, head: bytes) -> bytes | None:
        """The text of :meth:`hide`, or None when code, text or head are not the same."""
        try:
            return ChaCha20Poly1305(self.seal).decrypt(_ONE_MESSAGE, hidden, head)
        except InvalidTag:
            return None

    def prove(self, message: bytes) -> bytes:
        """HMAC-SHA256 (32 bytes) that only somebody who knows the code can make."""
        return hmac.digest(self.reply, message, "sha256")

    def proves(self, proof: bytes, message: bytes) -> bool:
        """Whether ``proof`` over ``message`` was made by somebody who knows the code."""
        return hmac.compare_digest(proof, self.prove(message))


def new_code() -> str:
    """Six random words with single spaces, to be read out over the phone."""
    return " ".join(secrets.choice(_words()) for _number in range(CODE_WORDS))


def read_code(typed: str) -> str:
    """The code somebody typed, as :func:`new_code` wrote it: capitals, spacing, commas, line breaks and everything
    after a word's fourth letter are forgiven.

    Raises ExchangeError (``wrong-code``) when that does not make six words of the list; the sentence says which word
    by its place, never by its letters.
    """
    if len(typed) > _LONGEST_CODE:
        raise _not_six_words()
    found = re.findall(r"[a-z]+", unicodedata.normalize("NFKC", typed).casefold())
    if len(found) != CODE_WORDS:
        raise _not_six_words()
    words = _by_first_letters()
    for place, word in enumerate(found, start=1):
        if word[:_TELLING_LETTERS] not in words:
            raise ExchangeError(
                _(
                    "Word {place} is not one of the words LeaderLens uses in a code. Nothing was changed. "
                    "Please ask for that word again and check its spelling."
                ).format(place=place),
                code="wrong-code",
            )
    return " ".join(words[word[:_TELLING_LETTERS]] for word in found)


def safety_words(transcript: bytes) -> str:
    """Twelve words that both sides of one pairing share and nobody else can steer (132 bits of SHA-256)."""
    digest = hashlib.sha256(b"LeaderLens-safety-v1\0" + transcript).digest()
    number = int.from_bytes(digest) >> (len(digest) * 8 - SAFETY_WORDS * _BITS_PER_WORD)
    places = range((SAFETY_WORDS - 1) * _BITS_PER_WORD, -1, -_BITS_PER_WORD)
    return " ".join(_words()[number >> place & (2**_BITS_PER_WORD - 1)] for place in places)


@cache
def _words() -> tuple[str, ...]:
    from mnemonic import Mnemonic  # reads its list from disk: only when somebody pairs

    return tuple(Mnemonic("english").wordlist)


@cache
def _by_first_letters() -> dict[str, str]:
    return {word[:_TELLING_LETTERS]: word for word in _words()}


def _not_six_words() -> ExchangeError:
    return ExchangeError(
        _("A code is six words. Nothing was changed. Please type the six words in the order you were given them."),
        code="wrong-code",
    )
