"""Small exports of every journal we read, built from the documented structures: no file of anybody's."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import plistlib
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from leaderlens.errors import ImportSourceError
from leaderlens.importers import registry
from leaderlens.importers.entry import Found, ImportedEntry, ImportedFile, Problem, Reading

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""One pixel."""
MD5 = hashlib.md5(PICTURE, usedforsecurity=False).hexdigest()
SHA256 = hashlib.sha256(PICTURE).hexdigest()
NONE = 1.7976931348623157e308

DAY_ONE: dict[str, Any] = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "2F8DDCA258634D9994DF3A4FEE328035",
            "creationDate": "2021-03-03T11:48:50Z",
            "modifiedDate": "2021-03-03T11:59:09Z",
            "timeZone": "Australia/Sydney",
            "text": "# All packed up finally \\.\\. \n\n![](dayone-moment://76F9)\n\nCairns here we come\\.\u200b",
            "richText": "{}",
            "starred": False,
            "isPinned": True,
            "tags": ["travel", "@work"],
            "photos": [{"identifier": "76F9", "md5": MD5, "type": "png", "filename": "IMG_8615.HEIC"}],
            "location": {"placeName": "Home", "localityName": "Canberra", "country": "Australia"},
            "weather": {"conditionsDescription": "Mostly Clear", "temperatureCelsius": 12},
        },
        {"uuid": "AA00", "creationDate": "2022-01-01T08:00:00Z", "text": "No zone here", "photos": [{"md5": "gone"}]},
        {"uuid": "AA01", "creationDate": "2022-01-02T08:00:00Z", "timeZone": "Mars/Olympus", "text": "Far away"},
        {"uuid": "AA02", "text": "No date"},
        {"uuid": "AA03", "creationDate": "2022-01-03T08:00:00Z"},
    ],
}
CLASSIC = {
    "Creation Date": datetime(2013, 8, 15, 21, 5, 2),  # noqa: DTZ001 - a property list's dates are UTC without saying so
    "Creator": {"Device Agent": "Computer"},
    "Entry Text": "This entry has a location.\n\nAnd a second line.",
    "Starred": True,
    "Tags": ["work", "play"],
    "Time Zone": "America/New_York",
    "UUID": "4BB1F46946AD439996C9B59DE7C4DDC1",
    "Location": {"Locality": "New York", "Country": "United States", "Place Name": "Office"},
}
JRNL = {
    "tags": {"@idea": 1},
    "entries": [
        {
            "title": "This is the second sample entry", "body": "With a body.\n\nTwo lines.", "date": "2020-07-01",
            "time": "20:00", "tags": ["@idea"], "starred": True,
        },
        {"title": "Nothing else", "body": "", "date": "2020-08-29", "time": "11:11", "tags": [], "starred": False},
    ],
}  # fmt: skip
JRNL_TEXT = """[2013-06-09 15:39] My first entry.
Everything is alright, says @robin.

A second paragraph.

[2013-06-10 15:40] Life is good. *
But I'm better. [2013 was a year]
"""
MONTH = """7: {text: "=== Work ===\\nMet the **Leader** about #budget\\n\\n====================\\n\\n//Family//"}
8:
  text: !!python/unicode 'Plain'
  Ideas: {"ring the LGA": null}
  Tags: {quiet: null}
32: {text: "No such day"}
"""
DAYLIO_CSV = """full_date,date,weekday,time,mood,activities,note_title,note
2020-05-30,30 May,Saturday,6:50 pm,rad,friends | gaming | programming | nap,,Awesome
2020-05-29,29 May,Friday,20:39,Spent,,A title,"First line<br>second <b>line</b>"
"""
DAYLIO: dict[str, Any] = {
    "dayEntries": [
        {
            "id": 5, "datetime": 1590864600000, "timeZoneOffset": 7200000, "mood": 9, "note": "Out late",
            "note_title": "Walk", "tags": [1, 2], "assets": [3],
        },
        {"id": 6, "datetime": 1590865600000, "timeZoneOffset": 3600000, "mood": 1, "note": "", "tags": [1]},
    ],
    "customMoods": [
        {"id": 1, "custom_name": "", "predefined_name_id": 1},
        {"id": 9, "custom_name": "Spent", "predefined_name_id": -1},
    ],
    "tags": [{"id": 1, "name": "friends"}, {"id": 2, "name": "late meeting"}],
    "assets": [{"id": 3, "type": 1, "checksum": MD5}],
}  # fmt: skip
JOURNEY: dict[str, Any] = {
    "id": "1625494049547-4BbDhzcByTFSg6MW",
    "date_modified": 1625494100149,
    "date_journal": 1625133600000,
    "timezone": "Europe/Vienna",
    "text": '<p dir="auto">Test <b>Entry</b></p><script>alert(1)</script><ul><li>one</li><li>two</li></ul>',
    "mood": 0,
    "lat": NONE,
    "lon": NONE,
    "address": "",
    "favourite": False,
    "photos": ["1625494049547-a.jpg"],
    "weather": {"id": -1, "degree_c": NONE, "description": ""},
    "tags": ["home"],
    "type": "html",
}
DAILY_YOU = [
    {
        "timeCreated": "2024-04-05T07:30:00.000", "timeModified": "2024-04-05T08:00:00.000", "text": "Morning run",
        "mood": 1, "images": [{"imgPath": "daily_1.png", "imgRank": 0, "timeCreated": "2024-04-05T07:30:00.000"}],
    },
    {"timeCreated": "2024-04-06T07:30:00.000", "text": "Rest", "mood": None, "images": []},
]  # fmt: skip
OWN: dict[str, Any] = {
    "format": "leaderlens-journal",
    "version": 1,
    "exported": "2026-11-21T20:15:00+00:00",
    "entries": [
        {
            "id": "3f2a9c1b5d7e4f60a1b2c3d4e5f60718",
            "title": "Budget\nmorning",
            "date": "2026-06-21T09:30:00+01:00",
            "zone": "Europe/London",
            "edited": "2026-11-21T20:14:02+00:00",
            "tags": ["budget", "before: cabinet"],
            "items": ["ryley.patient"],
            "people": ["pair-1"],
            "pinned": True,
            "prompt": "after-cabinet",
            "body": "<!--llbusiness-->\nAgreed.\r\n\n![](attachment:9d01)  ",
            "files": [
                {
                    "id": "9d01",
                    "name": "minutes.png",
                    "type": "image/png",
                    "size": len(PICTURE),
                    "sha256": hashlib.sha256(PICTURE).hexdigest(),
                    "data": base64.b64encode(PICTURE).decode(),
                }
            ],
        }
    ],
}
OWN_MARKDOWN = f"""---
leaderlens: 1
id: 3f2a9c1b5d7e4f60a1b2c3d4e5f60718
title: "Budget\\nmorning"
date: '2026-06-21T09:30:00+01:00'
zone: Europe/London
edited: '2026-11-21T20:14:02+00:00'
tags: [budget, 'before: cabinet']
items: [ryley.patient]
people: [pair-1]
pinned: true
prompt: after-cabinet
files:
- {{id: 9d01, name: minutes.png, type: image/png, size: 70, sha256: {SHA256}, path: files/3f2a/1 minutes.png}}
---
<!--llbusiness-->
Agreed.\r

![](attachment:9d01)\x20\x20
"""
FOREIGN_MARKDOWN = """---
title: A walk
date: 2024-02-29 18:05
timezone: Europe/Paris
tags: [walking, "rain"]
---
# A walk

![the river](img/river%201.png) and ![web](https://example.org/a.png), [minutes](../minutes.pdf).
"""


def ticks(moment: datetime) -> int:
    """.NET ticks of a time of day."""
    return 621_355_968_000_000_000 + int(moment.replace(tzinfo=UTC).timestamp()) * 10_000_000


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _dayone(folder: Path) -> Path:
    path = folder / "dayone.zip"
    path.write_bytes(zipped({"Journal.json": json.dumps(DAY_ONE), f"photos/{MD5}.png": PICTURE}))
    return path


def _classic(folder: Path) -> Path:
    path = folder / "Journal.dayone"
    (path / "entries").mkdir(parents=True)
    (path / "photos").mkdir()
    (path / "entries" / f"{CLASSIC['UUID']}.doentry").write_bytes(plistlib.dumps(CLASSIC))
    (path / "photos" / f"{CLASSIC['UUID']}.jpg").write_bytes(PICTURE)
    return path


def _file(name: str, content: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode())
        return path

    return make


def _jrnl_folder(folder: Path) -> Path:
    path = folder / "jrnl"
    for day, text in (
        ("2013/06/09", JRNL_TEXT.partition("[2013-06-10")[0]),
        ("2013/06/10", "[2013-06-10 15:40] Life.\n"),
    ):
        (path / day).parent.mkdir(parents=True, exist_ok=True)
        (path / f"{day}.txt").write_text(text, encoding="utf-8")
    return path


def _rednotebook(folder: Path) -> Path:
    path = folder / "rednotebook.zip"
    path.write_bytes(
        zipped({"data/2024-05.txt": MONTH, "data/2024-05.old.txt": MONTH, "data/2024-06.CONFLICT_BACKUP1.txt": "x"})
    )
    return path


def _daylio(folder: Path) -> Path:
    path = folder / "backup_2020.daylio"
    packed = base64.b64encode(json.dumps(DAYLIO).encode())
    path.write_bytes(zipped({"backup.daylio": packed, f"assets/photos/2020/5/{MD5}": PICTURE}))
    return path


def _journey(folder: Path) -> Path:
    path = folder / "journey.zip"
    path.write_bytes(zipped({f"{JOURNEY['id']}.json": json.dumps(JOURNEY), "1625494049547-a.jpg": PICTURE}))
    return path


def _diarium(folder: Path) -> Path:
    path = folder / "diarium.diary"
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Heading TEXT, Text TEXT, Rating INTEGER)"
        )
        database.execute('CREATE TABLE Media (DiaryEntryId INTEGER, Type INTEGER, Data BLOB, "Index" INTEGER)')
        when = ticks(datetime(2022, 3, 4, 21, 15))  # noqa: DTZ001 - ticks know no zone
        database.execute("INSERT INTO Entries VALUES (?, 'Long day', '<p>Full <i>council</i></p>', 4)", (when,))
        database.execute("INSERT INTO Entries VALUES (?, NULL, NULL, NULL)", (when + 600_000_000,))
        database.execute("INSERT INTO Entries VALUES (12, 'Too early', 'x', 0)")
        database.execute("INSERT INTO Media VALUES (?, 0, ?, 0)", (when, PICTURE))
        database.commit()
    return path


def _daybook(folder: Path) -> Path:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([["Date", "Title", "Text", "Images"], ["2023-10-01-07:05", "Sunday", "Quiet,\nmostly.", "a.png"]])
    path = folder / "daybook.zip"
    path.write_bytes(zipped({"entries.csv": table.getvalue(), "images/a.png": PICTURE}))
    return path


def _daily_you(folder: Path) -> Path:
    path = folder / "dailyyou.zip"
    path.write_bytes(zipped({"entries.json": json.dumps(DAILY_YOU), "Images/daily_1.png": PICTURE}))
    return path


def _own_folder(folder: Path) -> Path:
    path = folder / "own"
    (path / "2026").mkdir(parents=True)
    (path / "files" / "3f2a").mkdir(parents=True)
    (path / "2026" / "2026-06-21 0930 Budget 3f2a9c1b.md").write_bytes(OWN_MARKDOWN.encode())
    (path / "files" / "3f2a" / "1 minutes.png").write_bytes(PICTURE)
    (path / "leaderlens.json").write_text(
        json.dumps({"format": "leaderlens-journal-folder", "version": 1, "entries": 1, "files": 1}), encoding="utf-8"
    )
    return path


def _markdown(folder: Path) -> Path:
    path = folder / "notes"
    (path / "walks" / "img").mkdir(parents=True)
    (path / "walks" / "walk.md").write_text(FOREIGN_MARKDOWN, encoding="utf-8")
    (path / "walks" / "img" / "river 1.png").write_bytes(PICTURE)
    (path / "minutes.pdf").write_bytes(b"%PDF-1.4")
    (path / "2023-01-02 0930 New year.txt").write_text("Plain words.\n", encoding="utf-8")
    (path / "undated.md").write_text("When?\n", encoding="utf-8")
    return path


EXPORTS: Mapping[str, Callable[[Path], Path]] = {
    "leaderlens-json": _file("journal.json", json.dumps(OWN)),
    "leaderlens-folder": _own_folder,
    "dayone": _dayone,
    "dayone-classic": _classic,
    "daylio-backup": _daylio,
    "daylio-csv": _file("daylio.csv", DAYLIO_CSV),
    "journey": _journey,
    "dailyyou": _daily_you,
    "jrnl-json": _file("jrnl.json", json.dumps(JRNL)),
    "diarium": _diarium,
    "daybook": _daybook,
    "rednotebook": _rednotebook,
    "jrnl-folder": _jrnl_folder,
    "jrnl-text": _file("journal.txt", JRNL_TEXT),
    "markdown": _markdown,
}
"""How to make one export of each format, by the format's id."""


def taken(format_id: str, folder: Path, home: str = "Europe/London") -> tuple[list[ImportedEntry], list[Problem]]:
    """What the importer of a format makes of its export: entries and problems."""
    return read(EXPORTS[format_id](folder), home)


def _whole(found: Found) -> Found:
    """An entry whose files can be read after its source is closed."""
    if isinstance(found, Problem):
        return found
    return replace(found, files=tuple(map(_kept, found.files)))


def _kept(file: ImportedFile) -> ImportedFile:
    try:
        data = file.read()
    except ImportSourceError as error:
        return replace(file, read=partial(_raised, error))
    return replace(file, read=lambda: data)


def _raised(error: ImportSourceError) -> bytes:
    raise error


def read(path: Path, home: str = "Europe/London") -> tuple[list[ImportedEntry], list[Problem]]:
    """What is found in the source at ``path``."""
    with registry.opened(path) as (known, source):
        found = [_whole(one) for one in registry.entries(known, source, Reading(ZoneInfo(home)))]
    return [one for one in found if isinstance(one, ImportedEntry)], [one for one in found if isinstance(one, Problem)]
