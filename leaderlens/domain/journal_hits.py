"""Where searched words stand in a text, by the rules of the full-text index: case and diacritics make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from leaderlens.domain.journal import Span
from leaderlens.domain.journal_query import Term
from leaderlens.domain.paragraph import plain

EXCERPT = 240
"""Characters of an excerpt: enough for two lines of a list at 200 % text."""

_BEFORE = 60  # characters of an excerpt before its first hit
_ROOM = 2  # times the length of an excerpt that is looked at: signs of Markdown go
_MARK = "\u0301"  # stands for every combining mark
_MARKS = f"{_MARK}*"


_CAPITAL = re.compile("[A-Z]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """A character as the index sees it: one small letter without its marks."""
    if unicodedata.combining(character):
        return _MARK
    first = unicodedata.normalize("NFD", character)[0].lower()
    return first if len(first) == 1 else character


def fold(text: str) -> str:
    """``text`` as the index compares it, character for character: places in one are places in the other."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda found: _folded(found[0]), _CAPITAL.sub(lambda found: found[0].lower(), text))


def pattern(terms: Iterable[Term]) -> re.Pattern[str] | None:
    """What finds any of the terms in a folded text; None for nothing to find."""
    found = [one for one in map(_term, terms) if one]
    return re.compile("|".join(found)) if found else None


def spans(text: str, wanted: re.Pattern[str] | None) -> tuple[Span, ...]:
    """Where in ``text`` the terms of the pattern stand, in order."""
    return () if wanted is None else tuple(one.span() for one in wanted.finditer(fold(text)))


def excerpt(body: str, wanted: re.Pattern[str] | None = None) -> str:
    """The piece of ``body`` to show in a list, on one line and without Markdown: its beginning, or around a hit."""
    first = wanted.search(fold(body)) if wanted else None
    start = 0
    if first and first.start() > _BEFORE:
        start = first.start() - _BEFORE
        start += len(body[start : first.start()].split(maxsplit=1)[0]) if not body[start - 1].isspace() else 0
    shown = plain(body[start : start + _ROOM * EXCERPT])
    return ("… " + shown if start else shown)[:EXCERPT]


def _term(term: Term) -> str:
    """A pattern for the words of a term in a row, each letter with whatever marks follow it."""
    words = re.findall(r"[^\W_]+", fold(term.text).replace(_MARK, ""))
    if term.absent or not words:
        return ""
    spelt = [_MARKS.join(map(re.escape, word)) + _MARKS for word in words]
    end = rf"(?:[^\W_]|{_MARK})*" if term.begins else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(spelt) + end
