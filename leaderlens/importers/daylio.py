"""Daylio: its CSV export, and its backup (a zip that holds JSON in base64)."""

from __future__ import annotations

import base64
import binascii
import csv
import io
from collections.abc import Iterator, Mapping
from datetime import timedelta, timezone
from typing import Any

from leaderlens.errors import ImportSourceError
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, ImportedFile, Problem, Reading
from leaderlens.importers.fields import (
    LONGEST_TEXT,
    MOST_FILES,
    decoded,
    from_json,
    id_of,
    list_of,
    map_of,
    tags_of,
    text_of,
    whole_of,
)
from leaderlens.importers.markup import markdown_of
from leaderlens.importers.moments import from_millis, from_stamp, number_or_none
from leaderlens.importers.shaping import finished, shown
from leaderlens.importers.source import Source

ID = "daylio"
_HEADER = ("full_date", "time", "mood", "activities")
_PREDEFINED = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
_BACKUP = "backup.daylio"
_HTML = (
    "<br",
    "<p",
    "<div",
    "<b>",
    "<i>",
    "<ul",
    "<ol",
    "<li",
    "<strong",
    "<em",
    "</",
    "&nbsp;",
    "&amp;",
    "&lt;",
    "&gt;",
)


def recognises_csv(source: Source) -> bool:
    return bool(_tables(source))


def recognises_backup(source: Source) -> bool:
    return any(name.rsplit("/", 1)[-1] == _BACKUP for name in source.names) and (
        len(source.names) > 1 or not source.head(source.names[0], 4).startswith(b"PK")
    )


def _tables(source: Source) -> tuple[str, ...]:
    return tuple(
        name
        for name in source.names
        if name.lower().endswith(".csv")
        and all(column in decoded(source.head(name, 1_000)).partition("\n")[0].lower() for column in _HEADER)
    )


def rows_of(content: bytes) -> Iterator[Mapping[str, str] | EntryProblemError]:
    """The rows of a CSV file with a header, by lower-case column; a row beyond all bounds is a problem."""
    csv.field_size_limit(LONGEST_TEXT)
    reader = csv.reader(io.StringIO(decoded(content).replace("\x00", ""), newline=""))
    header: list[str] | None = None
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield EntryProblemError("unreadable")
            continue
        if header is None:
            header = [column.strip().lower() for column in row]
        elif row:
            yield dict(zip(header, row, strict=False))


def row_of(row: Mapping[str, str] | EntryProblemError) -> Mapping[str, str]:
    """A row of :func:`rows_of`. EntryProblemError where it is one."""
    if isinstance(row, EntryProblemError):
        raise row
    return row


def read_csv(source: Source, reading: Reading) -> Iterator[Found]:
    """One entry for each row; activities become tags, the mood is left to the person to map."""
    for name in _tables(source):
        try:
            content = source.read(name)
        except ImportSourceError as error:
            yield Problem(name, error.code)
            continue
        for number, row in enumerate(rows_of(content), 1):
            try:
                yield _from_row(row_of(row), reading)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def _from_row(row: Mapping[str, str], reading: Reading) -> ImportedEntry:
    clock = row.get("time", "").replace("\u202f", " ").replace("\u00a0", " ")
    moment = from_stamp(f"{row.get('full_date', '')} {clock}", reading.home)
    body, notes = note_of(row.get("note", ""))
    return finished(
        ImportedEntry(
            ID, "", text_of(row.get("note_title", "")).strip(), body, moment, reading.home.key,
            tags=tags_of(row.get("activities", "").split(" | ")),
            mood=text_of(row.get("mood", "")).strip()[:80],
            notes=notes,
        )
    )  # fmt: skip


def note_of(note: str) -> tuple[str, tuple[str, ...]]:
    """A note as Markdown: newer Daylios write HTML, older ones plain lines."""
    note = text_of(note)
    if any(sign in note.lower() for sign in _HTML):
        return markdown_of(note.replace("\n", "<br>"))
    return note.replace("\r\n", "\n").strip("\n").rstrip(), ()


def read_backup(source: Source, reading: Reading) -> Iterator[Found]:
    """Every day entry of a backup, with its own offset from UTC, its tags by name, and its photos."""
    name = next(name for name in source.names if name.rsplit("/", 1)[-1] == _BACKUP)
    try:
        document = map_of(from_json(_unpacked(source.read(name)), name))
    except ImportSourceError as error:
        yield Problem(name, error.code)
        return
    tags = {id_of(one.get("id")): text_of(one.get("name")) for one in map(map_of, list_of(document.get("tags")))}
    moods = dict(_moods(document))
    checksums = {
        id_of(one.get("id")): id_of(one.get("checksum")) for one in map(map_of, list_of(document.get("assets")))
    }
    shelf = Shelf(source)
    for number, raw in enumerate(list_of(document.get("dayEntries")), 1):
        try:
            yield _from_backup(map_of(raw), tags, moods, checksums, shelf, reading)
        except EntryProblemError as error:
            yield Problem(f"{name}: {number}", error.code)


def _unpacked(content: bytes) -> bytes:
    """The JSON inside the base64. ImportSourceError is left to whoever parses it: damaged base64 is damaged JSON."""
    try:
        return base64.b64decode(content)
    except (binascii.Error, ValueError):
        return b""


def _moods(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for raw in map(map_of, list_of(document.get("customMoods"))):
        own = text_of(raw.get("custom_name")).strip()
        predefined = _PREDEFINED.get(whole_of(raw.get("predefined_name_id")) or 0, "")
        if own or predefined:
            yield id_of(raw.get("id")), (own or predefined)[:80]


def _from_backup(
    raw: Mapping[str, Any],
    tags: Mapping[str, str],
    moods: Mapping[str, str],
    checksums: Mapping[str, str],
    shelf: Shelf,
    reading: Reading,
) -> ImportedEntry:
    if not raw:
        raise EntryProblemError("no-entry")
    moment = from_millis(number_or_none(raw.get("datetime")))
    offset = number_or_none(raw.get("timeZoneOffset"))
    zone = ""
    if offset is not None and abs(offset) <= 14 * 3_600_000:
        moment = moment.astimezone(timezone(timedelta(milliseconds=int(offset))))
        if moment.utcoffset() == moment.astimezone(reading.home).utcoffset():
            moment, zone = moment.astimezone(reading.home), reading.home.key
    else:
        moment, zone = moment.astimezone(reading.home), reading.home.key
    identifier = id_of(raw.get("id"))
    body, notes = note_of(text_of(raw.get("note")))
    files, missing = _photos(raw, checksums, shelf, identifier)
    body = "\n\n".join(part for part in (body, *(shown(file.id) for file in files)) if part)
    number = id_of(raw.get("mood"))
    return finished(
        ImportedEntry(
            ID, f"{identifier}-{int(moment.timestamp())}" if identifier else "",
            text_of(raw.get("note_title")).strip(), body, moment, zone,
            tags=tags_of(tags.get(id_of(one), "") for one in list_of(raw.get("tags"))),
            mood=moods.get(number) or _PREDEFINED.get(whole_of(number) or 0, ""),
            files=files,
            notes=notes + (("file-missing",) if missing else ()),
        )
    )  # fmt: skip


def _photos(
    raw: Mapping[str, Any], checksums: Mapping[str, str], shelf: Shelf, owner: str
) -> tuple[tuple[ImportedFile, ...], bool]:
    wanted = [checksums.get(id_of(one), "") for one in list_of(raw.get("assets"))[:MOST_FILES]]
    places = [shelf.find(checksum, f"{checksum}.jpg", f"{checksum}.png") if checksum else "" for checksum in wanted]
    found = tuple(
        shelf.file(place, (ID, owner), place if "." in place.rsplit("/", 1)[-1] else f"{place}.jpg")
        for place in dict.fromkeys(places)
        if place
    )
    return found, not all(places)
