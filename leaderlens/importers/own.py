"""LeaderLens's own exports, as docs/formats.md describes them: a folder of Markdown, and JSON."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from leaderlens.domain.text import storable
from leaderlens.errors import ImportSourceError
from leaderlens.importers import plain_yaml
from leaderlens.importers.attachments import FILE_LIMIT, Shelf
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, ImportedFile, Problem, Reading
from leaderlens.importers.fields import (
    MOST_FILES,
    content_of,
    each_of,
    id_of,
    list_of,
    map_of,
    parsed,
    text_of,
    whole_of,
)
from leaderlens.importers.moments import from_iso, name_of, zone_named
from leaderlens.importers.shaping import finished
from leaderlens.importers.source import Source, escapes, unreadable

ID = "leaderlens"
VERSION = 1
_JSON = re.compile(rb'(?<!\\)"format"\s*:\s*"leaderlens-journal"')
_FRONT = re.compile(r"\A---\r?\n(.*?\n)---\r?\n", re.DOTALL)
_FRONT_LIMIT = 128 * 1024
_MARKER = "leaderlens.json"
_ITEM = re.compile(r"[a-z0-9_-]{1,60}\.[a-z0-9_.-]{1,100}")
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,200}")


def json_files(source: Source) -> tuple[str, ...]:
    return tuple(
        name for name in source.names if name.lower().endswith(".json") and _JSON.search(source.head(name, 4_096))
    )


def recognises_json(source: Source) -> bool:
    return bool(json_files(source))


def recognises_folder(source: Source) -> bool:
    """A folder (or zip of one) with our marker, or with a first Markdown file that bears our front matter."""
    return any(name.rsplit("/", 1)[-1] == _MARKER for name in source.names) and any(
        name.endswith(".md") for name in source.names
    )


def front_of(text: str) -> tuple[Mapping[str, Any], str] | None:
    """The front matter of a Markdown file and what follows it; None when it has none that can be read."""
    found = _FRONT.match(text) if text.startswith("---") else None
    if found is None or len(found[1]) > _FRONT_LIMIT:
        return None
    try:
        front = plain_yaml.read(found[1])
    except plain_yaml.NotPlainError:
        return None
    return (front, text[found.end() :]) if isinstance(front, dict) else None


def is_ours(front: Mapping[str, Any]) -> bool:
    return whole_of(front.get("leaderlens")) is not None


def read_json(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry of our JSON."""
    for name in json_files(source):
        try:
            document = map_of(parsed(source, name))
        except ImportSourceError as error:
            yield Problem(name, error.code)
            continue
        if (whole_of(document.get("version")) or 0) != VERSION:
            yield Problem(name, "too-new")
            continue
        for number, raw in enumerate(list_of(document.get("entries")), 1):
            try:
                given = map_of(raw)
                yield entry_of(given, text_of(given.get("body")), reading, _inside)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def read_folder(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry of our folder of Markdown; files that are not ours are named as problems."""
    shelf = Shelf(source)
    for name, content in each_of(source, tuple(name for name in source.names if name.endswith(".md"))):
        try:
            yield from_front(*_ours(content_of(content)), name, shelf, reading)
        except EntryProblemError as error:
            yield Problem(name, error.code)


def _ours(content: bytes) -> tuple[Mapping[str, Any], str]:
    """Front matter and body of one of our files: UTF-8 to the letter, line ends as they are."""
    parts = front_of(content.decode("utf-8", "replace"))
    if parts is None or not is_ours(parts[0]):
        raise EntryProblemError("no-entry")
    return parts


def from_front(front: Mapping[str, Any], body: str, name: str, shelf: Shelf, reading: Reading) -> ImportedEntry:
    """The entry of one of our Markdown files. EntryProblemError."""
    if whole_of(front.get("leaderlens")) != VERSION:
        raise EntryProblemError("too-new")
    home = _folder_of(name, shelf)
    return entry_of(front, text_of(body.removesuffix("\n")), reading, partial(_beside, shelf, home))


def entry_of(raw: Mapping[str, Any], body: str, reading: Reading, fetch: _Fetch) -> ImportedEntry:
    """An entry out of the keys that both formats share. EntryProblemError."""
    identifier = id_of(raw.get("id"))
    if not identifier:
        raise EntryProblemError("no-entry")
    moment = from_iso(text_of(raw.get("date")), reading.home)
    name = text_of(raw.get("zone"))
    zone = zone_named(name) if name else None
    notes: tuple[str, ...] = ("unknown-zone",) if name and zone is None else ()
    if zone is not None:
        moment = moment.astimezone(zone)
    try:
        edited = from_iso(text_of(raw.get("edited")), reading.home)
    except EntryProblemError:
        edited = moment
    listed = list_of(raw.get("files"))
    files = [file for one in listed[: MOST_FILES + 1] if (file := fetch(map_of(one))) is not None]
    if len(files) < len(listed):
        notes += ("file-missing",)
    return finished(
        ImportedEntry(
            ID, identifier, text_of(raw.get("title")), body, moment, name_of(zone) if zone is not None else "",
            edited=edited,
            tags=_texts(raw.get("tags")),
            items=tuple(one for one in _texts(raw.get("items")) if _ITEM.fullmatch(one)),
            people=tuple(one for one in _texts(raw.get("people")) if _NAME.fullmatch(one)),
            pinned=raw.get("pinned") in {True, "true"},
            prompt=text_of(raw.get("prompt")),
            files=tuple(files),
            notes=notes,
        )
    )  # fmt: skip


_Fetch = Callable[[Mapping[str, Any]], ImportedFile | None]


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts as it was written; our tags are kept to the letter."""
    found = (storable(one) for one in list_of(value) if isinstance(one, str) and 0 < len(one) <= 1_000)
    return tuple(dict.fromkeys(found))


def _inside(raw: Mapping[str, Any]) -> ImportedFile | None:
    """An attachment whose bytes are in the JSON."""
    data = raw.get("data")
    identifier = id_of(raw.get("id"))
    if not isinstance(data, str) or not identifier or len(data) > FILE_LIMIT * 4 // 3 + 4:
        return None
    size = whole_of(raw.get("size")) or len(data) * 3 // 4
    return _file(raw, identifier, max(0, size), partial(_decoded, data, id_of(raw.get("sha256"))))


def _beside(shelf: Shelf, home: str, raw: Mapping[str, Any]) -> ImportedFile | None:
    """An attachment in the exported folder."""
    path, identifier = text_of(raw.get("path")), id_of(raw.get("id"))
    if escapes(path) or not identifier:
        return None
    place = shelf.exact(home + path)
    if not place:
        return None
    found = shelf.file(place, (ID, identifier))
    return _file(raw, identifier, found.size, partial(_checked, found.read, id_of(raw.get("sha256"))))


def _file(raw: Mapping[str, Any], identifier: str, size: int, read: Callable[[], bytes]) -> ImportedFile:
    kind = text_of(raw.get("type"))[:100] or "application/octet-stream"
    return ImportedFile(identifier, text_of(raw.get("name"))[:255] or identifier, kind, size, read)


def _decoded(data: str, sha256: str) -> bytes:
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise unreadable(ID) from error
    return _same(content, sha256)


def _checked(read: Callable[[], bytes], sha256: str) -> bytes:
    return _same(read(), sha256)


def _same(content: bytes, sha256: str) -> bytes:
    """``content``, when it is what was exported. ImportSourceError ``unreadable`` when it was damaged since."""
    if sha256 and hashlib.sha256(content).hexdigest() != sha256.lower():
        raise unreadable(ID)
    return content


def _folder_of(name: str, shelf: Shelf) -> str:
    """The folder with ``leaderlens.json`` above a file, with its ``/``; empty for the top."""
    parts = name.split("/")[:-1]
    for length in range(len(parts), 0, -1):
        home = "/".join(parts[:length]) + "/"
        if shelf.exact(home + _MARKER):
            return home
    return ""
