"""The private journal as values. Nothing outside the journal's own wing may import this module: journals never travel.

``repr`` of these values never shows what somebody wrote: a traceback prints values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from leaderlens.domain.paragraph import words_of

Span = tuple[int, int]
"""A piece of a text: from this character up to, not including, that one."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One private entry.

    ``body`` is Markdown source; record-keeping marks stand within it (:mod:`leaderlens.domain.paragraph`).
    ``moment`` is when it is about, which its author may set: aware, in the entry's own zone. ``zone`` is that zone's
    IANA name (``Europe/London``), or empty where only the offset of ``moment`` is known. ``items`` are the attributes
    and principles it is tagged with (``ryley.patient``), ``people`` the ids of pairs it concerns, ``prompt`` the id of
    the prompt or template it answers, ``origin`` where it was imported from (``dayone:5F3A…``), or empty.
    """

    id: str
    title: str = field(repr=False)
    body: str = field(repr=False)
    moment: datetime
    edited: datetime
    tags: tuple[str, ...] = field(default=(), repr=False)
    zone: str = ""
    pinned: bool = False
    items: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    prompt: str = ""
    origin: str = ""

    @property
    def words(self) -> int:
        """How many words the body has; marks and signs of Markdown are none."""
        return words_of(self.body)

    @property
    def day(self) -> date:
        """The day it is about, by the calendar where it was written."""
        return by_its_clock(self.moment).date()

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it yet."""
        return not (self.title.strip() or self.body.strip())


@dataclass(frozen=True, slots=True)
class JournalLine:
    """What a list of entries shows of one: enough for a row, not the whole text.

    ``excerpt`` is on one line and without signs of Markdown; after a search it is the piece around the first hit.
    ``hits`` and ``title_hits`` are the spans of ``excerpt`` and ``title`` in which the searched words stand.
    ``binned`` is when it was put in the bin, in the list of the bin only.
    """

    id: str
    title: str = field(repr=False)
    excerpt: str = field(repr=False)
    moment: datetime
    tags: tuple[str, ...] = field(default=(), repr=False)
    pinned: bool = False
    has_attachments: bool = False
    hits: tuple[Span, ...] = ()
    title_hits: tuple[Span, ...] = ()
    binned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag with the number of entries outside the bin that have it."""

    name: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An earlier text of an entry: as it stood from ``written`` until it was written over at ``kept`` (both UTC)."""

    id: str
    entry_id: str
    title: str = field(repr=False)
    body: str = field(repr=False)
    written: datetime
    kept: datetime

    @property
    def words(self) -> int:
        """How many words the body had."""
        return words_of(self.body)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the editor at ``saved`` and was not kept as an entry yet: found again after a crash.

    ``overwrites`` tells that the entry is stored, and that the draft is newer than what is stored.
    """

    entry: JournalEntry
    saved: datetime
    overwrites: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file of an entry, without its bytes. ``size`` in bytes; ``added`` UTC."""

    id: str
    entry_id: str
    name: str = field(repr=False)
    mime: str
    size: int
    added: datetime

    @property
    def is_image(self) -> bool:
        """Whether it is a picture of a kind that Qt draws, so that a thumbnail can be made in memory."""
        return self.mime in IMAGES


IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
"""Kinds of picture that are shown as a thumbnail. SVG is not among them: it can point elsewhere."""


@dataclass(frozen=True, slots=True)
class ParkedSentence:
    """A line of the parking log: what left the journal, word for word, for which pair, and when (UTC).

    ``entry_id`` is empty once the entry it came from was erased: what was parked is the pair's from then on.
    """

    id: str
    pair_id: str
    entry_id: str
    text: str = field(repr=False)
    moment: datetime


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that came with an imported entry.

    ``id`` is what the entry's body names it by (``attachment:ID``): it is kept when no attachment here has it yet, so
    that bodies need no rewriting. Empty: it gets a new one.
    """

    name: str = field(repr=False)
    mime: str
    data: bytes = field(repr=False)
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry from another journal. ``source_id`` is its name there: the same one is never taken in twice.

    ``id``, ``origin`` of ``entry`` are set when it is kept; leave them empty.
    """

    source_id: str
    entry: JournalEntry
    files: tuple[ImportedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: of ``entries`` that came in, ``left`` are still there (in the bin or not), ``changed`` of them
    edited here since.
    """

    id: str
    source: str
    name: str = field(repr=False)
    moment: datetime
    entries: int
    left: int
    changed: int


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What came of an import or of undoing one.

    ``added`` entries (or erased, when undoing), ``known`` that were left as they are (there already; or edited here
    since, when undoing), ``files`` taken in, ``files_refused`` that were over a limit.
    """

    batch_id: str
    added: int
    known: int
    files: int = 0
    files_refused: int = 0


def by_its_clock(moment: datetime) -> datetime:
    """A moment by the clock where it was written; by this computer's where only UTC is known."""
    return moment.astimezone() if moment.tzinfo is UTC else moment


def in_zone(moment: datetime, name: str) -> datetime:
    """``moment`` by the clock of the zone ``name``; as it is where this computer knows no such zone."""
    zone = known_zone(name)
    return moment if zone is None else moment.astimezone(zone)


@lru_cache(maxsize=256)
def known_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name, or None for an empty or unknown one."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
