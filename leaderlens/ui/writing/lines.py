"""What the writing keys do to a line: go on with a list, end it, make it deeper, turn it into a heading. No Qt.

Lines and columns are in :func:`~leaderlens.ui.writing.marks.units`. Each function says what stands at the start of the
line afterwards; the words behind it are never touched.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.ui.writing.marks import Block, Shape, shape_of

STEP = "  "
"""One level of a list."""

ITEMS = frozenset({Block.BULLET, Block.NUMBER, Block.CHECK})


@dataclass(frozen=True, slots=True)
class Start:
    """The first ``taken`` units of a line give way to ``given``."""

    taken: int
    given: str


def next_line(line: str, column: int) -> Start | str:
    """What Enter at ``column`` does: the marks that the new line begins with, or how an empty item ends its list."""
    shape = shape_of(line)
    if shape.block not in ITEMS | {Block.QUOTE} or column < shape.begin:
        return ""
    if not line[shape.begin :].strip():
        return outdented(line) or Start(shape.begin, "")
    before, mark = line[: shape.mark], line[shape.mark : shape.begin]
    if shape.block is Block.CHECK:
        return before + mark[0 : mark.index("[")] + "[ ] "
    if shape.block is Block.NUMBER:
        digits = mark.rstrip()[:-1]
        return before + str(min(int(digits) + 1, 999_999_999)) + mark[len(digits) :]
    return before + mark


def indented(line: str) -> Start | None:
    """One level deeper, where the line is an item of a list."""
    shape = shape_of(line)
    return Start(0, STEP) if shape.block in ITEMS and shape.level < 8 else None


def outdented(line: str) -> Start | None:
    """One level less deep, where the line is an item that has one to lose."""
    shape = shape_of(line)
    if shape.block not in ITEMS or not shape.mark:
        return None
    if line[0] == "\t":
        return Start(1, "")
    return Start(min(len(STEP), len(line[: shape.mark]) - len(line[: shape.mark].lstrip(" ")), shape.mark) or 1, "")


def heading(line: str, level: int) -> Start:
    """A heading of ``level``; a plain line again where it is one already."""
    shape = shape_of(line)
    same = shape.block is Block.HEADING and shape.level == level
    return Start(_marked(shape), "" if same else "#" * level + " ")


def listed(line: str, block: Block, number: int = 1, *, back: bool = False) -> Start:
    """An item of a list of kind ``block``, or with ``back`` a plain line."""
    shape = shape_of(line)
    deep = line[: shape.mark] if shape.block in ITEMS else ""
    if back:
        return Start(_marked(shape), "")
    mark = {Block.BULLET: "- ", Block.CHECK: "- [ ] ", Block.QUOTE: "> "}.get(block, f"{number}. ")
    return Start(_marked(shape), deep + mark if block in ITEMS else mark)


def ticked(line: str) -> tuple[int, str] | None:
    """Where the tick of an item with a box stands, and what stands there after it is turned over."""
    shape = shape_of(line)
    if shape.checked is None:
        return None
    return line.index("[", shape.mark) + 1, " " if shape.checked else "x"


def _marked(shape: Shape) -> int:
    return shape.begin if shape.block in ITEMS | {Block.HEADING, Block.QUOTE} else 0
