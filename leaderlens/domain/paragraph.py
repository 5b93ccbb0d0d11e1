"""Paragraphs of an entry, and the marks that keep personal reflection and council business apart.

A mark stands in the body itself, as a Markdown comment on a line of its own right above the paragraph it marks::

    <!--llbusiness-->
    Agreed with Morgan that the report goes to cabinet on the 14th.

Other programs show nothing of it, and an export and import carries it along. Each mark is one made-up word, so that a
search for "business" finds what somebody wrote and not the mark. A paragraph is a run of lines that are not blank; a
fenced block of code is one paragraph whatever is in it. What was moved to the official record leaves a stub, a quote
that says when and where to, under a mark of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """What a paragraph is, in its author's own judgement. The value is the word of the mark."""

    NONE = ""
    REFLECTION = "llreflection"
    BUSINESS = "llbusiness"
    MOVED = "llmoved"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``text`` without its mark; ``start`` and ``end`` are its span in the body, mark included."""

    start: int
    end: int
    mark: Mark
    text: str = field(repr=False)


_COMMENT = re.compile(r"[ \t]*<!--(llreflection|llbusiness|llmoved)-->[ \t\r]*")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_PLAIN = (  # what may only stand where one of these characters is, the pattern, and what becomes of it
    ("<", re.compile(r"<!--.*?(-->|\Z)", re.DOTALL), " "),
    ("#>-*+", re.compile(r"^[ \t]*(#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+\[[ xX]\][ \t]+|[-*+][ \t]+)+", re.MULTILINE), ""),
    ("-*_", re.compile(r"^[ \t]*([-*_][ \t]*){3,}$", re.MULTILINE), " "),
    ("[", re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    ("*~`", re.compile(r"(\*{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    ("_", re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
)


def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of ``body``, in order."""
    found: list[Paragraph] = []
    block: list[str] = []
    start = end = place = 0
    fence = ""

    def close() -> None:
        if block:
            found.append(_paragraph(start, end, "".join(block)))
            block.clear()

    for line in _LINES.findall(body):
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and opened[1].startswith(fence) else fence
        elif opened:
            fence = opened[1]
        elif not line.strip():
            close()
            place += len(line)
            continue
        if not block:
            start = place
        block.append(line)
        place += len(line)
        end = place
    close()
    return tuple(found)


def with_mark(body: str, number: int, mark: Mark) -> str:
    """``body`` with the paragraph of that number (from 0) marked so, or unmarked. IndexError where there is none."""
    one = paragraphs(body)[number]
    above = f"<!--{mark.value}-->\n" if mark else ""
    return body[: one.start] + above + one.text + body[one.end :]


def with_stub(body: str, numbers: frozenset[int] | set[int], stub: str) -> str:
    """``body`` with those paragraphs replaced by the line ``stub``, once for each run of neighbours."""
    parts: list[str] = []
    done = 0
    before = False
    for number, one in enumerate(paragraphs(body)):
        moved = number in numbers
        if moved and before:
            done = one.end
        elif moved:
            parts += [body[done : one.start], f"<!--{Mark.MOVED.value}-->\n> {stub}\n"]
            done = one.end
        before = moved
    return "".join((*parts, body[done:]))


def plain(text: str) -> str:
    """``text`` on one line and without the signs of Markdown and marks: for excerpts and counts. Never fails."""
    for signs, pattern, instead in _PLAIN:
        if any(sign in text for sign in signs):
            text = pattern.sub(instead, text)
    return " ".join(text.split())


def words_of(text: str) -> int:
    """How many words ``text`` has: what stands between white space, marks apart."""
    return len(_COMMENT.sub(" ", text).split())


def _paragraph(start: int, end: int, text: str) -> Paragraph:
    first, _break, rest = text.partition("\n")
    marked = _COMMENT.fullmatch(first)
    if not marked:
        return Paragraph(start, end, Mark.NONE, text)
    return Paragraph(start, end, Mark(marked[1]), rest)
