"""What becomes of the words people type: one rule for what stays in a vault, one for what travels to the other's.

Whatever stays is kept as it was typed. Whatever travels is shown on somebody else's screen and signed, so it has one
spelling of a line break, and no characters that are invisible there or reorder what stands around them.
"""

from __future__ import annotations

import re

LONGEST_TEXT = 65_536
"""Characters of one text that travels."""

# C0 without the line break, DEL and C1, direction overrides and isolates, surrogates, non-characters, the mark of
# byte order
UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no text that travels holds."""

_BREAK = re.compile("\r\n?|[\u0085\u2028\u2029]")
_WIDE = re.compile("[\t\x0b\x0c]")


def storable(text: str) -> str:
    """``text`` as a vault keeps it: exactly, but for NUL and half a surrogate pair, which no file can hold.

    Those become U+FFFD (vault.md section 4, row 63); two halves that belong together become their character.
    """
    return _paired(text).replace("\x00", "\ufffd")


def portable(text: str, most: int = LONGEST_TEXT) -> str:
    """``text`` as it may travel, ``most`` characters of it: :data:`UNFIT` holds nothing of it.

    Line breaks become one character, a tab a space; half a surrogate pair becomes U+FFFD; invisible control characters
    go. Words, rare spaces, accents and joined emoji stay. Doing it twice changes nothing.
    """
    broken = _WIDE.sub(" ", _BREAK.sub("\n", _paired(text)))
    return UNFIT.sub("", broken)[:most]


def _paired(text: str) -> str:
    """The same text without half a surrogate pair."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
