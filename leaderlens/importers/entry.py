"""What every importer answers: entries, and what could not be taken, as plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from mimetypes import MimeTypes
from zoneinfo import ZoneInfo

from leaderlens.i18n import N_, _

_KINDS = MimeTypes(filenames=())  # the standard list alone: what a computer has installed must not change an import
_KINDS.add_type("text/markdown", ".md")
_KINDS.add_type("image/heic", ".heic")
_KINDS.add_type("image/webp", ".webp")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """An attachment. Its entry's body shows it as ``![](attachment:ID)`` with this ``id``.

    ``read()`` answers its bytes, no more than the source's limit, and raises ImportSourceError when it cannot.
    """

    id: str
    name: str = field(repr=False)
    mime: str
    size: int
    read: Callable[[], bytes] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """One entry as the other journal has it; ``body`` is Markdown source.

    ``source_id`` is the entry's own id there, or one made of its time and text. ``moment`` is aware, ``zone`` an IANA
    name or empty when only the offset is known. ``mood`` is the name of a mood as that journal calls it, which the
    person maps to words of their own. ``notes`` are codes of what was set aside on the way (:data:`REASONS`).
    """

    source: str
    source_id: str
    title: str = field(repr=False)
    body: str = field(repr=False)
    moment: datetime
    zone: str = ""
    edited: datetime | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)
    items: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    pinned: bool = False
    prompt: str = field(default="", repr=False)
    mood: str = field(default="", repr=False)
    files: tuple[ImportedFile, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out: ``where`` names the file or entry, ``code`` is one of :data:`REASONS`."""

    where: str = field(repr=False)
    code: str

    @property
    def sentence(self) -> str:
        """Why, for the person whose journal it is."""
        return _(REASONS[self.code])


Found = ImportedEntry | Problem

REASONS = {
    "outside": N_("Its name leads outside the archive. It was not opened."),
    "link": N_("It is a link to another place. Links are not followed."),
    "locked": N_("It is encrypted inside the archive. Export it again without a password."),
    "twice": N_("The archive holds this name twice. Only the first was read."),
    "bomb": N_("It unpacks to more than 200 times its size, which no journal does. It was not opened."),
    "too-large": N_("It is larger than an import takes."),
    "unreadable": N_("It is damaged, or not of the kind its name says."),
    "no-date": N_("It has no date that can be understood."),
    "empty": N_("There is nothing in it: no words, no files."),
    "no-entry": N_("An entry is not built as this journal builds them."),
    "too-new": N_("It was written by a newer LeaderLens."),
    "too-many": N_("There are more entries than one import takes. Bring in the rest as a second import."),
    "unknown-zone": N_("Its time zone is not known here; the time of day was kept, in the zone of this computer."),
    "file-missing": N_("A picture or file it shows is not in the export."),
    "file-too-large": N_("A file of it is larger than an attachment may be; the words were kept."),
    "plain": N_("Its formatting was too tangled to read; the words were kept."),
    "cut": N_("It has more tags or files than an entry may have; the first were kept."),
}
"""Why something was left out or changed on the way, by code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read what does not say it itself: ``home`` is the zone of times without one."""

    home: ZoneInfo


class EntryProblemError(Exception):
    """One entry cannot be taken; ``code`` says why. Never leaves the importers."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def digest_of(*parts: str) -> str:
    """A short fingerprint of texts, the same on every computer; 32 hexadecimal digits."""
    kept = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        kept.update(len(raw).to_bytes(8, "big") + raw)
    return kept.hexdigest()[:32]


def made_id(moment: datetime, *parts: str) -> str:
    """An id for an entry that has none: its time and a fingerprint of its words."""
    return f"{moment:%Y%m%dT%H%M%S}-{digest_of(*parts)[:16]}"


def kind_of(name: str) -> str:
    """The MIME type that a file's name promises."""
    return _KINDS.guess_type(name.rsplit("/", 1)[-1], strict=False)[0] or "application/octet-stream"
