"""Journey: a zip with one JSON file for each entry and its photos beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from leaderlens.errors import ImportSourceError
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, Problem, Reading
from leaderlens.importers.fields import (
    MOST_FILES,
    content_of,
    each_of,
    from_json,
    id_of,
    list_of,
    map_of,
    tags_of,
    text_of,
)
from leaderlens.importers.markup import markdown_of
from leaderlens.importers.moments import from_millis, moved, number_or_none
from leaderlens.importers.shaping import finished, shown, title_of
from leaderlens.importers.source import Source

ID = "journey"
_MEANT = re.compile(rb'(?<!\\)"date_journal"\s*:')
_LARGEST = 16 * 1024**2


def _entries(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if name.lower().endswith(".json"))


def recognises(source: Source) -> bool:
    return any(_MEANT.search(source.head(name)) for name in _entries(source)[:50])


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry, in its own zone; HTML becomes Markdown."""
    shelf = Shelf(source)
    for name, content in each_of(source, _entries(source)):
        try:
            yield _entry(map_of(_document(content_of(content, _LARGEST), name)), shelf, reading)
        except EntryProblemError as error:
            yield Problem(name, error.code)


def _document(content: bytes, name: str) -> Any:
    try:
        return from_json(content, name)
    except ImportSourceError as error:
        raise EntryProblemError("unreadable") from error


def _entry(raw: Mapping[str, Any], shelf: Shelf, reading: Reading) -> ImportedEntry:
    if "date_journal" not in raw:
        raise EntryProblemError("no-entry")
    written = from_millis(number_or_none(raw.get("date_journal")))
    moment, zone, notes = moved(written, text_of(raw.get("timezone")), reading.home)
    identifier = id_of(raw.get("id"))
    names = [text_of(one) for one in list_of(raw.get("photos"))[:MOST_FILES]]
    places = [shelf.find(name) if name else "" for name in names]
    files = {place: shelf.file(place, (ID, identifier)) for place in places if place}

    def picture(source: str) -> str:
        place = shelf.find(source.rsplit("/", 1)[-1]) if source else ""
        return f"attachment:{files[place].id}" if place in files else ""

    text = text_of(raw.get("text"))
    if text_of(raw.get("type")) == "html" or text.lstrip().startswith("<"):
        text, told = markdown_of(text, picture)
        notes += told
    title, body = title_of(text)
    unshown = [shown(file.id) for file in files.values() if file.id not in body]
    body = "\n\n".join(part for part in (body, *unshown, _setting(raw)) if part)
    mood = number_or_none(raw.get("mood"))
    return finished(
        ImportedEntry(
            ID, identifier, title, body, moment, zone,
            edited=_edited(raw),
            tags=tags_of(list_of(raw.get("tags"))),
            pinned=raw.get("favourite") is True,
            mood=f"{mood:g}" if mood else "",
            files=tuple(files.values()),
            notes=notes + (() if all(places) else ("file-missing",)),
        )
    )  # fmt: skip


def _edited(raw: Mapping[str, Any]) -> Any:
    try:
        return from_millis(number_or_none(raw.get("date_modified")))
    except EntryProblemError:
        return None


def _setting(raw: Mapping[str, Any]) -> str:
    """Where it was and how warm; the largest number a computer can write means nothing was noted."""
    weather = map_of(raw.get("weather"))
    warmth = number_or_none(weather.get("degree_c"))
    sky = " ".join(text_of(weather.get("description")).split())
    told = ", ".join(part for part in (sky, "" if warmth is None else f"{warmth:.0f} °C") if part)
    place = " ".join(text_of(raw.get("address")).split())
    said = ". ".join(part for part in (place, told) if part)
    return f"*{said.replace('*', ' ')}*" if said else ""
