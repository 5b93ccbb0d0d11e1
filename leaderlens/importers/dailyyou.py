"""Daily You: a JSON list of entries, alone or in a zip with its images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from leaderlens.errors import ImportSourceError
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, Problem, Reading
from leaderlens.importers.fields import MOST_FILES, list_of, map_of, parsed, text_of, whole_of
from leaderlens.importers.moments import from_iso
from leaderlens.importers.shaping import finished, shown, title_of
from leaderlens.importers.source import Source

ID = "dailyyou"
_MEANT = re.compile(rb'(?<!\\)"timeCreated"\s*:')


def _lists(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if name.lower().endswith(".json") and _MEANT.search(source.head(name)))


def recognises(source: Source) -> bool:
    return bool(_lists(source))


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry; a mood is a number from −2 to 2, which the person maps."""
    shelf = Shelf(source)
    for name in _lists(source):
        try:
            document = parsed(source, name)
        except ImportSourceError as error:
            yield Problem(name, error.code)
            continue
        entries = document if isinstance(document, list) else list_of(map_of(document).get("entries"))
        for number, raw in enumerate(entries, 1):
            try:
                yield _entry(map_of(raw), shelf, reading)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def _entry(raw: Mapping[str, Any], shelf: Shelf, reading: Reading) -> ImportedEntry:
    if not raw:
        raise EntryProblemError("no-entry")
    created = text_of(raw.get("timeCreated"))
    moment = from_iso(created, reading.home)
    images = sorted(
        (map_of(one) for one in list_of(raw.get("images"))[:MOST_FILES]),
        key=lambda one: -(whole_of(one.get("imgRank")) or 0),
    )
    names = [text_of(one.get("imgPath")).replace("\\", "/") for one in images]
    places = [shelf.find(name) if name else "" for name in names]
    files = tuple(shelf.file(place, (ID, created)) for place in dict.fromkeys(places) if place)
    title, body = title_of(text_of(raw.get("text")))
    body = "\n\n".join(part for part in (body, *(shown(file.id) for file in files)) if part)
    mood = whole_of(raw.get("mood"))
    try:
        edited = from_iso(text_of(raw.get("timeModified")), reading.home)
    except EntryProblemError:
        edited = None
    return finished(
        ImportedEntry(
            ID, "", title, body, moment,
            reading.home.key if moment.tzinfo is reading.home else "",
            edited=edited,
            mood=f"{mood:+d}" if mood else ("0" if mood == 0 else ""),
            files=files,
            notes=() if all(places) else ("file-missing",),
        )
    )  # fmt: skip
