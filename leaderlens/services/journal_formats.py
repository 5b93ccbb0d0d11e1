"""An entry as Markdown with front matter and as JSON, to the letter of docs/formats.md."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from leaderlens.domain.journal import Attachment, JournalEntry, in_zone

if TYPE_CHECKING:
    import yaml

VERSION = 1
FOLDER_FORMAT, JSON_FORMAT = "leaderlens-journal-folder", "leaderlens-journal"
MARKER = "leaderlens.json"
_LONGEST_NAME = 60
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def fields(entry: JournalEntry) -> dict[str, Any]:
    """What both formats say of an entry, without its body and its files."""
    moment = in_zone(entry.moment, entry.zone)
    told = {
        "id": entry.id,
        "title": entry.title,
        "date": moment.isoformat(),
        "zone": entry.zone,
        "edited": entry.edited.astimezone(UTC).isoformat(),
        "tags": list(entry.tags),
        "items": list(entry.items),
        "people": list(entry.people),
        "pinned": entry.pinned,
        "prompt": entry.prompt,
        "origin": entry.origin,
    }
    return {key: value for key, value in told.items() if value}


def file_fields(file: Attachment, data: bytes) -> dict[str, Any]:
    """What both formats say of an attachment, without its bytes."""
    return {
        "id": file.id,
        "name": file.name,
        "type": file.mime,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def markdown(entry: JournalEntry, files: list[dict[str, Any]]) -> bytes:
    """The file of an entry."""
    import yaml

    front = {"leaderlens": VERSION, **fields(entry)} | ({"files": files} if files else {})
    text = yaml.dump(
        front, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=2**31 - 1, default_flow_style=None
    )
    return f"---\n{text}---\n{entry.body}\n".encode()


def json_line(entry: JournalEntry, files: list[dict[str, Any]]) -> str:
    """An entry on one line of JSON."""
    told = fields(entry) | ({"files": files} if files else {}) | {"body": entry.body}
    return json.dumps(told, ensure_ascii=False)


def json_head(made: datetime) -> str:
    """What stands before the entries in a JSON file; ``]}`` ends it."""
    head = {"format": JSON_FORMAT, "version": VERSION, "exported": _utc(made)}
    return f'{json.dumps(head)[:-1]}, "entries": ['


def marker(made: datetime, entries: int, files: int) -> str:
    """What the marker of a folder says."""
    told = {"format": FOLDER_FORMAT, "version": VERSION, "exported": _utc(made), "entries": entries, "files": files}
    return json.dumps(told) + "\n"


def file_name(text: str, fallback: str = "") -> str:
    """``text`` as part of a name that every computer takes: no signs, no end in a dot, not too long."""
    clean = "".join(
        letter
        for letter in unicodedata.normalize("NFC", _UNFIT.sub(" ", text))
        if unicodedata.category(letter)[0] != "C"
    )
    short = " ".join(clean.split())[:_LONGEST_NAME]
    while len(short.encode()) > 2 * _LONGEST_NAME:
        short = short[:-1]
    return short.strip(" .") or fallback


def entry_name(entry: JournalEntry) -> str:
    """``2026-11-21 0930 Budget morning 3f2a9c1b.md``."""
    moment = in_zone(entry.moment, entry.zone)
    parts = (f"{moment:%Y-%m-%d %H%M}", file_name(entry.title), file_name(entry.id)[:8])
    return " ".join(part for part in parts if part) + ".md"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@cache
def _dumper() -> type[yaml.SafeDumper]:
    """YAML whose texts never span lines, whatever is in them."""
    import yaml

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if _BREAKS.search(value) else None)

    made: type[yaml.SafeDumper] = type("Dumper", (yaml.SafeDumper,), {})  # its own, so that nobody else's changes
    made.add_representer(str, text)
    return made
