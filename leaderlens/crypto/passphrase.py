"""Passphrases: how one is generated, how any is spelt in bytes, which are refused, and what a guesser would pay."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from leaderlens.crypto.recovery import word_list
from leaderlens.i18n import _

GENERATED_WORDS = 6
SHORTEST = 16
"""Characters a passphrase of one's own needs."""
_BITS_PER_WORD = 11  # 2,048 words
_FEWEST_KINDS = 6
_FAIR_BITS = 44
_STRONG_BITS = 60
_BLANK_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # drawn as nothing, yet counted as letters or symbols


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say about a passphrase while it is typed. ``bits``: how much guessing it would stand, estimated low."""

    ok: bool
    sentence: str
    bits: int


def generate() -> str:
    """Six different words drawn at random from the 2,048 of BIP39: 66 bits (65.99, as none comes twice)."""
    return " ".join(secrets.SystemRandom().sample(word_list(), GENERATED_WORDS))


def to_bytes(passphrase: str) -> bytes:
    """The bytes a key is derived from: NFKC, no white space around it, UTF-8. One spelling on every keyboard."""
    return unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8", errors="surrogatepass")


def advise(passphrase: str) -> Advice:
    """Whether ``passphrase`` may protect a vault, and one honest sentence about how strong it is."""
    text = unicodedata.normalize("NFKC", passphrase).strip()
    seen = "".join(letter for letter in text if not _invisible(letter))
    if not seen.strip():
        return Advice(ok=False, sentence=_("A passphrase needs characters that can be seen."), bits=0)
    bits = estimated_bits(seen)
    if len(seen) < SHORTEST:
        return Advice(
            ok=False,
            sentence=_(
                "Please use at least {count} characters. A short sentence only you would say is a start."
            ).format(count=SHORTEST),
            bits=bits,
        )
    if len(set(seen.casefold())) < _FEWEST_KINDS:
        return Advice(ok=False, sentence=_("This repeats the same few characters. Please vary it."), bits=bits)
    return Advice(ok=True, sentence=_strength(bits), bits=bits)


def estimated_bits(text: str) -> int:
    """A cautious guess at the entropy of ``text``.

    Words of the list count 11 bits each, every word once, as if drawn at random. Anything else counts as chosen by a
    person: NIST SP 800-63-1 (2011), appendix A.2.1: 4 bits for the first character, 2 for each of the next seven,
    1.5 up to the twentieth, 1 beyond, and 6 for mixing capitals with digits or signs. Runs ("aaaa", "3456") count as
    two characters.
    """
    words = re.split(r"[\s\-.,]+", text.casefold().strip())
    if len(words) > 1 and set(words) <= set(word_list()):
        return _BITS_PER_WORD * len(set(words))
    length = _length_without_runs(text.casefold())
    bits = 4.0 * min(length, 1) + 2.0 * _between(length, 1, 8) + 1.5 * _between(length, 8, 20) + max(length - 20, 0)
    if re.search(r"[A-Z]", text) and re.search(r"[^A-Za-z\s]", text):
        bits += 6
    return int(bits)


def _length_without_runs(text: str) -> int:
    """Characters, less those that only go on with a run: the same letter, or the next in order, once more."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    going_on = sum(step == before and abs(step) <= 1 for before, step in pairwise(steps))
    return len(text) - going_on


def _between(length: int, low: int, high: int) -> int:
    """How many characters lie after position ``low`` up to ``high``."""
    return max(min(length, high) - low, 0)


def _strength(bits: int) -> str:
    if bits >= _STRONG_BITS:
        return _("Strong, if chosen at random: guessing it would cost more than anyone could pay.")
    if bits >= _FAIR_BITS:
        return _("Good, if nobody could work it out from what they know about you.")
    return _(
        "Long enough, but people often choose phrases like this. Somebody who stole this computer might guess it in "
        "days. Six random words are far stronger."
    )


def _invisible(letter: str) -> bool:
    """Drawn as nothing: control and format characters (zero-width ones among them) and blank fillers."""
    return unicodedata.category(letter) in {"Cf", "Cc", "Cs"} or letter in _BLANK_FILLERS
