"""A document as a PDF: tagged for who listens to it (PDF/UA-1), set by Typst for who looks at it.

What people wrote is handed to Typst as data and never read as its language; nothing is fetched, and the bytes of the
file are made in memory (docs/adr/0028). One call sets one document whole: about a megabyte of memory for each page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from leaderlens.documents.document import (
    LARGEST_LEVEL,
    Align,
    Block,
    Code,
    Document,
    Figure,
    Heading,
    Item,
    Levels,
    Listing,
    Marker,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Section,
    Step,
    Table,
    Tone,
    followable,
    leftward,
    printable,
    words_of,
)
from leaderlens.documents.pictures import Drawn, for_print
from leaderlens.errors import ExportError
from leaderlens.i18n import _
from leaderlens.resources import resource

if TYPE_CHECKING:
    import typst

Told: TypeAlias = dict[str, Any]

_WIDTH_MM, _HEIGHT_MM = 150.0, 243.0
_TALLEST = 0.72  # of the type area: a figure leaves room for what is said about it
_NARROW, _WIDE = 17, 56
"""A column of no more letters than the first is as wide as they are; others share what is left, up to the second."""
_MANY_COLUMNS = 5  # from here on words may be hyphenated
_DEEPEST = 6  # lists and quotations that lie deeper stand in no further
_TORN = 1500
"""A row with more letters than this in one cell may be torn by the end of a page: it might be taller than one."""
_LONGEST_LINK = 2000
_LONG_WORD = re.compile(r"\S{25,}")
_BREAK_EVERY = 12
_BREAK = "\u200b"
_FOREIGN = re.compile(
    "[^\n\t -\u017e\u2010-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212"
    "\u2260\u2264\u2265]"
)
"""Letters that our own families may not have."""
_WAIT = 0.1  # seconds between two looks at whether the person would rather stop


def write(document: Document, path: Path, step: Step | None = None) -> None:
    """Write ``document`` at ``path``. OSError where the disk will not have it; else as :func:`compose`."""
    path.write_bytes(compose(document, step))


def compose(document: Document, step: Step | None = None) -> bytes:
    """The PDF of ``document``. May be called on any thread; other threads go on meanwhile.

    ``step`` goes on being called with the last number while the pages are set, so that it can stop that too; whatever
    it raises goes through. Raises ExportError ``typesetting`` when no PDF can be made of it.
    """
    teller = _Teller()
    sections, done = [], 0
    for done, section in enumerate(document.sections, start=1):
        sections.append(json.dumps(teller.section(section), ensure_ascii=False, separators=(",", ":")))
        if step is not None:
            step(done)
    head = json.dumps(_head(document), ensure_ascii=False)
    whole = f'{head[:-1]},"sections":[{",".join(sections)}]}}'
    del sections
    files = {
        "main.typ": resource("typst/document.typ").read_bytes(),
        "document.json": whole.encode(),
        **teller.files,
    }
    foreign = _FOREIGN.search(whole) is not None
    return _set(files, document, foreign=foreign, tick=None if step is None else lambda: step(done))


# ---------------------------------------------------------------- Typst


def _set(files: dict[str, bytes], document: Document, *, foreign: bool, tick: Callable[[], None] | None) -> bytes:
    """Set the pages; the fonts of the machine help out only where ours have no such letter.

    Where none has, the page shows a box in its place, and the file does not call itself PDF/UA-1.
    """
    given: Any = files  # Typst's annotations do not know of dictionaries; its documentation does
    for system, universal in [(False, True), (True, True), (True, False)][1 if foreign else 0 :]:
        work = partial(_attempt, given, document.made.replace(microsecond=0), system=system, universal=universal)
        content = work() if tick is None else _patiently(work, tick)
        if content is not None:
            return content
    raise ExportError(
        _("No PDF could be made of this. Nothing was written; please choose Word instead."), code="typesetting"
    )


def _attempt(files: Any, made: datetime, *, system: bool, universal: bool) -> bytes | None:
    """The PDF, or None where Typst refuses: what it says may quote what people wrote, and goes no further."""
    import typst  # 80 MB: not on the way to the first window

    nowhere = str(resource("typst"))
    try:
        return typst.compile(
            files, format="pdf", root=nowhere, package_path=nowhere, package_cache_path=nowhere,
            font_paths=_fonts(system=system), pdf_standards="ua-1" if universal else [], timestamp=made,
        )  # fmt: skip
    except RuntimeError:
        return None


def _patiently(work: Callable[[], bytes | None], tick: Callable[[], None]) -> bytes | None:
    """What ``work`` answers; until then ``tick`` is called now and then. If that raises, nobody waits any longer."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="typesetting")
    try:
        future = pool.submit(work)
        while True:
            try:
                return future.result(timeout=_WAIT)
            except TimeoutError:
                tick()
    finally:
        pool.shutdown(wait=False)


@cache
def _fonts(*, system: bool) -> typst.Fonts:
    """Ours, and those that Typst brings along (one with signs among them); with ``system`` also the machine's."""
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=[str(resource("fonts"))])


# ---------------------------------------------------------------- what Typst is told


def _head(document: Document) -> Told:
    language, _dash, region = document.language.partition("-")
    return {
        "title": printable(document.title),
        "shown": _broken(printable(document.title)),
        "author": printable(document.author),
        "lines": [_broken(printable(line)) for line in document.lines],
        "cover": document.cover,
        "header": printable(document.header),
        "footer": printable(document.footer),
        "watermark": printable(document.watermark),
        "marked": any(document.watermark in line for line in document.lines),  # a line of the front says so already
        "numbered": _("{page} of {pages}"),
        "lang": language,
        "region": region or None,
    }


class _Teller:
    """Tells blocks as plain values. ``files`` are the pictures met so far."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._levels = Levels()

    def section(self, section: Section) -> list[Told]:
        return list(self._blocks(section.blocks))

    def _blocks(self, blocks: Iterable[Block], depth: int = 0) -> Iterator[Told]:
        all_of_them = tuple(blocks)
        tied = False  # to what follows, as headings are, and the small print below them
        for block, following in zip(all_of_them, (*all_of_them[1:], None), strict=True):
            match block:
                case Heading() if not words_of(block.runs).strip():
                    continue  # a heading without words would be one to stumble over
                case Heading():
                    look = min(LARGEST_LEVEL, max(1, block.level))
                    yield {"t": "h", "look": look, "level": self._levels.of(block), **_cell(block.runs)}
                case Paragraph():
                    tied = tied and (block.tone is Tone.QUIET or isinstance(following, Table | Figure))
                    yield {"t": "p", "tone": block.tone.value, **_cell(block.runs), **({"tied": True} if tied else {})}
                case Listing():
                    yield self._listing(block, depth + 1)
                case Quote() if depth < _DEEPEST:
                    yield {"t": "q", "b": list(self._blocks(block.blocks, depth + 1))}
                case Quote():
                    yield from self._blocks(block.blocks, depth)
                case _:
                    yield self._set_apart(block)
            tied = isinstance(block, Heading) or (tied and isinstance(block, Paragraph))

    def _listing(self, block: Listing, depth: int) -> Told:
        items = block.items if depth < _DEEPEST else tuple(_lifted(block.items))
        return {
            "t": "l",
            "numbered": block.marker is Marker.NUMBER,
            "start": max(0, block.start),
            "items": [self._item(item, depth) for item in items],
        }

    def _item(self, item: Item, depth: int) -> Told:
        told: Told = {"b": list(self._blocks(item.blocks, depth))}
        if item.done is not None:
            told["done"] = item.done
        return told

    def _set_apart(self, block: Code | Table | Figure | PageBreak | Rule) -> Told:
        match block:
            case Code():
                return {"t": "c", "s": _broken(printable(block.text))}
            case Table():
                return _table(block)
            case Figure():
                return self._figure(block)
            case PageBreak():
                return {"t": "b"}
            case Rule():
                return {"t": "r"}

    def _figure(self, figure: Figure) -> Told:
        """A picture no larger than a page can show; what cannot be shown leaves its words."""
        alt = printable(figure.alt) or printable(figure.caption) or _("Picture")
        lines = figure.drawing
        shown = for_print(figure.image) if lines is None else Drawn(lines.svg(), lines.width, lines.height)
        if shown is None:
            return {"t": "p", "tone": "body", "r": [{"s": _broken(alt), "i": True}]}
        name = f"{len(self.files)}.svg"
        self.files[name] = shown.svg
        width = min(figure.width or shown.natural_mm, _WIDTH_MM, _HEIGHT_MM * _TALLEST * shown.width / shown.height)
        return {"t": "f", "file": name, "alt": alt, "caption": _broken(printable(figure.caption)), "width": width}


def _lifted(items: Iterable[Item]) -> Iterator[Item]:
    """``items`` with those of the lists inside them after them, as items like them."""
    for item in items:
        kept: list[Block] = []
        inside: list[Item] = []
        for block in item.blocks:
            if isinstance(block, Listing):
                inside += block.items
            else:
                kept.append(block)
        yield Item(tuple(kept), item.done)
        yield from _lifted(inside)


def _table(table: Table) -> Told:
    rows = (table.header, *table.rows)
    columns = range(len(table.header))
    longest = [max(len(line) for row in rows for line in words_of(row[column]).split("\n")) for column in columns]
    some_wide = max(longest) > _NARROW
    return {
        "t": "t",
        "widths": [0 if some_wide and length <= _NARROW else min(_WIDE, max(1, length)) for length in longest],
        "narrow": len(columns) >= _MANY_COLUMNS,
        "aligned": [align.value for align in table.aligned or (Align.START,) * len(columns)],
        "header": [_cell(cell) for cell in table.header],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "long": any(len(words_of(cell)) > _TORN for row in rows for cell in row),
    }


def _cell(runs: Iterable[Run]) -> Told:
    told = [_run(run, text) for run in runs if (text := printable(run.text))]
    return {"r": told, "rtl": True} if leftward(run["s"] for run in told) else {"r": told}


def _run(run: Run, text: str) -> Told:
    told: Told = {"s": _broken(text)}
    told |= {
        key: True for key, wanted in (("b", run.bold), ("i", run.italic), ("x", run.strike), ("c", run.code)) if wanted
    }
    if followable(run.link) and len(run.link) <= _LONGEST_LINK:
        told["l"] = printable(run.link)
    return told


def _broken(text: str) -> str:
    """``text`` with places at which a very long word may break."""
    return _LONG_WORD.sub(_breaking, text)


def _breaking(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join(word[start : start + _BREAK_EVERY] for start in range(0, len(word), _BREAK_EVERY))
