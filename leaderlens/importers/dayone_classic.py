"""Day One Classic: a ``.dayone`` folder (or a zip of it) with one property list for each entry."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from xml.parsers.expat import ExpatError

from leaderlens.importers.attachments import Shelf
from leaderlens.importers.dayone import setting
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, Problem, Reading
from leaderlens.importers.fields import content_of, each_of, id_of, list_of, map_of, tags_of, text_of
from leaderlens.importers.moments import moved, sensible
from leaderlens.importers.shaping import finished, first_line, shown
from leaderlens.importers.source import Source

ID = "dayone-classic"
_LARGEST = 16 * 1024**2
_FAULTS = (
    plistlib.InvalidFileException,
    ExpatError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    OverflowError,
    RecursionError,
    EOFError,
)  # fmt: skip - what plistlib lets through of a damaged file


def _entries(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if name.lower().endswith(".doentry"))


def recognises(source: Source) -> bool:
    return bool(_entries(source))


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """Every ``.doentry``; its first line is the title, its photo the one that bears its id."""
    shelf = Shelf(source)
    for name, content in each_of(source, _entries(source)):
        try:
            yield _entry(name, content_of(content, _LARGEST), shelf, reading)
        except EntryProblemError as error:
            yield Problem(name, error.code)


def _entry(name: str, content: bytes, shelf: Shelf, reading: Reading) -> ImportedEntry:
    raw = _plist(content)
    written = raw.get("Creation Date")
    if not isinstance(written, datetime):
        raise EntryProblemError("no-date")
    moment, zone, notes = moved(sensible(written.replace(tzinfo=UTC)), text_of(raw.get("Time Zone")), reading.home)
    identifier = id_of(raw.get("UUID")) or name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    title, body = first_line(text_of(raw.get("Entry Text")))
    files = []
    if photo := shelf.find(*(f"photos/{identifier}.{ending}" for ending in ("jpg", "jpeg", "png"))):
        files.append(shelf.file(photo, (ID, identifier)))
        body = f"{shown(files[0].id)}\n\n{body}".rstrip()
    if aside := setting(map_of(raw.get("Location")), map_of(raw.get("Weather"))):
        body = f"{body}\n\n{aside}" if body else aside
    return finished(
        ImportedEntry(
            ID, identifier, title, body, moment, zone,
            tags=tags_of(list_of(raw.get("Tags"))),
            pinned=raw.get("Starred") is True,
            files=tuple(files),
            notes=notes,
        )
    )  # fmt: skip


def _plist(content: bytes) -> dict[str, Any]:
    """The property list. EntryProblemError ``unreadable``; plistlib refuses entity declarations itself."""
    try:
        found = plistlib.loads(content, fmt=plistlib.FMT_XML)
    except _FAULTS as error:
        raise EntryProblemError("unreadable") from error
    if not isinstance(found, dict):
        raise EntryProblemError("no-entry")
    return found
