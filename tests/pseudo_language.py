"""A made-up language for UI tests: text that went through gettext wears brackets, text that did not is naked."""

from __future__ import annotations

import gettext
import re

_WORD = re.compile(r"[^\W\d_]{2,}")


class PseudoTranslations(gettext.NullTranslations):
    """Every message becomes ``⟦message⟧``; placeholders stay as they are, so ``.format`` still works."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧" if message else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own signature
        return self.gettext(message)


def unmarked(shown: str) -> str:
    """The words of ``shown`` that no catalogue has seen: what lies outside every ``⟦ ⟧``; empty when all is marked.

    >>> unmarked("⟦Seal⟧")
    ''
    >>> unmarked("Seal ⟦{count} answers⟧")
    'Seal'
    """
    outside, depth = [], 0
    for character in shown:
        if character == "⟦":
            depth += 1
        elif character == "⟧":
            depth -= 1
        elif depth == 0:
            outside.append(character)
    return " ".join(_WORD.findall("".join(outside)))
