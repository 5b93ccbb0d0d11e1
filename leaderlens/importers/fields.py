"""Reading values that somebody else wrote: every type is asked for, none is trusted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaderlens.domain.text import storable
from leaderlens.errors import ImportSourceError
from leaderlens.importers.entry import EntryProblemError
from leaderlens.importers.source import Source, unreadable

LONGEST_TEXT = 4_000_000
"""Characters of one entry."""
MOST_ENTRIES = 100_000
"""Entries of one import."""
MOST_TAGS = 64
MOST_FILES = 256
"""Files of one entry."""
_LONGEST_TAG = 80
_LONGEST_ID = 200
_NOTHING: Mapping[str, Any] = {}


def text_of(value: object) -> str:
    """A text; anything else is none. EntryProblemError ``too-large`` beyond :data:`LONGEST_TEXT`."""
    if not isinstance(value, str):
        return ""
    if len(value) > LONGEST_TEXT:
        raise EntryProblemError("too-large")
    return storable(value)


def map_of(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else _NOTHING


def list_of(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def whole_of(value: object) -> int | None:
    """A whole number, also when written as text or as 3.0."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,19}", value.strip()):
        return int(value)
    return None


def id_of(value: object) -> str:
    """An id as text; empty for one that cannot be one."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else ""
    return storable(value.strip())[:_LONGEST_ID]


def tags_of(values: Iterable[object]) -> tuple[str, ...]:
    """Tags without signs before them, without doubles, in their order."""
    found: dict[str, str] = {}
    for value in values:
        if isinstance(value, str):
            tag = " ".join(storable(value).split()).lstrip("@#").strip()[:_LONGEST_TAG].rstrip()
            if tag:
                found.setdefault(tag.casefold(), tag)
        if len(found) >= MOST_TAGS:
            break
    return tuple(found.values())


def parsed(source: Source, name: str) -> Any:
    """The JSON of a file. ImportSourceError when it is none."""
    return from_json(source.read(name), name)


def from_json(raw: bytes, name: str) -> Any:
    """Values out of JSON, however it is encoded. ImportSourceError ``unreadable`` for anything that is none."""
    try:
        return json.loads(decoded(raw))
    except (ValueError, RecursionError) as error:
        raise unreadable(name) from error


def decoded(raw: bytes) -> str:
    """Text of a file: UTF-8, UTF-16 with its mark, or as Windows used to write it; never an error."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def each_of(source: Source, names: Iterable[str]) -> Iterator[tuple[str, bytes | str]]:
    """Every file with its bytes, or with the code of why it cannot be read."""
    for name in names:
        try:
            yield name, source.read(name)
        except ImportSourceError as error:
            yield name, error.code if error.code == "too-large" else "unreadable"


def content_of(content: bytes | str, most: int = LONGEST_TEXT * 4) -> bytes:
    """The bytes of :func:`each_of`. EntryProblemError when there are none, or more than ``most``."""
    if isinstance(content, str):
        raise EntryProblemError(content)
    if len(content) > most:
        raise EntryProblemError("too-large")
    return content
