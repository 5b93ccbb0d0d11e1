"""A document as values: what a report or an export says, before anybody decides how it looks.

A document is read once, section by section, so that a journal of twenty thousand entries never stands in memory whole.
Nothing here knows where its words come from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

LARGEST_LEVEL = 3
"""Headings go from 1 to this; what lies deeper is set as this."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one style. A line feed in ``text`` is a line break. ``link`` is where it leads, if it does.

    Only ``http``, ``https`` and ``mailto`` are ever made into links that can be followed.
    """

    text: str = field(repr=False)
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = field(default="", repr=False)


class Tone(StrEnum):
    """How loud a paragraph is: reading text, its small print (dates, tags), or a sentence that leads in."""

    BODY = "body"
    QUIET = "quiet"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ``level`` 1, 2 or 3."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ordinary text."""

    runs: tuple[Run, ...]
    tone: Tone = Tone.BODY


class Marker(StrEnum):
    """What stands before the items of a list."""

    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: paragraphs, and lists inside it. ``done`` makes it a check box, ticked or not."""

    blocks: tuple[Block, ...]
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered from ``start`` where it is numbered."""

    marker: Marker
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, or one's own of another time."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose spaces count."""

    text: str = field(repr=False)


class Align(StrEnum):
    """Where the words of a column stand."""

    START = "start"
    CENTRE = "centre"
    END = "end"


Cell: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row names its columns; every row has as many cells as ``header``.

    ``summary`` is for who cannot see it; ``aligned`` is one per column, or empty.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str = ""
    aligned: tuple[Align, ...] = ()


class Drawing(Protocol):
    """A picture that can be had as lines and as pixels, each drawn when it is asked for; lengths in pixels."""

    @property
    def width(self) -> float:
        """How wide it is."""

    @property
    def height(self) -> float:
        """How high it is."""

    def svg(self) -> bytes:
        """It as SVG, letters as letters."""

    def png(self) -> bytes:
        """It as PNG, fine enough for paper."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: ``image`` as PNG or JPEG bytes, ``alt`` what it says to who cannot see it, ``caption`` below it.

    ``width`` is in millimetres (0: as wide as it is at 150 dpi, and never wider than the text). Where there
    is a ``drawing``, it is what is shown, and ``image`` is empty.
    """

    image: bytes = field(repr=False)
    alt: str
    caption: str = ""
    width: float = 0.0
    drawing: Drawing | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line: a change of scene."""


Block: TypeAlias = Heading | Paragraph | Listing | Quote | Code | Table | Figure | PageBreak | Rule


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together: a chapter of a report, an entry of a journal."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``lines`` stand below the title (whose, of what time). ``cover`` gives the title a page of its own. ``header`` runs
    along the top of every page, ``watermark`` stands there too, in words and on each page; ``footer`` beside the page's
    number. ``sections`` are read once. ``language`` is a tag such as ``en-GB``. ``made`` is when, for the file's
    properties.
    """

    title: str
    sections: Iterable[Section] = field(repr=False)
    made: datetime
    lines: tuple[str, ...] = ()
    author: str = ""
    cover: bool = False
    header: str = ""
    footer: str = ""
    watermark: str = ""
    language: str = "en-GB"


Step: TypeAlias = Callable[[int], None]
"""Told how many sections are written so far; whatever it raises stops the writing."""


class Levels:
    """The levels of headings as somebody hears them: none is left out, whatever its heading looks like."""

    def __init__(self) -> None:
        self._last = 0

    def of(self, heading: Heading) -> int:
        """The level of the next heading: its own, or one below the heading before."""
        self._last = min(LARGEST_LEVEL, max(1, heading.level), self._last + 1)
        return self._last


def plain(*texts: str) -> tuple[Run, ...]:
    """Runs without any style."""
    return tuple(Run(text) for text in texts)


def words_of(runs: Iterable[Run]) -> str:
    """The text of ``runs`` alone."""
    return "".join(run.text for run in runs)


def followable(link: str) -> bool:
    """Whether a link may be followed from a document: nothing that could start a program or open a local file."""
    return link.lower().startswith(("https://", "http://", "mailto:"))


def leftward(texts: Iterable[str]) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for text in texts:
        for letter in text:
            direction = unicodedata.bidirectional(letter)
            if direction in {"L", "R", "AL"}:
                return direction != "L"
    return False


def printable(text: str) -> str:
    """``text`` without what no page and no XML can hold: control characters, lone surrogates, non-characters.

    Tabs and line feeds stay; other line ends become line feeds.
    """
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text))


_LINE_END = re.compile("\r\n|[\r\x0b\x0c]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
