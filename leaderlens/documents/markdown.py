"""Markdown source, read into the blocks of a document (CommonMark, with tables, strike-through and check boxes)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from leaderlens.documents.document import (
    LARGEST_LEVEL,
    Align,
    Block,
    Code,
    Figure,
    Heading,
    Item,
    Listing,
    Marker,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)

Finder: TypeAlias = Callable[[str, str], Figure | None]
"""The picture for an image's target and its alternative text; None where it cannot be shown."""

_DEEPEST = 100
"""How deep lists and quotations may lie in each other: what lies deeper, the parser leaves out, so far from its 20."""
_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
_ALIGN = {"text-align:center": Align.CENTRE, "text-align:right": Align.END}


def _no_figure(_target: str, _alt: str) -> Figure | None:
    return None


def blocks(source: str, *, below: int = 0, figure: Finder = _no_figure) -> tuple[Block, ...]:
    """The blocks of ``source``. HTML in it is text like any other; single line ends stay line breaks.

    ``below`` sets its headings that many levels lower: 1 for a text that stands under a heading of level 1.
    Images become what ``figure`` finds for them, or their alternative text.
    """
    root = SyntaxTreeNode(_parser().parse(source))
    return tuple(_Reader(below, figure).blocks(root.children))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class _Reader:
    below: int
    figure: Finder

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            match node.type:
                case "heading":
                    level = min(LARGEST_LEVEL, int(node.tag[1:]) + self.below)
                    yield Heading(level, _runs(_inline(node)))
                case "paragraph":
                    yield from self._paragraph(_inline(node))
                case "bullet_list":
                    yield Listing(Marker.BULLET, self._items(node))
                case "ordered_list":
                    yield Listing(Marker.NUMBER, self._items(node), int(node.attrs.get("start", 1)))
                case "blockquote":
                    yield Quote(tuple(self.blocks(node.children)))
                case "fence" | "code_block":
                    yield Code(node.content.removesuffix("\n"))
                case "hr":
                    yield Rule()
                case "table":
                    yield _table(node)
                case _:
                    yield Paragraph((Run(node.content),))

    def _paragraph(self, nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
        """A paragraph; the pictures in it stand between its parts."""
        part: list[SyntaxTreeNode] = []
        for node in nodes:
            found = self.figure(str(node.attrs.get("src", "")), node.content) if node.type == "image" else None
            if found is None:
                part.append(node)
                continue
            yield from _said(part)
            part = []
            yield found
        yield from _said(part)

    def _items(self, listing: SyntaxTreeNode) -> tuple[Item, ...]:
        return tuple(_item(tuple(self.blocks(child.children))) for child in listing.children)


def _said(nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
    runs = _trimmed(_runs(nodes))
    if runs:
        yield Paragraph(runs)


def _item(found: tuple[Block, ...]) -> Item:
    """An item; ``[ ]`` and ``[x]`` at its beginning are its check box."""
    match found:
        case (Paragraph(runs=(first, *others)) as paragraph, *more) if box := _BOX.match(first.text):
            left = replace(first, text=first.text[box.end() :])
            kept = (left, *others) if left.text else tuple(others)
            return Item((replace(paragraph, runs=kept), *more), done=box[1] != " ")
    return Item(found)


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    cells = [tuple(_runs(_inline(cell)) for cell in row.children) for row in rows]
    aligned = tuple(_ALIGN.get(str(cell.attrs.get("style", "")), Align.START) for cell in rows[0].children)
    return Table(cells[0], tuple(cells[1:]), aligned=aligned)


def _inline(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [child for inline in node.children for child in inline.children]


def _runs(nodes: Iterable[SyntaxTreeNode]) -> tuple[Run, ...]:
    return _joined(_styled(nodes, Run("")))


def _styled(nodes: Iterable[SyntaxTreeNode], style: Run) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "softbreak" | "hardbreak":
                yield replace(style, text="\n")
            case "strong":
                yield from _styled(node.children, replace(style, bold=True))
            case "em":
                yield from _styled(node.children, replace(style, italic=True))
            case "s":
                yield from _styled(node.children, replace(style, strike=True))
            case "link":
                yield from _styled(node.children, replace(style, link=str(node.attrs.get("href", ""))))
            case "code_inline":
                yield replace(style, text=node.content, code=True)
            case _:
                yield replace(style, text=node.content)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one style as one run, empty ones left out."""
    found: list[Run] = []
    for run in runs:
        if found and replace(found[-1], text=run.text) == run:
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without the line breaks that stood beside a picture."""
    found = list(runs)
    while found and not found[0].text.lstrip("\n"):
        found.pop(0)
    while found and not found[-1].text.rstrip("\n"):
        found.pop()
    return tuple(found)
