"""The letters of charts: Inter from the shipped fonts, and how wide a text will be before anything is drawn.

Widths are those of the letters on screen (light hinting leaves them alone), so a layout made from them holds.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from leaderlens.resources import resource

REGULAR: Final = 400
STRONG: Final = 600
_BOLD: Final = 700
_FALLBACK: Final = "DejaVu Sans"  # matplotlib carries it: signs that Inter's subset lacks still show
_FINE: Final = 4  # measure at four times the size: hinting at small sizes rounds widths


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The families to ask for, best first. Loads the shipped Inter the first time."""
    try:
        files = sorted(resource("fonts").glob("Inter-*.ttf"))
    except FileNotFoundError:
        files = []
    known = {entry.fname for entry in fontManager.ttflist}
    for file in files:
        if str(file) not in known:
            fontManager.addfont(file)
    # The fallback has regular and bold only: its bold answers for our strong weight, or each search logs a warning.
    bold = [entry for entry in fontManager.ttflist if entry.name == _FALLBACK and entry.weight == _BOLD]
    fontManager.ttflist.extend(replace(entry, weight=STRONG) for entry in bold)
    return ("Inter", _FALLBACK) if files else (_FALLBACK,)


@lru_cache(maxsize=64)
def face(size: float, weight: int, family: str = "") -> FontProperties:
    """The font at ``size`` (points; one point is one logical pixel on our figures), of one family or of all in turn."""
    return FontProperties(family=[family] if family else list(families()), size=size, weight=weight)


@lru_cache(maxsize=1)
def _known_signs() -> frozenset[int]:
    return frozenset(
        code
        for family in families()
        for code in get_font(fontManager.findfont(face(12, REGULAR, family))).get_charmap()
    )


def drawable(text: str) -> str:
    """``text`` with an empty box for every sign our fonts lack (an emoji in somebody's own item, say)."""
    known = _known_signs()
    return "".join(sign if ord(sign) in known else "□" for sign in text)


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide ``text`` is, in logical pixels."""
    if not text:
        return 0.0
    font = get_font([fontManager.findfont(face(size, weight, family)) for family in families()])
    font.clear()
    font.set_size(size, 72 * _FINE)
    font.set_text(drawable(text), 0.0, flags=LoadFlags.NO_HINTING)
    width, _height = font.get_width_height()
    return float(width) / 64 / _FINE


def shorten(text: str, room: float, size: float, weight: int = REGULAR) -> str:
    """``text``, or as much of it as fits into ``room`` with an ellipsis."""
    if width_of(text, size, weight) <= room:
        return text
    kept = text
    while kept and width_of(kept.rstrip() + "…", size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrap(text: str, room: float, size: float, weight: int = REGULAR, *, lines: int = 99) -> tuple[str, ...]:
    """``text`` in lines no wider than ``room``; what does not fit into ``lines`` lines ends in an ellipsis."""
    done: list[str] = []
    line = ""
    words = text.split()
    for position, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if not line or width_of(longer, size, weight) <= room:
            line = longer
            continue
        if len(done) == lines - 1:
            return (*done, shorten(" ".join((line, *words[position:])), room, size, weight))
        done.append(shorten(line, room, size, weight))
        line = word
    return (*done, shorten(line, room, size, weight)) if line else tuple(done)


def balanced(text: str, room: float, size: float, weight: int = REGULAR) -> float:
    """The narrowest width of a few that breaks ``text`` into as few lines as ``room`` does: no lone last word."""
    needed = len(wrap(text, room, size, weight))
    tries = (room * share / 20 for share in range(11, 21))
    return next((width for width in tries if len(wrap(text, width, size, weight)) == needed), room)
