"""What the page says, as values: sentences and rows out of a preview, a report and earlier imports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from leaderlens.domain.journal import Batch, BatchReport
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services.journal_import import ImportPreview, ImportReport, note_sentence

Rows = tuple[tuple[str, str], ...]
MOST_MOODS = 40
"""Moods that can be renamed one by one; rarer ones keep their names."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview in words. ``moods`` are names with how often each was used; ``new`` is how many would come in."""

    headline: str
    about: str
    counts: Rows
    left_out: Rows = field(repr=False)
    notes: tuple[str, ...]
    moods: tuple[tuple[str, str], ...] = field(repr=False)
    action: str
    new: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """An import of before: ``action`` is what can be done with it, empty when nothing is left of it."""

    id: str
    title: str = field(repr=False)
    line: str
    action: str
    question: str


def looked(preview: ImportPreview, largest_mb: int) -> Looked:
    """A preview as the page shows it."""
    return Looked(
        _("This is {kind}").format(kind=preview.told),
        preview.path.name,
        _counts(preview, largest_mb),
        tuple((one.where, one.sentence) for one in preview.problems),
        tuple(f"{note_sentence(code)} ({count})" for code, count in preview.notes),
        tuple(
            (name, ngettext("{count} entry", "{count} entries", count).format(count=count))
            for name, count in preview.moods[:MOST_MOODS]
        ),
        ngettext("Bring in {count} entry", "Bring in {count} entries", preview.new).format(count=preview.new),
        preview.new,
    )


def _counts(preview: ImportPreview, largest_mb: int) -> Rows:
    rows = [(_("New, and would come in"), str(preview.new))]
    if preview.known:
        rows.append((_("Here already"), str(preview.known)))
    if preview.changed:
        rows.append(
            (_("Here already, but different"), _("{count}: yours stay as they are").format(count=preview.changed))
        )
    if preview.first is not None and preview.last is not None:
        span = _("{first} to {last}").format(first=medium_date(preview.first), last=medium_date(preview.last))
        rows.append((_("Written"), medium_date(preview.first) if preview.first == preview.last else span))
    if preview.files or preview.files_refused:
        rows.append((_("Pictures and files"), str(preview.files)))
    if preview.files_refused:
        told = _("{count}: larger than {limit} MB, or too many in one entry")
        rows.append((_("Files left out"), told.format(count=preview.files_refused, limit=largest_mb)))
    if preview.problem_count:
        rows.append((_("Cannot be read"), str(preview.problem_count)))
    rows.append((_("Times without a zone are read as"), preview.zone.replace("_", " ")))
    return tuple(rows)


def done(report: ImportReport) -> str:
    """What came of an import."""
    if not report.added:
        return _("Nothing was new: everything in it is here already.")
    parts = [ngettext("{count} entry came in.", "{count} entries came in.", report.added).format(count=report.added)]
    if report.files:
        files = ngettext("{count} picture or file with them.", "{count} pictures and files with them.", report.files)
        parts.append(files.format(count=report.files))
    if report.files_refused:
        refused = ngettext(
            "{count} file stayed behind: too large, or unreadable.",
            "{count} files stayed behind: too large, or unreadable.",
            report.files_refused,
        )
        parts.append(refused.format(count=report.files_refused))
    if report.left:
        parts.append(
            ngettext("{count} was here already.", "{count} were here already.", report.left).format(count=report.left)
        )
    return " ".join(parts)


def undone(report: BatchReport) -> str:
    """What came of taking an import back."""
    gone = ngettext("{count} entry was taken out again.", "{count} entries were taken out again.", report.added)
    told = gone.format(count=report.added)
    if not report.known:
        return told
    kept = ngettext(
        "{count} stayed, because you have changed it since.",
        "{count} stayed, because you have changed them since.",
        report.known,
    )
    return f"{told} {kept.format(count=report.known)}"


def earlier(batches: tuple[Batch, ...], zone_of: datetime) -> tuple[Earlier, ...]:
    """Earlier imports, by the clock of ``zone_of``."""
    return tuple(_earlier(batch, batch.moment.astimezone(zone_of.tzinfo)) for batch in batches)


def _earlier(batch: Batch, moment: datetime) -> Earlier:
    came = ngettext("{count} entry came in", "{count} entries came in", batch.entries).format(count=batch.entries)
    untouched = batch.left - batch.changed
    if not batch.left:
        state = _("none is left")
    elif batch.changed:
        state = ngettext("{count} changed since", "{count} changed since", batch.changed).format(count=batch.changed)
    else:
        state = ""
    told = [f"{medium_date(moment)} {moment:%H:%M}", came, *([state] if state else [])]
    question = ngettext(
        "{count} entry will be erased for good, with its files. What you changed since stays.",
        "{count} entries will be erased for good, with their files. What you changed since stays.",
        untouched,
    ).format(count=untouched)
    action = _("Undo this import…") if untouched else ""
    return Earlier(batch.id, batch.name, " · ".join(told), action, question if untouched else "")
