"""Day One 2: a zip (or the folder it unpacks to) with one JSON file for each journal, and folders of media."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from leaderlens.errors import ImportSourceError
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.dayone_text import own_links, plain_signs
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, ImportedFile, Problem, Reading
from leaderlens.importers.fields import MOST_FILES, id_of, list_of, map_of, parsed, tags_of, text_of
from leaderlens.importers.moments import from_iso, moved, number_or_none
from leaderlens.importers.shaping import finished, title_of
from leaderlens.importers.source import Source

ID = "dayone"
_MEDIA = (("photos", "photos"), ("audios", "audios"), ("videos", "videos"), ("pdfAttachments", "pdfs"))
_MEANT = re.compile(rb'(?<!\\)"creationDate"\s*:\s*"')
_ENDINGS = {"photos": "jpeg", "audios": "m4a", "videos": "mov", "pdfAttachments": "pdf"}


def journals(source: Source) -> tuple[str, ...]:
    """The JSON files that hold journals."""
    return tuple(
        name
        for name in source.names
        if name.lower().endswith(".json") and b'"entries"' in (head := source.head(name)) and _MEANT.search(head)
    )


def recognises(source: Source) -> bool:
    return bool(journals(source))


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """Every entry of every journal; with several journals each entry is tagged with its journal's name."""
    shelf = Shelf(source)
    names = journals(source)
    for name in names:
        try:
            document = map_of(parsed(source, name))
        except ImportSourceError as error:
            yield Problem(name, error.code)
            continue
        journal = name.rsplit("/", 1)[-1].rsplit(".", 1)[0] if len(names) > 1 else ""
        for number, raw in enumerate(list_of(document.get("entries")), 1):
            try:
                yield _entry(raw, shelf, reading, journal)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number}", error.code)


def _entry(raw: object, shelf: Shelf, reading: Reading, journal: str) -> ImportedEntry:
    if not isinstance(raw, dict):
        raise EntryProblemError("no-entry")
    identifier = id_of(raw.get("uuid"))
    written = from_iso(text_of(raw.get("creationDate")), reading.home)
    moment, zone, notes = moved(written, text_of(raw.get("timeZone")), reading.home)
    files, missing = _files(raw, shelf, identifier)
    shown = {key: f"attachment:{file.id}" for key, file in files}
    text = own_links(plain_signs(text_of(raw.get("text"))), lambda key: shown.get(key, ""))
    title, body = title_of(text)
    if aside := setting(map_of(raw.get("location")), map_of(raw.get("weather"))):
        body = f"{body}\n\n{aside}" if body else aside
    return finished(
        ImportedEntry(
            ID, identifier, title, body, moment, zone,
            edited=_edited(raw, reading),
            tags=tags_of([*list_of(raw.get("tags")), *([journal] if journal else [])]),
            pinned=raw.get("pinned") is True or raw.get("isPinned") is True or raw.get("starred") is True,
            files=tuple({file.id: file for _key, file in files}.values()),
            notes=notes + (("file-missing",) if missing else ()),
        )
    )  # fmt: skip


def _edited(raw: Mapping[str, Any], reading: Reading) -> Any:
    try:
        return from_iso(text_of(raw.get("modifiedDate")), reading.home)
    except EntryProblemError:
        return None


def _files(raw: Mapping[str, Any], shelf: Shelf, owner: str) -> tuple[list[tuple[str, ImportedFile]], bool]:
    """An entry's media by the identifier its text uses, and whether some of it is not in the export."""
    files: list[tuple[str, ImportedFile]] = []
    missing = False
    for kind, folder in _MEDIA:
        for one in list_of(raw.get(kind))[:MOST_FILES]:
            medium = map_of(one)
            md5 = id_of(medium.get("md5"))
            ending = id_of(medium.get("type")) or _ENDINGS[kind]
            place = shelf.find(f"{folder}/{md5}.{ending}", f"{md5}.{ending}", f"{md5}.jpg") if md5 else ""
            if not place:
                missing = True
                continue
            shown_as = text_of(medium.get("filename")) or place
            if shown_as.rsplit(".", 1)[-1].lower() != place.rsplit(".", 1)[-1].lower():
                shown_as = f"{shown_as.rsplit('.', 1)[0]}.{place.rsplit('.', 1)[-1]}"  # a HEIC that became a JPEG
            files.append((id_of(medium.get("identifier")), shelf.file(place, (ID, owner), shown_as)))
    return files, missing


def setting(location: Mapping[str, Any], weather: Mapping[str, Any]) -> str:
    """A last line that keeps where it was and what the weather was like; empty when neither is told."""
    names: list[str] = []
    for key in ("placeName", "localityName", "administrativeArea", "country"):
        name = " ".join(text_of(location.get(key) or location.get(_OLD_KEYS[key])).split())
        if name and name not in names:
            names.append(name)
    sky = " ".join(text_of(weather.get("conditionsDescription") or weather.get("Description")).split())
    warmth = number_or_none(weather.get("temperatureCelsius") or weather.get("Celsius"))
    told = ", ".join(part for part in (sky, "" if warmth is None else f"{warmth:.0f} °C") if part)
    said = ". ".join(part for part in (", ".join(names), told) if part)
    return f"*{said.replace('*', ' ')}*" if said else ""


_OLD_KEYS = {
    "placeName": "Place Name",
    "localityName": "Locality",
    "administrativeArea": "Administrative Area",
    "country": "Country",
}
