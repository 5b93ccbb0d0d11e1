"""The 24 recovery words: they are the master key itself, spelt in the English word list of BIP39.

They open the database with no header and no passphrase, so whoever holds them holds the vault.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from leaderlens.crypto.keys import MASTER_KEY_BYTES
from leaderlens.errors import VaultError
from leaderlens.i18n import _, ngettext

if TYPE_CHECKING:
    from mnemonic import Mnemonic

COUNT = 24


def to_words(master_key: bytes) -> tuple[str, ...]:
    """The 24 words of a master key (256 bits and 8 bits of checksum)."""
    if len(master_key) != MASTER_KEY_BYTES:
        raise ValueError("a master key is 32 bytes")
    return tuple(_bip39().to_mnemonic(master_key).split())


def from_words(text: str) -> bytes:
    """The master key spelt by ``text``, which may have capitals, numbers, commas and line breaks between the words.

    Raises VaultError: ``words-count``, ``words-unknown`` (with the position), ``words-checksum``. The sentences name
    no word.
    """
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKD", text).lower())
    if len(words) != COUNT:
        raise VaultError(
            ngettext(
                "There should be 24 recovery words, and there is {count} here.",
                "There should be 24 recovery words, and there are {count} here.",
                len(words),
            ).format(count=len(words)),
            code="words-count",
        )
    known = frozenset(_bip39().wordlist)
    for position, word in enumerate(words, start=1):
        if word not in known:
            raise VaultError(
                _("Word {position} is not one of the words LeaderLens uses. Please check its spelling.").format(
                    position=position
                ),
                code="words-unknown",
            )
    if not _bip39().check(" ".join(words)):
        raise VaultError(
            _(
                "These are all known words, but together they do not fit: one may be wrong, or two may have changed "
                "places. Please compare them with your copy, in order."
            ),
            code="words-checksum",
        )
    return bytes(_bip39().to_entropy(words))


def word_list() -> tuple[str, ...]:
    """The 2,048 words, for completion while typing."""
    return tuple(_bip39().wordlist)


@cache
def _bip39() -> Mnemonic:
    from mnemonic import Mnemonic

    return Mnemonic("english")
