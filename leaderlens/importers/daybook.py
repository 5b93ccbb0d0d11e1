"""Daybook: a zip with ``entries.csv`` (Date, Title, Text, Images) and the pictures it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from leaderlens.errors import ImportSourceError
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.daylio import note_of, row_of, rows_of
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, Problem, Reading
from leaderlens.importers.fields import MOST_FILES, decoded, text_of
from leaderlens.importers.moments import from_stamp
from leaderlens.importers.shaping import finished, shown
from leaderlens.importers.source import Source

ID = "daybook"
_STAMP = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(\d{1,2}:\d{2})")


def _tables(source: Source) -> tuple[str, ...]:
    return tuple(
        name
        for name in source.names
        if PurePosixPath(name).suffix.lower() == ".csv"
        and {"date", "title", "text", "images"}
        <= {
            column.strip().strip('"').lower()
            for column in decoded(source.head(name, 1_000)).partition("\n")[0].split(",")
        }
    )


def recognises(source: Source) -> bool:
    return bool(_tables(source))


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """One entry for each row."""
    shelf = Shelf(source)
    for name in _tables(source):
        try:
            content = source.read(name)
        except ImportSourceError as error:
            yield Problem(name, error.code)
            continue
        for number, row in enumerate(rows_of(content), 1):
            try:
                yield _entry(row_of(row), shelf, reading)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def _entry(row: Mapping[str, str], shelf: Shelf, reading: Reading) -> ImportedEntry:
    written = row.get("date", "").strip()
    moment = from_stamp(_STAMP.sub(r"\1 \2", written), reading.home)
    names = [name.strip() for name in re.split(r"[,;|\n]", row.get("images", "")) if name.strip()][:MOST_FILES]
    places = [shelf.find(name) for name in names]
    files = tuple(shelf.file(place, (ID, written)) for place in dict.fromkeys(places) if place)
    body, notes = note_of(row.get("text", ""))
    body = "\n\n".join(part for part in (body, *(shown(file.id) for file in files)) if part)
    return finished(
        ImportedEntry(
            ID, "", " ".join(text_of(row.get("title", "")).split()), body, moment, reading.home.key,
            files=files,
            notes=notes + (() if all(places) else ("file-missing",)),
        )
    )  # fmt: skip
