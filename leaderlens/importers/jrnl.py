"""jrnl: its JSON export, its text file (``[date time] title``), and its folder of ``YYYY/MM/DD.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from leaderlens.errors import ImportSourceError
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, Problem, Reading
from leaderlens.importers.fields import decoded, each_of, id_of, list_of, map_of, parsed, tags_of, text_of
from leaderlens.importers.moments import day_comes_first, from_stamp
from leaderlens.importers.shaping import finished
from leaderlens.importers.source import Source

ID = "jrnl"
_DAY = re.compile(r"(?:.*/)?\d{4}/\d{2}/\d{2}\.txt")
_BRACKETED = re.compile(r"^\[([^\]\n]{6,40})\](?=[ \t]|$)", re.MULTILINE)
_BARE = re.compile(r"^(\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?: [AP]M)?)(?=[ \t]|$)", re.MULTILINE)
_TAG = re.compile(r"(?<!\S)@([^\W_][\w+-]{0,79})")
_JSON_KEYS = (b'"entries"', b'"body"', b'"date"', b'"title"')


def json_files(source: Source) -> tuple[str, ...]:
    return tuple(
        name
        for name in source.names
        if name.lower().endswith(".json")
        and all(key in (head := source.head(name)) for key in _JSON_KEYS)
        and re.search(rb'(?<!\\)"tags"', head)
        and not re.search(rb'(?<!\\)"(?:creationDate|leaderlens-journal)"', head)
    )


def recognises_json(source: Source) -> bool:
    return bool(json_files(source))


def recognises_folder(source: Source) -> bool:
    return any(_DAY.fullmatch(name) for name in source.names)


def recognises_text(source: Source) -> bool:
    """One text file whose first words are a date in brackets (or, as older jrnls wrote it, without)."""
    if len(source.names) != 1 or source.names[0].lower().endswith((".json", ".csv", ".md", ".html")):
        return False
    head = source.head(source.names[0], 4_096)
    if b"\x00" in head[:64]:
        return False
    text = decoded(head).lstrip()
    found = _BRACKETED.match(text) or _BARE.match(text)
    return bool(found and re.search(r"\d", found[1]))


def read_json(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry of jrnl's JSON export."""
    for name in json_files(source):
        try:
            document = map_of(parsed(source, name))
        except ImportSourceError as error:
            yield Problem(name, error.code)
            continue
        for number, raw in enumerate(list_of(document.get("entries")), 1):
            try:
                yield _from_json(map_of(raw), reading)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def _from_json(raw: Any, reading: Reading) -> ImportedEntry:
    if not raw:
        raise EntryProblemError("no-entry")
    moment = from_stamp(f"{text_of(raw.get('date'))} {text_of(raw.get('time'))}", reading.home)
    return finished(
        ImportedEntry(
            ID, id_of(raw.get("uuid")), text_of(raw.get("title")).strip(),
            text_of(raw.get("body")).strip("\n").rstrip(),
            moment, reading.home.key,
            tags=tags_of(list_of(raw.get("tags"))),
            pinned=raw.get("starred") is True,
        )
    )  # fmt: skip


def read_text(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry of one text file."""
    yield from _texts(source, source.names, reading)


def read_folder(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry of every day's file."""
    yield from _texts(source, tuple(name for name in source.names if _DAY.fullmatch(name)), reading)


def _texts(source: Source, names: tuple[str, ...], reading: Reading) -> Iterator[Found]:
    for name, content in each_of(source, names):
        if isinstance(content, str):
            yield Problem(name, content)
            continue
        text = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
        heads = list(_BRACKETED.finditer(text)) or list(_BARE.finditer(text))
        heads = [head for head in heads if re.search(r"\d", head[1])]
        if not heads:
            yield Problem(name, "no-date")
            continue
        day_first = day_comes_first(head[1] for head in heads)
        for number, head in enumerate(heads, 1):
            end = heads[number].start() if number < len(heads) else len(text)
            try:
                yield _from_text(head[1], text[head.end() : end], reading, day_first=day_first)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def _from_text(stamp: str, rest: str, reading: Reading, *, day_first: bool) -> ImportedEntry:
    moment = from_stamp(stamp, reading.home, day_first=day_first)
    first, _break, body = text_of(rest).partition("\n")
    title = first.strip()
    starred = title == "*" or title.startswith("* ") or title.endswith(" *")
    if starred:
        title = title.removeprefix("* ").removesuffix(" *").strip("*" if title == "*" else "").strip()
    body = body.strip("\n").rstrip()
    tags = tags_of(_TAG.findall(f"{title}\n{body}"))
    return finished(ImportedEntry(ID, "", title, body, moment, reading.home.key, tags=tags, pinned=starred))
