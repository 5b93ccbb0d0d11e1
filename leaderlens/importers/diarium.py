"""Diarium: an SQLite file (or a zip that holds one). It is read from a copy in memory, and can only be read."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial

from leaderlens.errors import ImportSourceError
from leaderlens.importers.attachments import FILE_LIMIT
from leaderlens.importers.entry import (
    EntryProblemError,
    Found,
    ImportedEntry,
    ImportedFile,
    Problem,
    Reading,
    digest_of,
)
from leaderlens.importers.fields import LONGEST_TEXT, MOST_ENTRIES, MOST_FILES, text_of, whole_of
from leaderlens.importers.markup import markdown_of
from leaderlens.importers.moments import from_ticks
from leaderlens.importers.shaping import finished, shown
from leaderlens.importers.source import Source, unreadable

ID = "diarium"
_MAGIC = b"SQLite format 3\x00"
_LARGEST = 512 * 1024**2
_SECONDS = 120.0  # for one question to somebody else's database
_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}
_IMAGES = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"))


def _databases(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if source.head(name, 16) == _MAGIC)


def recognises(source: Source) -> bool:
    if len(source.names) > 20:
        return any(name.lower().endswith((".diary", ".db", ".diarium")) for name in _databases(source))
    return bool(_databases(source))


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry, at its own time of day; pictures are read from the copy when they are kept."""
    for name in _databases(source):
        try:
            content = source.read(name, _LARGEST)
        except ImportSourceError as error:
            yield Problem(name, error.code if error.code == "too-large" else "unreadable")
            continue
        with closing(sqlite3.connect(":memory:", check_same_thread=False)) as database:
            try:
                _guard(database, content)
                yield from _entries(database, reading)
            except (sqlite3.Error, ValueError, OverflowError, MemoryError):
                yield Problem(name, "unreadable")


def _guard(database: sqlite3.Connection, content: bytes) -> None:
    """Lay the copy open for reading alone: no writing, no functions of a schema, no endless question."""
    database.deserialize(content)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, FILE_LIMIT)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    until = time.monotonic() + _SECONDS
    database.set_progress_handler(lambda: time.monotonic() > until, 50_000)
    database.set_authorizer(lambda action, *_what: sqlite3.SQLITE_OK if action in _READS else sqlite3.SQLITE_DENY)


def _entries(database: sqlite3.Connection, reading: Reading) -> Iterator[Found]:
    has_media = bool(
        database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'Media'").fetchone()[0]
    )
    rows = database.execute(
        "SELECT DiaryEntryId, Heading, Text, Rating FROM Entries "
        "WHERE length(Text) IS NULL OR length(Text) <= ? LIMIT ?",
        (LONGEST_TEXT, MOST_ENTRIES + 1),
    )
    for ticks, heading, text, rating in rows:
        try:
            yield _entry(database, (ticks, heading, text, rating), reading, has_media=has_media)
        except EntryProblemError as error:
            yield Problem(str(ticks)[:40], error.code)


def _entry(
    database: sqlite3.Connection, row: tuple[object, object, object, object], reading: Reading, *, has_media: bool
) -> ImportedEntry:
    ticks, heading, text, rating = row
    if not isinstance(ticks, int):
        raise EntryProblemError("no-date")
    moment = from_ticks(ticks, reading.home)
    body, notes = markdown_of(text_of(text))
    files = _files(database, ticks) if has_media else ()
    body = "\n\n".join(part for part in (body, *(shown(file.id) for file in files)) if part)
    level = whole_of(rating)
    return finished(
        ImportedEntry(
            ID, str(ticks), " ".join(text_of(heading).split()), body, moment, reading.home.key,
            mood=str(level) if level is not None and 1 <= level <= 5 else "",
            files=files,
            notes=notes,
        )
    )  # fmt: skip


def _files(database: sqlite3.Connection, ticks: int) -> tuple[ImportedFile, ...]:
    """The entry's pictures, by their place in the table: the bytes stay where they are until they are wanted."""
    found: list[ImportedFile] = []
    rows = database.execute(
        'SELECT rowid, length(Data), substr(Data, 1, 4), "Index" FROM Media '
        "WHERE DiaryEntryId = ? AND Type = 0 AND typeof(Data) = 'blob' ORDER BY \"Index\" LIMIT ?",
        (ticks, MOST_FILES + 1),
    )
    for row, size, start, _index in rows:
        ending = next((ending for magic, ending in _IMAGES if bytes(start).startswith(magic)), "")
        if ending and isinstance(size, int):
            kind = f"image/{'jpeg' if ending == 'jpg' else ending}"
            file_id = digest_of(ID, str(ticks), str(row))
            found.append(
                ImportedFile(file_id, f"picture {len(found) + 1}.{ending}", kind, size, partial(_data, database, row))
            )
    return tuple(found)


def _data(database: sqlite3.Connection, row: int) -> bytes:
    try:
        found = database.execute("SELECT Data FROM Media WHERE rowid = ?", (row,)).fetchone()
    except sqlite3.Error as error:
        raise unreadable(ID) from error
    if not found or not isinstance(found[0], bytes):
        raise unreadable(ID)
    return found[0]
