"""A folder (or zip, or one file) of Markdown or plain text, with or without front matter, from any program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from leaderlens.importers import own
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, ImportedFile, Problem, Reading
from leaderlens.importers.fields import MOST_FILES, content_of, decoded, each_of, id_of, tags_of, text_of
from leaderlens.importers.moments import from_iso, from_stamp, moved, sensible
from leaderlens.importers.shaping import finished, title_of
from leaderlens.importers.source import Source, escapes

ID = "markdown"
_ENDINGS = (".md", ".markdown", ".txt", ".text")
_DATED = re.compile(
    r"(?<!\d)(\d{4})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:[T _-]+([01]\d|2[0-3])[-:.h]?([0-5]\d)(?!\d))?"
)
_PATH_DATE = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})(?=\D|$)")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\(<?([^)>\n]{1,1000}?)>?(?:[ \t]+\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{0,500})\]\(<?([^)>\n]{1,1000}?)>?\)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DATE_KEYS = ("date", "created", "created_at", "creation_date", "datetime", "time")
_EDITED_KEYS = ("edited", "modified", "updated", "lastmod", "last_modified")


def _texts(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.names if name.lower().endswith(_ENDINGS))


def recognises(source: Source) -> bool:
    """Any Markdown or text at all; ask the other formats first."""
    return any(b"\x00" not in source.head(name, 512) for name in _texts(source)[:50])


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """One entry for each file. Its date is in its front matter, else in its name, else in its folders."""
    shelf = Shelf(source)
    for name, content in each_of(source, _texts(source)):
        try:
            yield _entry(name, _text(content_of(content)), shelf, reading)
        except EntryProblemError as error:
            yield Problem(name, error.code)


def _text(content: bytes) -> str:
    if b"\x00" in content[:512] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise EntryProblemError("unreadable")
    return decoded(content)


def _entry(name: str, text: str, shelf: Shelf, reading: Reading) -> ImportedEntry:
    parts = own.front_of(text)
    if parts is not None and own.is_ours(parts[0]):
        return own.from_front(*parts, name, shelf, reading)
    front: Mapping[str, Any] = {str(key).casefold(): value for key, value in parts[0].items()} if parts else {}
    body = (parts[1] if parts else text).replace("\r\n", "\n").replace("\r", "\n")
    zone = text_of(front.get("zone") or front.get("timezone"))
    written = _date(front, name, reading)
    if written.tzinfo is reading.home and zone:
        moment, zone_name, notes = _in_zone(written, zone, reading)
    else:
        moment, zone_name, notes = moved(written, zone, reading.home)
    title = " ".join(text_of(front.get("title")).split())
    heading, rest = title_of(text_of(body))
    if not title:
        title, body = heading, rest
    elif heading == title:
        body = rest
    body, files, missing = _files(body.strip("\n").rstrip(), name, shelf)
    return finished(
        ImportedEntry(
            ID, id_of(front.get("id") or front.get("uuid")) or name, title, body, moment,
            zone_name or (reading.home.key if moment.tzinfo is reading.home else ""),
            edited=_edited(front, reading),
            tags=tags_of(_listed(front.get("tags") or front.get("keywords"))),
            items=tuple(_listed(front.get("items"))) if front.get("items") else (),
            pinned=text_of(front.get("pinned") or front.get("starred")).casefold() in {"true", "yes"},
            mood=text_of(front.get("mood")).strip()[:80],
            files=files,
            notes=notes + (("file-missing",) if missing else ()),
        )
    )  # fmt: skip


def _in_zone(written: datetime, zone: str, reading: Reading) -> tuple[datetime, str, tuple[str, ...]]:
    """A time of day without an offset belongs to the zone that is named beside it."""
    found, name, notes = moved(written, zone, reading.home)
    if notes or found.tzinfo is None:
        return written, reading.home.key, notes
    return written.replace(tzinfo=found.tzinfo), name, ()


def _date(front: Mapping[str, Any], name: str, reading: Reading) -> datetime:
    for key in _DATE_KEYS:
        if given := text_of(front.get(key)).strip():
            return _written(given, reading)
    bare = PurePosixPath(name).name
    if found := _DATED.search(bare):
        return _made(found[1], found[2], found[3], found[4], found[5], reading)
    if found := _PATH_DATE.search(name.rsplit(".", 1)[0]):
        return _made(found[1], found[2], found[3], None, None, reading)
    raise EntryProblemError("no-date")


def _written(given: str, reading: Reading) -> datetime:
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", given):
        return from_stamp(given, reading.home)
    try:
        return from_iso(given, reading.home)
    except EntryProblemError:
        return from_stamp(given, reading.home)


def _made(year: str, month: str, day: str, hour: str | None, minute: str | None, reading: Reading) -> datetime:
    try:
        made = datetime(int(year), int(month), int(day), int(hour or 12), int(minute or 0), tzinfo=reading.home)
    except ValueError as error:
        raise EntryProblemError("no-date") from error
    return sensible(made)


def _edited(front: Mapping[str, Any], reading: Reading) -> datetime | None:
    for key in _EDITED_KEYS:
        if given := text_of(front.get(key)).strip():
            try:
                return _written(given, reading)
            except EntryProblemError:
                return None
    return None


def _listed(value: object) -> list[str]:
    """Tags as a list, or as one text with commas."""
    if isinstance(value, str):
        return [one.strip() for one in value.strip("[]").split(",")]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


class _Beside:
    """Pictures and linked files beside a text become its attachments; what is on the web stays a link."""

    def __init__(self, name: str, shelf: Shelf) -> None:
        self._name, self._shelf = name, shelf
        self._folder = [part for part in PurePosixPath(name).parent.parts if part != "."]
        self.files: dict[str, ImportedFile] = {}
        self.missing = False

    def image(self, found: re.Match[str]) -> str:
        """What to write in place of an image."""
        if _SCHEME.match(found[2]):
            return found[0]
        shown = self._kept(self._place_of(found[2]))
        return f"![{found[1]}]({shown})" if shown else found[0]

    def link(self, found: re.Match[str]) -> str:
        """What to write in place of a link: links between texts and within one stay."""
        target = found[2]
        if target.startswith("#") or _SCHEME.match(target) or target.lower().split("#")[0].endswith(_ENDINGS):
            return found[0]
        place = self._place_of(target)
        shown = self._kept(place) if place else ""
        return f"[{found[1]}]({shown})" if shown else found[0]

    def _kept(self, place: str) -> str:
        if not place or (place not in self.files and len(self.files) >= MOST_FILES):
            self.missing = True
            return ""
        return f"attachment:{self.files.setdefault(place, self._shelf.file(place, (ID, self._name))).id}"

    def _place_of(self, target: str) -> str:
        """The file a target means, seen from the text's folder or from the top; nothing outside the source."""
        path = unquote(target.strip()).replace("\\", "/").split("#", 1)[0]
        base = list(self._folder)
        while path.startswith(("./", "../")):
            if path.startswith("../") and not base:
                return ""
            if path.startswith("../"):
                base.pop()
            path = path.split("/", 1)[1]
        if escapes(path):
            return ""
        return self._shelf.exact("/".join([*base, path])) or self._shelf.exact(path)


def _files(body: str, name: str, shelf: Shelf) -> tuple[str, tuple[ImportedFile, ...], bool]:
    """The body with its attachments by id, these, and whether one is not there."""
    beside = _Beside(name, shelf)
    body = _LINK.sub(beside.link, _IMAGE.sub(beside.image, body))
    return body, tuple(beside.files.values()), beside.missing
