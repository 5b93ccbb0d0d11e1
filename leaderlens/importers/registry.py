"""Every format we read, and which of them a source is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from leaderlens.errors import ImportSourceError
from leaderlens.i18n import N_, _
from leaderlens.importers import (
    dailyyou,
    daybook,
    daylio,
    dayone,
    dayone_classic,
    diarium,
    journey,
    jrnl,
    markdown,
    own,
    rednotebook,
)
from leaderlens.importers.entry import Found, Problem, Reading
from leaderlens.importers.fields import MOST_ENTRIES
from leaderlens.importers.source import Source, open_source


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of export. ``id`` is stable, ``source`` whose entries they are, ``told`` what it is in words."""

    id: str
    source: str
    told: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source, Reading], Iterator[Found]]

    @property
    def name(self) -> str:
        """``a Day One export``, in the person's language."""
        return _(self.told)


FORMATS = (
    Format("leaderlens-json", own.ID, N_("a LeaderLens export (JSON)"), own.recognises_json, own.read_json),
    Format("leaderlens-folder", own.ID, N_("a LeaderLens export (Markdown)"), own.recognises_folder, own.read_folder),
    Format("dayone", dayone.ID, N_("a Day One export"), dayone.recognises, dayone.read),
    Format(
        "dayone-classic",
        dayone_classic.ID,
        N_("a Day One Classic journal"),
        dayone_classic.recognises,
        dayone_classic.read,
    ),
    Format("daylio-backup", daylio.ID, N_("a Daylio backup"), daylio.recognises_backup, daylio.read_backup),
    Format("daylio-csv", daylio.ID, N_("a Daylio export (CSV)"), daylio.recognises_csv, daylio.read_csv),
    Format("journey", journey.ID, N_("a Journey export"), journey.recognises, journey.read),
    Format("dailyyou", dailyyou.ID, N_("a Daily You export"), dailyyou.recognises, dailyyou.read),
    Format("jrnl-json", jrnl.ID, N_("a jrnl export (JSON)"), jrnl.recognises_json, jrnl.read_json),
    Format("diarium", diarium.ID, N_("a Diarium backup"), diarium.recognises, diarium.read),
    Format("daybook", daybook.ID, N_("a Daybook export"), daybook.recognises, daybook.read),
    Format("rednotebook", rednotebook.ID, N_("a RedNotebook journal"), rednotebook.recognises, rednotebook.read),
    Format("jrnl-folder", jrnl.ID, N_("a jrnl folder"), jrnl.recognises_folder, jrnl.read_folder),
    Format("jrnl-text", jrnl.ID, N_("a jrnl text file"), jrnl.recognises_text, jrnl.read_text),
    Format("markdown", markdown.ID, N_("Markdown or text files"), markdown.recognises, markdown.read),
)
"""In the order they are asked: the telling ones first, plain text last."""


@contextmanager
def opened(path: Path) -> Iterator[tuple[Format, Source]]:
    """The source at ``path`` and its format, until the block ends. ImportSourceError when it is none we know."""
    source = open_source(path)
    try:
        yield detected(source), source
    finally:
        source.close()


def detected(source: Source) -> Format:
    """The format of a source. ImportSourceError ``encrypted`` or ``unknown-format``."""
    for one in FORMATS:
        if one.recognises(source):
            return one
    if any(source.head(name, 6) == b"JRNLv3" for name in source.names[:5]):
        raise ImportSourceError(
            _("This jrnl journal is encrypted. Write it out with “jrnl --export json” and choose that file."),
            code="encrypted",
        )
    raise ImportSourceError(
        _(
            "This is no journal that LeaderLens can read. It reads exports of Day One, Day One Classic, jrnl, "
            "RedNotebook, Daylio, Journey, Diarium, Daybook and Daily You, folders of Markdown or text, and its own."
        ),
        code="unknown-format",
    )


def entries(found: Format, source: Source, reading: Reading) -> Iterator[Found]:
    """What was refused, then every entry or problem; never more than a fixed number of entries."""
    yield from source.refused
    for number, one in enumerate(found.read(source, reading)):
        if number >= MOST_ENTRIES:
            yield Problem(source.name, "too-many")
            return
        yield one
