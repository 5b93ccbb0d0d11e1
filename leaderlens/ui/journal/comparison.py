"""What changed between two versions of a text, by words, for reading them side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

_WORDS_AT_MOST = 3_000
"""Above so many words two versions are compared by lines: comparing takes time by the square."""

_LINES_AT_MOST = 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and whether the other version lacks it."""

    text: str = field(repr=False)
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions in pieces; joined, the pieces are the whole text again."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        return not any(piece.changed for piece in (*self.before, *self.after))


def compare(before: str, after: str) -> Comparison:
    """Compare two texts word by word, line by line where they are long, and as a whole where they are huge."""
    if before == after:
        return Comparison(_whole(before, changed=False), _whole(after, changed=False))
    parts = _words
    if max(len(parts(before)), len(parts(after))) > _WORDS_AT_MOST:
        parts = _lines
        if max(len(parts(before)), len(parts(after))) > _LINES_AT_MOST:
            return Comparison(_whole(before, changed=True), _whole(after, changed=True))
    old, new = parts(before), parts(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        changed = tag != "equal"
        _append(left, "".join(old[a:b]), changed=changed)
        _append(right, "".join(new[c:d]), changed=changed)
    return Comparison(tuple(left), tuple(right))


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s\w]|\w+", text)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _whole(text: str, *, changed: bool) -> tuple[Piece, ...]:
    return (Piece(text, changed),) if text else ()


def _append(pieces: list[Piece], text: str, *, changed: bool) -> None:
    if text:
        pieces.append(Piece(text, changed))
