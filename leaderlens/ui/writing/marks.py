"""What the marks in one line of Markdown mean: which block it is, and which of its letters are marks, bold, a link.

Positions are UTF-16 units, as Qt counts: a character beyond the basic plane (an emoji) is two. The subset is the one
that people write by hand; anything else is plain text. Nothing here changes a letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_MASKED = "\ufffd"  # stands where a letter must not be read as a mark: neither a space nor a word


class Block(Enum):
    """What a line is."""

    TEXT = "text"
    BLANK = "blank"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CHECK = "check"
    QUOTE = "quote"
    RULE = "rule"
    FENCE = "fence"
    CODE = "code"
    COMMENT = "comment"


class Kind(Enum):
    """What a run of letters within a line is."""

    MARK = "mark"
    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    TARGET = "target"
    TAG = "tag"


WORDLESS = frozenset({Block.BLANK, Block.RULE, Block.FENCE, Block.CODE, Block.COMMENT})
"""Lines without any prose."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What one line is. ``level``: of a heading 1 to 6, of a list item how deep from 0, of a quote how many marks.

    The line's own words begin at ``begin``; the marks of an item without the spaces before them begin at ``mark``.
    ``checked`` is None for anything but an item with a box. ``fence`` is the fence that is open after this line.
    ``comment`` is what a line says that is a comment and nothing else.
    """

    block: Block
    level: int = 0
    mark: int = 0
    begin: int = 0
    checked: bool | None = None
    fence: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters ``start`` to ``end`` of a line. ``address`` is where a link leads."""

    start: int
    end: int
    kind: Kind
    address: str = ""


def units(line: str) -> str:
    """``line`` with two stand-ins for each character that takes two UTF-16 units, so that positions are Qt's."""
    return _ASTRAL.sub(_MASKED * 2, line)


# ------------------------------------------------------------ blocks

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\](?:[ \t]+|$))?")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_COMMENT = re.compile(r"[ \t]*<!--([^<>]{0,200})-->[ \t]*$")
_DEEPEST = 8


def shape_of(line: str, fence: str = "") -> Shape:
    """What ``line`` is (in :func:`units`), where ``fence`` is the fence of code that is open before it, if one is."""
    fenced = _FENCE.match(line)
    if fence:
        closes = fenced is not None and fenced[1].startswith(fence) and not line[fenced.end() :].strip()
        return Shape(Block.FENCE) if closes else Shape(Block.CODE, fence=fence)
    if fenced is not None:
        return Shape(Block.FENCE, fence=fenced[1])
    if not line.strip():
        return Shape(Block.BLANK)
    return Shape(Block.RULE) if _RULE.match(line) else _begun(line)


def _begun(line: str) -> Shape:
    if (heading := _HEADING.match(line)) is not None:
        return Shape(Block.HEADING, len(heading[1]), heading.start(1), heading.end())
    if (comment := _COMMENT.match(line)) is not None:
        return Shape(Block.COMMENT, comment=comment[1].strip())
    if (quote := _QUOTE.match(line)) is not None:
        return Shape(Block.QUOTE, quote[0].count(">"), quote[0].index(">"), quote.end())
    if (item := _ITEM.match(line)) is not None:
        return _item(item)
    return Shape(Block.TEXT)


def _item(item: re.Match[str]) -> Shape:
    level = min(_DEEPEST, sum(4 if sign == "\t" else 1 for sign in item[1]) // 2)
    if item[4] is not None:
        return Shape(Block.CHECK, level, item.start(2), item.end(), checked=item[4][1] in "xX")
    block = Block.NUMBER if item[2][0].isdigit() else Block.BULLET
    return Shape(block, level, item.start(2), item.end())


# ------------------------------------------------------------ runs of letters

# No run is longer than 1,000 letters: a page of lone asterisks must not keep anybody waiting.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`+)(?!`)([^\n]{1,1000}?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,500})(\]\()([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?)(\))")
_BARE = re.compile(r"(?<![\w/])(?:https?://|mailto:|www\.)[^\s<>\ufffd]{0,2000}[^\s<>\ufffd.,;:!?)\]}'\"’”*_]")
_BOLD = re.compile(r"(\*\*|(?<!\w)__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1(?!\*)(?!(?<=_)\w)")
_ITALIC = re.compile(
    r"(?<![*\w])(\*)(?=[^\s*])([^\n]{0,999}?[^\s*])\1(?!\*)|(?<![\w_])(_)(?=[^\s_])([^\n]{0,999}?[^\s_])\3(?![\w_])"
)
_STRIKE = re.compile(r"(~~)(?=\S)([^\n]{1,1000}?)(?<=\S)\1")
_TAG = re.compile(r"(?<![\w/#&@.])[#@][^\W\d_][\w-]{0,60}(?:/[\w-]{1,60}){0,4}")


def spans_of(line: str, shape: Shape) -> list[Span]:
    """The runs of ``line`` (in :func:`units`) that are more than plain words. They overlap where they are nested."""
    if shape.block in WORDLESS:
        return []
    found = [Span(hit.start(), hit.start() + 1, Kind.MARK) for hit in _ESCAPE.finditer(line, shape.begin)]
    rest = _ESCAPE.sub(_MASKED * 2, line)
    rest = _MASKED * shape.begin + rest[shape.begin :]
    rest = _take_code(rest, found)
    rest = _take_links(rest, found)
    for pattern, kind in ((_BOLD, Kind.BOLD), (_STRIKE, Kind.STRIKE), (_ITALIC, Kind.ITALIC)):
        rest = _take_emphasis(rest, pattern, kind, found)
    found.extend(Span(hit.start(), hit.end(), Kind.TAG) for hit in _TAG.finditer(rest))
    return found


def _take_code(rest: str, found: list[Span]) -> str:
    if "`" not in rest:
        return rest
    for hit in _CODE.finditer(rest):
        found += [
            Span(hit.start(), hit.start(2), Kind.MARK),
            Span(hit.start(2), hit.end(2), Kind.CODE),
            Span(hit.end(2), hit.end(), Kind.MARK),
        ]
    return _CODE.sub(lambda hit: _MASKED * len(hit[0]), rest)


def _take_links(rest: str, found: list[Span]) -> str:
    if "](" in rest:
        for hit in _LINK.finditer(rest):
            found += [
                Span(hit.start(1), hit.end(1), Kind.MARK),
                Span(hit.start(2), hit.end(2), Kind.LINK, hit[4]),
                Span(hit.start(3), hit.end(), Kind.TARGET, hit[4]),
            ]
        rest = _LINK.sub(
            lambda hit: _MASKED * len(hit[1]) + hit[2] + _MASKED * (len(hit[0]) - hit.end(2) + hit.start()), rest
        )
    if ":" in rest or "www." in rest:
        found += [Span(hit.start(), hit.end(), Kind.LINK, hit[0]) for hit in _BARE.finditer(rest)]
        rest = _BARE.sub(lambda hit: _MASKED * len(hit[0]), rest)
    return rest


def _take_emphasis(rest: str, pattern: re.Pattern[str], kind: Kind, found: list[Span]) -> str:
    if not any(sign in rest for sign in "*_~"):
        return rest
    letters = list(rest)
    for hit in pattern.finditer(rest):
        width = len(hit[1] or hit[3])
        start, end = hit.span()
        found += [
            Span(start, start + width, Kind.MARK),
            Span(start + width, end - width, kind),
            Span(end - width, end, Kind.MARK),
        ]
        letters[start : start + width] = letters[end - width : end] = _MASKED * width
    return "".join(letters)
