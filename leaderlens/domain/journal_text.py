"""What of a pasted or imported entry can be kept, and how tags are spelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.text import storable

LONGEST_TAG = 80
"""Characters of a tag."""
MOST_TAGS = 100
"""Tags of one entry."""


def clean_tags(tags: Iterable[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """Tags without blanks around them and each once, whatever its case; spelt as ``known`` ones where there is one."""
    spelt = {name.casefold(): name for name in known}
    found: dict[str, str] = {}
    for tag in tags:
        name = " ".join(storable(tag).split()).lstrip("#").strip()[:LONGEST_TAG].rstrip()
        if name:
            found.setdefault(name.casefold(), spelt.get(name.casefold(), name))
    return tuple(found.values())[:MOST_TAGS]


def clean_entry(entry: JournalEntry) -> JournalEntry:
    """The entry with every text as it can be kept, its title on one line."""
    return replace(
        entry,
        title=" ".join(storable(entry.title).splitlines()),
        body=storable(entry.body),
        tags=clean_tags(entry.tags),
        zone=storable(entry.zone),
        items=tuple(dict.fromkeys(map(storable, entry.items))),
        people=tuple(dict.fromkeys(map(storable, entry.people))),
        prompt=storable(entry.prompt),
        origin=storable(entry.origin),
    )
