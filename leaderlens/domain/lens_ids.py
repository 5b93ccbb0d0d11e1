"""Ids and short names that a lens in the making gives to its items, parts and groups."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from leaderlens.domain.lens_file import LONGEST_ID, LONGEST_SHORT

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_ROOM = 4  # characters for a number behind a name that is taken


def new_id(name: str, taken: AbstractSet[str], longest: int = LONGEST_ID) -> str:
    """An id that says something of the name: letters and digits of the Latin alphabet, never one that is taken."""
    base = _NOT_IN_AN_ID.sub("_", name.casefold()).strip("_")[: longest - _ROOM].strip("_")
    base = base if base[:1].isalpha() else f"item_{base}".strip("_")[: longest - _ROOM].strip("_")
    number, own = 1, base
    while own in taken:
        number += 1
        own = f"{base}_{number}"
    return own


def short_name(name: str, taken: AbstractSet[str]) -> str:
    """A short name nobody else has: the beginning of the name, with a number if need be."""
    short, number = name[:LONGEST_SHORT].strip(), 1
    while short in taken:
        number += 1
        short = f"{name[: LONGEST_SHORT - 3].strip()} {number}"
    return short
