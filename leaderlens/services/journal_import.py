"""Bringing another journal in: look first, change nothing; then take in what is new, in one batch that can be undone.

An entry is the same one when its journal calls it the same (or, where that has no ids, when its time and words are
the same). What is here already is never written over, not even when the two differ: that is counted and told.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from leaderlens.clock import Clock
from leaderlens.domain import journal as domain
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Batch, BatchReport
from leaderlens.domain.journal_text import clean_entry
from leaderlens.domain.text import storable
from leaderlens.errors import ImportSourceError
from leaderlens.i18n import _
from leaderlens.importers import moments, registry
from leaderlens.importers.entry import ImportedEntry, Problem, Reading
from leaderlens.importers.own import ID as OWN
from leaderlens.services.journal_batches import Batches
from leaderlens.services.journal_files import LARGEST_FILE, MOST_FILES
from leaderlens.store import journals_batches, journals_imports
from leaderlens.store.database import Database, Session

MOST_PROBLEMS = 500
"""Problems that are listed one by one; all are counted."""
_FALLBACK = "Europe/London"
_STEP = 20

Step = Callable[[int, int], None]
"""Told how many entries were looked at, of how many (0: not known yet)."""


class ImportStoppedError(Exception):
    """The person would rather not go on. Nothing was taken in."""


class MoodsAs(StrEnum):
    """What becomes of moods: a tag each, a line below the words, or nothing."""

    TAGS = "tags"
    LINE = "line"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MoodPlan:
    """How the person maps moods: ``names`` tells what to call each; one that is not in it keeps its name."""

    how: MoodsAs = MoodsAs.TAGS
    names: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do. Nothing has been written.

    ``new`` would come in; ``known`` are here and the same; ``changed`` are here and differ, and stay as they are here.
    ``problems`` (``problem_count`` in all) would be left out; ``notes`` counts by code what would be set aside on the
    way. ``files`` come with the new entries, ``files_refused`` are too large or too many. ``moods`` are names with
    counts, most frequent first. ``zone`` is where times without a zone are placed.
    """

    path: Path = field(repr=False)
    format: str
    told: str
    source: str
    zone: str
    new: int
    known: int
    changed: int
    problems: tuple[Problem, ...] = field(repr=False)
    problem_count: int
    notes: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None
    files: int
    files_refused: int
    moods: tuple[tuple[str, int], ...] = field(repr=False)

    @property
    def total(self) -> int:
        """Every entry that could be read."""
        return self.new + self.known + self.changed


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of it: ``added`` entries with ``files``, ``left`` that were here already, ``problem_count`` left out.

    ``batch_id`` undoes it; it is empty when nothing was added.
    """

    batch_id: str
    added: int
    left: int
    files: int
    files_refused: int
    problem_count: int


@dataclass(frozen=True, slots=True)
class JournalImport:
    """Imports into one open vault. ``zone`` is an IANA name for times without one; empty means this computer's."""

    database: Database
    clock: Clock
    zone: str = ""

    def preview(self, path: Path, step: Step = lambda _done, _total: None) -> ImportPreview:
        """Look at a source, all of it. ImportSourceError when it cannot be read; ``step`` may raise to stop."""
        home = self._home()
        tally = _Tally()
        with registry.opened(path) as (known, source), self.database.reading() as session:
            here = journals_batches.known_ids(session, known.source)
            for number, found in enumerate(registry.entries(known, source, Reading(home))):
                if number % _STEP == 0:
                    step(number, 0)
                if isinstance(found, Problem):
                    tally.problem(found)
                else:
                    tally.entry(found, _standing(session, known.source, found, here))
            return ImportPreview(
                path, known.id, known.name, known.source, home.key, tally.new, tally.known, tally.changed,
                tuple(tally.problems), tally.problem_count, tuple(tally.notes.most_common()), tally.first, tally.last,
                tally.files, tally.files_refused, tuple(tally.moods.most_common()),
            )  # fmt: skip

    def run(
        self, preview: ImportPreview, plan: MoodPlan | None = None, step: Step = lambda _done, _total: None
    ) -> tuple[Changes, ImportReport]:
        """Take in what is new, all or nothing.

        ``step`` may raise (ImportStoppedError) to stop: then, as when the disk is full, nothing was taken in.
        ImportSourceError when the source is gone, or another than it was.
        """
        chosen = plan or MoodPlan()
        with registry.opened(preview.path) as (known, source):
            if known.id != preview.format:
                raise ImportSourceError(
                    _("The file is not the one that was looked at. Nothing was taken in; please choose it again."),
                    code="altered-source",
                )
            with self.database.reading() as session:
                here = journals_imports.all_ids(session)
            feed = _Feed(preview, chosen, step)
            entries = feed.entries(registry.entries(known, source, Reading(self._home())), here)
            changes, kept = Batches(self.database, self.clock).keep(known.source, preview.path.name, entries)
        return changes, ImportReport(
            kept.batch_id if kept.added else "", kept.added, kept.known + feed.own, kept.files,
            kept.files_refused + feed.files_refused, feed.problems,
        )  # fmt: skip

    def batches(self) -> tuple[Batch, ...]:
        """Earlier imports, newest first."""
        return Batches(self.database, self.clock).all()

    def undo(self, batch_id: str) -> tuple[Changes, BatchReport]:
        """Take an import back: what came in and was not changed since. NotAllowedError ``held`` while a hold is on."""
        return Batches(self.database, self.clock).undo(batch_id)

    def _home(self) -> ZoneInfo:
        if not self.zone:
            return home_zone()
        found = moments.zone_named(self.zone)
        if not isinstance(found, ZoneInfo):
            raise ImportSourceError(
                _("“{zone}” is no time zone. One looks like Europe/London.").format(zone=self.zone), code="unknown-zone"
            )
        return found


def home_zone() -> ZoneInfo:
    """The zone of this computer; London where it does not say in a way that can be read."""
    told = os.environ.get("TZ", "").lstrip(":")
    place = "/etc/localtime"
    if not told and os.path.islink(place):  # noqa: PTH114 - a link that may lead nowhere
        told = os.path.realpath(place).partition("/zoneinfo/")[2]
    found = moments.zone_named(told)
    return found if isinstance(found, ZoneInfo) else ZoneInfo(_FALLBACK)


class _Tally:
    """Counts for a preview."""

    def __init__(self) -> None:
        self.new = self.known = self.changed = self.files = self.files_refused = self.problem_count = 0
        self.problems: list[Problem] = []
        self.notes: Counter[str] = Counter()
        self.moods: Counter[str] = Counter()
        self.first: date | None = None
        self.last: date | None = None
        self._seen: set[str] = set()

    def problem(self, found: Problem) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(found)

    def entry(self, found: ImportedEntry, standing: tuple[str, str] | None) -> None:
        if standing is not None:
            if _same(found, standing):
                self.known += 1
            else:
                self.changed += 1
            return
        if found.source_id in self._seen:
            self.known += 1
            return
        self._seen.add(found.source_id)
        self.new += 1
        self.notes.update(found.notes)
        if found.mood:
            self.moods[found.mood] += 1
        day = found.moment.date()
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)
        fit = sum(1 for file in found.files if file.size <= LARGEST_FILE)
        self.files += min(fit, MOST_FILES)
        self.files_refused += len(found.files) - min(fit, MOST_FILES)


class _Feed:
    """Hands entries over one by one, their files read only now, and counts what stays behind."""

    def __init__(self, preview: ImportPreview, plan: MoodPlan, step: Step) -> None:
        self._total = preview.total + preview.problem_count
        self._plan, self._step = plan, step
        self.problems = self.files_refused = self.own = 0

    def entries(self, found: Iterator[ImportedEntry | Problem], here: frozenset[str]) -> Iterator[domain.ImportedEntry]:
        """Everything but problems and (of our own exports) what was written in this very vault and is ``here``."""
        for number, one in enumerate(found):
            if number % _STEP == 0:
                self._step(number, self._total)
            if isinstance(one, Problem):
                self.problems += 1
            elif one.source == OWN and one.source_id in here:
                self.own += 1
            else:
                yield domain.ImportedEntry(one.source_id, entry_of(one, self._plan), tuple(self._files(one)))
        self._step(self._total, self._total)

    def _files(self, entry: ImportedEntry) -> Iterator[domain.ImportedFile]:
        for file in entry.files:
            try:
                data = file.read() if file.size <= LARGEST_FILE else None
            except ImportSourceError:
                data = None
            if data is None:
                self.files_refused += 1
            else:
                yield domain.ImportedFile(file.name, file.mime, data, file.id)


def entry_of(found: ImportedEntry, plan: MoodPlan) -> domain.JournalEntry:
    """The entry as the journal keeps it, its mood mapped as the person chose."""
    entry = domain.JournalEntry(
        "", found.title, found.body, found.moment, found.edited or found.moment,
        tags=found.tags, zone=found.zone, pinned=found.pinned, items=found.items, people=found.people,
        prompt=found.prompt,
    )  # fmt: skip
    called = " ".join(plan.names.get(found.mood, found.mood).split()) if found.mood else ""
    if not called or plan.how is MoodsAs.NOTHING:
        return entry
    if plan.how is MoodsAs.TAGS:
        return replace(entry, tags=(*found.tags, called))
    line = mood_line(called)
    return replace(entry, body=f"{found.body}\n\n{line}" if found.body else line)


def mood_line(called: str) -> str:
    """A mood as the last line of an entry."""
    return "*" + _("Mood: {mood}").format(mood=called.replace("*", "")) + "*"


def note_sentence(code: str) -> str:
    """What a note of a preview means."""
    return Problem("", code).sentence


def _standing(session: Session, source: str, entry: ImportedEntry, here: frozenset[str]) -> tuple[str, str] | None:
    """Title and body of the same entry in this vault; nothing is asked of the vault for what it does not know."""
    name = storable(entry.source_id)
    found = journals_imports.standing(session, source, name) if name in here else None
    if found is None and entry.source == OWN:
        found = journals_imports.written_here(session, entry.source_id)
    return found


def _same(found: ImportedEntry, standing: tuple[str, str]) -> bool:
    """Whether an entry that is here says what the source says; a mood's line below it does not count."""
    kept = clean_entry(entry_of(found, MoodPlan(MoodsAs.NOTHING)))
    title, body = standing
    if found.mood and body != kept.body:
        cut, _break, last = body.rpartition("\n\n") if "\n\n" in body else ("", "", body)
        if last.startswith("*") and last.endswith("*") and "\n" not in last:
            body = cut
    return (title, body) == (kept.title, kept.body)
