"""The parts of an item with two sides: what a check-in asks in the item's place, once each, about the two of them.

Each operation answers a new item. What is said once for the whole item (its meaning, its prompts, its examples) holds
for each of its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Item, Wording
from leaderlens.domain.lens_file import LONGEST_PART_ID
from leaderlens.domain.lens_ids import new_id, short_name

MOST_PARTS = 8
"""Parts of one item: beyond that they are items of their own."""


def with_part(item: Item, name: str) -> tuple[Item, str]:
    """The item with one more part at the end, and the new part's id. ValueError beyond :data:`MOST_PARTS`."""
    if len(item.parts) >= MOST_PARTS:
        raise ValueError("too many parts")
    own = new_id(name, {_own_id(part) for part in item.parts}, LONGEST_PART_ID)
    part = Item(
        key=f"{item.key}.{own}",
        id=f"{item.id}.{own}",
        order=len(item.parts) + 1,
        name=name,
        short=short_name(name, {part.short for part in item.parts}),
        about="relationship",
        definition=item.definition,
        wording={Subject.PAIR: Wording("", "")},
        looks_like=item.looks_like,
        prompts=item.prompts,
    )
    return replace(item, parts=(*item.parts, part)), part.id


def without_part(item: Item, part_id: str) -> Item:
    """The item without that part; without any it is asked itself again. Raises KeyError."""
    _part(item, part_id)
    left = [part for part in item.parts if part.id != part_id]
    return replace(item, parts=_numbered(left))


def part_moved(item: Item, part_id: str, place: int) -> Item:
    """The item with that part at ``place``, counted from 0; too far is the nearest end. Raises KeyError."""
    moved = _part(item, part_id)
    others = [part for part in item.parts if part is not moved]
    others.insert(max(0, place), moved)
    return replace(item, parts=_numbered(others))


def part_put_back(item: Item, part: Item) -> Item:
    """The item with a part that was taken out, at its place again."""
    others = [one for one in item.parts if one.id != part.id]
    others.insert(part.order - 1, part)
    return replace(item, parts=_numbered(others))


def part_renamed(item: Item, part_id: str, name: str) -> Item:
    """Another name for a part, and a short one made of it. Raises KeyError."""
    if _part(item, part_id).name == name:
        return item
    others = {part.short for part in item.parts if part.id != part_id}
    return _changed(item, part_id, lambda part: replace(part, name=name, short=short_name(name, others)))


def part_worded(item: Item, part_id: str, said: Wording) -> Item:
    """The statements and anchors of a part. Raises KeyError."""
    return _changed(item, part_id, lambda part: replace(part, wording={Subject.PAIR: said}))


def told_by_whole(item: Item) -> Item:
    """The item with what is said once for all its parts in each of them."""
    parts = tuple(
        replace(part, definition=item.definition, prompts=item.prompts, looks_like=item.looks_like)
        for part in item.parts
    )
    return replace(item, parts=parts)


def _changed(item: Item, part_id: str, change: Callable[[Item], Item]) -> Item:
    _part(item, part_id)
    return replace(item, parts=tuple(change(part) if part.id == part_id else part for part in item.parts))


def _numbered(parts: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(replace(part, order=number) for number, part in enumerate(parts, start=1))


def _part(item: Item, part_id: str) -> Item:
    for part in item.parts:
        if part.id == part_id:
            return part
    raise KeyError(part_id)


def _own_id(part: Item) -> str:
    return part.id.rpartition(".")[2]
